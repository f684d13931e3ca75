using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using AnSinh.Core.Shared;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AnSinh.Web.Host;

/// <summary>The office's own sign-in system (OpenID Connect), as the surroundings name it.</summary>
public sealed record OutsideOptions(string Authority, string ClientId, string? SecretFile)
{
    /// <summary>
    /// From ANSINH_OIDC_AUTHORITY, ANSINH_OIDC_CLIENT, ANSINH_OIDC_SECRET_FILE; none without the first.
    /// </summary>
    public static OutsideOptions? OfSurroundings() =>
        Environment.GetEnvironmentVariable("ANSINH_OIDC_AUTHORITY") is { Length: > 0 } authority
            ? new OutsideOptions(
                authority, Environment.GetEnvironmentVariable("ANSINH_OIDC_CLIENT") ?? "ansinh",
                Environment.GetEnvironmentVariable("ANSINH_OIDC_SECRET_FILE"))
            : null;

    /// <summary>Who somebody is there, so that the same word of another system is another person.</summary>
    public string SubjectOf(string sub) => $"{Authority.TrimEnd('/')} {sub}";
}

/// <summary>What is kept, sealed, while the browser is away at the other system.</summary>
public sealed record OutsideTrip(string State, string Nonce, string Verifier)
{
    public static OutsideTrip New() => new(Random(), Random(), Random());

    private static string Random() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
}

/// <summary>
/// Sign-in by code with PKCE, state and nonce (OpenID Connect Core 3.1). Keys come from the system's own discovery; a
/// token is worth something when issuer, audience, signature, time and nonce are right, by an algorithm with keys.
/// </summary>
public sealed class OutsideSignIn : IDisposable
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public static readonly Refusal Failed = new(
        "OUTSIDE",
        "Hệ thống đăng nhập của cơ quan chưa xác nhận được bạn. Thử lại, hoặc đăng nhập bằng mật khẩu.", "outside");

    private readonly OutsideOptions options;
    private readonly TimeProvider clock;
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    private readonly ConfigurationManager<OpenIdConnectConfiguration> discovery;

    public OutsideSignIn(OutsideOptions options, TimeProvider clock)
    {
        this.options = options;
        this.clock = clock;
        discovery = new ConfigurationManager<OpenIdConnectConfiguration>(
            options.Authority.TrimEnd('/') + "/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(client) { RequireHttps = !new Uri(options.Authority).IsLoopback });
    }

    /// <summary>Where the browser goes; none while the other system does not answer.</summary>
    public async Task<string?> AddressAsync(OutsideTrip trip, string back, CancellationToken stop)
    {
        OpenIdConnectConfiguration system;
        try
        {
            system = await discovery.GetConfigurationAsync(stop);
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(trip.Verifier)));
        return QueryHelpers.AddQueryString(system.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = options.ClientId,
            ["redirect_uri"] = back,
            ["scope"] = "openid",
            ["state"] = trip.State,
            ["nonce"] = trip.Nonce,
            ["code_challenge"] = challenge,
            ["code_challenge_method"] = "S256",
        });
    }

    /// <summary>Who came back, as stored on the account; or why nobody is believed.</summary>
    public async Task<(string? Subject, Refusal? Refusal)> TakeAsync(
        OutsideTrip trip, string? state, string? code, string back, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(code) || !Same(trip.State, state ?? ""))
        {
            return (null, Failed);
        }

        try
        {
            var token = await TokenAsync(trip, code, back, stop);
            return token is not null && await SubjectAsync(token, trip.Nonce, stop) is { Length: > 0 } sub
                ? (options.SubjectOf(sub), null)
                : (null, Failed);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException
            or InvalidOperationException or System.Text.Json.JsonException)
        {
            stop.ThrowIfCancellationRequested();
            return (null, Failed);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<string?> TokenAsync(OutsideTrip trip, string code, string back, CancellationToken stop)
    {
        var system = await discovery.GetConfigurationAsync(stop);
        using var request = new HttpRequestMessage(HttpMethod.Post, system.TokenEndpoint)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = back,
                ["client_id"] = options.ClientId,
                ["code_verifier"] = trip.Verifier,
            }),
        };
        if (options.SecretFile is { } file)
        {
            // RFC 6749 2.3.1: both parts are form-encoded first.
            var secret = (await File.ReadAllTextAsync(file, stop)).Trim();
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(
                Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(secret)}")));
        }

        using var response = await client.SendAsync(request, stop);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<TokenAnswer>(stop))?.IdToken
            : null;
    }

    private async Task<string?> SubjectAsync(string token, string nonce, CancellationToken stop)
    {
        var result = await CheckAsync(token, await discovery.GetConfigurationAsync(stop));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The system changed its keys: they are read once more.
            discovery.RequestRefresh();
            result = await CheckAsync(token, await discovery.GetConfigurationAsync(stop));
        }

        return result is { IsValid: true, SecurityToken: JsonWebToken read } && Same(nonce, Claim(read, "nonce"))
            && (read.Audiences.Count() == 1 || Claim(read, "azp") == options.ClientId)
            ? read.Subject
            : null;
    }

    private Task<TokenValidationResult> CheckAsync(string token, OpenIdConnectConfiguration system) =>
        new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = system.Issuer,
            ValidAudience = options.ClientId,
            IssuerSigningKeys = system.SigningKeys,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidAlgorithms =
                [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256],
            LifetimeValidator = (from, until, _, _) => until is { } end && Now < end + Skew
                && (from is not { } begin || Now > begin - Skew),
        });

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static string Claim(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) ? value : "";

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private sealed record TokenAnswer([property: JsonPropertyName("id_token")] string? IdToken);
}
