using System.Globalization;
using AnSinh.Core.Audit;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Registry;

/// <summary>A household with its commune.</summary>
public sealed record HouseholdHeadLine(Household Household, Area Area);

/// <summary>
/// Somebody who lives or lived in a household. Đồng of the month's list: the own allowance, and for care given.
/// </summary>
public sealed record HouseholdMemberRow(
    Guid PersonId, string Code, string FullName, BirthDate Birth, DateOnly? DiedOn, HouseholdRelation Relation,
    DayPeriod Days, RegisterState State, long? AllowanceVnd, long? CareVnd)
{
    /// <summary>What was said of the coming and of the end.</summary>
    public string? Note { get; init; }

    public string? EndReason { get; init; }

    public bool IsPresent => Days.Until is null;

    public long TotalVnd => (AllowanceVnd ?? 0) + (CareVnd ?? 0);
}

/// <summary>A household in the list of a place; class null where nothing is known of the day.</summary>
public sealed record HouseholdRow(
    string Code, string? HeadName, string? Hamlet, string AreaName, int Members, HouseholdClass? Class);

/// <summary>What households are asked for; places null: all.</summary>
public sealed record HouseholdAsk(IReadOnlyCollection<int>? AreaIds, DateOnly Today)
{
    public int? CommuneId { get; init; }

    public HouseholdClass? Class { get; init; }

    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 50;
}

/// <summary>Reads households.</summary>
public static class HouseholdQueries
{
    private const int EventsMost = 100;

    /// <summary>By its code within the places (null: all); null when there is none there.</summary>
    public static async Task<HouseholdHeadLine?> FindAsync(
        AppDb db, string code, IReadOnlyCollection<int>? areaIds, CancellationToken stop)
    {
        var asked = code.Trim().ToUpperInvariant();
        var found = await db.Households.AsNoTracking().Where(one => one.Code == asked)
            .Join(db.Areas, one => one.AreaId, area => area.Id, (one, area) => new { one, area })
            .SingleOrDefaultAsync(stop);
        return found is null || areaIds?.Contains(found.one.AreaId) == false
            ? null : new HouseholdHeadLine(found.one, found.area);
    }

    /// <summary>The code of the household that somebody lives in now.</summary>
    public static Task<string?> CodeOfAsync(AppDb db, Person person, CancellationToken stop) =>
        db.Households.AsNoTracking().Where(one => one.Id == person.HouseholdId).Select(one => one.Code)
            .FirstOrDefaultAsync(stop);

    /// <summary>
    /// Everybody who lives or lived there, with what the month's list gives; who lives there first, the head on top.
    /// One statement.
    /// </summary>
    public static IReadOnlyList<HouseholdMemberRow> Members(AppDb db, Guid householdId, Month month)
    {
        var rows = new List<HouseholdMemberRow>();
        using var reader = db.Read(
            $"""
            SELECT p.id, p.code, p.full_name, p.birth, p.died_on, m.relation, m.from_on, m.until_on, m.note,
                m.end_reason, {RegisterQueries.StateSql}, {Amount(Grant.Allowance)}, {Amount(Grant.Care)}
            FROM household_members m JOIN persons p ON p.id = m.person_id
            WHERE m.household_id = @p1 AND m.superseded_at IS NULL
            ORDER BY p.sort_key, p.code, m.from_on
            """, month, householdId);
        while (reader.Read())
        {
            rows.Add(new HouseholdMemberRow(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), BirthDate.Parse(reader.GetString(3)),
                reader.DayOrNull(4), Code.Parse<HouseholdRelation>(reader.GetString(5)),
                new DayPeriod(reader.DayOrNull(6)!.Value, reader.DayOrNull(7)),
                (RegisterState)reader.GetInt32(10), RegisterQueries.Sum(reader.GetValue(11)),
                RegisterQueries.Sum(reader.GetValue(12)))
            {
                Note = reader.TextOrNull(8),
                EndReason = reader.TextOrNull(9),
            });
        }

        return
        [
            .. rows.Where(row => row.IsPresent).OrderBy(row => row.Relation),
            .. rows.Where(row => !row.IsPresent).OrderByDescending(row => row.Days.Until),
        ];
    }

    /// <summary>What the household is and was, latest first; superseded ones too, for nothing is hidden.</summary>
    public static Task<List<HouseholdStatus>> StatusesAsync(AppDb db, Guid householdId, CancellationToken stop) =>
        db.HouseholdStatuses.AsNoTracking().Where(one => one.HouseholdId == householdId)
            .OrderByDescending(one => one.FromOn).ThenByDescending(one => one.RecordedAt).ToListAsync(stop);

    /// <summary>What holds on the day.</summary>
    public static HouseholdStatus? On(IEnumerable<HouseholdStatus> statuses, DateOnly day) => statuses.FirstOrDefault(
        one => one.SupersededAt is null && one.FromOn <= day && (one.UntilOn is not { } until || until >= day));

    /// <summary>What was done with the household itself, latest first.</summary>
    public static Task<List<AuditEvent>> EventsAsync(AppDb db, Guid householdId, CancellationToken stop)
    {
        var subject = householdId.ToString();
        return db.AuditEvents.AsNoTracking().Where(one => one.SubjectKind == "household" && one.SubjectId == subject)
            .OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Take(EventsMost).ToListAsync(stop);
    }

    /// <summary>Households of the places by their code; two statements.</summary>
    public static (IReadOnlyList<HouseholdRow> Rows, int Total) List(AppDb db, HouseholdAsk ask)
    {
        var rows = new List<HouseholdRow>();
        var found =
            $"""
            FROM (SELECT h.code, h.hamlet, a.name AS area_name, h.id,
                    (SELECT s.class FROM household_statuses s WHERE s.household_id = h.id AND s.superseded_at IS NULL
                        AND s.from_on <= @p0 AND (s.until_on IS NULL OR s.until_on >= @p0)) AS class
                FROM households h JOIN areas a ON a.id = h.area_id WHERE {Places(ask)}) h
            WHERE {(ask.Class is null ? "1 = 1" : "h.class = @p1")}
            """;
        object?[] values = ask.Class is { } known ? [ask.Today, Code.Of(known)] : [ask.Today];
        var total = (int)db.Number("SELECT COUNT(*) " + found, values);
        var skip = (ask.Page - 1) * ask.PageSize;
        using var reader = db.Read(
            $"""
            SELECT h.code, h.hamlet, h.area_name, h.class,
                (SELECT p.full_name FROM household_members m JOIN persons p ON p.id = m.person_id
                    WHERE m.household_id = h.id AND m.relation = 'HEAD' AND m.until_on IS NULL
                        AND m.superseded_at IS NULL),
                (SELECT COUNT(*) FROM household_members m WHERE m.household_id = h.id AND m.until_on IS NULL
                    AND m.superseded_at IS NULL)
            {found} ORDER BY h.code
            LIMIT {ask.PageSize.ToString(CultureInfo.InvariantCulture)}
            OFFSET {skip.ToString(CultureInfo.InvariantCulture)}
            """, values);
        while (reader.Read())
        {
            rows.Add(new HouseholdRow(
                reader.GetString(0), reader.TextOrNull(4), reader.TextOrNull(1), reader.GetString(2),
                Convert.ToInt32(reader.GetValue(5), CultureInfo.InvariantCulture),
                reader.TextOrNull(3) is { } text ? Code.Parse<HouseholdClass>(text) : null));
        }

        return (rows, total);
    }

    private static string Places(HouseholdAsk ask)
    {
        var places = ask.AreaIds is { } ids ? $"h.area_id IN ({AreaList.Sql(ids)})" : "1 = 1";
        return ask.CommuneId is { } one ? $"{places} AND h.area_id IN ({AreaList.Sql([one])})" : places;
    }

    private static string Amount(string programme) =>
        $"""
        (SELECT SUM(l.amount_vnd) FROM payroll_lines l WHERE l.person_id = p.id AND l.benefit_month = @p0
            AND l.programme = '{programme}' AND l.kind = 'REGULAR' AND l.live)
        """;
}
