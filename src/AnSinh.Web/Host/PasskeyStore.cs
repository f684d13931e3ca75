using System.Buffers.Text;
using AnSinh.Core.Access;
using AnSinh.Core.Store;
using Microsoft.AspNetCore.Identity;

namespace AnSinh.Web.Host;

/// <summary>
/// What ASP.NET Core Identity reads to check passkeys: accounts and their keys. It changes nothing; accounts are
/// changed by our own services, which write to the process log.
/// </summary>
public sealed class PasskeyStore(AppDb db) : IUserPasskeyStore<UserAccount>
{
    public static string IdOf(byte[] credentialId) => Base64Url.EncodeToString(credentialId);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(UserAccount user, CancellationToken cancellationToken) =>
        [.. (await db.Passkeys.AsNoTracking().Where(one => one.UserId == user.Id).ToListAsync(cancellationToken))
            .Select(Info)];

    public async Task<UserAccount?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = IdOf(credentialId);
        return await (
            from key in db.Passkeys
            join user in db.Users.AsNoTracking() on key.UserId equals user.Id
            where key.CredentialId == id
            select user).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
        UserAccount user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = IdOf(credentialId);
        return await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(
            one => one.CredentialId == id && one.UserId == user.Id, cancellationToken) is { } key ? Info(key) : null;
    }

    public Task<string> GetUserIdAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.NormalizedUserName);

    public async Task<UserAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id)
            ? await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            : null;

    public async Task<UserAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        await AccessQueries.ByLoginAsync(db, normalizedUserName, cancellationToken);

    public Task AddOrUpdatePasskeyAsync(
        UserAccount user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ReadOnly();

    public Task RemovePasskeyAsync(UserAccount user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public Task SetUserNameAsync(UserAccount user, string? userName, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public Task SetNormalizedUserNameAsync(
        UserAccount user, string? normalizedName, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> CreateAsync(UserAccount user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> UpdateAsync(UserAccount user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> DeleteAsync(UserAccount user, CancellationToken cancellationToken) => throw ReadOnly();

    public void Dispose()
    {
        // The context belongs to the request.
    }

    private static NotSupportedException ReadOnly() => new("accounts are changed by UserService");

    private static UserPasskeyInfo Info(Passkey key) => new(
        Base64Url.DecodeFromChars(key.CredentialId), Base64Url.DecodeFromChars(key.PublicKey), key.MadeAt,
        (uint)key.SignCount, key.Transports.Split(',', StringSplitOptions.RemoveEmptyEntries), key.UserVerified,
        key.BackupEligible, key.BackedUp, Base64Url.DecodeFromChars(key.Attestation),
        Base64Url.DecodeFromChars(key.ClientData))
    {
        Name = key.Name,
    };
}
