using System.Net;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Users;

/// <summary>The accounts.</summary>
public sealed class UsersTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Only_the_administrator_opens_it()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync("/tai-khoan")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.OpenAsync("/tai-khoan/them")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_account_is_added_with_a_password_that_is_shown_once_and_written_down()
    {
        using var visitor = await Visitor.SignedInAsync(site, "administrator");
        await visitor.OpenAsync("/tai-khoan/them");
        await visitor.SendAsync("main form", ("Login", "hanhnt"), ("FullName", ""), ("PersonKey", "p9"),
            ("Role", "OFFICER"));
        visitor.Find(".as-summary").TextContent.ShouldContain("Ghi họ tên");
        await visitor.SendAsync(
            "main form", ("Login", "hanhnt"), ("FullName", "Nông Thị Hạnh"), ("PersonKey", "p9"), ("Role", "OFFICER"),
            ("AreaCode", "05971"), ("UntilText", "31/12/2027"));
        visitor.SentTo.ShouldBe("/tai-khoan");
        await visitor.OpenAsync("/tai-khoan");
        var password = visitor.Find(".as-note b.mono").TextContent;
        visitor.Text.ShouldContain("Nông Thị Hạnh");
        (await visitor.OpenAsync("/tai-khoan")).Text.ShouldNotContain(password);
        (await site.EventsAsync("USER_ADDED")).Single().Sentence.ShouldContain("hanhnt");
        using var fresh = new Visitor(site);
        await fresh.SignInAsync("hanhnt", password);
        fresh.SentTo.ShouldBe("/doi-mat-khau");
    }

    [Fact]
    public async Task A_disabled_account_is_out_and_the_log_says_who_did_it()
    {
        await site.AddUserAsync("senglv", "OFFICER", "Lý Văn Séng");
        using var visitor = await Visitor.SignedInAsync(site, "administrator");
        await visitor.OpenAsync("/tai-khoan");
        await visitor.SendAsync("form:has(input[value=senglv])");
        visitor.Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.EventsAsync("USER_DISABLED")).Single().Login.ShouldBe("administrator");
        using var gone = new Visitor(site);
        await gone.SignInAsync("senglv");
        gone.Text.ShouldContain("ngừng sử dụng");
        await visitor.OpenAsync("/tai-khoan");
        var form = visitor.Find("form[action*='Disable'] input[name=__RequestVerificationToken]");
        (await visitor.PostRawAsync(
            "/tai-khoan?handler=Disable", ("login", "nobody"),
            ("__RequestVerificationToken", form.GetAttribute("value")!)))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
