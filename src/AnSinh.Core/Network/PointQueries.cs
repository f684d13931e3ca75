using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Network;

/// <summary>Terms of a point with their hamlets and staff.</summary>
public sealed record TermsRow(
    PaymentPointTerms Terms, IReadOnlyList<PaymentPointHamlet> Hamlets, IReadOnlyList<PaymentPointStaff> Staff);

/// <summary>A point with everything that ever held of it, in the order of recording, and its days of payment.</summary>
public sealed record PointRow(
    PaymentPoint Point, IReadOnlyList<TermsRow> All, IReadOnlyList<PaymentPointDay> Days)
{
    public bool HoldsOn(DateOnly day) => Point.FromOn <= day && (Point.UntilOn is not { } last || day <= last);

    /// <summary>What holds on a day; before the first day what will hold then.</summary>
    public TermsRow On(DateOnly day) => All.LastOrDefault(one => one.Terms.FromOn <= day) ?? All[0];

    /// <summary>What holds on a day and what is to hold after it.</summary>
    public IEnumerable<TermsRow> From(DateOnly day) => All.Where(one => one.Terms.FromOn > day).Prepend(On(day))
        .DistinctBy(one => one.Terms.Id);

    /// <summary>The days of a month, first to last.</summary>
    public IReadOnlyList<PaymentPointDay> In(Month month) =>
        [.. Days.Where(one => Month.Of(one.Day) == month).OrderBy(one => one.Day)];
}

/// <summary>How many people of a hamlet a provider pays in cash.</summary>
public sealed record CashHamlet(int AreaId, string? Hamlet, string Provider, int People);

/// <summary>Reads payment points, and whom they serve: the same few statements for any number of people.</summary>
public static class PointQueries
{
    /// <summary>Points of communes (null: of all), also ended ones.</summary>
    public static IReadOnlyList<PointRow> Read(AppDb db, IReadOnlyCollection<int>? areaIds) =>
        Read(db, db.PaymentPoints.AsNoTracking().Where(one => areaIds == null || areaIds.Contains(one.AreaId)));

    /// <summary>One point of these places; null where there is none.</summary>
    public static PointRow? One(AppDb db, Guid id, IReadOnlyCollection<int>? areaIds) => Read(
        db, db.PaymentPoints.AsNoTracking().Where(one => one.Id == id
            && (areaIds == null || areaIds.Contains(one.AreaId)))).SingleOrDefault();

    /// <summary>
    /// People alive with a decision in force in the month of a day and an open way of payment in cash, by hamlet as it
    /// is written and provider.
    /// </summary>
    public static IReadOnlyList<CashHamlet> Cash(AppDb db, IReadOnlyCollection<int> areaIds, DateOnly day)
    {
        var found = new List<CashHamlet>();
        using var reader = db.Read(
            $"""
            SELECT p.area_id, p.hamlet, m.provider, COUNT(*)
            FROM persons p JOIN payment_methods m ON m.person_id = p.id
            WHERE p.area_id IN ({AreaList.Sql(areaIds)}) AND p.died_on IS NULL AND m.channel = '{PaymentMethod.Cash}'
                AND m.from_on <= @p0 AND (m.until_on IS NULL OR m.until_on >= @p0)
                AND EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id AND g.from_month <= @p1
                    AND (g.until_month IS NULL OR g.until_month >= @p1)
                    AND (g.suspended_from_month IS NULL OR g.suspended_from_month > @p1))
            GROUP BY p.area_id, p.hamlet, m.provider ORDER BY p.area_id, p.hamlet, m.provider
            """, day, Month.Of(day));
        while (reader.Read())
        {
            found.Add(new CashHamlet(
                reader.GetInt32(0), reader.TextOrNull(1), reader.GetString(2), (int)reader.GetInt64(3)));
        }

        return found;
    }

    private static IReadOnlyList<PointRow> Read(AppDb db, IQueryable<PaymentPoint> asked)
    {
        var points = asked.ToList();
        var terms = db.PaymentPointTerms.AsNoTracking().Where(one => asked.Any(point => point.Id == one.PointId));
        var hamlets = db.PaymentPointHamlets.AsNoTracking().Where(one => terms.Any(of => of.Id == one.TermsId))
            .ToList().ToLookup(one => one.TermsId);
        var staff = db.PaymentPointStaff.AsNoTracking().Where(one => terms.Any(of => of.Id == one.TermsId))
            .ToList().ToLookup(one => one.TermsId);
        var days = db.PaymentPointDays.AsNoTracking()
            .Where(one => one.RemovedAt == null && asked.Any(point => point.Id == one.PointId))
            .ToList().ToLookup(one => one.PointId);
        var rows = terms.ToList().OrderBy(one => one.Serial).ToLookup(one => one.PointId, one => new TermsRow(
            one, [.. hamlets[one.Id].OrderBy(hamlet => hamlet.HamletKey, StringComparer.Ordinal)],
            [.. staff[one.Id].OrderBy(person => person.LineNo)]));
        return
        [
            .. points.Select(point => new PointRow(point, [.. rows[point.Id]], [.. days[point.Id]]))
                .OrderBy(row => row.All[^1].Terms.Name, StringComparer.Ordinal).ThenBy(row => row.Point.Id),
        ];
    }
}
