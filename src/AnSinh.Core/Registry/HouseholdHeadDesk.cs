using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Registry;

/// <summary>
/// Changes the head of a household and what its members are to the head. What was, ends the day before; nobody leaves,
/// so no money depends on it. One transaction with its events.
/// </summary>
public sealed class HouseholdHeadDesk(AppDb db, TimeProvider clock, IdSource ids)
{
    /// <summary>Null when written down.</summary>
    public Refusal? Set(Guid householdId, HouseholdHead asked, Actor actor)
    {
        var book = new HouseholdBook(db, clock, ids, actor);
        return book.Write(() =>
        {
            var present = book.Present(householdId);
            if (Fault(present, asked) is { } refusal)
            {
                return refusal;
            }

            var household = db.Households.Single(one => one.Id == householdId);
            var changed = present.Select(one => (one.Member, one.Person, To: Wanted(one, asked)))
                .Where(one => one.To != one.Member.Relation).ToList();
            if (changed.Count == 0)
            {
                return new Refusal("NOTHING", "Chủ hộ và quan hệ vẫn như sổ đang ghi; không có gì để ghi.", "Head");
            }

            Write(book, household, changed, asked);
            return null;
        });
    }

    private void Write(
        HouseholdBook book, Household household,
        List<(HouseholdMember Member, Person Person, HouseholdRelation To)> changed, HouseholdHead asked)
    {
        var (from, reason) = (asked.FromOn!.Value, asked.Reason!.Trim());
        foreach (var (member, _, _) in changed)
        {
            book.End(member, Start(member, from).AddDays(-1), reason);
        }

        // Of two heads the database takes none: what was ends first.
        db.SaveChanges();
        foreach (var (member, person, to) in changed)
        {
            book.Begin(household.Id, person.Id, to, Start(member, from), reason);
            book.Note(
                "HOUSEHOLD_RELATION", ("person", person.Id), $"{person.FullName} ({person.Code}) ở hộ "
                    + $"{household.Code} là {HouseholdTerms.Of(to)} từ {DateText.Show(Start(member, from))}, trước là "
                    + $"{HouseholdTerms.Of(member.Relation)}: {reason}", household.AreaId);
        }
    }

    /// <summary>Who came later than the day is it from the own first day on.</summary>
    private static DateOnly Start(HouseholdMember member, DateOnly from) =>
        member.FromOn > from ? member.FromOn : from;

    private static HouseholdRelation Wanted((HouseholdMember Member, Person Person) one, HouseholdHead asked) =>
        one.Person.Code == asked.HeadCode ? HouseholdRelation.Head
        : asked.Relations.TryGetValue(one.Person.Code, out var relation) ? relation
        : one.Member.Relation;

    private Refusal? Fault(List<(HouseholdMember Member, Person Person)> present, HouseholdHead asked)
    {
        if (present.Where(one => one.Person.Code == asked.HeadCode).Select(one => one.Person).FirstOrDefault()
            is not { } head)
        {
            return new Refusal("HEAD", "Chọn chủ hộ trong những người đang ở trong hộ.", "Head");
        }

        if (head.DiedOn is not null)
        {
            return new Refusal("HEAD_DEAD", $"Sổ ghi {head.FullName} đã chết. Chọn người khác làm chủ hộ.", "Head");
        }

        if (present.Where(one => one.Person.Code != asked.HeadCode
            && Wanted(one, asked) == HouseholdRelation.Head).Select(one => one.Person).FirstOrDefault() is { } two)
        {
            return new Refusal(
                "TWO_HEADS", $"Mỗi hộ một chủ hộ. Ghi {two.FullName} là gì của {head.FullName}.", "Head");
        }

        return HouseholdRules.OfDay(asked.FromOn, clock.Today(), DateOnly.MinValue, "HeadFrom")
            ?? (ReasonText.Check(asked.Reason, "lý do đổi, ví dụ “chủ hộ cũ đi làm xa”") is { } unclear
                ? unclear with { Where = "HeadReason" } : null);
    }
}
