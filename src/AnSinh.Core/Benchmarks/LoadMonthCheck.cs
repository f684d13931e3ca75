using System.Globalization;
using AnSinh.Core.Store;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// The months of a load: each step that was told done has its one effect, and no list is approved twice, no line sent
/// twice, whoever was told what.
/// </summary>
public sealed class LoadMonthCheck(AppDb db)
{
    private const string Key = "CAST(h.month AS TEXT) || '/' || a.code";
    private const string Live = "h.state <> 'RETURNED' AND h.origin = 'PREPARED'";

    /// <summary>Rules over all lists: a title and a query of what breaks it.</summary>
    private static readonly (string Title, string Broken)[] Rules =
    [
        ("danh sách có nhiều sự kiện duyệt",
            """
            SELECT subject_id FROM audit_events WHERE action = 'PAYROLL_APPROVED'
            GROUP BY subject_id HAVING COUNT(*) > 1
            """),
        ("danh sách đã duyệt mà không có sự kiện duyệt",
            """
            SELECT CAST(h.id AS TEXT) FROM payroll_lists h WHERE h.state = 'APPROVED' AND h.origin = 'PREPARED'
                AND NOT EXISTS (SELECT 1 FROM audit_events e
                    WHERE e.action = 'PAYROLL_APPROVED' AND LOWER(e.subject_id) = LOWER(CAST(h.id AS TEXT)))
            """),
        ("danh sách ghi nợ nhiều lần khi duyệt",
            """
            SELECT CAST(list_id AS TEXT) FROM transfers WHERE kind = 'LIST_APPROVED'
            GROUP BY list_id HAVING COUNT(*) > 1
            """),
        ("dòng có nhiều lệnh chi",
            """
            SELECT CAST(list_id AS TEXT) || '/' || CAST(line_no AS TEXT) FROM instructions
            GROUP BY list_id, line_no HAVING COUNT(*) > 1
            """),
        ("dòng của danh sách đã chuyển mà không có lệnh chi",
            """
            SELECT CAST(l.list_id AS TEXT) || '/' || CAST(l.line_no AS TEXT) FROM payroll_lines l
            JOIN payment_batch_lists b ON b.list_id = l.list_id AND b.provider = l.provider
            LEFT JOIN instructions i ON i.list_id = l.list_id AND i.line_no = l.line_no
            WHERE i.reference IS NULL
            """),
        ("người nhận hai lần một khoản của một tháng",
            """
            SELECT CAST(person_id AS TEXT) || ' ' || programme || ' ' || CAST(benefit_month AS TEXT)
            FROM payroll_lines l JOIN instructions i ON i.list_id = l.list_id AND i.line_no = l.line_no
                AND i.state IN ('SENT', 'PAID', 'UNKNOWN')
            WHERE l.kind = 'REGULAR'
            GROUP BY person_id, programme, benefit_month HAVING COUNT(*) > 1
            """),
    ];

    public IEnumerable<string> Run(IReadOnlyList<LoadWrite> history) =>
        Rules.SelectMany(rule => Texts(rule.Broken).Select(one => $"{rule.Title}: {one}"))
            .Concat(OfSteps(history));

    private List<string> OfSteps(IReadOnlyList<LoadWrite> history)
    {
        var submitted = Counts(Steps("state IN ('SUBMITTED', 'APPROVED', 'CLOSED')"));
        var approved = Counts(Steps("state IN ('APPROVED', 'CLOSED')"));
        var ordered = Counts(Steps("EXISTS (SELECT 1 FROM payment_order_lists o WHERE o.list_id = h.id)"));
        var sent = Counts(
            $"""
            SELECT {Key} || '/' || b.provider, COUNT(*) FROM payroll_lists h JOIN areas a ON a.id = h.area_id
            JOIN payment_batch_lists b ON b.list_id = h.id WHERE {Live} GROUP BY h.month, a.code, b.provider
            """);
        return
        [
            .. Missing(history, LoadKinds.Approve, approved), .. Missing(history, LoadKinds.Order, ordered),
            .. Missing(history, LoadKinds.Export, sent),
            .. Missing(WithoutReturned(history), LoadKinds.Submit, submitted),
        ];
    }

    /// <summary>A list that was submitted may have been returned since; then the approval says nothing of it.</summary>
    private List<LoadWrite> WithoutReturned(IReadOnlyList<LoadWrite> history)
    {
        var returned = Counts(Steps("state = 'RETURNED'", "h.origin = 'PREPARED'"));
        return [.. history.Where(write => !returned.ContainsKey(write.Key))];
    }

    private static IEnumerable<string> Missing(
        IEnumerable<LoadWrite> history, string kind, Dictionary<string, long> counts) =>
        history.Where(write => write.Kind == kind && write.Answer == LoadAnswer.Told).Select(write => write.Key)
            .Distinct().Where(key => counts.GetValueOrDefault(key) != 1)
            .Select(key => $"{kind} {key}: đã báo xong, cơ sở dữ liệu có {counts.GetValueOrDefault(key)}");

    private static string Steps(string done, string among = Live) =>
        $"""
        SELECT {Key}, COUNT(*) FROM payroll_lists h JOIN areas a ON a.id = h.area_id
        WHERE {among} AND {done} GROUP BY h.month, a.code
        """;

    private Dictionary<string, long> Counts(string sql)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        using var reader = db.Read(sql);
        while (reader.Read())
        {
            counts[reader.GetString(0)] = Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture);
        }

        return counts;
    }

    private List<string> Texts(string sql)
    {
        var texts = new List<string>();
        using var reader = db.Read(sql);
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
