using System.Security.Cryptography;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Access;

/// <summary>What the administrator says about a new account.</summary>
public sealed record NewUser
{
    public required string Login { get; init; }

    public required string FullName { get; init; }

    public required string PersonKey { get; init; }

    /// <summary>A code of <see cref="Permissions.Roles"/>.</summary>
    public required string Role { get; init; }

    public int? AreaId { get; init; }

    public string? Provider { get; init; }

    public DateOnly? UntilOn { get; init; }
}

/// <summary>An account just added, with the one password that is shown once.</summary>
public sealed record AddedUser(UserAccount Account, string Password, DateTimeOffset PasswordExpiresAt);

/// <summary>Who signed in, or why nobody did.</summary>
public sealed record SignInOutcome(UserAccount? Account, Refusal? Refusal);

/// <summary>
/// Accounts: add, list, disable, sign in, change the password. Passwords are hashed by ASP.NET Core Identity;
/// failures, locks and ends of validity are judged by our own clock (<see cref="SignInRules"/>), which Identity's
/// user manager is not.
/// </summary>
public sealed class UserService(AppDb db, TimeProvider clock, IdSource ids)
{
    // Letters that nobody mixes up when a password is read aloud or copied from paper.
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly PasswordHasher<UserAccount> Hasher = new();
    private static readonly string NobodysHash = Hasher.HashPassword(null!, "nobody has this password");

    /// <summary>
    /// Adds an account with a random password that must be changed at the first sign-in and expires before long.
    /// </summary>
    public async Task<AddedUser> AddAsync(NewUser request, CancellationToken stop = default)
    {
        var account = await NewAccountAsync(request, stop);
        var password = RandomNumberGenerator.GetString(PasswordLetters, 16);
        var expires = clock.GetUtcNow() + SignInRules.FirstPasswordLasts;
        account.MustChangePassword = true;
        account.PasswordExpiresAt = expires;
        SetPassword(account, password);
        await db.SaveChangesAsync(stop);
        return new AddedUser(account, password, expires);
    }

    /// <summary>Adds an account with a known password, only in a database marked demo.</summary>
    public async Task<UserAccount> AddForDemoAsync(NewUser request, string password, CancellationToken stop = default)
    {
        if (!await AccessQueries.IsDemoAsync(db, stop))
        {
            throw new RefusedException(new Refusal(
                "NOT_DEMO", "Mật khẩu cho sẵn chỉ dùng trong cơ sở dữ liệu trình diễn.", request.Login));
        }

        var account = await NewAccountAsync(request, stop);
        SetPassword(account, password);
        await db.SaveChangesAsync(stop);
        return account;
    }

    public async Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken stop = default) =>
        await db.Users.AsNoTracking().OrderBy(user => user.NormalizedUserName).ToListAsync(stop);

    /// <summary>
    /// Ends an account at once: its open sessions stop at their next request. A second time changes nothing.
    /// </summary>
    public async Task<UserAccount> DisableAsync(string login, CancellationToken stop = default)
    {
        var account = await FindAsync(login, stop)
            ?? throw new RefusedException(new Refusal("NO_USER", $"Không có tài khoản tên {login}.", login));
        if (account.DisabledAt is null)
        {
            account.DisabledAt = clock.GetUtcNow();
            Stamp(account);
            await db.SaveChangesAsync(stop);
        }

        return account;
    }

    /// <summary>
    /// Checks name and password, counts failures, locks after the fifth. The caller opens the session.
    /// </summary>
    public async Task<SignInOutcome> SignInAsync(string login, string password, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var account = await FindAsync(login, stop);
        if (account is null)
        {
            // As much work as for a real account: the time of the answer tells nothing.
            Hasher.VerifyHashedPassword(null!, NobodysHash, password);
            return new SignInOutcome(null, SignInRules.WrongNameOrPassword);
        }

        if (SignInRules.NotLocked(account, now) is { } locked)
        {
            return new SignInOutcome(null, locked);
        }

        if (!IsPassword(account, password))
        {
            await CountFailureAsync(account, now, stop);
            return new SignInOutcome(null, SignInRules.NotLocked(account, now) ?? SignInRules.WrongNameOrPassword);
        }

        if ((SignInRules.MayBeUsed(account, now) ?? SignInRules.FirstPasswordInTime(account, now)) is { } refusal)
        {
            return new SignInOutcome(null, refusal);
        }

        if (account.AccessFailedCount > 0 || account.LockoutEnd is not null)
        {
            await Only(account).ExecuteUpdateAsync(
                set => set.SetProperty(user => user.AccessFailedCount, 0)
                    .SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null), stop);
        }

        return new SignInOutcome(account, null);
    }

    /// <summary>Sets a password of the user's own choice; other sessions of the account end. Null when done.</summary>
    public async Task<Refusal?> ChangePasswordAsync(
        UserAccount user, string current, string chosen, CancellationToken stop = default)
    {
        var account = await db.Users.SingleAsync(one => one.Id == user.Id, stop);
        if (!IsPassword(account, current))
        {
            return new Refusal(
                "PASSWORD_CURRENT",
                "Mật khẩu đang dùng chưa đúng. Nhập lại mật khẩu vừa dùng để đăng nhập.",
                "current");
        }

        var refusal = chosen == current
            ? new Refusal("PASSWORD_SAME", "Mật khẩu mới trùng mật khẩu đang dùng. Chọn mật khẩu khác.", "new")
            : SignInRules.GoodPassword(account.UserName!, chosen);
        if (refusal is null)
        {
            account.MustChangePassword = false;
            account.PasswordExpiresAt = null;
            SetPassword(account, chosen);
            await db.SaveChangesAsync(stop);
            user.SecurityStamp = account.SecurityStamp;
        }

        return refusal;
    }

    private async Task<UserAccount> NewAccountAsync(NewUser request, CancellationToken stop)
    {
        if ((NewUserRules.Check(request) ?? await TakenAsync(request.Login, stop)) is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        var account = new UserAccount
        {
            Id = ids.Next(),
            UserName = request.Login.Trim(),
            NormalizedUserName = AccessQueries.Normal(request.Login),
            FullName = request.FullName.Trim(),
            PersonKey = request.PersonKey.Trim(),
            Role = request.Role,
            AreaId = request.AreaId,
            Provider = request.Provider,
            UntilOn = request.UntilOn,
            LockoutEnabled = true,
        };
        db.Users.Add(account);
        return account;
    }

    private async Task<Refusal?> TakenAsync(string login, CancellationToken stop) =>
        await FindAsync(login, stop) is null
            ? null
            : new Refusal("LOGIN_TAKEN", $"Đã có tài khoản tên {login}. Chọn tên khác.", login);

    // Counted in the database, so that many tries at the same moment all count.
    private async Task CountFailureAsync(UserAccount account, DateTimeOffset now, CancellationToken stop)
    {
        await Only(account).ExecuteUpdateAsync(
            set => set.SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount + 1), stop);
        await Only(account).Where(user => user.AccessFailedCount >= SignInRules.FailuresBeforeLock).ExecuteUpdateAsync(
            set => set.SetProperty(user => user.AccessFailedCount, 0)
                .SetProperty(user => user.LockoutEnd, (DateTimeOffset?)(now + SignInRules.LockLasts)), stop);
        await db.Entry(account).ReloadAsync(stop);
    }

    private IQueryable<UserAccount> Only(UserAccount account) => db.Users.Where(user => user.Id == account.Id);

    private Task<UserAccount?> FindAsync(string login, CancellationToken stop)
    {
        var normal = AccessQueries.Normal(login);
        return db.Users.SingleOrDefaultAsync(user => user.NormalizedUserName == normal, stop);
    }

    private void SetPassword(UserAccount account, string password)
    {
        account.PasswordHash = Hasher.HashPassword(account, password);
        Stamp(account);
    }

    private void Stamp(UserAccount account)
    {
        account.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        account.ConcurrencyStamp = ids.Next().ToString();
    }

    private static bool IsPassword(UserAccount account, string password) =>
        account.PasswordHash is { } hash
        && Hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed;
}
