using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Registry;

/// <summary>
/// What the desks of households share: one transaction with its events, memberships that end and begin, the present
/// household of a person kept in step.
/// </summary>
internal sealed class HouseholdBook(AppDb db, TimeProvider clock, IdSource ids, Actor actor)
{
    public HouseholdFacts Facts { get; } = new(db, clock, ids, actor);

    /// <summary>Everything or nothing; null when done.</summary>
    public Refusal? Write(Func<Refusal?> work)
    {
        using var wide = db.LookEverywhere();
        return db.WriteWhole(work);
    }

    public HouseholdMember? OpenOf(Guid person) => db.HouseholdMembers.SingleOrDefault(
        one => one.PersonId == person && one.UntilOn == null && one.SupersededAt == null);

    /// <summary>Who lives there now, with the person; one statement.</summary>
    public List<(HouseholdMember Member, Person Person)> Present(Guid household) =>
    [
        .. db.HouseholdMembers
            .Where(one => one.HouseholdId == household && one.UntilOn == null && one.SupersededAt == null)
            .Join(db.Persons, one => one.PersonId, person => person.Id, (member, person) => new { member, person })
            .OrderBy(one => one.person.SortKey).AsEnumerable().Select(one => (one.member, one.person)),
    ];

    /// <summary>Ends a membership; one whose last day lies before its first never held.</summary>
    public void End(HouseholdMember member, DateOnly last, string? reason)
    {
        if (last < member.FromOn)
        {
            member.SupersededAt = clock.GetUtcNow();
            return;
        }

        (member.UntilOn, member.EndReason) = (last, reason);
        (member.EndedAt, member.EndedBy) = (clock.GetUtcNow(), actor.Login);
    }

    public HouseholdMember Begin(Guid household, Guid person, HouseholdRelation relation, DateOnly from, string? note)
    {
        var member = new HouseholdMember
        {
            Id = ids.Next(),
            HouseholdId = household,
            PersonId = person,
            Relation = relation,
            FromOn = from,
            Note = note,
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = actor.Login,
        };
        db.HouseholdMembers.Add(member);
        return member;
    }

    /// <summary>What the household is, and will be, on days from this one on.</summary>
    public List<HouseholdStatus> StatusesFrom(Guid household, DateOnly from) =>
    [
        .. db.HouseholdStatuses.AsNoTracking().Where(one => one.HouseholdId == household && one.SupersededAt == null
            && (one.UntilOn == null || one.UntilOn >= from)).OrderBy(one => one.FromOn),
    ];

    public void Note(
        string action, (string Kind, Guid Id) subject, string sentence, int area, string? before = null,
        string? after = null) => new AuditLog(db, clock, ids).Add(
        actor, action, (subject.Kind, subject.Id.ToString()), sentence, area, before, after);
}
