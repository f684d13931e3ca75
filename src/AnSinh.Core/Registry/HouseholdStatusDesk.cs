using System.Text.Json;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Registry;

/// <summary>
/// Sets what a household is by the certificate of a year (hộ nghèo, hộ cận nghèo): the days before and after stay as
/// they were, and every member who lived there on those days has the fact. One transaction, an event for each.
/// </summary>
public sealed class HouseholdStatusDesk(AppDb db, TimeProvider clock, IdSource ids)
{
    /// <summary>Null when written down.</summary>
    public Refusal? Set(Guid householdId, HouseholdSet asked, Actor actor)
    {
        var book = new HouseholdBook(db, clock, ids, actor);
        return book.Write(() =>
        {
            if (HouseholdRules.OfStatus(asked, clock.Today()) is { } unfit)
            {
                return unfit;
            }

            var household = db.Households.Single(one => one.Id == householdId);
            var days = new DayPeriod(asked.FromOn!.Value, asked.UntilOn);
            var old = db.HouseholdStatuses.Where(one => one.HouseholdId == householdId && one.SupersededAt == null)
                .ToList().Where(one => one.Days.Meets(days)).ToList();
            var made = Made(householdId, asked, days, actor.Login);
            if (old.Exists(one => Told(one).Equals(Told(made))))
            {
                return new Refusal("SAME", "Sổ đã ghi đúng như vậy rồi; không có gì để ghi.", "CertificateNo");
            }

            Replace(old, days, actor.Login);
            db.HouseholdStatuses.Add(made);
            book.Note(
                "HOUSEHOLD_STATUS", ("household", householdId), $"Hộ {household.Code} là {Words(made)}",
                household.AreaId, JsonSerializer.Serialize(old.Select(Told)), JsonSerializer.Serialize(Told(made)));
            Give(book, household, made);
            return null;
        });
    }

    public static string Words(HouseholdStatus status) =>
        $"{HouseholdTerms.Of(status.Class)} từ {DateText.Show(status.FromOn)}"
        + (status.UntilOn is { } until ? $" đến {DateText.Show(until)}" : "") + $", theo {status.CertificateNo}";

    /// <summary>What the old ones said of other days is written again.</summary>
    private void Replace(List<HouseholdStatus> old, DayPeriod days, string login)
    {
        foreach (var one in old)
        {
            one.SupersededAt = clock.GetUtcNow();
        }

        // One of the same first day takes the place of another only when that one is gone.
        db.SaveChanges();
        foreach (var one in old)
        {
            foreach (var left in one.Days.Without(days))
            {
                db.HouseholdStatuses.Add(Made(
                    one.HouseholdId, new HouseholdSet(one.Class, one.CertificateNo, left.From, left.Until), left,
                    login));
            }
        }
    }

    /// <summary>To everybody who lives and lived there on those days, for the days of the stay.</summary>
    private void Give(HouseholdBook book, Household household, HouseholdStatus status)
    {
        var stays = db.HouseholdMembers.Where(one => one.HouseholdId == household.Id && one.SupersededAt == null)
            .Join(db.Persons, one => one.PersonId, person => person.Id, (member, person) => new { member, person })
            .ToList().GroupBy(one => one.person).ToList();
        book.Facts.Read([.. stays.Select(one => one.Key.Id)]);
        foreach (var stay in stays)
        {
            var person = stay.Key;
            var given = DayPeriod.Joined(stay.Select(one => one.member.Days))
                .Select(days => days.Within(status.Days)).OfType<DayPeriod>()
                .Where(days => person.DiedOn is not { } died || days.From <= died).ToList();
            foreach (var days in given)
            {
                book.Facts.Give(person.Id, household, status, days);
            }

            if (given.Count > 0)
            {
                book.Note(
                    "HOUSEHOLD_STATUS", ("person", person.Id), $"{person.FullName} ({person.Code}): hộ "
                        + $"{household.Code} là {Words(status)}", person.AreaId);
            }
        }
    }

    private HouseholdStatus Made(Guid household, HouseholdSet asked, DayPeriod days, string login) => new()
    {
        Id = ids.Next(),
        HouseholdId = household,
        Class = asked.Class!.Value,
        CertificateNo = VietnameseText.Clean(asked.CertificateNo).Normalize(),
        FromOn = days.From,
        UntilOn = days.Until,
        RecordedAt = clock.GetUtcNow(),
        RecordedBy = login,
    };

    private static object Told(HouseholdStatus one) =>
        new { @class = Code.Of(one.Class), from = one.FromOn, until = one.UntilOn, paper = one.CertificateNo };
}
