using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AnSinh.Web.Tests.Access;

/// <summary>
/// A sign-in system of our own with real keys, that a test makes lie: what its tokens say is what the test wants. It
/// checks what it is sent as a real one does: code once, client secret, PKCE.
/// </summary>
public sealed class FakeIssuer : IAsyncDisposable
{
    public const string Client = "ansinh";
    public const string Secret = "bí mật của + cơ quan";

    private readonly RSA rsa = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Challenge, string Token)> codes = [];
    private readonly WebApplication app;

    private FakeIssuer()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = Address,
            authorization_endpoint = Address + "/authorize",
            token_endpoint = Address + "/token",
            jwks_uri = Address + "/jwks",
        });
        app.MapGet("/jwks", () =>
        {
            var key = rsa.ExportParameters(false);
            return new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        kid = "one",
                        n = WebEncoders.Base64UrlEncode(key.Modulus!),
                        e = WebEncoders.Base64UrlEncode(key.Exponent!),
                    },
                },
            };
        });
        app.MapPost("/token", TokenAsync);
    }

    public string Address => app.Urls.First();

    public SigningCredentials Key => new(new RsaSecurityKey(rsa) { KeyId = "one" }, SecurityAlgorithms.RsaSha256);

    public static async Task<FakeIssuer> StartAsync()
    {
        var issuer = new FakeIssuer();
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>Somebody signed in there: the code that goes back with the browser.</summary>
    public string CodeFor(string challenge, string token)
    {
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        codes[code] = (challenge, token);
        return code;
    }

    public string Token(SecurityTokenDescriptor says) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(says);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var expected = "Basic " + Convert.ToBase64String(
            Encoding.UTF8.GetBytes($"{Client}:{Uri.EscapeDataString(Secret)}"));
        var verifier = SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()));
        return request.Headers.Authorization == expected && form["grant_type"] == "authorization_code"
            && form["redirect_uri"].ToString().EndsWith("/dang-nhap/co-quan/ve", StringComparison.Ordinal)
            && codes.TryRemove(form["code"].ToString(), out var kept)
            && kept.Challenge == WebEncoders.Base64UrlEncode(verifier)
            ? Results.Json(new { access_token = "x", token_type = "Bearer", id_token = kept.Token })
            : Results.Json(new { error = "invalid_grant" }, statusCode: 400);
    }
}
