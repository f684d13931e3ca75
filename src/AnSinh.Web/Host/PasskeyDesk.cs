using System.Buffers.Text;
using System.Globalization;
using AnSinh.Core.Access;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace AnSinh.Web.Host;

/// <summary>What a page gives the browser to sign: the options, and the challenge sealed for the way back.</summary>
public sealed record PasskeyAsk(string OptionsJson, string SealedState);

/// <summary>Passkeys: asks for one, takes the answer, adds a new one. The checks are those of Identity.</summary>
public sealed class PasskeyDesk(
    AppDb db, IPasskeyHandler<UserAccount> handler, SecretBox box, TimeProvider clock)
{
    public const string CredentialField = "PasskeyCredential";
    public const string StateField = "PasskeyState";

    private const string Asked = "passkey asked";
    private const string Making = "passkey making";

    private static readonly Refusal Wrong = new(
        "PASSKEY", "Khóa truy cập chưa đúng hoặc trang mở đã lâu. Mở lại trang rồi thử lần nữa.", CredentialField);

    public static void AddServices(IServiceCollection services)
    {
        services.AddIdentityCore<UserAccount>().AddUserStore<PasskeyStore>();
        services.AddScoped<IPasskeyHandler<UserAccount>, PasskeyHandler<UserAccount>>();
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            // A fingerprint or a number of its own beside the device: two factors in one.
            passkey.UserVerificationRequirement = "required";
            passkey.ResidentKeyRequirement = "preferred";
        });
        services.AddScoped<PasskeyDesk>();
    }

    /// <summary>For a known account its keys only; for nobody in particular whatever key the browser knows.</summary>
    public async Task<PasskeyAsk> AskAsync(HttpContext context, UserAccount? user)
    {
        var options = await handler.MakeRequestOptionsAsync(user, context);
        return new PasskeyAsk(options.RequestOptionsJson, Seal(Asked, options.AssertionState));
    }

    /// <summary>Whose key signed the challenge; with <paramref name="expected"/> it has to be that account's.</summary>
    public async Task<(UserAccount? Account, Refusal? Refusal)> TakeAsync(
        HttpContext context, string? credential, string? sealedState, UserAccount? expected)
    {
        if (string.IsNullOrEmpty(credential) || Unseal(Asked, sealedState) is not { } state)
        {
            return (null, Wrong);
        }

        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext
        {
            CredentialJson = credential,
            AssertionState = state,
            HttpContext = context,
        });
        var now = clock.GetUtcNow();
        if (!result.Succeeded || (expected is not null && result.User.Id != expected.Id)
            || !await MovedAsync(result.Passkey, now))
        {
            return (null, Wrong);
        }

        return (SignInRules.NotLocked(result.User, now) ?? SignInRules.MayBeUsed(result.User, now)) is { } refusal
            ? (null, refusal)
            : (result.User, null);
    }

    public async Task<PasskeyAsk> AskNewAsync(HttpContext context, UserAccount user)
    {
        var options = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.UserName!, DisplayName = user.FullName },
            context);
        return new PasskeyAsk(options.CreationOptionsJson, Seal(Making, options.AttestationState));
    }

    /// <summary>The new key, checked; none when the answer does not belong to what was asked.</summary>
    public async Task<Passkey?> MadeAsync(
        HttpContext context, string? credential, string? sealedState, UserAccount user, string name)
    {
        if (string.IsNullOrEmpty(credential) || Unseal(Making, sealedState) is not { } state)
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext
        {
            CredentialJson = credential,
            AttestationState = state,
            HttpContext = context,
        });
        return !result.Succeeded || result.UserEntity.Id != user.Id.ToString() ? null : new Passkey
        {
            CredentialId = PasskeyStore.IdOf(result.Passkey.CredentialId),
            UserId = user.Id,
            Name = name,
            PublicKey = Base64Url.EncodeToString(result.Passkey.PublicKey),
            SignCount = result.Passkey.SignCount,
            Transports = string.Join(',', result.Passkey.Transports ?? []),
            UserVerified = result.Passkey.IsUserVerified,
            BackupEligible = result.Passkey.IsBackupEligible,
            BackedUp = result.Passkey.IsBackedUp,
            Attestation = Base64Url.EncodeToString(result.Passkey.AttestationObject),
            ClientData = Base64Url.EncodeToString(result.Passkey.ClientDataJson),
            MadeAt = clock.GetUtcNow(),
        };
    }

    /// <summary>
    /// A key that counts its signatures counts forward: an answer sent twice, or a copied key, is none.
    /// </summary>
    private async Task<bool> MovedAsync(UserPasskeyInfo key, DateTimeOffset now)
    {
        var id = PasskeyStore.IdOf(key.CredentialId);
        long count = key.SignCount;
        return await db.Passkeys
            .Where(one => one.CredentialId == id && (one.SignCount < count || (count == 0 && one.SignCount == 0)))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.SignCount, count)
                .SetProperty(one => one.UsedAt, (DateTimeOffset?)now)) == 1;
    }

    private string Seal(string purpose, string? state) => box.Seal(
        purpose,
        clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + "|" + (state ?? ""));

    private string? Unseal(string purpose, string? sealedState)
    {
        var parts = box.Unseal(purpose, sealedState)?.Split('|', 2);
        return parts is [var at, var state]
            && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture))
                <= FactorRules.CodePageLasts
            ? state
            : null;
    }
}
