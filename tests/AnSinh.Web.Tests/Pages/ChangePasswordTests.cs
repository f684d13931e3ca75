using System.Net;
using AnSinh.Core.Access;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages;

/// <summary>The first password is replaced before anything else.</summary>
public sealed class ChangePasswordTests(Site site) : IClassFixture<Site>
{
    [Trait("Check", "S11")]
    [Fact]
    public async Task A_password_given_out_opens_only_the_page_that_replaces_it()
    {
        var added = await site.AddNewUserAsync("first", Permissions.Officer, "Chu Thị Đầu");
        using var visitor = new Visitor(site);
        await visitor.SignInAsync("first", added.Password);
        visitor.SentTo.ShouldBe("/doi-mat-khau");
        (await visitor.OpenAsync("/")).SentTo.ShouldBe("/doi-mat-khau");
        await visitor.OpenAsync("/doi-mat-khau");
        visitor.Text.ShouldContain("Đây là lần đăng nhập đầu.");
        await ChangeAsync(visitor, added.Password, "mùa gặt năm ngoái");
        visitor.SentTo.ShouldBe("/doi-mat-khau?xong=true");
        (await visitor.OpenAsync(visitor.SentTo)).Text.ShouldContain("Đã đổi mật khẩu.");
        (await visitor.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Trait("Check", "S11")]
    [Fact]
    public async Task A_password_given_out_and_not_used_in_three_days_is_dead()
    {
        var added = await site.AddNewUserAsync("late", Permissions.Officer, "Chu Văn Muộn");
        site.Clock.Forward(SignInRules.FirstPasswordLasts);
        using var visitor = new Visitor(site);
        await visitor.SignInAsync("late", added.Password);
        visitor.Text.ShouldContain("Mật khẩu cấp lần đầu đã quá hạn.");
    }

    [Trait("Check", "S11")]
    [Theory]
    [InlineData("ngắn", "Bạn đã nhập 4")]
    [InlineData("aaaaaaaaaaaa", "dễ đoán")]
    [InlineData("xin chào officer", "dễ đoán")]
    [InlineData("matkhau2026 nhé", "dễ đoán")]
    [InlineData(Site.Password, "trùng mật khẩu đang dùng")]
    public async Task A_weak_password_is_refused_with_the_reason(string chosen, string reason)
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/doi-mat-khau");
        await ChangeAsync(visitor, Site.Password, chosen);
        visitor.Find("#Chosen-error").TextContent.ShouldContain(reason);
    }

    [Fact]
    public async Task The_current_password_and_two_equal_new_ones_are_needed()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/doi-mat-khau");
        await ChangeAsync(visitor, "không phải nó đâu", "mùa gặt năm ngoái");
        visitor.Find("#Current-error").TextContent.ShouldContain("Mật khẩu đang dùng chưa đúng.");
        await visitor.SendAsync(
            "main form", ("Current", Site.Password), ("Chosen", "mùa gặt năm ngoái"), ("Again", "mùa gặt năm nay"));
        visitor.Find("#Again-error").TextContent.ShouldContain("khác nhau");
    }

    [Trait("Check", "S13")]
    [Fact]
    public async Task Changing_the_password_ends_the_other_sessions_of_the_account()
    {
        await site.AddUserAsync("twice", Permissions.Officer, "Đàm Thị Hai");
        using var here = await Visitor.SignedInAsync(site, "twice");
        using var there = await Visitor.SignedInAsync(site, "twice");
        await here.OpenAsync("/doi-mat-khau");
        await ChangeAsync(here, Site.Password, "mùa gặt năm ngoái");
        (await here.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        (await there.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
    }

    private static Task ChangeAsync(Visitor visitor, string current, string chosen) =>
        visitor.SendAsync("main form", ("Current", current), ("Chosen", chosen), ("Again", chosen));
}
