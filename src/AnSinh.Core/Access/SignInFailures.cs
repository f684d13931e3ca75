using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Access;

/// <summary>
/// Wrong passwords and codes, counted together in the database, so that many tries at the same moment all count; the
/// fifth locks the account, which is written down.
/// </summary>
internal static class SignInFailures
{
    public const string Locked = "USER_LOCKED";

    public static async Task CountAsync(
        AppDb db, Guid user, TimeProvider clock, IdSource ids, CancellationToken stop)
    {
        await Only(db, user).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.AccessFailedCount, one => one.AccessFailedCount + 1), stop);
        await LockAsync(db, user, clock, ids, stop);
    }

    /// <summary>
    /// Takes one of the tries that are left before a code is looked at: however many come at once, five are looked at.
    /// </summary>
    public static async Task<bool> TakeTryAsync(AppDb db, Guid user, DateTimeOffset now, CancellationToken stop) =>
        await Only(db, user)
            .Where(one => one.AccessFailedCount < SignInRules.FailuresBeforeLock
                && (one.LockoutEnd == null || one.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.AccessFailedCount, one => one.AccessFailedCount + 1), stop) == 1;

    /// <summary>Locks the account when no try is left; of many at once one does, and writes it down.</summary>
    public static async Task LockAsync(
        AppDb db, Guid user, TimeProvider clock, IdSource ids, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var spent = Only(db, user).Where(one => one.AccessFailedCount >= SignInRules.FailuresBeforeLock);
        var locked = await CloseAsync(spent.Where(one => one.LockoutEnd == null || one.LockoutEnd <= now), now, stop);
        if (locked == 1)
        {
            await WriteAsync(db, user, clock, ids, stop);
        }
        else
        {
            // Only what is locked already: whoever takes the last try a moment later locks and writes it down.
            await CloseAsync(spent.Where(one => one.LockoutEnd > now), now, stop);
        }

        await transaction.CommitAsync(stop);
    }

    public static Task ForgetAsync(AppDb db, Guid user, CancellationToken stop) =>
        Only(db, user).Where(one => one.AccessFailedCount > 0 || one.LockoutEnd != null).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.AccessFailedCount, 0)
                .SetProperty(one => one.LockoutEnd, (DateTimeOffset?)null), stop);

    private static Task<int> CloseAsync(IQueryable<UserAccount> accounts, DateTimeOffset now, CancellationToken stop) =>
        accounts.ExecuteUpdateAsync(
            set => set.SetProperty(one => one.AccessFailedCount, 0)
                .SetProperty(one => one.LockoutEnd, (DateTimeOffset?)(now + SignInRules.LockLasts)), stop);

    private static async Task WriteAsync(
        AppDb db, Guid user, TimeProvider clock, IdSource ids, CancellationToken stop)
    {
        var account = await Only(db, user).AsNoTracking().SingleAsync(stop);
        new AuditLog(db, clock, ids).Add(
            new Actor(account.UserName!, account.PersonKey, "-"), Locked, ("user", user.ToString()),
            $"Tài khoản {account.UserName} bị khóa {SignInRules.LockLasts.TotalMinutes:0} phút sau "
                + $"{SignInRules.FailuresBeforeLock} lần nhập sai", account.AreaId);
        await db.SaveChangesAsync(stop);
    }

    private static IQueryable<UserAccount> Only(AppDb db, Guid user) => db.Users.Where(one => one.Id == user);
}
