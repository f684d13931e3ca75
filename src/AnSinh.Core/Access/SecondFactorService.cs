using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Access;

/// <summary>What a typed code proved, or why it was not taken.</summary>
public sealed record ProofOutcome(ProofKind Kind, Refusal? Refusal)
{
    public static ProofOutcome Refused(Refusal refusal) => new(ProofKind.None, refusal);
}

/// <summary>The recovery codes just made, shown once; or why there are none.</summary>
public sealed record NewCodes(IReadOnlyList<string> Codes, Refusal? Refusal);

/// <summary>
/// The second factor of accounts: set up, ask, renew, take away. A code of the telephone is taken once, a recovery code
/// is used once, five wrong ones lock, whatever comes at the same moment.
/// </summary>
public sealed class SecondFactorService(AppDb db, TimeProvider clock, IdSource ids, SecretBox box)
{
    private const string RecoveryLetters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int RecoveryLength = 16;

    private AuditLog Audit => new(db, clock, ids);

    /// <summary>
    /// Takes the secret as the account's own when the first code fits; open sessions end, recovery codes are made.
    /// </summary>
    public async Task<NewCodes> EnrolAsync(
        UserAccount user, byte[] secret, string code, Actor actor, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        if (TimeCode.StepOf(secret, Plain(code), now) is not { } step)
        {
            return new NewCodes([], FactorRules.WrongCode);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Authenticators.Where(one => one.UserId == user.Id).ExecuteDeleteAsync(stop);
        db.Authenticators.Add(new Authenticator
        {
            UserId = user.Id,
            Secret = box.Close(secret),
            LastStep = step,
            MadeAt = now,
        });
        var codes = await MakeCodesAsync(user.Id, now, stop);
        await ChangeAsync(
            user, true, actor, "FACTOR_ADDED", $"Tài khoản {user.UserName} thiết lập ứng dụng tạo mã", stop);
        await transaction.CommitAsync(stop);
        return new NewCodes(codes, null);
    }

    /// <summary>
    /// Looks at a typed code: six digits of the telephone, or a recovery code. Counts what is wrong, locks after five.
    /// </summary>
    public async Task<ProofOutcome> CheckAsync(
        UserAccount user, string? typed, Actor actor, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        if (await StoppedAsync(user.Id, now, stop) is { } stopped)
        {
            return ProofOutcome.Refused(stopped);
        }

        var code = Plain(typed);
        var kind = code.Length == TimeCode.Digits
            ? await TakeCodeAsync(user.Id, code, now, stop)
            : await TakeRecoveryAsync(user, code, now, actor, stop);
        if (kind == ProofKind.None)
        {
            await SignInFailures.LockAsync(db, user.Id, clock, ids, stop);
            return ProofOutcome.Refused(
                SignInRules.NotLocked(await FreshAsync(user.Id, stop), now) ?? FactorRules.WrongCode);
        }

        await SignInFailures.ForgetAsync(db, user.Id, stop);
        return new ProofOutcome(kind, null);
    }

    /// <summary>Ten new codes; the old ones are worth nothing from now on.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(
        UserAccount user, Actor actor, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var codes = await MakeCodesAsync(user.Id, clock.GetUtcNow(), stop);
        Audit.Add(
            actor, "RECOVERY_RENEWED", ("user", user.Id.ToString()),
            $"Tài khoản {user.UserName} lập lại mã dự phòng; mã cũ hết giá trị", user.AreaId);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return codes;
    }

    public Task<int> RecoveryLeftAsync(UserAccount user, CancellationToken stop = default) =>
        db.RecoveryCodes.CountAsync(one => one.UserId == user.Id && one.UsedAt == null, stop);

    /// <summary>
    /// Takes the factor of another person away, who then sets up a new one at the next sign-in. Null when done.
    /// </summary>
    public async Task<Refusal?> ResetAsync(
        UserAccount user, UserAccount? administrator, Actor actor, CancellationToken stop = default)
    {
        if (user.PersonKey == administrator?.PersonKey)
        {
            return new Refusal(
                "OWN_FACTOR", "Không tự gỡ lớp xác thực của chính mình; người quản trị khác làm việc này.",
                user.UserName);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Authenticators.Where(one => one.UserId == user.Id).ExecuteDeleteAsync(stop);
        await db.Passkeys.Where(one => one.UserId == user.Id).ExecuteDeleteAsync(stop);
        await db.RecoveryCodes.Where(one => one.UserId == user.Id).ExecuteDeleteAsync(stop);
        await ChangeAsync(
            user, false, actor, "FACTOR_RESET", $"Gỡ lớp xác thực thứ hai của tài khoản {user.UserName}", stop);
        await transaction.CommitAsync(stop);
        return null;
    }

    /// <summary>Adds a passkey that was checked; the first factor of an account comes with recovery codes.</summary>
    public async Task<IReadOnlyList<string>> AddPasskeyAsync(
        UserAccount user, Passkey key, Actor actor, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.Passkeys.Add(key);
        List<string> codes = user.TwoFactorEnabled ? [] : await MakeCodesAsync(user.Id, clock.GetUtcNow(), stop);
        await ChangeAsync(
            user, true, actor, "FACTOR_ADDED", $"Tài khoản {user.UserName} thêm khóa truy cập “{key.Name}”", stop);
        await transaction.CommitAsync(stop);
        return codes;
    }

    /// <summary>Takes one of the own passkeys away; false when it is not there.</summary>
    public async Task<bool> RemovePasskeyAsync(
        UserAccount user, string credentialId, Actor actor, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Passkeys.Where(one => one.UserId == user.Id && one.CredentialId == credentialId)
            .ExecuteDeleteAsync(stop) == 0)
        {
            return false;
        }

        var left = await db.Authenticators.AnyAsync(one => one.UserId == user.Id, stop)
            || await db.Passkeys.AnyAsync(one => one.UserId == user.Id, stop);
        await ChangeAsync(
            user, left, actor, "FACTOR_REMOVED", $"Tài khoản {user.UserName} bỏ một khóa truy cập", stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>Says whether a role must have a second factor in this database.</summary>
    public async Task RequireAsync(Role role, bool required, Actor actor, CancellationToken stop = default)
    {
        var key = FactorRules.SettingOf(role.Code);
        var row = await db.Settings.SingleOrDefaultAsync(one => one.Key == key, stop);
        var before = row?.Value;
        if (row is null)
        {
            row = new Setting { Key = key, Value = "" };
            db.Settings.Add(row);
        }

        row.Value = required ? FactorRules.Required : FactorRules.Optional;
        Audit.Add(
            actor, "FACTOR_RULE", ("role", role.Code),
            $"Vai trò {role.Vietnamese}: lớp xác thực thứ hai {(required ? "bắt buộc" : "không bắt buộc")}",
            beforeJson: before is null ? null : JsonSerializer.Serialize(before),
            afterJson: JsonSerializer.Serialize(row.Value));
        await db.SaveChangesAsync(stop);
    }

    /// <summary>
    /// The factor changed: new stamp, open sessions end, an event says so; in the transaction at hand.
    /// </summary>
    internal async Task ChangeAsync(
        UserAccount user, bool enabled, Actor actor, string action, string sentence, CancellationToken stop)
    {
        var account = await db.Users.SingleAsync(one => one.Id == user.Id, stop);
        account.TwoFactorEnabled = enabled;
        AccountStamp.Renew(account, ids);
        await AccountStamp.EndSessionsAsync(db, account.Id, clock.GetUtcNow(), stop);
        Audit.Add(actor, action, ("user", account.Id.ToString()), sentence, account.AreaId);
        await db.SaveChangesAsync(stop);
        user.TwoFactorEnabled = enabled;
        user.SecurityStamp = account.SecurityStamp;
    }

    private async Task<Refusal?> StoppedAsync(Guid user, DateTimeOffset now, CancellationToken stop)
    {
        if (!await SignInFailures.TakeTryAsync(db, user, now, stop))
        {
            await SignInFailures.LockAsync(db, user, clock, ids, stop);
            return SignInRules.NotLocked(await FreshAsync(user, stop), now) ?? FactorRules.WrongCode;
        }

        return SignInRules.MayBeUsed(await FreshAsync(user, stop), now);
    }

    private async Task<ProofKind> TakeCodeAsync(Guid user, string code, DateTimeOffset now, CancellationToken stop)
    {
        var own = await db.Authenticators.AsNoTracking().SingleOrDefaultAsync(one => one.UserId == user, stop);
        if (own is null || TimeCode.StepOf(box.Open(own.Secret), code, now) is not { } step)
        {
            return ProofKind.None;
        }

        // Of two that bring the same code at once, one moves the step forward.
        var taken = await db.Authenticators.Where(one => one.UserId == user && one.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastStep, step), stop);
        return taken == 1 ? ProofKind.Code : ProofKind.None;
    }

    private async Task<ProofKind> TakeRecoveryAsync(
        UserAccount user, string code, DateTimeOffset now, Actor actor, CancellationToken stop)
    {
        var hash = Hash(user.Id, code);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var taken = await db.RecoveryCodes
            .Where(one => one.UserId == user.Id && one.CodeHash == hash && one.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, (DateTimeOffset?)now), stop);
        if (taken == 0)
        {
            return ProofKind.None;
        }

        Audit.Add(
            actor, "RECOVERY_USED", ("user", user.Id.ToString()), $"Tài khoản {user.UserName} dùng một mã dự phòng",
            user.AreaId);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return ProofKind.Recovery;
    }

    private async Task<List<string>> MakeCodesAsync(Guid user, DateTimeOffset now, CancellationToken stop)
    {
        await db.RecoveryCodes.Where(one => one.UserId == user).ExecuteDeleteAsync(stop);
        var codes = Enumerable.Range(0, FactorRules.RecoveryCodes)
            .Select(_ => RandomNumberGenerator.GetString(RecoveryLetters, RecoveryLength)).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode
        {
            Id = ids.Next(),
            UserId = user,
            CodeHash = Hash(user, code),
            MadeAt = now,
        }));
        return [.. codes.Select(code => string.Join('-', code.Chunk(4).Select(four => new string(four))))];
    }

    private Task<UserAccount> FreshAsync(Guid user, CancellationToken stop) =>
        db.Users.AsNoTracking().SingleAsync(one => one.Id == user, stop);

    // 79 random bits: a plain hash cannot be searched through, and ten slow ones would let a visitor burn the server.
    private static string Hash(Guid user, string code) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{user:N}:{code}")));

    /// <summary>Codes are read aloud and typed with spaces and dashes.</summary>
    private static string Plain(string? typed) =>
        new([.. (typed ?? "").ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
