using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Access;

/// <summary>An assignment with the name of its place.</summary>
public sealed record AssignedPlace(AreaAssignment Assignment, string Code, string Name);

/// <summary>Gives places to accounts and ends that, with days and paper; an ended one stays to be read.</summary>
public sealed class AssignmentService(AppDb db, TimeProvider clock, IdSource ids)
{
    public async Task<IReadOnlyList<AssignedPlace>> OfAsync(UserAccount account, CancellationToken stop = default)
    {
        var rows = await (
            from one in db.AreaAssignments.AsNoTracking()
            join area in db.Areas.AsNoTracking() on one.AreaId equals area.Id
            where one.UserId == account.Id
            orderby one.MadeAt
            select new { one, area.Code, area.Name }).ToListAsync(stop);
        return [.. rows.Select(row => new AssignedPlace(row.one, row.Code, row.Name))];
    }

    public async Task<AreaAssignment> GiveAsync(
        UserAccount account, Area area, (DateOnly From, DateOnly? Until) days, string paper, Actor actor,
        CancellationToken stop = default)
    {
        var held = await db.AreaAssignments.AsNoTracking().Where(one => one.UserId == account.Id).ToListAsync(stop);
        if (AssignmentRules.MayGive(account, area.Id, days, paper, held) is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        var given = new AreaAssignment
        {
            Id = ids.Next(),
            UserId = account.Id,
            AreaId = area.Id,
            FromOn = days.From,
            UntilOn = days.Until,
            Paper = paper.Trim(),
            MadeBy = actor.Login,
            MadeAt = clock.GetUtcNow(),
        };
        db.AreaAssignments.Add(given);
        new AuditLog(db, clock, ids).Add(
            actor, "AREA_ASSIGNED", ("user", account.Id.ToString()),
            $"Giao {area.Name} cho tài khoản {account.UserName} từ {DateText.Show(days.From)}"
                + (days.Until is { } until ? $" đến {DateText.Show(until)}" : string.Empty) + $" theo {given.Paper}",
            area.Id);
        await db.SaveChangesAsync(stop);
        return given;
    }

    /// <summary>Sets the last day; yesterday ends it at the next request.</summary>
    public async Task EndAsync(
        UserAccount account, Guid id, DateOnly lastDay, Actor actor, CancellationToken stop = default)
    {
        var held = await db.AreaAssignments.SingleOrDefaultAsync(
            one => one.Id == id && one.UserId == account.Id, stop)
            ?? throw new RefusedException(new Refusal(
                "NO_ASSIGNMENT", $"Tài khoản {account.UserName} không được giao địa bàn này.", id.ToString()));
        if (AssignmentRules.MayEnd(held, lastDay, clock.Today()) is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        var name = await db.Areas.Where(area => area.Id == held.AreaId).Select(area => area.Name).SingleAsync(stop);
        held.UntilOn = lastDay;
        new AuditLog(db, clock, ids).Add(
            actor, "AREA_ENDED", ("user", account.Id.ToString()),
            $"Thôi giao {name} cho tài khoản {account.UserName} sau ngày {DateText.Show(lastDay)}", held.AreaId);
        await db.SaveChangesAsync(stop);
    }
}
