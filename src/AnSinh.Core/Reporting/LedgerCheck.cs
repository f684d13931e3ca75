using System.Globalization;
using AnSinh.Core.Audit;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Reporting;

/// <summary>
/// One invariant of trust 1.2: how many rows were looked at, how many break it, a few of them. Applies is false where
/// its tables do not exist yet.
/// </summary>
public sealed record InvariantResult(
    string Id, string Title, long Checked, long Broken, IReadOnlyList<string> Examples, bool Applies = true);

/// <summary>Recomputes every invariant from raw rows; reads only.</summary>
public sealed class LedgerCheck(AppDb db, LoadedLaw law)
{
    private sealed record Rule(string Id, string Title, string Counted, string Broken);

    public IReadOnlyList<InvariantResult> Run()
    {
        using var wide = db.LookEverywhere();
        var results = MoneyRules().Concat(LineRules()).Concat(ListRules()).Concat(StateRules()).Select(Check).ToList();
        results.Add(CheckFingerprints());
        results.Add(new RecomputeCheck(db, law).Run());
        results.Add(CheckUsedLaw());
        results.Add(CheckLog());
        results.AddRange(Waiting.Select(rule => new InvariantResult(rule.Id, rule.Title, 0, 0, [], false)));
        return [.. results.OrderBy(result => result.Id, StringComparer.Ordinal)];
    }

    private InvariantResult CheckLog()
    {
        var log = new AuditVerifier(db).Run();
        return new InvariantResult(
            "I-22", "Chuỗi nhật ký liền từ đầu đến cuối", log.Events, log.Faults.Count,
            [.. log.Faults.Take(3).Select(fault => fault.Sentence)]);
    }

    /// <summary>Invariants whose tables come with later issues.</summary>
    private static readonly (string Id, string Title)[] Waiting =
    [
        ("I-15", "Mỗi người tối đa một thẻ BHYT cùng lúc"),
        ("I-20", "Báo cáo 10a–10d, bảng điều khiển và tệp xuất cùng một số"),
    ];

    /// <summary>
    /// What each provider got, gave and held for each paying unit month by month; a settled month has a row even where
    /// nothing moved.
    /// </summary>
    private const string HeldByUnit =
        """
        WITH moves AS (
            SELECT debit AS account, month, kind, amount_vnd, amount_vnd AS signed
            FROM transfers WHERE debit LIKE 'held:%'
            UNION ALL
            SELECT credit, month, kind, amount_vnd, -amount_vnd FROM transfers WHERE credit LIKE 'held:%'
            UNION ALL
            SELECT 'held:' || s.provider || ':' || u.code, s.month, 'NONE', 0, 0
            FROM settlements s JOIN areas u ON u.id = s.paying_unit_id),
        sums AS (
            SELECT account, month,
                SUM(CASE WHEN kind = 'FUNDS_TRANSFERRED' THEN amount_vnd ELSE 0 END) AS transferred,
                SUM(CASE WHEN kind = 'PAID' THEN amount_vnd WHEN kind = 'REVERSED' THEN -amount_vnd ELSE 0 END) AS paid,
                SUM(CASE WHEN kind = 'RETURNED_TO_TREASURY' THEN amount_vnd ELSE 0 END) AS returned,
                SUM(CASE WHEN kind = 'HANDED_OVER' THEN signed ELSE 0 END) AS handed,
                SUM(signed) AS moved, SUM(SUM(signed)) OVER (PARTITION BY account ORDER BY month) AS after_vnd
            FROM moves GROUP BY account, month)
        """;

    /// <summary>
    /// Each rule is a count of what is looked at and a query for what breaks it, giving one text column.
    /// </summary>
    private static Rule[] MoneyRules() =>
    [
        new("I-01", "Kỳ trước chuyển sang + đã chuyển = đã chi + trả lại + chuyển kỳ sau, mỗi phần không âm",
            "SELECT COUNT(*) FROM (SELECT DISTINCT provider, month FROM transfers WHERE provider IS NOT NULL) x",
            $"""
            {HeldByUnit}
            SELECT account || ' ' || month FROM sums WHERE after_vnd < 0
            """),
        new("I-01b", "Quyết toán khớp sổ cái",
            "SELECT COUNT(*) FROM settlements",
            $"""
            {HeldByUnit}
            SELECT s.provider || ' ' || u.code || ' ' || s.month FROM settlements s
            JOIN areas u ON u.id = s.paying_unit_id
            JOIN sums t ON t.month = s.month AND t.account = 'held:' || s.provider || ':' || u.code
            WHERE s.transferred_vnd <> t.transferred OR s.paid_vnd <> t.paid OR s.returned_vnd <> t.returned
                OR s.brought_forward_vnd <> t.after_vnd - t.moved + t.handed OR s.carried_forward_vnd <> t.after_vnd
            """),
        new("I-02", "Mỗi bút toán có nợ và có bằng nhau, tổng các tài khoản bằng 0",
            "SELECT COUNT(*) FROM transfers",
            "SELECT once_key FROM transfers WHERE debit = credit OR amount_vnd <= 0"),
        new("I-03", "Tổng dòng = tổng danh sách = ủy nhiệm chi + tiền đơn vị chi trả còn giữ",
            "SELECT COUNT(*) FROM payroll_lists",
            """
            SELECT 'list ' || h.month || '/' || h.area_id FROM payroll_lists h
            LEFT JOIN (SELECT list_id, SUM(amount_vnd) AS amount_vnd, COUNT(*) AS lines
                FROM payroll_lines GROUP BY list_id) l ON l.list_id = h.id
            WHERE h.amount_vnd <> COALESCE(l.amount_vnd, 0) OR h.lines <> COALESCE(l.lines, 0)
            UNION ALL
            SELECT 'order ' || o.number FROM payment_orders o
            LEFT JOIN (SELECT order_id, SUM(amount_vnd) AS amount_vnd
                FROM payment_order_lists GROUP BY order_id) p ON p.order_id = o.id
            WHERE o.list_vnd <> COALESCE(p.amount_vnd, 0) OR o.list_vnd <> o.amount_vnd + o.held_vnd
            """),
        new("I-04", "Mỗi người một dòng thường kỳ cho một chương trình và tháng hưởng",
            "SELECT COUNT(*) FROM payroll_lines",
            """
            SELECT MIN(person_code) || ' ' || benefit_month FROM payroll_lines WHERE kind = 'REGULAR' AND live
            GROUP BY person_id, programme, benefit_month HAVING COUNT(*) > 1
            """),
    ];

    private static Rule[] LineRules() =>
    [
        new("I-05", "Mỗi dòng tối đa một lần chi đang chạy",
            "SELECT COUNT(*) FROM instructions",
            """
            SELECT MIN(reference) FROM instructions WHERE state IN ('SENT', 'PAID', 'UNKNOWN')
            GROUP BY list_id, line_no HAVING COUNT(*) > 1
            """),
        new("I-05b", "Tiền đã chi trong sổ cái = tổng dòng đã chi",
            "SELECT COUNT(*) FROM instructions WHERE state = 'PAID'",
            """
            SELECT 'paid ' || i.list_id
            FROM (SELECT list_id, provider, SUM(amount_vnd) AS amount_vnd
                FROM instructions WHERE state = 'PAID' GROUP BY list_id, provider) i
            WHERE i.amount_vnd <> (
                SELECT COALESCE(SUM(CASE WHEN x.kind = 'PAID' THEN x.amount_vnd
                    WHEN x.kind = 'REVERSED' THEN -x.amount_vnd ELSE 0 END), 0)
                FROM transfers x WHERE x.list_id = i.list_id AND x.provider = i.provider)
            """),
        new("I-06", "Mã giao dịch của đơn vị chi trả dùng một lần",
            "SELECT COUNT(*) FROM instructions WHERE provider_txid IS NOT NULL",
            "SELECT provider || ' ' || provider_txid FROM instructions WHERE provider_txid IS NOT NULL GROUP BY "
                + "provider, provider_txid HAVING COUNT(*) > 1"),
        new("I-10", "Người lập, người trình và người duyệt khác nhau (theo con người)",
            "SELECT COUNT(*) FROM payroll_lists WHERE approved_by IS NOT NULL",
            """
            SELECT h.month || '/' || h.area_id FROM payroll_lists h
            LEFT JOIN users m ON m.user_name = h.prepared_by
            LEFT JOIN users s ON s.user_name = h.submitted_by
            LEFT JOIN users c ON c.user_name = h.approved_by
            LEFT JOIN users mf ON mf.user_name = h.prepared_for
            LEFT JOIN users sf ON sf.user_name = h.submitted_for
            LEFT JOIN users cf ON cf.user_name = h.approved_for
            WHERE h.approved_by IS NOT NULL AND h.origin = 'PREPARED'
                AND (h.approved_by IN (h.prepared_by, h.submitted_by, h.prepared_for, h.submitted_for)
                    OR h.approved_for IN (h.prepared_by, h.submitted_by, h.prepared_for, h.submitted_for)
                    OR c.person_key IN (m.person_key, s.person_key, mf.person_key, sf.person_key)
                    OR cf.person_key IN (m.person_key, s.person_key, mf.person_key, sf.person_key))
            """),
    ];

    private static Rule[] ListRules() =>
    [
        new("I-11", "Tháng này = tháng trước + tăng − giảm ± điều chỉnh, từng dòng",
            "SELECT COUNT(*) FROM payroll_changes",
            """
            SELECT h.month || '/' || h.area_id FROM payroll_lists h
            LEFT JOIN (SELECT list_id,
                    SUM(CASE WHEN kind = 'INCREASE' THEN after_vnd ELSE 0 END) AS up,
                    SUM(CASE WHEN kind = 'DECREASE' THEN before_vnd ELSE 0 END) AS down,
                    SUM(CASE WHEN kind = 'ADJUST' THEN after_vnd - before_vnd ELSE 0 END) AS adjust
                FROM payroll_changes GROUP BY list_id) c ON c.list_id = h.id
            WHERE h.origin = 'PREPARED' AND (h.increase_vnd <> COALESCE(c.up, 0)
                OR h.decrease_vnd <> COALESCE(c.down, 0) OR h.adjust_vnd <> COALESCE(c.adjust, 0))
            """),
        new("I-12", "Không chi cho tháng sau tháng chết; chi thừa thành khoản phải thu",
            "SELECT COUNT(*) FROM persons WHERE died_on IS NOT NULL",
            """
            SELECT l.person_code || ' ' || l.benefit_month FROM payroll_lines l
            JOIN persons p ON p.id = l.person_id
            JOIN payroll_lists h ON h.id = l.list_id
            WHERE p.died_on IS NOT NULL AND l.live AND l.kind = 'REGULAR'
                AND l.benefit_month > CAST(substr(CAST(p.died_on AS TEXT), 1, 4)
                    || substr(CAST(p.died_on AS TEXT), 6, 2) AS INTEGER)
                AND EXISTS (SELECT 1 FROM payroll_lists n
                    WHERE n.area_id = h.area_id AND n.month > h.month AND n.state IN ('APPROVED', 'CLOSED'))
                AND NOT EXISTS (SELECT 1 FROM receivables r
                    WHERE r.person_id = l.person_id AND r.benefit_month = l.benefit_month)
            """),
        new("I-13", "Không bỏ sót: ai có quyết định còn hiệu lực đều có dòng, hoặc có lý do ghi trên danh sách",
            """
            SELECT COUNT(*) FROM grants g JOIN persons p ON p.id = g.person_id JOIN payroll_lists h ON h.area_id = p.area_id
            WHERE g.programme = 'ALLOWANCE' AND h.state IN ('SUBMITTED', 'APPROVED', 'CLOSED') AND h.origin = 'PREPARED'
                AND h.month = (SELECT MAX(n.month) FROM payroll_lists n WHERE n.area_id = h.area_id AND n.state <> 'RETURNED')
            """,
            """
            SELECT p.code || ' ' || h.month FROM grants g
            JOIN persons p ON p.id = g.person_id
            JOIN payroll_lists h ON h.area_id = p.area_id AND h.origin = 'PREPARED' AND h.state IN ('SUBMITTED', 'APPROVED', 'CLOSED')
                AND h.month = (SELECT MAX(n.month) FROM payroll_lists n WHERE n.area_id = h.area_id AND n.state <> 'RETURNED')
            WHERE g.programme = 'ALLOWANCE' AND g.recorded_at <= h.prepared_at
                AND g.from_month <= h.month AND (g.until_month IS NULL OR g.until_month >= h.month)
                AND (g.suspended_from_month IS NULL OR g.suspended_from_month > h.month)
                AND (p.died_on IS NULL
                    OR h.month <= CAST(substr(CAST(p.died_on AS TEXT), 1, 4) || substr(CAST(p.died_on AS TEXT), 6, 2) AS INTEGER))
                AND NOT EXISTS (SELECT 1 FROM payroll_lines l WHERE l.list_id = h.id AND l.person_id = p.id AND l.kind = 'REGULAR')
                AND NOT EXISTS (SELECT 1 FROM payroll_findings f WHERE f.list_id = h.id AND f.person_id = p.id)
            """),
    ];

    private static Rule[] StateRules() =>
    [
        new("I-16", "Trạng thái dòng chỉ theo bảng", "SELECT COUNT(*) FROM instructions",
            "SELECT reference FROM instructions WHERE state NOT IN ('SENT', 'PAID', 'RETURNED', 'UNKNOWN', 'REVERSED', "
                + "'RELISTED', 'TO_TREASURY')"),
        new("I-18", "Mỗi dòng của tệp kết quả có đúng một kết cục; cộng lại bằng số dòng",
            "SELECT COUNT(*) FROM result_files",
            """
            SELECT f.name FROM result_files f
            LEFT JOIN (SELECT file_id, COUNT(*) AS n FROM result_lines GROUP BY file_id) l ON l.file_id = f.id
            WHERE f.lines <> COALESCE(l.n, 0) OR f.lines <> f.applied + f.duplicates + f.exceptions
            """),
        new("I-19", "Kỳ đóng chỉ khi không còn dòng chưa có kết quả",
            "SELECT COUNT(*) FROM payroll_lists WHERE state = 'CLOSED'",
            """
            SELECT i.reference FROM instructions i JOIN payroll_lists h ON h.id = i.list_id
            WHERE h.state = 'CLOSED' AND i.state = 'SENT'
            """),
        new("I-21", "Tỷ lệ không tiền mặt: mỗi dòng có một kênh",
            "SELECT COUNT(*) FROM payroll_lines",
            "SELECT person_code FROM payroll_lines WHERE channel NOT IN ('CASH', 'BANK', 'DIGITAL', 'NONE')"),
        new("I-23", "Mỗi danh sách thuộc địa bàn có hiệu lực trong tháng",
            "SELECT COUNT(*) FROM payroll_lists",
            """
            SELECT h.month || '/' || a.code FROM payroll_lists h JOIN areas a ON a.id = h.area_id
            WHERE h.month < CAST(substr(CAST(a.valid_from AS TEXT), 1, 4)
                    || substr(CAST(a.valid_from AS TEXT), 6, 2) AS INTEGER)
                OR (a.valid_until IS NOT NULL AND h.month > CAST(substr(CAST(a.valid_until AS TEXT), 1, 4)
                    || substr(CAST(a.valid_until AS TEXT), 6, 2) AS INTEGER))
            """),
        new("I-14", "Hồ sơ đã gộp không còn dòng thường kỳ của tháng sau khi gộp",
            "SELECT COUNT(*) FROM person_merges WHERE undone_at IS NULL",
            """
            SELECT l.person_code || ' ' || l.benefit_month FROM person_merges m
            JOIN payroll_lines l ON l.person_id = m.gone_id AND l.kind = 'REGULAR' AND l.live
            JOIN payroll_lists h ON h.id = l.list_id
            WHERE m.undone_at IS NULL AND h.prepared_at > m.merged_at AND h.state <> 'DRAFT'
            """),
        new("P-01", "Mọi dòng thuộc một người trong sổ (không khóa ngoại, ADR 0004)",
            "SELECT COUNT(*) FROM payroll_lines",
            "SELECT l.person_code FROM payroll_lines l WHERE NOT EXISTS (SELECT 1 FROM persons p WHERE p.id = "
                + "l.person_id)"),
    ];

    private InvariantResult Check(Rule rule)
    {
        var examples = new List<string>();
        var broken = 0L;
        using var reader = db.Read(rule.Broken);
        while (reader.Read())
        {
            broken++;
            if (examples.Count < 3)
            {
                examples.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? string.Empty);
            }
        }

        reader.Dispose();
        return new InvariantResult(rule.Id, rule.Title, db.Number(rule.Counted), broken, examples);
    }

    /// <summary>I-08: the rules that submitted lists were made by are kept and say the same today.</summary>
    private InvariantResult CheckUsedLaw()
    {
        var problems = UsedLawCheck.Check(db, law);
        return new InvariantResult(
            "I-08", "Luật mà danh sách đã dùng còn giữ nguyên văn và không đổi", UsedLawCheck.Uses(db).Count, problems.Count,
            [.. problems.Take(3).Select(problem => problem.Sentence)]);
    }

    /// <summary>I-09: the stored lines of every submitted list still give its fingerprint.</summary>
    private InvariantResult CheckFingerprints()
    {
        var lists = db.PayrollLists.AsNoTracking().Where(list => list.Fingerprint != null)
            .Select(list => new { list.Id, list.Fingerprint, list.Month, list.AreaId }).ToList();
        var stored = ListFingerprint.OfLists(db, "h.fingerprint IS NOT NULL");
        var broken = lists.Where(
            list => stored.GetValueOrDefault(list.Id, ListFingerprint.Empty) != list.Fingerprint).ToList();
        return new InvariantResult(
            "I-09", "Danh sách đã trình không đổi: dấu vân tay khớp từng dòng", lists.Count, broken.Count,
            [.. broken.Take(3).Select(list => $"{list.Month}/{list.AreaId}")]);
    }
}
