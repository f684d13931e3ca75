using System.Globalization;
using AnSinh.Core.Payroll;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Reporting;

/// <summary>The steps of a commune's month in their fixed order; a month stands at the step that comes next.</summary>
public enum MonthStep
{
    Prepare,
    Submit,
    Approve,
    Order,
    Transfer,
    Reconcile,
    Settled,
}

/// <summary>A commune's list of a month with all that happened to it since. Đồng.</summary>
public sealed record BoardList(
    int AreaId, Guid Id, ListState State, bool Imported, int People, long NewVnd, long AmountVnd)
{
    /// <summary>Of the amount: what is made up for earlier months.</summary>
    public long ArrearsVnd { get; init; }

    public DateTimeOffset PreparedAt { get; init; }

    public string PreparedBy { get; init; } = "";

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>Findings that keep the list from being submitted.</summary>
    public int Blocking { get; set; }

    public int Warnings { get; set; }

    public long OrderedVnd { get; set; }

    public long SentVnd { get; set; }

    /// <summary>Lines sent that the provider has not answered.</summary>
    public int Open { get; set; }

    public MonthStep Step => State switch
    {
        ListState.Draft => Blocking > 0 ? MonthStep.Prepare : MonthStep.Submit,
        ListState.Submitted => MonthStep.Approve,
        ListState.Closed => MonthStep.Settled,
        _ when Imported => MonthStep.Settled,
        _ when OrderedVnd < AmountVnd => MonthStep.Order,
        _ when SentVnd < AmountVnd => MonthStep.Transfer,
        _ => MonthStep.Reconcile,
    };
}

/// <summary>A month's total over several communes. Đồng.</summary>
public sealed record MonthTotal(Month Month, int People, long AmountVnd);

/// <summary>
/// How far each commune is in a month: five statements however many communes. A list counts as ordered, or sent, when
/// the parts of all its providers are.
/// </summary>
public sealed class MonthBoard(AppDb db)
{
    public IReadOnlyDictionary<int, BoardList> Read(Month month, IReadOnlyCollection<int> areaIds)
    {
        if (areaIds.Count == 0)
        {
            return new Dictionary<int, BoardList>();
        }

        var lists = ReadLists(month, areaIds);
        ReadFindings(month, lists);
        ReadSums(month, lists);
        ReadOpen(month, lists);
        return lists.Values.ToDictionary(list => list.AreaId);
    }

    /// <summary>How many people of the register live in each commune.</summary>
    public IReadOnlyDictionary<int, int> Registered(IReadOnlyCollection<int> areaIds)
    {
        var counts = new Dictionary<int, int>();
        using var reader = db.Read(
            $"SELECT area_id, COUNT(*) FROM persons WHERE area_id IN ({AreaList.Sql(areaIds)}) GROUP BY area_id");
        while (reader.Read())
        {
            counts[reader.GetInt32(0)] = Int(reader.GetValue(1));
        }

        return counts;
    }

    /// <summary>The months that have lists up to and with one, latest first.</summary>
    public IReadOnlyList<MonthTotal> Totals(Month until, int most, IReadOnlyCollection<int> areaIds)
    {
        var totals = new List<MonthTotal>();
        using var reader = db.Read(
            $"""
            SELECT month, SUM(people), SUM(amount_vnd) FROM payroll_lists
            WHERE state <> 'RETURNED' AND month <= @p0 AND area_id IN ({AreaList.Sql(areaIds)})
            GROUP BY month ORDER BY month DESC LIMIT {most.ToString(CultureInfo.InvariantCulture)}
            """, until);
        while (reader.Read())
        {
            totals.Add(new MonthTotal(
                Month.FromCode(reader.GetInt32(0)), Int(reader.GetValue(1)), Long(reader.GetValue(2))));
        }

        return totals;
    }

    /// <summary>The latest month that has a list in the communes.</summary>
    public Month? Latest(IReadOnlyCollection<int> areaIds) =>
        Totals(new Month(9999, 12), 1, areaIds) is [var last, ..] ? last.Month : null;

    private Dictionary<Guid, BoardList> ReadLists(Month month, IReadOnlyCollection<int> areaIds)
    {
        var lists = new Dictionary<Guid, BoardList>();
        using var reader = db.Read(
            $"""
            SELECT area_id, id, state, origin, people, new_vnd, amount_vnd, prepared_at, prepared_by,
                submitted_at, approved_at, arrears_vnd
            FROM payroll_lists
            WHERE month = @p0 AND state <> 'RETURNED' AND area_id IN ({AreaList.Sql(areaIds)})
            """, month);
        while (reader.Read())
        {
            var list = new BoardList(
                reader.GetInt32(0), reader.GetGuid(1), Code.Parse<ListState>(reader.GetString(2)),
                reader.GetString(3) == "IMPORTED", reader.GetInt32(4), reader.GetInt64(5), reader.GetInt64(6))
            {
                PreparedAt = reader.InstantAt(7),
                PreparedBy = reader.GetString(8),
                SubmittedAt = reader.IsDBNull(9) ? null : reader.InstantAt(9),
                ApprovedAt = reader.IsDBNull(10) ? null : reader.InstantAt(10),
                ArrearsVnd = reader.GetInt64(11),
            };
            lists[list.Id] = list;
        }

        return lists;
    }

    private void ReadFindings(Month month, Dictionary<Guid, BoardList> lists)
    {
        using var reader = db.Read(
            """
            SELECT f.list_id, f.blocking, COUNT(*) FROM payroll_findings f JOIN payroll_lists h ON h.id = f.list_id
            WHERE h.month = @p0 AND h.state IN ('DRAFT', 'SUBMITTED') GROUP BY f.list_id, f.blocking
            """, month);
        while (reader.Read())
        {
            if (lists.TryGetValue(reader.GetGuid(0), out var list))
            {
                var count = Int(reader.GetValue(2));
                (list.Blocking, list.Warnings) = reader.GetBoolean(1) ? (count, list.Warnings) : (list.Blocking, count);
            }
        }
    }

    private void ReadSums(Month month, Dictionary<Guid, BoardList> lists)
    {
        using var reader = db.Read(
            """
            SELECT o.list_id, SUM(o.amount_vnd), SUM(CASE WHEN b.batch_id IS NULL THEN 0 ELSE o.amount_vnd END)
            FROM payment_order_lists o
            JOIN payroll_lists h ON h.id = o.list_id
            LEFT JOIN payment_batch_lists b ON b.list_id = o.list_id AND b.provider = o.provider
            WHERE h.month = @p0 GROUP BY o.list_id
            """, month);
        while (reader.Read())
        {
            if (lists.TryGetValue(reader.GetGuid(0), out var list))
            {
                (list.OrderedVnd, list.SentVnd) = (Long(reader.GetValue(1)), Long(reader.GetValue(2)));
            }
        }
    }

    private void ReadOpen(Month month, Dictionary<Guid, BoardList> lists)
    {
        using var reader = db.Read(
            """
            SELECT i.list_id, COUNT(*) FROM instructions i JOIN payment_batches b ON b.id = i.batch_id
            WHERE b.month = @p0 AND i.state = 'SENT' GROUP BY i.list_id
            """, month);
        while (reader.Read())
        {
            if (lists.TryGetValue(reader.GetGuid(0), out var list))
            {
                list.Open = Int(reader.GetValue(1));
            }
        }
    }

    private static int Int(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static long Long(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
