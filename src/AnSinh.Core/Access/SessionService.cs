using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Access;

/// <summary>The sessions on the server: opened, seen, proved again, ended. A cookie is worth its row.</summary>
public sealed class SessionService(AppDb db, TimeProvider clock, IdSource ids)
{
    /// <summary>How long ended sessions stay to be looked at.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>A session in use is written to at most once in this time.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private AuditLog Audit => new(db, clock, ids);

    public async Task<UserSession> OpenAsync(
        UserAccount user, bool sharedComputer, ProofKind proof, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var session = new UserSession
        {
            Id = ids.Next(),
            UserId = user.Id,
            OpenedAt = now,
            SeenAt = now,
            SharedComputer = sharedComputer,
            Proof = proof,
            ProvedAt = now,
        };
        await db.UserSessions.Where(one => one.UserId == user.Id && one.OpenedAt < now - Kept).ExecuteDeleteAsync(stop);
        db.UserSessions.Add(session);
        await db.SaveChangesAsync(stop);
        return session;
    }

    /// <summary>The session and its account when both still stand; marks it as seen.</summary>
    public async Task<(UserSession Session, UserAccount User)?> UseAsync(Guid id, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var found = await (
            from session in db.UserSessions.AsNoTracking()
            join user in db.Users.AsNoTracking() on session.UserId equals user.Id
            where session.Id == id && session.EndedAt == null
            select new { session, user }).SingleOrDefaultAsync(stop);
        if (found is not null)
        {
            await Reach.LoadAsync(db, found.user, found.session.DelegationId, now, stop);
        }

        if (found is null || now - found.session.OpenedAt >= SignInRules.SessionLasts
            || now - found.session.SeenAt > SignInRules.IdleOf(found.user, found.session.SharedComputer) + SeenEvery
            || SignInRules.MayBeUsed(found.user, now) is not null)
        {
            return null;
        }

        if (now - found.session.SeenAt >= SeenEvery)
        {
            await db.UserSessions.Where(one => one.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.SeenAt, now), stop);
        }

        return (found.session, found.user);
    }

    /// <summary>Notes that the owner showed himself again.</summary>
    public Task ProveAsync(Guid id, ProofKind proof, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        return db.UserSessions.Where(one => one.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Proof, proof).SetProperty(one => one.ProvedAt, now), stop);
    }

    public async Task<IReadOnlyList<UserSession>> OpenOfAsync(UserAccount user, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var oldest = now - SignInRules.SessionLasts;
        var rows = await db.UserSessions.AsNoTracking()
            .Where(one => one.UserId == user.Id && one.EndedAt == null && one.OpenedAt > oldest)
            .OrderByDescending(one => one.OpenedAt).ToListAsync(stop);
        return [.. rows.Where(one => now - one.SeenAt <= SignInRules.IdleOf(user, one.SharedComputer))];
    }

    /// <summary>Thoát: this one session.</summary>
    public async Task EndAsync(UserAccount user, Guid id, Actor actor, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.UserSessions.Where(one => one.Id == id && one.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.EndedAt, (DateTimeOffset?)now), stop);
        Audit.Add(
            actor, "SESSION_ENDED", ("user", user.Id.ToString()), $"Tài khoản {user.UserName} thoát", user.AreaId);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Thoát mọi nơi: every session of the account, by its owner or an administrator.</summary>
    public async Task EndAllAsync(UserAccount user, Actor actor, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var account = await db.Users.SingleAsync(one => one.Id == user.Id, stop);
        AccountStamp.Renew(account, ids);
        var ended = await AccountStamp.EndSessionsAsync(db, account.Id, clock.GetUtcNow(), stop);
        Audit.Add(
            actor, "SESSIONS_ENDED", ("user", account.Id.ToString()),
            $"Kết thúc mọi phiên đăng nhập ({ended}) của tài khoản {account.UserName}", account.AreaId);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
