using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Access;

/// <summary>
/// Wrong passwords and codes, counted together in the database, so that many tries at the same moment all count; the
/// fifth locks the account.
/// </summary>
internal static class SignInFailures
{
    public static async Task CountAsync(AppDb db, Guid user, DateTimeOffset now, CancellationToken stop)
    {
        await Only(db, user).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.AccessFailedCount, one => one.AccessFailedCount + 1), stop);
        await LockAsync(db, user, now, stop);
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

    public static Task LockAsync(AppDb db, Guid user, DateTimeOffset now, CancellationToken stop) =>
        Only(db, user).Where(one => one.AccessFailedCount >= SignInRules.FailuresBeforeLock).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.AccessFailedCount, 0)
                .SetProperty(one => one.LockoutEnd, (DateTimeOffset?)(now + SignInRules.LockLasts)), stop);

    public static Task ForgetAsync(AppDb db, Guid user, CancellationToken stop) =>
        Only(db, user).Where(one => one.AccessFailedCount > 0 || one.LockoutEnd != null).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.AccessFailedCount, 0)
                .SetProperty(one => one.LockoutEnd, (DateTimeOffset?)null), stop);

    private static IQueryable<UserAccount> Only(AppDb db, Guid user) => db.Users.Where(one => one.Id == user);
}
