using System.Net;
using System.Security.Cryptography;
using System.Text;
using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace AnSinh.Web.Tests.Access;

/// <summary>Signing in by the office's own system, whose tokens are checked in every part.</summary>
public sealed class OutsideTests(OutsideOffice office) : IClassFixture<OutsideOffice>
{
    private readonly FakeIssuer issuer = office.Issuer;
    private readonly Site site = office.Site;

    [Trait("Check", "S12")]
    [Fact]
    public async Task Who_is_linked_gets_in_to_what_was_asked_for_and_proves_nothing_by_it()
    {
        using var visitor = new Visitor(site);
        (await visitor.OpenAsync("/dang-nhap?den=/doi-tuong")).Find("#co-quan").GetAttribute("href")
            .ShouldBe("/dang-nhap/co-quan?den=%2Fdoi-tuong");
        var address = await GoAndReturnAsync(visitor, says => says, "/dang-nhap/co-quan?den=%2Fdoi-tuong");
        visitor.SentTo.ShouldBe("/doi-tuong");
        (await visitor.OpenAsync("/doi-tuong")).Status.ShouldBe(HttpStatusCode.OK);
        address.ShouldContain("code_challenge_method=S256");
        (await visitor.OpenAsync("/xac-nhan?den=/")).Find("#Proof").GetAttribute("type").ShouldBe("password");
    }

    [Theory]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("expired")]
    [InlineData("early")]
    [InlineData("no end")]
    [InlineData("nonce")]
    [InlineData("no nonce")]
    [InlineData("two audiences")]
    [InlineData("other key")]
    [InlineData("secret as key")]
    [InlineData("no signature")]
    [InlineData("no subject")]
    public async Task A_token_that_is_wrong_in_one_thing_opens_nothing(string wrong)
    {
        using var visitor = new Visitor(site);
        await GoAndReturnAsync(visitor, says => Spoil(says, wrong));
        visitor.Status.ShouldBe(HttpStatusCode.Forbidden);
        visitor.Text.ShouldContain("chưa xác nhận được bạn");
        (await visitor.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
    }

    [Fact]
    public async Task Who_is_not_linked_gets_no_account()
    {
        using var visitor = new Visitor(site);
        await GoAndReturnAsync(visitor, says =>
        {
            says.Claims["sub"] = "nguoi-la@co-quan";
            return says;
        });
        visitor.Text.ShouldContain("chưa được nối");
        (await visitor.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
    }

    [Fact]
    public async Task The_answer_to_another_browser_another_state_or_a_late_one_opens_nothing()
    {
        using var visitor = new Visitor(site);
        var (state, code) = await LeaveAsync(visitor, says => says);
        using var stranger = new Visitor(site);
        await stranger.OpenAsync($"/dang-nhap/co-quan/ve?code={code}&state={state}");
        stranger.Text.ShouldContain("bắt đầu ở trình duyệt khác");
        await visitor.OpenAsync($"/dang-nhap/co-quan/ve?code={code}&state={state}x");
        visitor.Status.ShouldBe(HttpStatusCode.Forbidden);

        (state, code) = await LeaveAsync(visitor, says => says);
        site.Clock.Forward(FactorRules.CodePageLasts + TimeSpan.FromSeconds(1));
        await visitor.OpenAsync($"/dang-nhap/co-quan/ve?code={code}&state={state}");
        visitor.Text.ShouldContain("quá lâu");
        (await visitor.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
    }

    [Trait("Check", "S12")]
    [Fact]
    public async Task The_second_factor_is_asked_for_as_after_a_password_and_a_disabled_account_stays_out()
    {
        var phone = await site.AddUserWithPhoneAsync("phoned");
        await office.LinkAsync("phoned", "co-dien-thoai");
        using var visitor = new Visitor(site);
        await GoAndReturnAsync(visitor, says => Of(says, "co-dien-thoai"));
        visitor.SentTo.ShouldStartWith("/dang-nhap/ma");
        (await visitor.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
        await visitor.OpenAsync("/dang-nhap/ma");
        await visitor.SendAsync("#nhap-ma", ("Code", phone.Next()));
        (await visitor.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);

        await site.WithAsync<UserService>(
            users => users.DisableAsync("phoned", MonthOffice.As("administrator")));
        using var late = new Visitor(site);
        await GoAndReturnAsync(late, says => Of(says, "co-dien-thoai"));
        late.Text.ShouldContain("ngừng sử dụng");
    }

    [Fact]
    public async Task An_administrator_links_an_account_once_and_takes_the_link_away()
    {
        using var boss = await Visitor.SignedInAsync(site, "administrator");
        await boss.OpenAsync("/tai-khoan/chair");
        await boss.SendAsync("#noi", ("subject", "chutich@co-quan"));
        (await boss.OpenAsync("/tai-khoan/chair")).Text.ShouldContain("chutich@co-quan");
        await boss.OpenAsync("/tai-khoan/auditor");
        await boss.SendAsync("#noi", ("subject", "chutich@co-quan"));
        (await site.AccountAsync("auditor")).ExternalSubject.ShouldBeNull();
        await boss.OpenAsync("/tai-khoan/chair");
        await boss.SendAsync("#noi", ("subject", ""));
        (await site.AccountAsync("chair")).ExternalSubject.ShouldBeNull();
        (await site.EventsAsync("USER_LINKED")).Count(one => one.Login == "administrator").ShouldBe(2);
    }

    [Fact]
    public async Task Without_such_a_system_there_is_no_such_page()
    {
        await using var plain = new Site();
        await plain.InitializeAsync();
        using var visitor = new Visitor(plain);
        (await visitor.OpenAsync("/dang-nhap/co-quan")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.OpenAsync("/dang-nhap")).Page.QuerySelector("#co-quan").ShouldBeNull();
    }

    private async Task<string> GoAndReturnAsync(
        Visitor visitor, Func<SecurityTokenDescriptor, SecurityTokenDescriptor> says,
        string from = "/dang-nhap/co-quan")
    {
        var (state, code) = await LeaveAsync(visitor, says, from);
        var address = visitor.SentTo;
        await visitor.OpenAsync($"/dang-nhap/co-quan/ve?code={code}&state={state}");
        return address;
    }

    /// <summary>Goes there; signs in there as who the token will say.</summary>
    private async Task<(string State, string Code)> LeaveAsync(
        Visitor visitor, Func<SecurityTokenDescriptor, SecurityTokenDescriptor> says,
        string from = "/dang-nhap/co-quan")
    {
        await visitor.OpenAsync(from);
        visitor.SentTo.ShouldStartWith(issuer.Address + "/authorize?");
        var asked = QueryHelpers.ParseQuery(new Uri(visitor.SentTo).Query);
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var token = issuer.Token(says(new SecurityTokenDescriptor
        {
            Issuer = issuer.Address,
            Claims = new Dictionary<string, object>
            {
                ["sub"] = "hanhnt@co-quan",
                ["nonce"] = asked["nonce"].ToString(),
                ["aud"] = FakeIssuer.Client,
            },
            NotBefore = now,
            Expires = now.AddMinutes(5),
            SigningCredentials = issuer.Key,
        }));
        return (asked["state"].ToString(), issuer.CodeFor(asked["code_challenge"].ToString(), token));
    }

    private static SecurityTokenDescriptor Of(SecurityTokenDescriptor says, string sub)
    {
        says.Claims["sub"] = sub;
        return says;
    }

    private static SecurityTokenDescriptor Spoil(SecurityTokenDescriptor says, string wrong)
    {
        Action change = wrong switch
        {
            "issuer" => () => says.Issuer = "https://example.test",
            "audience" => () => says.Claims["aud"] = "another",
            "expired" => () => says.Expires = says.NotBefore!.Value.AddMinutes(-2),
            "early" => () => says.NotBefore = says.NotBefore!.Value.AddMinutes(2),
            "no end" => () => says.Expires = null,
            "nonce" => () => says.Claims["nonce"] = "another",
            "no nonce" => () => says.Claims.Remove("nonce"),
            "two audiences" => () => says.Claims["aud"] = new[] { FakeIssuer.Client, "another" },
            "other key" => () => says.SigningCredentials = new SigningCredentials(
                new RsaSecurityKey(RSA.Create(2048)) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
            "secret as key" => () => says.SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(SHA256.HashData(Encoding.UTF8.GetBytes(FakeIssuer.Secret))) { KeyId = "one" },
                SecurityAlgorithms.HmacSha256),
            "no signature" => () => says.SigningCredentials = null,
            "no subject" => () => says.Claims.Remove("sub"),
            _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, "unknown fault"),
        };
        change();
        return says;
    }
}

/// <summary>A site with a sign-in system beside it, where the officer is hanhnt@co-quan.</summary>
public sealed class OutsideOffice : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("ansinh-oidc").FullName;

    public FakeIssuer Issuer { get; private set; } = null!;

    public Site Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Issuer = await FakeIssuer.StartAsync();
        var secret = Path.Combine(folder, "secret");
        await File.WriteAllTextAsync(secret, FakeIssuer.Secret + "\n");
        Site = new Site { Outside = new OutsideOptions(Issuer.Address, FakeIssuer.Client, secret) };
        await Site.InitializeAsync();
        await LinkAsync("officer", "hanhnt@co-quan");
    }

    public Task LinkAsync(string login, string sub) => Site.WithAsync<UserService>(async users =>
        (await users.LinkOutsideAsync(login, Site.Outside!.SubjectOf(sub), new Actor("test", "test", "test")))
            .ShouldBeNull());

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Issuer.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
