using System.Globalization;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Registry;

/// <summary>
/// Makes households and writes down who comes and goes. Coming into one ends the membership before, and the household's
/// status becomes a fact of the person from that day on. One transaction with its events.
/// </summary>
public sealed class HouseholdDesk(AppDb db, TimeProvider clock, IdSource ids)
{
    /// <summary>A new household with the person as its head; the code tells the commune.</summary>
    public (Household? Made, Refusal? Refusal) Make(Guid personId, DateOnly? from, string? note, Actor actor)
    {
        Household? made = null;
        var book = new HouseholdBook(db, clock, ids, actor);
        var refusal = book.Write(() =>
        {
            var person = db.Persons.Single(one => one.Id == personId);
            var household = New(person);
            var asked = new HouseholdJoin(HouseholdRelation.Head, from) { Note = note };
            if (HouseholdRules.OfJoin(person, household, asked, clock.Today()) is { } unfit)
            {
                return unfit;
            }

            db.Households.Add(household);
            book.Note(
                "HOUSEHOLD_MADE", ("household", household.Id), $"Lập hộ {household.Code}, chủ hộ {person.FullName} "
                    + $"({person.Code}) từ {DateText.Show(from!.Value)}", household.AreaId);
            made = household;
            return Enter(book, person, household, asked);
        });
        return refusal is null ? (made, null) : (null, refusal);
    }

    /// <summary>Null when the person is in.</summary>
    public Refusal? Join(Guid householdId, Guid personId, HouseholdJoin asked, Actor actor)
    {
        var book = new HouseholdBook(db, clock, ids, actor);
        return book.Write(() =>
        {
            var person = db.Persons.Single(one => one.Id == personId);
            var household = db.Households.Single(one => one.Id == householdId);
            return HouseholdRules.OfJoin(person, household, asked, clock.Today())
                ?? (asked.Relation == HouseholdRelation.Head && Head(book, householdId) is { } head
                    ? new Refusal(
                        "HEAD_THERE", $"Chủ hộ đang là {head.FullName}. Ghi quan hệ khác, rồi đổi chủ hộ nếu cần.",
                        "Relation")
                    : Enter(book, person, household, asked));
        });
    }

    /// <summary>Null when the person is out; what the household is, is not theirs after the last day.</summary>
    public Refusal? Leave(Guid householdId, Guid personId, HouseholdLeave asked, Actor actor)
    {
        var book = new HouseholdBook(db, clock, ids, actor);
        return book.Write(() =>
        {
            if (book.OpenOf(personId) is not { } member || member.HouseholdId != householdId)
            {
                return new Refusal("NOT_MEMBER", "Người này không ở trong hộ. Mở lại trang.", "id");
            }

            var (person, household) = (db.Persons.Single(one => one.Id == personId),
                db.Households.Single(one => one.Id == householdId));
            if (HouseholdRules.OfLeave(member, asked, clock.Today()) is { } unfit)
            {
                return unfit;
            }

            if (HeadWithOthers(book, member) is { } refusal)
            {
                return refusal with { Where = "LastText" };
            }

            var (last, reason) = (asked.LastDay!.Value, asked.Reason!.Trim());
            book.End(member, last, reason);
            person.HouseholdId = null;
            book.Facts.Read([personId]);
            book.Facts.TakeAway(personId, householdId, last);
            book.Note(
                "HOUSEHOLD_LEFT", ("person", personId), $"{person.FullName} ({person.Code}) ra khỏi hộ "
                    + $"{household.Code} sau ngày {DateText.Show(last)}: {reason}", household.AreaId);
            return null;
        });
    }

    private Refusal? Enter(HouseholdBook book, Person person, Household household, HouseholdJoin asked)
    {
        var from = asked.FromOn!.Value;
        book.Facts.Read([person.Id]);
        if (MoveOut(book, person, household, from) is { } refusal)
        {
            return refusal;
        }

        var note = VietnameseText.Clean(asked.Note).Normalize();
        book.Begin(household.Id, person.Id, asked.Relation!.Value, from, note.Length == 0 ? null : note);
        person.HouseholdId = household.Id;
        var stay = new DayPeriod(from, null);
        foreach (var status in book.StatusesFrom(household.Id, from))
        {
            book.Facts.Give(person.Id, household, status, status.Days.Within(stay)!.Value);
        }

        book.Note(
            "HOUSEHOLD_JOINED", ("person", person.Id), $"{person.FullName} ({person.Code}) vào hộ {household.Code}, "
                + $"{HouseholdTerms.Of(asked.Relation.Value)}, từ {DateText.Show(from)}"
                + (note.Length == 0 ? "" : $": {note}"), household.AreaId);
        return null;
    }

    /// <summary>Ends the membership before. Days that another membership had already are not taken from it.</summary>
    private Refusal? MoveOut(HouseholdBook book, Person person, Household household, DateOnly from)
    {
        var before = db.HouseholdMembers.Where(one => one.PersonId == person.Id && one.SupersededAt == null).ToList();
        var open = before.SingleOrDefault(one => one.UntilOn is null);
        if (open?.HouseholdId == household.Id)
        {
            return new Refusal("MEMBER_ALREADY", $"{person.FullName} đang ở trong hộ này rồi.", "Person");
        }

        if (before.Where(one => one.UntilOn is not null).Max(one => one.UntilOn) is { } last && from <= last)
        {
            return new Refusal(
                "DAY_TAKEN", $"Sổ ghi {person.FullName} ở hộ trước đến hết {DateText.Show(last)}. Ghi ngày sau đó.",
                "FromText");
        }

        if (open is null)
        {
            return null;
        }

        if (HeadWithOthers(book, open) is { } refusal)
        {
            return refusal;
        }

        var code = db.Households.Where(one => one.Id == open.HouseholdId).Select(one => one.Code).Single();
        book.End(open, from.AddDays(-1), $"Chuyển sang hộ {household.Code}");
        book.Facts.TakeAway(person.Id, open.HouseholdId, from.AddDays(-1));
        book.Note(
            "HOUSEHOLD_LEFT", ("person", person.Id), $"{person.FullName} ({person.Code}) rời hộ {code}, chuyển sang hộ "
                + household.Code, person.AreaId);
        // Of two open memberships the database takes none: the old one ends first.
        db.SaveChanges();
        return null;
    }

    private static Refusal? HeadWithOthers(HouseholdBook book, HouseholdMember member)
    {
        return member.Relation == HouseholdRelation.Head && book.Present(member.HouseholdId).Count > 1
            ? new Refusal(
                "HEAD_LEAVES", "Người này đang là chủ hộ và hộ còn người khác. Đổi chủ hộ trước rồi ghi ra khỏi hộ.",
                "Person")
            : null;
    }

    private static Person? Head(HouseholdBook book, Guid household) => book.Present(household)
        .Where(one => one.Member.Relation == HouseholdRelation.Head).Select(one => one.Person).FirstOrDefault();

    /// <summary>HO-05986-0001: the next number of the commune's code, which is unique.</summary>
    private Household New(Person person)
    {
        var area = db.Areas.AsNoTracking().Where(one => one.Id == person.AreaId).Select(one => one.Code).Single();
        var prefix = $"HO-{area}-";
        var last = db.Households.Where(one => one.Code.StartsWith(prefix))
            .OrderByDescending(one => one.Code.Length).ThenByDescending(one => one.Code)
            .Select(one => one.Code).FirstOrDefault();
        var next = last is null ? 1 : int.Parse(last.AsSpan(prefix.Length), CultureInfo.InvariantCulture) + 1;
        return new Household
        {
            Id = ids.Next(),
            Code = string.Create(CultureInfo.InvariantCulture, $"{prefix}{next:0000}"),
            AreaId = person.AreaId,
            Hamlet = person.Hamlet,
            RecordedAt = clock.GetUtcNow(),
        };
    }
}
