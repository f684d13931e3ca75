using System.Globalization;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>The places of who asks (null: all), and the day.</summary>
public sealed record QualityAsk(IReadOnlyCollection<int>? AreaIds, DateOnly Today)
{
    /// <summary>Only the people of these communes are counted; null: of all places of who asks.</summary>
    public IReadOnlyCollection<int>? Only { get; init; }
}

/// <summary>A commune's people with a decision in force, by measure.</summary>
public sealed class CommuneQuality(int areaId, string name)
{
    private readonly QualityTally[] tallies = new QualityTally[QualityTerms.All.Count];
    private readonly int[] faulty = new int[QualityTerms.Groups.Count];

    public int AreaId => areaId;

    public string Name => name;

    public int People { get; private set; }

    public QualityTally Whole => tallies.Aggregate((sum, one) => sum + one);

    public QualityTally Of(QualityMeasure measure) => tallies[(int)measure];

    public QualityTally Of(QualityGroup group) =>
        QualityTerms.In(group).Select(Of).Aggregate((sum, one) => sum + one);

    /// <summary>People with at least one measure of the group that does not hold.</summary>
    public int Faulty(QualityGroup group) => faulty[(int)group];

    internal void Add(QualityPerson person, DateOnly today)
    {
        People++;
        foreach (var term in QualityTerms.All)
        {
            tallies[(int)term.Measure] += QualityRules.Holds(term.Measure, person, today) is { } holds
                ? new QualityTally(holds ? 1 : 0, 1) : default;
        }

        foreach (var group in QualityRules.Faults(person, today).Select(one => QualityTerms.Of(one).Group).Distinct())
        {
            faulty[(int)group]++;
        }
    }

    internal void Add(CommuneQuality other)
    {
        People += other.People;
        for (var at = 0; at < tallies.Length; at++)
        {
            tallies[at] += other.tallies[at];
        }

        for (var at = 0; at < faulty.Length; at++)
        {
            faulty[at] += other.faulty[at];
        }
    }
}

/// <summary>Somebody whose record asks for work, and the measures that do not hold.</summary>
public sealed record QualityWork(
    string Code, string FullName, string? Hamlet, string AreaName, IReadOnlyList<QualityMeasure> Faults);

/// <summary>A part of the work list and how many people there are on it.</summary>
public sealed record QualityWorkPage(IReadOnlyList<QualityWork> Rows, int Total);

/// <summary>Which part of the work list: the measures that are looked for, and the page.</summary>
public sealed record QualityWorkAsk(IReadOnlyCollection<QualityMeasure> Measures, int Page, int PageSize);

/// <summary>A month of the trend: the communes that have figures of it, and the tally of each group.</summary>
public sealed record QualityMonth(Month Month, int Communes, IReadOnlyDictionary<QualityGroup, QualityTally> Groups);

/// <summary>
/// Data quality by commune, the work list, the trend. The number of statements does not depend on people.
/// </summary>
public static class QualityQueries
{
    /// <summary>Parts of a whole that communes are told apart by.</summary>
    private const long Fine = 1_000_000_000;

    /// <summary>Worst first: by good of all that was asked, then by name.</summary>
    public static IReadOnlyList<CommuneQuality> Communes(AppDb db, QualityAsk ask)
    {
        var communes = new Dictionary<int, CommuneQuality>();
        foreach (var person in new QualityReader(db, ask).People())
        {
            if (!communes.TryGetValue(person.AreaId, out var commune))
            {
                communes[person.AreaId] = commune = new CommuneQuality(person.AreaId, person.AreaName);
            }

            commune.Add(person, ask.Today);
        }

        return [.. communes.Values.OrderBy(one => one.Whole.Good * Fine / one.Whole.Total)
            .ThenBy(one => VietnameseText.SearchKey(one.Name), StringComparer.Ordinal).ThenBy(one => one.AreaId)];
    }

    public static CommuneQuality Sum(IReadOnlyList<CommuneQuality> communes)
    {
        var sum = new CommuneQuality(0, "Cả địa bàn");
        foreach (var commune in communes)
        {
            sum.Add(commune);
        }

        return sum;
    }

    /// <summary>In the order of Vietnamese names; only the faults that are looked for.</summary>
    public static QualityWorkPage WorkList(AppDb db, QualityAsk ask, QualityWorkAsk part)
    {
        var first = (part.Page - 1) * part.PageSize;
        var rows = new List<QualityWork>();
        var total = 0;
        foreach (var person in new QualityReader(db, ask).People())
        {
            var faults = QualityRules.Faults(person, ask.Today).Where(part.Measures.Contains).ToList();
            if (faults.Count == 0)
            {
                continue;
            }

            if (total >= first && rows.Count < part.PageSize)
            {
                rows.Add(new QualityWork(person.Code, person.FullName, person.Hamlet, person.AreaName, faults));
            }

            total++;
        }

        return new QualityWorkPage(rows, total);
    }

    /// <summary>
    /// The snapshots of the twelve months up to this one, oldest first; months without any are left out.
    /// </summary>
    public static IReadOnlyList<QualityMonth> Trend(AppDb db, QualityAsk ask)
    {
        var now = Month.Of(ask.Today);
        var rows = new List<(int Month, QualityGroup Group, QualityTally Tally, int Communes)>();
        using var reader = db.Read(
            $"""
            SELECT month, measure, SUM(good), SUM(total), (SELECT COUNT(DISTINCT o.area_id) FROM quality_snapshots o
                WHERE o.month = s.month {Places(ask, "o")})
            FROM quality_snapshots s WHERE month > @p0 AND month <= @p1 {Places(ask, "s")} GROUP BY month, measure
            """, now.Plus(-12), now);
        while (reader.Read())
        {
            var measure = Code.Parse<QualityMeasure>(reader.GetString(1));
            rows.Add((reader.GetInt32(0), QualityTerms.Of(measure).Group,
                new QualityTally(Whole(reader.GetValue(2)), Whole(reader.GetValue(3))), Whole(reader.GetValue(4))));
        }

        return [.. rows.GroupBy(row => row.Month).OrderBy(month => month.Key).Select(month => new QualityMonth(
            Month.FromCode(month.Key), month.First().Communes,
            month.GroupBy(row => row.Group).ToDictionary(
                group => group.Key, group => group.Select(row => row.Tally).Aggregate((sum, one) => sum + one))))];
    }

    private static int Whole(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static string Places(QualityAsk ask, string table) => string.Concat(
        new[] { ask.AreaIds, ask.Only }.OfType<IReadOnlyCollection<int>>()
            .Select(ids => $" AND {table}.area_id IN ({AreaList.Sql(ids)})"));
}
