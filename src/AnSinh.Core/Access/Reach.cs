using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Access;

/// <summary>
/// Tells an account, on a day, which places it works for and for whom: its own assignments, or those of who has let it
/// act in the own place. Whoever works for somebody has that one's delegated rights only, not the own beside them.
/// </summary>
public static class Reach
{
    /// <summary>
    /// Reads it into the account. A delegation that is over, taken back, or of somebody who is no longer in office is
    /// none: the account then works for itself.
    /// </summary>
    public static async Task LoadAsync(
        AppDb db, UserAccount account, Guid? delegationId, DateTimeOffset now, CancellationToken stop = default)
    {
        var today = VietnamClock.DayOf(now);
        account.ActingFor = delegationId is { } id ? await ActingForAsync(db, account, id, now, stop) : null;
        var office = account.ActingFor?.Delegator ?? account;
        account.Places = office.AreaId is null ? null : await PlacesAsync(db, office.Id, today, stop);
    }

    /// <summary>The delegations that let this account act today, with those who gave them, first come first.</summary>
    public static async Task<IReadOnlyList<ActingFor>> OfferedAsync(
        AppDb db, UserAccount account, DateTimeOffset now, CancellationToken stop = default)
    {
        var today = VietnamClock.DayOf(now);
        var found = await (
            from delegation in db.Delegations.AsNoTracking()
            join delegator in db.Users.AsNoTracking() on delegation.FromUserId equals delegator.Id
            where delegation.ToUserId == account.Id && delegation.RevokedAt == null
                && delegation.FromOn <= today && today <= delegation.UntilOn
            orderby delegation.MadeAt
            select new { delegation, delegator }).ToListAsync(stop);
        return
        [
            .. found.Where(one => SignInRules.MayBeUsed(one.delegator, now) is null)
                .Select(one => new ActingFor(one.delegation, one.delegator)),
        ];
    }

    private static async Task<ActingFor?> ActingForAsync(
        AppDb db, UserAccount account, Guid id, DateTimeOffset now, CancellationToken stop) =>
        (await OfferedAsync(db, account, now, stop)).FirstOrDefault(one => one.Delegation.Id == id);

    private static async Task<IReadOnlyList<int>> PlacesAsync(
        AppDb db, Guid userId, DateOnly today, CancellationToken stop) =>
        await db.AreaAssignments.AsNoTracking()
            .Where(one => one.UserId == userId && (one.FromOn == null || one.FromOn <= today)
                && (one.UntilOn == null || today <= one.UntilOn))
            .Select(one => one.AreaId).Distinct().OrderBy(area => area).ToListAsync(stop);
}
