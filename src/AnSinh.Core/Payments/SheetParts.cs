using AnSinh.Core.Network;
using AnSinh.Core.Payments.Formats;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payments;

/// <summary>
/// Divides the list that payees sign by the commune's points of payment: who is on cash goes to the point of the own
/// hamlet, as the register has it now. One part where no point serves anybody.
/// </summary>
internal static class SheetParts
{
    private const string NoDay = "ngày …/…/……";

    public static IReadOnlyList<SheetPart> Of(AppDb db, ListContent content)
    {
        var provider = content.Shares[0].Provider;
        var points = PointQueries.Read(db, [content.Unit.Id])
            .Where(row => row.Point.FromOn <= content.Month.LastDay
                && (row.Point.UntilOn is not { } last || last >= content.Month.FirstDay))
            .Select(row => (Row: row, Terms: row.On(DayOf(row, content.Month))))
            .Where(one => one.Terms.Terms.Provider == provider)
            .OrderBy(one => DayOf(one.Row, content.Month)).ThenBy(one => one.Terms.Terms.Name, StringComparer.Ordinal)
            .ToList();
        var serving = points.SelectMany(one => one.Terms.Hamlets.Select(hamlet => (hamlet.HamletKey, one.Row)))
            .DistinctBy(pair => pair.HamletKey).ToDictionary(pair => pair.HamletKey, pair => pair.Row.Point.Id);
        var hamlets = serving.Count == 0 ? [] : Hamlets(db, content);
        var people = content.People.ToLookup(person => Place(person, serving, hamlets));
        var parts = points.Where(one => people[one.Row.Point.Id].Any()).Select(one => new SheetPart(
            "Điểm chi trả", one.Terms.Terms.Name, Told(one.Row, one.Terms.Terms, content.Month),
            [.. people[one.Row.Point.Id]])).ToList();
        if (parts.Count == 0)
        {
            return [new SheetPart("", "", null, content.People)];
        }

        var (account, none) = (people[Guid.Empty].ToList(), people[null].ToList());
        return [.. parts, .. Without("nhận qua tài khoản", account), .. Without("chưa có điểm chi trả", none)];
    }

    private static SheetPart[] Without(string name, List<PaidPerson> people) =>
        people.Count == 0 ? [] : [new SheetPart(char.ToUpperInvariant(name[0]) + name[1..], name, null, people)];

    /// <summary>Null where there is no point; the empty id who is not paid in cash.</summary>
    private static Guid? Place(
        PaidPerson person, Dictionary<string, Guid> serving, Dictionary<Guid, string> hamlets) =>
        person.Channel != PaymentMethod.Cash ? Guid.Empty
        : hamlets.TryGetValue(person.PersonId, out var hamlet) && serving.TryGetValue(hamlet, out var point) ? point
        : null;

    private static Dictionary<Guid, string> Hamlets(AppDb db, ListContent content)
    {
        var ids = content.People.Select(person => person.PersonId).Distinct().ToList();
        return db.Persons.AsNoTracking().Where(person => ids.Contains(person.Id) && person.Hamlet != null)
            .Select(person => new { person.Id, person.Hamlet }).ToList()
            .ToDictionary(person => person.Id, person => NetworkWords.HamletKey(person.Hamlet));
    }

    /// <summary>The first day of payment of the month; else its first day that the point is there.</summary>
    private static DateOnly DayOf(PointRow row, Month month) =>
        row.In(month) is [var first, ..] ? first.Day
        : row.Point.FromOn > month.FirstDay ? row.Point.FromOn : month.FirstDay;

    private static string Told(PointRow row, PaymentPointTerms terms, Month month) =>
        $"{terms.Name} ({terms.Address}), "
        + (row.In(month) is { Count: > 0 } days ? "ngày " + string.Join("; ", days.Select(NetworkWords.Of)) : NoDay);
}
