using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Access;

/// <summary>Lets another account act in the own place, and takes that back. Each step leaves one event.</summary>
public sealed class DelegationService(AppDb db, TimeProvider clock, IdSource ids)
{
    /// <summary>Those that an account gave or got, the latest first, with both sides.</summary>
    public async Task<IReadOnlyList<DelegationRow>> OfAsync(UserAccount account, CancellationToken stop = default) =>
        await Rows().Where(row => row.Delegation.FromUserId == account.Id || row.Delegation.ToUserId == account.Id)
            .OrderByDescending(row => row.Delegation.MadeAt).ToListAsync(stop);

    /// <summary>Of these, those that are not over and not taken back.</summary>
    public async Task<IReadOnlyList<DelegationRow>> OpenOfAsync(
        UserAccount account, CancellationToken stop = default) =>
        [.. (await OfAsync(account, stop)).Where(row => row.Delegation.RevokedAt is null
            && row.Delegation.UntilOn >= clock.Today())];

    public async Task<Delegation> GiveAsync(
        UserAccount from, string toLogin, NewDelegation asked, Actor actor, CancellationToken stop = default)
    {
        var today = clock.Today();
        var to = await AccessQueries.ByLoginAsync(db, toLogin, stop);
        if (to is null || SignInRules.MayBeUsed(to, clock.GetUtcNow()) is not null)
        {
            throw new RefusedException(new Refusal(
                "NO_USER", $"Không có tài khoản đang dùng tên {toLogin}. Hỏi người đó tên đăng nhập.", "to"));
        }

        if (DelegationRules.MayGive(from, to, asked, today) is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        var delegation = new Delegation
        {
            Id = ids.Next(),
            FromUserId = from.Id,
            ToUserId = to.Id,
            Actions = [.. asked.Actions.Distinct().Order()],
            FromOn = asked.FromOn,
            UntilOn = asked.UntilOn,
            Paper = asked.Paper.Trim(),
            MadeAt = clock.GetUtcNow(),
        };
        db.Delegations.Add(delegation);
        new AuditLog(db, clock, ids).Add(
            actor, "DELEGATION_GIVEN", ("user", from.Id.ToString()),
            $"{from.FullName} ủy quyền cho {to.FullName} ({to.UserName}) {Words(delegation.Actions)} từ "
                + $"{DateText.Show(asked.FromOn)} đến {DateText.Show(asked.UntilOn)} theo {delegation.Paper}",
            from.AreaId);
        await db.SaveChangesAsync(stop);
        return delegation;
    }

    /// <summary>By either side or an administrator; a second time changes nothing. Works at the next request.</summary>
    public async Task RevokeAsync(Guid id, UserAccount by, Actor actor, CancellationToken stop = default)
    {
        var row = await Rows().SingleOrDefaultAsync(one => one.Delegation.Id == id, stop);
        if (row is null || !(row.From.Id == by.Id || row.To.Id == by.Id
            || AccessRules.May(by, OfficeAction.ManageUsers) is null))
        {
            throw new RefusedException(new Refusal(
                "NO_DELEGATION", "Không có ủy quyền này trong những ủy quyền của bạn.", id.ToString()));
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var changed = await db.Delegations.Where(one => one.Id == id && one.RevokedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.RevokedAt, (DateTimeOffset?)now)
                .SetProperty(one => one.RevokedBy, actor.Login),
            stop);
        if (changed == 1)
        {
            new AuditLog(db, clock, ids).Add(
                actor, "DELEGATION_REVOKED", ("user", row.From.Id.ToString()),
                $"Thôi ủy quyền của {row.From.FullName} cho {row.To.FullName} theo {row.Delegation.Paper}",
                row.From.AreaId);
            await db.SaveChangesAsync(stop);
        }

        await transaction.CommitAsync(stop);
    }

    /// <summary>From now on this session works for who gave the delegation; none: for itself again.</summary>
    public async Task ActAsync(
        UserAccount account, Guid session, Guid? delegationId, Actor actor, CancellationToken stop = default)
    {
        var offered = await Reach.OfferedAsync(db, account, clock.GetUtcNow(), stop);
        var chosen = delegationId is null ? null : offered.FirstOrDefault(one => one.Delegation.Id == delegationId)
            ?? throw new RefusedException(new Refusal(
                "NO_DELEGATION", "Ủy quyền này không còn hiệu lực hoặc không phải cho bạn.", "delegation"));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.UserSessions.Where(one => one.Id == session && one.UserId == account.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.DelegationId, delegationId), stop);
        new AuditLog(db, clock, ids).Add(
            actor, "ACTING_CHANGED", ("user", account.Id.ToString()),
            chosen is null ? $"Tài khoản {account.UserName} thôi làm thay, làm việc của mình"
                : $"Tài khoản {account.UserName} làm thay {chosen.Delegator.FullName} theo {chosen.Delegation.Paper}",
            account.AreaId);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private static string Words(IEnumerable<OfficeAction> actions) =>
        string.Join(", ", actions.Select(Permissions.NameOf));

    private IQueryable<DelegationRow> Rows() =>
        from delegation in db.Delegations.AsNoTracking()
        join giver in db.Users.AsNoTracking() on delegation.FromUserId equals giver.Id
        join taker in db.Users.AsNoTracking() on delegation.ToUserId equals taker.Id
        select new DelegationRow { Delegation = delegation, From = giver, To = taker };
}

/// <summary>A delegation with who gave and who got it.</summary>
public sealed class DelegationRow
{
    public required Delegation Delegation { get; init; }

    public required UserAccount From { get; init; }

    public required UserAccount To { get; init; }
}
