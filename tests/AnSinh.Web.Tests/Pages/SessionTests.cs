using System.Net;
using AnSinh.Core.Access;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Pages;

/// <summary>Sessions on the server: listed, ended everywhere, new at each sign-in.</summary>
[Trait("Check", "S13")]
public sealed class SessionTests(Site site) : IClassFixture<Site>
{
    private const string Mine = "/tai-khoan-cua-toi";

    [Fact]
    public async Task The_own_page_lists_the_open_sessions_and_ends_them_everywhere()
    {
        await site.AddUserAsync("threefold", Permissions.Officer, "Chu Thị Ba");
        using var here = await Visitor.SignedInAsync(site, "threefold");
        using var there = new Visitor(site);
        await there.SignInAsync("threefold", Site.Password, ("Shared", "true"));
        await here.OpenAsync(Mine);
        here.Page.QuerySelectorAll("section[aria-labelledby=h-open] tbody tr").Length.ShouldBe(2);
        here.Text.ShouldContain("máy dùng chung");
        here.Text.ShouldContain("phiên này");
        await here.SendAsync("#thoat-moi-noi");
        (await here.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
        (await there.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
        (await site.EventsAsync("SESSIONS_ENDED")).ShouldContain(one => one.Login == "threefold");
    }

    [Fact]
    public async Task A_cookie_copied_before_signing_out_opens_nothing_after_it()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        var cookie = visitor.Last.Headers.GetValues("Set-Cookie")
            .First(one => one.StartsWith("ansinh-session=", StringComparison.Ordinal)).Split(';')[0];
        (await GetAsync(cookie)).ShouldBe(HttpStatusCode.OK);
        await visitor.OpenAsync("/");
        await visitor.SendAsync("header form[action='/thoat']");
        (await GetAsync(cookie)).ShouldBe(HttpStatusCode.Redirect);
        (await site.EventsAsync("SESSION_ENDED")).ShouldContain(one => one.Login == "officer");
    }

    [Fact]
    public async Task An_administrator_ends_all_sessions_of_an_account_and_nobody_else_does()
    {
        await site.AddUserAsync("watched", Permissions.Officer, "Chu Văn Xem");
        using var watched = await Visitor.SignedInAsync(site, "watched");
        (await watched.OpenAsync("/tai-khoan/officer")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var boss = await Visitor.SignedInAsync(site, "administrator");
        (await boss.OpenAsync("/tai-khoan/watched")).Text.ShouldContain("1 phiên đang mở");
        await boss.SendAsync("#ket-thuc");
        (await watched.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
        (await boss.OpenAsync("/tai-khoan/watched")).Text.ShouldContain("0 phiên đang mở");
        (await boss.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_approves_is_signed_out_after_a_quarter_of_an_hour_others_after_half_an_hour()
    {
        using var chair = await Visitor.SignedInAsync(site, "chair");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        site.Clock.Forward(TimeSpan.FromMinutes(14));
        (await chair.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        site.Clock.Forward(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        (await chair.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
        (await officer.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_sign_in_and_a_changed_password_make_a_new_session()
    {
        await site.AddUserAsync("renewed", Permissions.Officer, "Chu Văn Mới");
        using var visitor = await Visitor.SignedInAsync(site, "renewed");
        var first = await OnlyOpenAsync("renewed");
        await visitor.OpenAsync("/doi-mat-khau");
        await visitor.SendAsync(
            "main form", ("Current", Site.Password), ("Chosen", "mùa gặt năm ngoái"), ("Again", "mùa gặt năm ngoái"));
        (await visitor.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        (await OnlyOpenAsync("renewed")).ShouldNotBe(first);
        (await site.EventsAsync("PASSWORD_CHANGED")).ShouldContain(one => one.Login == "renewed");
    }

    [Fact]
    public async Task An_administrator_gives_a_new_password_that_is_shown_once_and_ends_what_was_open()
    {
        await site.AddUserAsync("forgot", Permissions.Officer, "Chu Văn Quên");
        using var old = await Visitor.SignedInAsync(site, "forgot");
        using var boss = await Visitor.SignedInAsync(site, "administrator");
        await boss.OpenAsync("/tai-khoan/forgot");
        await boss.SendAsync("#cap-mat-khau");
        var password = (await boss.OpenAsync("/tai-khoan/forgot")).Find(".as-note b.mono").TextContent;
        (await boss.OpenAsync("/tai-khoan/forgot")).Text.ShouldNotContain(password);
        (await old.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
        using var again = new Visitor(site);
        await again.SignInAsync("forgot");
        again.Text.ShouldContain(SignInRules.WrongNameOrPassword.Message);
        await again.SignInAsync("forgot", password);
        again.SentTo.ShouldBe("/doi-mat-khau");
    }

    private async Task<Guid> OnlyOpenAsync(string login)
    {
        var account = await site.AccountAsync(login);
        var id = Guid.Empty;
        await site.WithAsync<AppDb>(async db => id = (await db.UserSessions.AsNoTracking()
            .SingleAsync(one => one.UserId == account.Id && one.EndedAt == null)).Id);
        return id;
    }

    private async Task<HttpStatusCode> GetAsync(string cookie)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = site.Address,
        };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode;
    }
}
