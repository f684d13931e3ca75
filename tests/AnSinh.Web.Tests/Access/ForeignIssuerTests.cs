using System.Net;
using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Access;

/// <summary>Signing in by a system that others wrote: what is wrong is not believed.</summary>
[Trait("Run", "full")]
public sealed class ForeignIssuerTests : IAsyncLifetime
{
    private const string Name = "hanhnt@co-quan";

    private readonly string folder = Directory.CreateTempSubdirectory("ansinh-oidc").FullName;
    private ForeignIssuer issuer = null!;
    private Site site = null!;
    private Site deceived = null!;
    private bool isStarted;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("ANSINH_FULL") == "1", "./test full only");
        issuer = await ForeignIssuer.StartAsync();
        site = await SiteAsync(issuer.Address);
        deceived = await SiteAsync(issuer.Address + "/liar");
        await issuer.AnswerAsync(new[] { site, deceived }.Select(one => $"{one.Address}dang-nhap/co-quan/ve"));
        isStarted = true;
    }

    [Fact]
    public async Task Who_is_linked_signs_in_there_and_gets_in_here_to_what_was_asked_for()
    {
        using var visitor = new Visitor(site);
        var away = await LeaveAsync(visitor, "/dang-nhap/co-quan?den=%2Fdoi-tuong");
        away.ShouldContain("code_challenge_method=S256");
        await visitor.OpenAsync(await ForeignIssuer.SignInAsync(away, Name));
        visitor.SentTo.ShouldBe("/doi-tuong");
        (await visitor.OpenAsync("/doi-tuong")).Status.ShouldBe(HttpStatusCode.OK);

        using var stranger = new Visitor(site);
        await stranger.OpenAsync(await ForeignIssuer.SignInAsync(await LeaveAsync(stranger), "nguoi-la@co-quan"));
        stranger.Text.ShouldContain("chưa được nối");
        await StaysOutAsync(stranger);
    }

    [Fact]
    public async Task A_token_for_another_nonce_is_not_believed()
    {
        using var visitor = new Visitor(site);
        var away = await LeaveAsync(visitor);
        var nonce = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(away).Query)["nonce"].ToString();
        await visitor.OpenAsync(await ForeignIssuer.SignInAsync(
            away.Replace("nonce=" + nonce, "nonce=another", StringComparison.Ordinal), Name));
        await RefusedAsync(visitor);
    }

    [Fact]
    public async Task A_token_that_ended_meanwhile_is_not_believed()
    {
        using var visitor = new Visitor(site);
        var back = await ForeignIssuer.SignInAsync(await LeaveAsync(visitor), Name);
        // The token lasts half a minute, clocks may differ by one; the way there and back may take five.
        site.Clock.Forward(TimeSpan.FromMinutes(2));
        await visitor.OpenAsync(back);
        await RefusedAsync(visitor);
    }

    [Fact]
    public async Task A_token_of_another_issuer_is_not_believed()
    {
        using var visitor = new Visitor(deceived);
        await visitor.OpenAsync(await ForeignIssuer.SignInAsync(await LeaveAsync(visitor), Name));
        await RefusedAsync(visitor);
    }

    [Fact]
    public async Task A_code_is_worth_nothing_with_another_verifier()
    {
        using var visitor = new Visitor(site);
        var away = await LeaveAsync(visitor);
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(away).Query);
        await visitor.OpenAsync(await ForeignIssuer.SignInAsync(
            away.Replace(asked["code_challenge"].ToString(), new string('a', 43), StringComparison.Ordinal), Name));
        await RefusedAsync(visitor);
    }

    public async ValueTask DisposeAsync()
    {
        if (isStarted)
        {
            await site.DisposeAsync();
            await deceived.DisposeAsync();
            issuer.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> LeaveAsync(Visitor visitor, string from = "/dang-nhap/co-quan")
    {
        await visitor.OpenAsync(from);
        return visitor.SentTo;
    }

    private static async Task RefusedAsync(Visitor visitor)
    {
        visitor.Status.ShouldBe(HttpStatusCode.Forbidden);
        visitor.Text.ShouldContain("chưa xác nhận được bạn");
        await StaysOutAsync(visitor);
    }

    private static async Task StaysOutAsync(Visitor visitor) =>
        (await visitor.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");

    /// <summary>A site of the real time, for the other system knows no other; the officer has that name.</summary>
    private async Task<Site> SiteAsync(string authority)
    {
        var secret = Path.Combine(folder, "secret");
        await File.WriteAllTextAsync(secret, ForeignIssuer.Secret + "\n");
        var made = new Site { Outside = new OutsideOptions(authority, "ansinh", secret) };
        made.Clock.Forward(TimeProvider.System.GetUtcNow() - made.Clock.GetUtcNow());
        await made.InitializeAsync();
        await made.WithAsync<UserService>(async users => (await users.LinkOutsideAsync(
            "officer", made.Outside!.SubjectOf(Name), new Actor("test", "test", "test"))).ShouldBeNull());
        return made;
    }
}
