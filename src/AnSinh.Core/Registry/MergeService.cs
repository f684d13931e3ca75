using System.Globalization;
using System.Text.Json;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Registry;

/// <summary>
/// Decides about records that may be one person. A merge ends the decisions of the record that goes, gives the kept one
/// what it lacks, and leaves every paid line where it is; it can be taken back. One transaction with its events.
/// </summary>
public sealed class MergeService(AppDb db, TimeProvider clock, IdSource ids)
{
    private AuditLog Audit => new(db, clock, ids);

    /// <summary>Two people: not proposed again.</summary>
    public void Different(Guid oneId, Guid otherId, string? reason, Actor actor)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        var (one, other) = (Require(oneId), Require(otherId));
        Refuse(ReasonText.Check(reason, "lý do, ví dụ “hai giấy khai sinh khác nhau”"));
        Decide(oneId, otherId, DuplicateState.Different, reason!.Trim(), actor);
        foreach (var person in (Person[])[one, other])
        {
            Audit.Add(
                actor, "DUPLICATE_DIFFERENT", ("person", person.Id.ToString()),
                $"{one.FullName} ({one.Code}) và {other.FullName} ({other.Code}) là hai người: {reason.Trim()}",
                person.AreaId);
        }

        db.SaveChanges();
        transaction.Commit();
    }

    /// <summary>One person: <paramref name="goneId"/> is merged into <paramref name="keptId"/>.</summary>
    public PersonMerge Merge(Guid keptId, Guid goneId, string? reason, Actor actor)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        var (kept, gone) = (Require(keptId), Require(goneId));
        Refuse(ReasonText.Check(reason, "lý do, ví dụ “cùng một giấy khai sinh, nhập hai lần”"));
        Refuse(Standing(kept, gone));
        var said = reason!.Trim();
        var last = LastListed(gone);
        var ended = End(gone, last, $"Gộp vào hồ sơ {kept.Code}: {said}", actor);
        var copies = new MergeCopies(db, clock, ids, actor);
        var changes = new MergeChanges(
            ended, copies.Grants(kept, ended, last), copies.Facts(kept, gone), copies.Method(kept, gone));
        var merge = new PersonMerge
        {
            Id = ids.Next(),
            KeptId = kept.Id,
            GoneId = gone.Id,
            Reason = said,
            MergedAt = clock.GetUtcNow(),
            MergedBy = actor.Login,
            ChangesJson = JsonSerializer.Serialize(changes),
        };
        db.PersonMerges.Add(merge);
        Decide(kept.Id, gone.Id, DuplicateState.Same, said, actor);
        AskForPaidTwice(kept, gone);
        foreach (var person in (Person[])[kept, gone])
        {
            Audit.Add(
                actor, "PERSON_MERGED", ("person", person.Id.ToString()),
                $"Gộp hồ sơ {gone.FullName} ({gone.Code}) vào {kept.FullName} ({kept.Code}): {said}", person.AreaId,
                null, merge.ChangesJson);
        }

        db.SaveChanges();
        transaction.Commit();
        db.ChangeTracker.Clear();
        return merge;
    }

    /// <summary>Takes a merge back: both records stand as before; a month missed meanwhile comes as arrears.</summary>
    public void Undo(Guid goneId, string? reason, Actor actor)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        var merge = db.PersonMerges.SingleOrDefault(one => one.GoneId == goneId && one.UndoneAt == null)
            ?? throw new RefusedException(new Refusal(
                "NOT_MERGED", "Hồ sơ này không gộp vào hồ sơ nào.", goneId.ToString()));
        Refuse(ReasonText.Check(reason, "lý do tách lại"));
        var changes = JsonSerializer.Deserialize<MergeChanges>(merge.ChangesJson)!;
        var (kept, gone) = (Require(merge.KeptId), Require(goneId));
        TakeBack(changes, kept, actor);
        (merge.UndoneAt, merge.UndoneBy, merge.UndoReason) = (clock.GetUtcNow(), actor.Login, reason!.Trim());
        foreach (var person in (Person[])[kept, gone])
        {
            Audit.Add(
                actor, "PERSON_UNMERGED", ("person", person.Id.ToString()),
                $"Tách hồ sơ {gone.FullName} ({gone.Code}) khỏi {kept.FullName} ({kept.Code}): {reason.Trim()}",
                person.AreaId);
        }

        db.SaveChanges();
        transaction.Commit();
        db.ChangeTracker.Clear();
    }

    private Refusal? Standing(Person kept, Person gone) =>
        kept.Id == gone.Id ? new Refusal("SAME_RECORD", "Chọn hai hồ sơ khác nhau.", "kept")
        : kept.DiedOn is not null != gone.DiedOn is not null ? new Refusal(
            "ONE_DEAD", "Một hồ sơ đã ghi chết, hồ sơ kia chưa. Ghi biến động cho đúng rồi gộp.", "kept")
        : gone.HouseholdId is not null ? new Refusal(
            "IN_HOUSEHOLD", $"Hồ sơ {gone.Code} đang ở trong một hộ. Ghi ra khỏi hộ (thẻ Hộ, người giám hộ) rồi gộp.",
            "kept")
        : db.PersonMerges.Any(one => one.UndoneAt == null && (one.GoneId == kept.Id || one.GoneId == gone.Id))
            ? new Refusal("MERGED_ALREADY", "Một trong hai hồ sơ đã gộp vào hồ sơ khác. Mở lại trang.", "kept")
            : null;

    private List<EndedGrant> End(Person gone, Month? last, string reason, Actor actor)
    {
        var ended = new List<EndedGrant>();
        foreach (var grant in db.Grants.Where(one => one.PersonId == gone.Id).ToList())
        {
            var until = last is { } listed && listed >= grant.FromMonth ? listed : grant.FromMonth.Plus(-1);
            if (grant.UntilMonth is { } end && end <= until)
            {
                continue;
            }

            ended.Add(new EndedGrant(grant.Id, grant.UntilMonth?.Code, grant.EndReason));
            (grant.UntilMonth, grant.EndReason) = (until, reason);
            Touch(grant, actor);
        }

        return ended;
    }

    private void TakeBack(MergeChanges changes, Person kept, Actor actor)
    {
        var last = LastListed(kept);
        foreach (var before in changes.Ended)
        {
            var grant = db.Grants.Single(one => one.Id == before.Id);
            grant.UntilMonth = before.UntilMonth is { } code ? Month.FromCode(code) : null;
            grant.EndReason = before.EndReason;
            Touch(grant, actor);
        }

        foreach (var copy in db.Grants.Where(one => changes.Grants.Contains(one.Id)).ToList())
        {
            copy.UntilMonth = last is { } listed && listed >= copy.FromMonth ? listed : copy.FromMonth.Plus(-1);
            copy.EndReason = "Tách lại hồ sơ đã gộp";
            Touch(copy, actor);
        }

        foreach (var fact in db.Facts.Where(one => changes.Facts.Contains(one.Id)).ToList())
        {
            fact.SupersededAt = clock.GetUtcNow();
        }

        if (changes.Method is { } method
            && db.PaymentMethods.SingleOrDefault(one => one.Id == method && one.UntilOn == null) is { } open)
        {
            open.UntilOn = clock.Today();
        }
    }

    /// <summary>The last month that has a regular line of somebody in force.</summary>
    private Month? LastListed(Person person)
    {
        var code = db.Number(
            $"""
            SELECT MAX(benefit_month) FROM payroll_lines
            WHERE benefit_month IN ({ListMonths.All(db)}) AND person_id = @p0 AND kind = 'REGULAR' AND live
            """, person.Id);
        return code == 0 ? null : Month.FromCode((int)code);
    }

    /// <summary>Months that both records were paid for are asked about: recovering is a decision of its own.</summary>
    private void AskForPaidTwice(Person kept, Person gone)
    {
        using var reader = db.Read(
            $"""
            SELECT COUNT(*), COALESCE(SUM(l.amount_vnd), 0) FROM payroll_lines l
            JOIN payroll_lines k ON k.benefit_month = l.benefit_month AND k.programme = l.programme
                AND k.person_id = @p1 AND k.kind = 'REGULAR' AND k.live
            WHERE l.benefit_month IN ({ListMonths.All(db)}) AND l.person_id = @p0 AND l.kind = 'REGULAR' AND l.live
            """, gone.Id, kept.Id);
        reader.Read();
        var (months, vnd) = (Number(reader.GetValue(0)), Number(reader.GetValue(1)));
        reader.Dispose();
        if (months == 0)
        {
            return;
        }

        db.WorkItems.Add(new WorkItem
        {
            Id = ids.Next(),
            Kind = "DUPLICATE_PAID",
            AreaId = gone.AreaId,
            PersonId = gone.Id,
            Sentence = $"{gone.FullName}: hồ sơ {gone.Code} đã gộp vào {kept.Code}, {months} tháng chi trùng, "
                + $"{VndText.Format(vnd)}. Quyết định thu hồi hoặc ghi lý do không thu.",
            OpenedAt = clock.GetUtcNow(),
        });
    }

    private void Decide(Guid oneId, Guid otherId, DuplicateState state, string said, Actor actor)
    {
        var (first, second) = oneId.CompareTo(otherId) < 0 ? (oneId, otherId) : (otherId, oneId);
        var pair = db.DuplicatePairs.SingleOrDefault(one => (one.OneId == first && one.OtherId == second)
            || (one.OneId == second && one.OtherId == first));
        if (pair is null)
        {
            pair = new DuplicatePair
            {
                OneId = first,
                OtherId = second,
                Reasons = string.Empty,
                FoundAt = clock.GetUtcNow(),
                State = state,
            };
            db.DuplicatePairs.Add(pair);
        }
        else if (pair.State != DuplicateState.Open && state == DuplicateState.Different)
        {
            throw new RefusedException(new Refusal(
                "DECIDED", $"{pair.DecidedBy} đã quyết định cặp này: {pair.Decision}. Mở lại trang để xem.", "pair"));
        }

        (pair.State, pair.Decision, pair.DecidedBy, pair.DecidedAt) = (state, said, actor.Login, clock.GetUtcNow());
    }

    private void Touch(Grant grant, Actor actor) =>
        (grant.RecordedAt, grant.RecordedBy) = (clock.GetUtcNow(), actor.Login);

    private Person Require(Guid id) => db.Persons.SingleOrDefault(one => one.Id == id)
        ?? throw new RefusedException(new Refusal("PERSON_UNKNOWN", "Không có hồ sơ này.", id.ToString()));

    private static long Number(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static void Refuse(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new RefusedException(refusal);
        }
    }
}
