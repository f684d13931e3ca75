using System.Security.Cryptography;
using AnSinh.Core.Audit;
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

/// <summary>
/// Who signed in, or why nobody did. <paramref name="Waiting"/> is whose password was right and whose code is still
/// to come; nothing is open to them yet.
/// </summary>
public sealed record SignInOutcome(UserAccount? Account, Refusal? Refusal, UserAccount? Waiting = null);

/// <summary>
/// Accounts: add, list, disable, sign in, change the password. Passwords are hashed by ASP.NET Core Identity;
/// failures, locks and ends of validity are judged by our own clock (<see cref="SignInRules"/>), which Identity's
/// user manager is not.
/// </summary>
public sealed class UserService(AppDb db, TimeProvider clock, IdSource ids, BreachedPasswords? breached = null)
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
        var (password, expires) = GiveFirstPassword(account);
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
    /// Ends an account at once: its open sessions stop at their next request. A second time changes nothing and says
    /// nothing.
    /// </summary>
    public async Task<UserAccount> DisableAsync(string login, Actor actor, CancellationToken stop = default)
    {
        var account = await FindAsync(login, stop)
            ?? throw new RefusedException(new Refusal("NO_USER", $"Không có tài khoản tên {login}.", login));
        if (account.DisabledAt is null)
        {
            account.DisabledAt = clock.GetUtcNow();
            AccountStamp.Renew(account, ids);
            new AuditLog(db, clock, ids).Add(
                actor, "USER_DISABLED", ("user", account.Id.ToString()),
                $"Ngừng tài khoản {account.UserName} của {account.FullName}", account.AreaId);
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
            await SignInFailures.CountAsync(db, account.Id, clock, ids, stop);
            await db.Entry(account).ReloadAsync(stop);
            return new SignInOutcome(null, SignInRules.NotLocked(account, now) ?? SignInRules.WrongNameOrPassword);
        }

        if ((SignInRules.MayBeUsed(account, now) ?? SignInRules.FirstPasswordInTime(account, now)) is { } refusal)
        {
            return new SignInOutcome(null, refusal);
        }

        // A right password alone forgives no wrong codes: else whoever knows it could go on guessing.
        if (account.TwoFactorEnabled)
        {
            return new SignInOutcome(null, FactorRules.CodeNeeded, account);
        }

        await SignInFailures.ForgetAsync(db, account.Id, stop);
        return new SignInOutcome(account, null);
    }

    /// <summary>The password once more, of somebody whose session is open. Counts failures as at the sign-in.</summary>
    public async Task<Refusal?> CheckPasswordAsync(UserAccount user, string password, CancellationToken stop = default)
    {
        var outcome = await SignInAsync(user.UserName!, password, stop);
        db.ChangeTracker.Clear();
        return outcome.Account is null && outcome.Waiting is null ? outcome.Refusal : null;
    }

    /// <summary>
    /// Says who an account is at the office's own sign-in system; nothing takes the link away. One person there is one
    /// account here.
    /// </summary>
    public async Task<Refusal?> LinkOutsideAsync(
        string login, string? subject, Actor actor, CancellationToken stop = default)
    {
        var account = await FindAsync(login, stop)
            ?? throw new RefusedException(new Refusal("NO_USER", $"Không có tài khoản tên {login}.", login));
        if (subject is not null && await db.Users.AnyAsync(
            one => one.ExternalSubject == subject && one.Id != account.Id, stop))
        {
            return new Refusal(
                "SUBJECT_TAKEN", "Mã này đã nối với một tài khoản khác. Bỏ nối ở tài khoản đó trước.", "subject");
        }

        account.ExternalSubject = subject;
        account.ConcurrencyStamp = ids.Next().ToString();
        new AuditLog(db, clock, ids).Add(
            actor, "USER_LINKED", ("user", account.Id.ToString()),
            subject is null ? $"Bỏ nối tài khoản {account.UserName} với hệ thống đăng nhập của cơ quan"
                : $"Nối tài khoản {account.UserName} với hệ thống đăng nhập của cơ quan", account.AreaId);
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>
    /// A new random password for somebody who forgot the old one, or whose first one expired: the old one and every
    /// open session end at once. A second factor stays. Not for a person's own accounts.
    /// </summary>
    public async Task<AddedUser> ResetPasswordAsync(
        string login, UserAccount? administrator, Actor actor, CancellationToken stop = default)
    {
        var account = await FindAsync(login, stop)
            ?? throw new RefusedException(new Refusal("NO_USER", $"Không có tài khoản tên {login}.", login));
        if (administrator?.PersonKey == account.PersonKey)
        {
            throw new RefusedException(new Refusal(
                "OWN_PASSWORD", "Mật khẩu của chính mình thì đổi ở trang “Đổi mật khẩu”, không cấp lại.", login));
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var (password, expires) = GiveFirstPassword(account);
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        await AccountStamp.EndSessionsAsync(db, account.Id, clock.GetUtcNow(), stop);
        new AuditLog(db, clock, ids).Add(
            actor, "PASSWORD_RESET", ("user", account.Id.ToString()),
            $"Cấp mật khẩu mới cho tài khoản {account.UserName}", account.AreaId);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new AddedUser(account, password, expires);
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
            : SignInRules.GoodPassword(account.UserName!, chosen)
                ?? (breached?.Contains(chosen) is true ? SignInRules.Breached : null);
        if (refusal is null)
        {
            account.MustChangePassword = false;
            account.PasswordExpiresAt = null;
            await SaveOwnPasswordAsync(account, chosen, stop);
            user.SecurityStamp = account.SecurityStamp;
        }

        return refusal;
    }

    private async Task SaveOwnPasswordAsync(UserAccount account, string chosen, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        SetPassword(account, chosen);
        await AccountStamp.EndSessionsAsync(db, account.Id, clock.GetUtcNow(), stop);
        new AuditLog(db, clock, ids).Add(
            new Actor(account.UserName!, account.PersonKey, "web"), "PASSWORD_CHANGED", ("user", account.Id.ToString()),
            $"Tài khoản {account.UserName} đổi mật khẩu", account.AreaId);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
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
        if (account.AreaId is { } area)
        {
            db.AreaAssignments.Add(FirstPlace(account, area, ids.Next(), clock.GetUtcNow()));
        }

        return account;
    }

    /// <summary>The place of the office, as long as there is the account or until it is ended.</summary>
    internal static AreaAssignment FirstPlace(UserAccount account, int area, Guid id, DateTimeOffset now) => new()
    {
        Id = id,
        UserId = account.Id,
        AreaId = area,
        Paper = string.Empty,
        MadeBy = account.UserName!,
        MadeAt = now,
    };

    private async Task<Refusal?> TakenAsync(string login, CancellationToken stop) =>
        await FindAsync(login, stop) is null
            ? null
            : new Refusal("LOGIN_TAKEN", $"Đã có tài khoản tên {login}. Chọn tên khác.", login);

    private Task<UserAccount?> FindAsync(string login, CancellationToken stop)
    {
        var normal = AccessQueries.Normal(login);
        return db.Users.SingleOrDefaultAsync(user => user.NormalizedUserName == normal, stop);
    }

    private (string Password, DateTimeOffset Expires) GiveFirstPassword(UserAccount account)
    {
        var password = RandomNumberGenerator.GetString(PasswordLetters, 16);
        var expires = clock.GetUtcNow() + SignInRules.FirstPasswordLasts;
        account.MustChangePassword = true;
        account.PasswordExpiresAt = expires;
        SetPassword(account, password);
        return (password, expires);
    }

    private void SetPassword(UserAccount account, string password)
    {
        account.PasswordHash = Hasher.HashPassword(account, password);
        AccountStamp.Renew(account, ids);
    }

    private static bool IsPassword(UserAccount account, string password) =>
        account.PasswordHash is { } hash
        && Hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed;
}
