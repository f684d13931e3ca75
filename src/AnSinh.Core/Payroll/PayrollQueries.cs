using System.Globalization;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using AnSinh.Policy.Law;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payroll;

/// <summary>A sum under a heading: an area, provider, channel or ground. Đồng.</summary>
public sealed record GroupSum(string Key, string Name, int People, int Lines, long AmountVnd);

/// <summary>The month at a glance, as `payment show` prints it. Đồng.</summary>
public sealed record MonthShow(
    Month Month, string State, string Fingerprint, int People, int Lines, long AmountVnd, IReadOnlyList<GroupSum> ByArea,
    IReadOnlyList<GroupSum> ByProvider, IReadOnlyList<GroupSum> ByChannel, IReadOnlyList<GroupSum> ByGround);

/// <summary>The difference to the month before, which adds up to the đồng.</summary>
public sealed record MonthDiff(
    Month From, Month To, int OldPeople, int NewPeople, long OldVnd, long IncreaseVnd, long DecreaseVnd, long AdjustVnd, long NewVnd,
    long ArrearsVnd, long RecoveryVnd, long OneTimeVnd, long CarriedOverVnd, IReadOnlyList<DiffLine> Lines)
{
    public long TotalVnd => NewVnd + ArrearsVnd + OneTimeVnd + CarriedOverVnd;
}

/// <summary>One difference with its reason. Đồng.</summary>
public sealed record DiffLine(
    Guid PersonId, string PersonCode, string Name, string Programme, string Kind, long BeforeVnd, long AfterVnd, string Reason,
    string? DecisionNo, string AreaName);

/// <summary>Reads lists for screens, command line and prints; changes nothing.</summary>
public sealed class PayrollQueries(AppDb db)
{
    public IReadOnlyList<PayrollList> Lists(Month month, IReadOnlyCollection<int> areaIds) =>
        [.. db.PayrollLists.AsNoTracking()
            .Where(list => list.Month == month && list.State != ListState.Returned && areaIds.Contains(list.AreaId))
            .OrderBy(list => list.AreaId)];

    public MonthShow? Show(Month month, IReadOnlyCollection<int> areaIds, LawBook book)
    {
        var lists = Lists(month, areaIds);
        if (lists.Count == 0)
        {
            return null;
        }

        var ids = In(lists.Select(list => list.AreaId));
        return new MonthShow(
            month, Code.Of(lists.Min(list => list.State)), ApprovalService.JointFingerprint(lists),
            lists.Sum(list => list.People), lists.Sum(list => list.Lines), lists.Sum(list => list.AmountVnd),
            Group(month, ids, "a.code", "MIN(a.name)"), Group(month, ids, "l.provider", "l.provider"),
            Group(month, ids, "l.channel", "l.channel"), Grounds(month, ids, new GroundWords(book)));
    }

    /// <summary>By ground, without telling who is ill where few are (<see cref="SmallCounts"/>).</summary>
    private List<GroupSum> Grounds(Month month, string areas, GroundWords words)
    {
        var sums = Group(month, areas, "l.ground", "l.ground");
        var closed = sums.Select(sum => sum.Key).Where(words.IsConfidential).ToHashSet(StringComparer.Ordinal);
        // Each person once, also with lines under two closed grounds.
        var people = closed.Count == 0 ? 0 : (int)db.Number(
            $"""
            SELECT COUNT(DISTINCT l.person_id) FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id
            WHERE h.month = @p0 AND h.state <> 'RETURNED' AND h.area_id IN ({areas})
                AND l.ground IN ({string.Join(", ", closed.Select((_, at) => $"@p{at + 1}"))})
            """, [month, .. closed]);
        var shown = SmallCounts.Groups(
            [.. sums.Select(sum => (sum.Key, sum.People))], closed, people, SmallCounts.Limit(db));
        var groups = sums.GroupBy(sum => shown[sum.Key]).OrderBy(group => group.Key, StringComparer.Ordinal);
        return [.. groups.Select(group => new GroupSum(
            group.Key, group.Key, group.Key == SmallCounts.Confidential ? people : group.Sum(sum => sum.People),
            group.Sum(sum => sum.Lines), group.Sum(sum => sum.AmountVnd)))];
    }

    public MonthDiff? Diff(Month month, IReadOnlyCollection<int> areaIds)
    {
        var lists = Lists(month, areaIds);
        if (lists.Count == 0)
        {
            return null;
        }

        var before = Lists(month.Plus(-1), [.. areaIds, .. Successions.Of(db, areaIds).OldAreas]);
        return new MonthDiff(
            month.Plus(-1), month, before.Sum(list => list.People), lists.Sum(list => list.People), lists.Sum(list => list.OldVnd),
            lists.Sum(list => list.IncreaseVnd), lists.Sum(list => list.DecreaseVnd), lists.Sum(list => list.AdjustVnd),
            lists.Sum(list => list.NewVnd), lists.Sum(list => list.ArrearsVnd), 0, lists.Sum(list => list.OneTimeVnd),
            lists.Sum(list => list.CarriedOverVnd), DiffLines(month, In(lists.Select(list => list.AreaId))));
    }

    private List<DiffLine> DiffLines(Month month, string areas)
    {
        var lines = new List<DiffLine>();
        using var reader = db.Read(
            $"""
            SELECT c.person_id, c.person_code, c.payee_name, c.programme, c.kind, c.before_vnd, c.after_vnd, c.reason, c.decision_no, a.name
            FROM payroll_changes c
            JOIN payroll_lists h ON h.id = c.list_id
            JOIN areas a ON a.id = h.area_id
            WHERE h.month = @p0 AND h.state <> 'RETURNED' AND h.area_id IN ({areas})
            ORDER BY CASE c.kind WHEN 'INCREASE' THEN 1 WHEN 'DECREASE' THEN 2 ELSE 3 END, a.code, c.person_code, c.programme
            """, month);
        while (reader.Read())
        {
            lines.Add(new DiffLine(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetInt64(5),
                reader.GetInt64(6), reader.GetString(7), reader.TextOrNull(8), reader.GetString(9)));
        }

        return lines;
    }

    private List<GroupSum> Group(Month month, string areas, string key, string name)
    {
        var groups = new List<GroupSum>();
        using var reader = db.Read(
            $"""
            SELECT {key}, {name}, COUNT(DISTINCT l.person_id), COUNT(*), SUM(l.amount_vnd)
            FROM payroll_lines l
            JOIN payroll_lists h ON h.id = l.list_id
            JOIN areas a ON a.id = h.area_id
            WHERE h.month = @p0 AND h.state <> 'RETURNED' AND h.area_id IN ({areas})
            GROUP BY {key} ORDER BY {key}
            """, month);
        while (reader.Read())
        {
            groups.Add(new GroupSum(
                reader.GetString(0), reader.GetString(1), Convert.ToInt32(reader.GetValue(2), CultureInfo.InvariantCulture),
                Convert.ToInt32(reader.GetValue(3), CultureInfo.InvariantCulture),
                Convert.ToInt64(reader.GetValue(4), CultureInfo.InvariantCulture)));
        }

        return groups;
    }

    private static string In(IEnumerable<int> ids) => string.Join(", ", ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
