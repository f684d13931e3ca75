using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Registry;

/// <summary>People of a hamlet of a unit that has ended.</summary>
public sealed record OldHamlet(string? Name, int People);

/// <summary>A unit that has ended and still has people, with the units that came after it.</summary>
public sealed record EndedCommune(Area Area, IReadOnlyList<OldHamlet> Hamlets, IReadOnlyList<Area> Followers)
{
    public int People => Hamlets.Sum(hamlet => hamlet.People);
}

/// <summary>
/// Where the people of an ended unit go: all to one unit, hamlets named here to another one; what belongs to nobody
/// still here goes to the first.
/// </summary>
public sealed record NewHomes(int AreaId, IReadOnlyDictionary<string, int> ByHamlet, string Paper)
{
    /// <summary>The months without a list before the end were paid elsewhere.</summary>
    public bool PaidElsewhere { get; init; }
}

/// <summary>
/// Moves people, households, work and accounts when units merge or split (sáp nhập, chia tách đơn vị hành chính). Paid
/// history stays where it was: the new unit's list goes on from the old one's (<see cref="Successions"/>). One old unit
/// is one transaction; done again, nothing is left to move.
/// </summary>
public sealed class Reorganisation(AppDb db, TimeProvider clock, IdSource ids)
{
    /// <summary>The ended units among these that still have people; null for everywhere.</summary>
    public async Task<IReadOnlyList<EndedCommune>> WaitingAsync(
        IReadOnlyCollection<int>? areaIds, CancellationToken stop = default)
    {
        var today = clock.Today();
        var persons = db.Persons;
        var ended = await db.Areas.AsNoTracking()
            .Where(area => area.Level == AreaLevel.Commune && area.ValidUntil < today
                && persons.Any(person => person.AreaId == area.Id))
            .OrderBy(area => area.Code).ToListAsync(stop);
        var among = ended.Where(area => areaIds?.Contains(area.Id) is not false).ToList();
        var known = among.Select(area => area.Id).ToList();
        var hamlets = (await db.Persons.AsNoTracking().Where(person => known.Contains(person.AreaId))
            .GroupBy(person => new { person.AreaId, person.Hamlet })
            .Select(group => new { group.Key.AreaId, group.Key.Hamlet, People = group.Count() }).ToListAsync(stop))
            .ToLookup(row => row.AreaId, row => new OldHamlet(row.Hamlet, row.People));
        var waiting = new List<EndedCommune>();
        foreach (var area in among)
        {
            waiting.Add(new EndedCommune(
                area, [.. hamlets[area.Id].OrderBy(hamlet => hamlet.Name, StringComparer.Ordinal)],
                await new AreaMap(db).FollowersAsync(area, today, stop)));
        }

        return waiting;
    }

    /// <summary>Moves everybody of one ended unit; returns how many people went to each new unit.</summary>
    public async Task<IReadOnlyDictionary<int, int>> MoveAsync(
        int oldArea, NewHomes homes, Actor actor, CancellationToken stop = default)
    {
        using var wide = db.LookEverywhere();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var old = await db.Areas.AsNoTracking().SingleAsync(area => area.Id == oldArea, stop);
        var targets = await db.Areas.AsNoTracking()
            .Where(area => area.Id == homes.AreaId || homes.ByHamlet.Values.Contains(area.Id)).ToListAsync(stop);
        var followers = old.ValidUntil is { } last
            ? await new AreaMap(db).FollowersAsync(old, last.AddDays(1), stop) : [];
        if ((ReorganisationRules.Fault(old, targets, followers, homes, clock.Today())
            ?? OpenLists(old, homes.PaidElsewhere)) is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        var codes = targets.ToDictionary(area => area.Id, area => area.Code);
        if (homes.PaidElsewhere)
        {
            AnswerFromEnd(old);
        }

        var moved = await PeopleAsync(old, homes, codes, actor, stop);
        await RestAsync(old, homes, stop);
        await AccountsAsync(old, targets.Single(area => area.Id == homes.AreaId), homes.Paper, actor, stop);
        var from = old.ValidUntil!.Value.AddDays(1);
        foreach (var target in targets)
        {
            var people = moved.GetValueOrDefault(target.Id);
            db.AreaSuccessions.Add(new AreaSuccession
            {
                OldAreaId = old.Id,
                NewAreaId = target.Id,
                IsHeir = target.Id == homes.AreaId,
                FromOn = from,
                People = people,
                Paper = homes.Paper.Trim(),
                MadeBy = actor.Login,
                MadeAt = clock.GetUtcNow(),
            });
            foreach (var area in (int[])[old.Id, target.Id])
            {
                new AuditLog(db, clock, ids).Add(
                    actor, "AREA_REORGANISED", ("area", $"{old.Id}>{target.Id}"),
                    $"Chuyển {people} người của {old.Name} ({old.Code}) sang {target.Name} ({target.Code}) từ "
                        + $"{DateText.Show(from)} theo {homes.Paper.Trim()}"
                        + (homes.PaidElsewhere ? "; các tháng trước chưa có danh sách đã chi ở hệ thống khác" : ""),
                    area);
            }
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
        return moved;
    }

    /// <summary>A month that is open under the old unit would be lost: it is finished there first.</summary>
    private Refusal? OpenLists(Area old, bool paidElsewhere)
    {
        var last = Month.Of(old.ValidUntil!.Value);
        using var reader = db.Read(
            "SELECT month, state FROM payroll_lists WHERE area_id = @p0 AND state <> 'RETURNED' ORDER BY month DESC",
            old.Id);
        var newest = (Month?)null;
        while (reader.Read())
        {
            var month = Month.FromCode(reader.GetInt32(0));
            newest ??= month;
            if (reader.GetString(1) is "DRAFT" or "SUBMITTED")
            {
                return new Refusal(
                    "LIST_OPEN",
                    $"Danh sách tháng {DateText.Show(month)} của {old.Name} chưa duyệt. Duyệt xong rồi chuyển.",
                    month.ToString());
            }
        }

        return newest is not { } listed ? null
            : listed > last ? new Refusal(
                "LIST_AFTER_END", $"{old.Name} đã có danh sách tháng {DateText.Show(listed)}, sau ngày sáp nhập.",
                listed.ToString())
            : listed < last && !paidElsewhere ? new Refusal(
                "LIST_MISSING",
                $"{old.Name} chưa có danh sách tháng {DateText.Show(listed.Plus(1))}. Lập và duyệt đến tháng "
                    + $"{DateText.Show(last)} rồi chuyển, để không ai mất tháng nào; hoặc ghi rõ các tháng đó đã chi "
                    + "ở hệ thống khác.",
                listed.Plus(1).ToString())
            : null;
    }

    /// <summary>What another system paid is no arrears here: the register answers from the first month after.</summary>
    private void AnswerFromEnd(Area old) => db.Execute(
        """
        UPDATE grants SET accountable_from_month = @p0
        WHERE accountable_from_month < @p0 AND person_id IN (SELECT id FROM persons WHERE area_id = @p1)
        """, Month.Of(old.ValidUntil!.Value.AddDays(1)), old.Id);

    private async Task<Dictionary<int, int>> PeopleAsync(
        Area old, NewHomes homes, Dictionary<int, string> codes, Actor actor, CancellationToken stop)
    {
        var people = await db.Persons.AsNoTracking().Where(person => person.AreaId == old.Id)
            .Select(person => new { person.Id, person.Hamlet }).ToListAsync(stop);
        var now = clock.GetUtcNow();
        var moved = people.Select(person => (person.Id, To: ReorganisationRules.HomeOf(person.Hamlet, homes))).ToList();
        new RegisterWriter(db).WriteFacts([.. moved.Select(one => new Fact
        {
            Id = ids.Next(),
            PersonId = one.Id,
            Kind = FactKinds.Unit,
            Value = $"{old.Code}>{codes[one.To]}",
            FromOn = old.ValidUntil!.Value.AddDays(1),
            Evidence = homes.Paper.Trim(),
            RecordedAt = now,
            RecordedBy = actor.Login,
        })]);
        MoveRows("persons", old.Id, homes);
        return moved.GroupBy(one => one.To).ToDictionary(group => group.Key, group => group.Count());
    }

    /// <summary>Households by hamlet; open work with its person, the unit's own with the heir.</summary>
    private async Task RestAsync(Area old, NewHomes homes, CancellationToken stop)
    {
        MoveRows("households", old.Id, homes);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE work_items SET area_id = COALESCE(
                (SELECT p.area_id FROM persons p WHERE p.id = work_items.person_id), {homes.AreaId})
            WHERE area_id = {old.Id} AND closed_at IS NULL
            """, stop);
    }

    private void MoveRows(string table, int oldArea, NewHomes homes)
    {
        foreach (var (hamlet, to) in homes.ByHamlet)
        {
            db.Execute($"UPDATE {table} SET area_id = @p0 WHERE area_id = @p1 AND hamlet = @p2", to, oldArea, hamlet);
        }

        db.Execute($"UPDATE {table} SET area_id = @p0 WHERE area_id = @p1", homes.AreaId, oldArea);
    }

    /// <summary>
    /// Who works for the old unit, or for its province, works for what goes on for it; the old place stays, for its
    /// lists are still there.
    /// </summary>
    private async Task AccountsAsync(
        Area old, Area heir, string paper, Actor actor, CancellationToken stop)
    {
        var from = old.ValidUntil!.Value.AddDays(1);
        foreach (var (before, after) in ((int, int)[])[(old.Id, heir.Id), (old.ProvinceId, heir.ProvinceId)])
        {
            var held = await db.AreaAssignments.AsNoTracking()
                .Where(one => one.AreaId == before || one.AreaId == after).ToListAsync(stop);
            foreach (var one in held.Where(one => one.AreaId == before && (one.UntilOn is not { } end || end >= from)
                && !held.Any(other => other.UserId == one.UserId && other.AreaId == after)))
            {
                db.AreaAssignments.Add(new AreaAssignment
                {
                    Id = ids.Next(),
                    UserId = one.UserId,
                    AreaId = after,
                    FromOn = from,
                    UntilOn = one.UntilOn,
                    Paper = paper.Trim(),
                    MadeBy = actor.Login,
                    MadeAt = clock.GetUtcNow(),
                });
            }
        }
    }
}

/// <summary>What an ended unit can be moved to. Pure.</summary>
public static class ReorganisationRules
{
    public static int HomeOf(string? hamlet, NewHomes homes) =>
        hamlet is not null && homes.ByHamlet.TryGetValue(hamlet, out var to) ? to : homes.AreaId;

    /// <summary>Where the map names no followers, any unit of the first day after may be chosen.</summary>
    public static Refusal? Fault(
        Area old, IReadOnlyList<Area> targets, IReadOnlyList<Area> followers, NewHomes homes, DateOnly today)
    {
        if (old.Level != AreaLevel.Commune || old.ValidUntil is not { } last || last >= today)
        {
            return new Refusal("NOT_ENDED", $"{old.Name} vẫn còn, không có gì để chuyển.", old.Code);
        }

        if (string.IsNullOrWhiteSpace(homes.Paper))
        {
            return new Refusal(
                "PAPER_MISSING", "Ghi văn bản sắp xếp đơn vị hành chính, ví dụ “NQ 1672/NQ-UBTVQH15”.", "paper");
        }

        var wanted = homes.ByHamlet.Values.Append(homes.AreaId).Distinct().Count();
        return targets.Count == wanted
            && targets.All(area => area.Level == AreaLevel.Commune && area.IsValidOn(last.AddDays(1))
                && (followers.Count == 0 || followers.Any(one => one.Id == area.Id)))
            ? null
            : new Refusal(
                "NOT_A_FOLLOWER",
                $"Chọn xã, phường tiếp nối {old.Name} từ ngày {DateText.Show(last.AddDays(1))}"
                    + (followers.Count == 0 ? string.Empty
                        : ": " + string.Join(" hoặc ", followers.Select(area => area.Name))) + ".",
                "area");
    }
}
