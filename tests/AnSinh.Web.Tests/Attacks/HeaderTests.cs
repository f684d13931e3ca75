using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnSinh.Core.Access;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Attacks;

/// <summary>How pages travel and what they allow, at every address there is.</summary>
[Trait("Check", "S24")]
public sealed class HeaderTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Nothing =
    [
        "/metrics", "/.git/config", "/.git/HEAD", "/.env", "/swagger", "/swagger/index.html",
        "/swagger/v1/swagger.json",
        "/openapi/v1.json", "/appsettings.json", "/web.config", "/packages.lock.json", "/AnSinh.Web.dll", "/debug",
        "/health", "/server-status", "/trace.axd", "/elmah.axd", "/wp-login.php", "/lib/..%2f..%2fappsettings.json",
        "/..%2f..%2fetc%2fpasswd", "/ansinh.db", "/data/demo.db", "/backup",
    ];

    public static TheoryData<string> Roles => [.. Permissions.Roles.Select(role => role.Code)];

    [Trait("Check", "S26")]
    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Every_address_answers_with_the_headers_and_is_kept_nowhere(string role)
    {
        using var visitor = await Visitor.SignedInAsync(site, role.ToLowerInvariant());
        string[] others = ["/khong-co", "/loi/500", "/loi/429", "/dang-nhap", "/huong-dan", "/healthz", "/thoat"];
        foreach (var path in RouteRights.All.Where(one => one.Method == "GET").Select(site.AddressOf).Concat(others))
        {
            await visitor.OpenAsync(path);
            var policy = visitor.Last.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldNotContain("unsafe", customMessage: path);
            policy.ShouldContain("default-src 'none'", customMessage: path);
            policy.ShouldContain("frame-ancestors 'none'", customMessage: path);
            visitor.Last.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], path);
            visitor.Last.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"], path);
            visitor.Last.Headers.CacheControl!.NoStore.ShouldBeTrue(path);
            visitor.Last.Headers.Contains("Server").ShouldBeFalse(path);
            visitor.Last.Headers.Contains("X-Powered-By").ShouldBeFalse(path);
        }
    }

    [Fact]
    public async Task Nothing_of_the_inside_is_at_an_address()
    {
        using var visitor = await Visitor.SignedInAsync(site, "administrator");
        foreach (var path in Nothing)
        {
            (await visitor.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Trait("Check", "S26")]
    [Fact]
    public async Task No_script_of_ours_keeps_anything_in_the_browser()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/");
        var scripts = visitor.Page.QuerySelectorAll("script[src]").Select(one => one.GetAttribute("src")!)
            .Where(path => !path.StartsWith("/lib/", StringComparison.Ordinal)).ToList();
        scripts.ShouldNotBeEmpty();
        foreach (var path in scripts)
        {
            var text = System.Text.Encoding.UTF8.GetString(await visitor.DownloadAsync(path));
            // Whether single keys are on is the one thing that is kept.
            text.Replace("localStorage.getItem('keys')", "").Replace("localStorage.setItem('keys', ", "")
                .ShouldNotContain("localStorage", customMessage: path);
            text.ShouldNotContain("sessionStorage", customMessage: path);
            text.ShouldNotContain("indexedDB", customMessage: path);
            text.ShouldNotContain("document.cookie", customMessage: path);
        }
    }

    [Trait("Check", "S13")]
    [Fact]
    public async Task By_https_cookies_are_for_this_host_alone_and_browsers_are_told_to_stay_with_it()
    {
        var (secure, known) = await SecureSiteAsync();
        try
        {
            using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
            handler.SslOptions.RemoteCertificateValidationCallback =
                (_, given, _, _) => given?.GetCertHashString() == known;
            using var client = new HttpClient(handler) { BaseAddress = secure.Address };
            var answer = await client.GetAsync(new Uri("/dang-nhap", UriKind.Relative));
            answer.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000"]);
            var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
            cookie.ShouldStartWith("__Host-ansinh-form=");
            cookie.ShouldContain("secure");
            cookie.ShouldContain("path=/");
            (await HandshakeAsync(secure, known, SslProtocols.Tls12)).ShouldBe(SslProtocols.Tls12);
            (await HandshakeAsync(secure, known, SslProtocols.Tls13)).ShouldBe(SslProtocols.Tls13);
            // 1.1, by its number: its name is marked as not to be used.
            await Should.ThrowAsync<Exception>(() => HandshakeAsync(secure, known, (SslProtocols)0x300));
        }
        finally
        {
            await secure.DisposeAsync();
        }
    }

    [Fact]
    public async Task Control_by_http_nothing_is_said_about_https()
    {
        using var visitor = new Visitor(site);
        await visitor.OpenAsync("/dang-nhap");
        visitor.Last.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    /// <summary>As docs/operations.md says: certificate and key as files, named by two variables.</summary>
    private static async Task<(Site Site, string Known)> SecureSiteAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = TestFolder.NewFile(".pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(file + ".key", key.ExportPkcs8PrivateKeyPem());
        Environment.SetEnvironmentVariable("Kestrel__Certificates__Default__Path", file);
        Environment.SetEnvironmentVariable("Kestrel__Certificates__Default__KeyPath", file + ".key");
        try
        {
            var secure = new Site { Change = options => options with { Urls = "https://127.0.0.1:0", Https = true } };
            await secure.InitializeAsync();
            return (secure, certificate.GetCertHashString());
        }
        finally
        {
            Environment.SetEnvironmentVariable("Kestrel__Certificates__Default__Path", null);
            Environment.SetEnvironmentVariable("Kestrel__Certificates__Default__KeyPath", null);
        }
    }

    private static async Task<SslProtocols> HandshakeAsync(Site secure, string known, SslProtocols protocols)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, secure.Address.Port);
        await using var stream = new SslStream(
            socket.GetStream(), leaveInnerStreamOpen: false, (_, given, _, _) => given?.GetCertHashString() == known);
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            EnabledSslProtocols = protocols,
        });
        return stream.SslProtocol;
    }
}
