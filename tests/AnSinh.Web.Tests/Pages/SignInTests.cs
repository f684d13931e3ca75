using System.Net;
using AnSinh.Core.Access;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Pages;

/// <summary>Signing in, staying in, being cut off.</summary>
public sealed class SignInTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_page_asked_for_without_a_session_is_opened_after_signing_in()
    {
        using var visitor = new Visitor(site);
        await visitor.OpenAsync("/doi-mat-khau?x=1");
        visitor.SentTo.ShouldEndWith("/dang-nhap?den=%2Fdoi-mat-khau%3Fx%3D1");
        await visitor.OpenAsync(new Uri(visitor.SentTo).PathAndQuery);
        await visitor.SendAsync("main form", ("Login", "officer"), ("Password", Site.Password));
        visitor.SentTo.ShouldBe("/doi-mat-khau?x=1");
    }

    [Fact]
    public async Task A_return_address_of_another_site_is_not_followed()
    {
        using var visitor = new Visitor(site);
        await visitor.OpenAsync("/dang-nhap?den=https://example.test/");
        await visitor.SendAsync("main form", ("Login", "officer"), ("Password", Site.Password));
        visitor.SentTo.ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_answered_alike()
    {
        using var visitor = new Visitor(site);
        await visitor.SignInAsync("officer", "sai mật khẩu rồi");
        var wrong = visitor.Find(".as-summary").TextContent;
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Find("#Login").GetAttribute("value").ShouldBe("officer");
        visitor.Page.QuerySelector("#Password")!.HasAttribute("value").ShouldBeFalse();
        await visitor.SignInAsync("nobody", "sai mật khẩu rồi");
        visitor.Find(".as-summary").TextContent.ShouldBe(wrong);
        wrong.ShouldContain(SignInRules.WrongNameOrPassword.Message);
    }

    [Fact]
    public async Task Empty_fields_are_named_in_the_summary_and_at_the_field_in_the_same_words()
    {
        using var visitor = new Visitor(site);
        await visitor.SignInAsync("", "");
        visitor.Find(".as-summary h2").TextContent.ShouldBe("Có 2 chỗ cần sửa");
        visitor.Find(".as-summary a[href='#Login']").TextContent.ShouldBe("Nhập tên đăng nhập.");
        visitor.Find("#Login-error").TextContent.ShouldBe("Lỗi: Nhập tên đăng nhập.");
        visitor.Find("#Login").GetAttribute("aria-describedby").ShouldBe("Login-hint Login-error");
        visitor.Find("#Login").GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Trait("Check", "S15")]
    [Fact]
    public async Task The_fifth_failure_locks_the_account_for_a_quarter_of_an_hour()
    {
        await site.AddUserAsync("locked", Permissions.Officer, "Nông Văn Khóa");
        using var visitor = new Visitor(site);
        for (var i = 0; i < SignInRules.FailuresBeforeLock; i++)
        {
            await visitor.SignInAsync("locked", "sai mật khẩu rồi");
        }

        visitor.Text.ShouldContain("Thử lại sau 15 phút");
        await visitor.SignInAsync("locked");
        visitor.Text.ShouldContain("tài khoản tạm khóa");
        site.Clock.Forward(SignInRules.LockLasts);
        await visitor.SignInAsync("locked");
        visitor.SentTo.ShouldBe("/");
    }

    [Fact]
    public async Task Failures_before_a_good_sign_in_are_forgotten()
    {
        await site.AddUserAsync("forgiven", Permissions.Officer, "Lý Thị Nhớ");
        using var visitor = new Visitor(site);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 1; i < SignInRules.FailuresBeforeLock; i++)
            {
                await visitor.SignInAsync("forgiven", "sai mật khẩu rồi");
            }

            using var other = await Visitor.SignedInAsync(site, "forgiven");
        }
    }

    [Trait("Check", "S13")]
    [Fact]
    public async Task A_session_not_used_for_half_an_hour_has_ended_and_a_used_one_has_not()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        for (var i = 0; i < 3; i++)
        {
            site.Clock.Forward(TimeSpan.FromMinutes(20));
            (await visitor.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        }

        site.Clock.Forward(SignInRules.Idle + TimeSpan.FromSeconds(1));
        (await visitor.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
    }

    [Trait("Check", "S13")]
    [Fact]
    public async Task On_a_shared_computer_ten_idle_minutes_end_the_session()
    {
        using var visitor = new Visitor(site);
        await visitor.SignInAsync("officer", Site.Password, ("Shared", "true"));
        site.Clock.Forward(TimeSpan.FromMinutes(9));
        (await visitor.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        site.Clock.Forward(TimeSpan.FromMinutes(11));
        (await visitor.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
    }

    [Trait("Check", "S13")]
    [Fact]
    public async Task After_twelve_hours_even_a_busy_session_has_ended()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        var steps = (int)(SignInRules.SessionLasts / TimeSpan.FromMinutes(20));
        for (var i = 1; i < steps; i++)
        {
            site.Clock.Forward(TimeSpan.FromMinutes(20));
            (await visitor.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        }

        site.Clock.Forward(TimeSpan.FromMinutes(20));
        (await visitor.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
    }

    [Trait("Check", "S13")]
    [Fact]
    public async Task A_disabled_account_is_cut_off_at_its_next_click()
    {
        await site.AddUserAsync("leaving", Permissions.Officer, "Vi Thị Đi");
        using var visitor = await Visitor.SignedInAsync(site, "leaving");
        (await visitor.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        await site.WithAsync<UserService>(
            users => users.DisableAsync("leaving", MonthOffice.As("administrator")));
        (await visitor.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
        await visitor.SignInAsync("leaving");
        visitor.Text.ShouldContain("Tài khoản đã ngừng sử dụng");
    }

    [Trait("Check", "S13")]
    [Fact]
    public async Task An_account_ends_with_its_last_day_in_the_middle_of_a_session()
    {
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);
        var added = await site.AddNewUserAsync("seasonal", Permissions.Officer, "Hứa Văn Mùa", until: today);
        await site.WithAsync<UserService>(
            users => users.ChangePasswordAsync(added.Account, added.Password, Site.Password));
        using var visitor = await Visitor.SignedInAsync(site, "seasonal");
        (await visitor.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        await site.WithAsync<AppDb>(async db =>
        {
            var user = await db.Users.SingleAsync(one => one.UserName == "seasonal");
            user.UntilOn = today.AddDays(-1);
            await db.SaveChangesAsync();
        });
        (await visitor.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
        await visitor.SignInAsync("seasonal");
        visitor.Text.ShouldContain("Tài khoản hết hạn sau ngày");
    }

    [Trait("Check", "S14")]
    [Fact]
    public async Task Signing_out_needs_the_form_and_ends_the_session()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync("/thoat")).SentTo.ShouldBe("/");
        (await visitor.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        await visitor.SendAsync("header form[action='/thoat']");
        visitor.SentTo.ShouldBe("/dang-nhap");
        (await visitor.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
    }

    [Trait("Check", "S14")]
    [Fact]
    public async Task A_form_sent_without_its_token_is_refused_calmly()
    {
        using var visitor = new Visitor(site);
        var response = await visitor.PostRawAsync("/dang-nhap", ("Login", "officer"), ("Password", Site.Password));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Trang đã mở quá lâu");
    }

    [Trait("Check", "S13")]
    [Fact]
    public async Task The_session_cookie_is_closed_to_script_and_to_other_sites()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        var cookie = visitor.Last.Headers.GetValues("Set-Cookie")
            .Single(one => one.StartsWith("ansinh-session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        cookie.ShouldNotContain("expires=", Case.Insensitive);
    }
}
