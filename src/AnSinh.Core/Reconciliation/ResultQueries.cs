using System.Globalization;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Reconciliation;

/// <summary>A provider's month: what was sent and where it stands. Đồng.</summary>
public sealed record ProviderMonth(
    Month Month, string Provider, int Lines, int Open, int Exceptions, bool Settled, long SentVnd, long PaidVnd);

/// <summary>Open and decided exceptions of one kind.</summary>
public sealed record QueueCount(string Code, int Open, int Resolved);

/// <summary>A result line that did not fit, beside what was sent (none for a line that is not ours). Đồng.</summary>
public sealed record ExceptionPair(
    Guid FileId, int RowNo, string FileName, string Code, string Sentence, TheirLine Theirs, OurLine? Ours)
{
    public DateTimeOffset? ResolvedAt { get; init; }

    public string? ResolvedBy { get; init; }

    public string? Resolution { get; init; }
}

/// <summary>What the provider's file says.</summary>
public sealed record TheirLine(
    string? Reference, string? Name, string? AccountNo, long AmountVnd, string Status, string? Txid,
    DateTimeOffset? At);

/// <summary>What the list says.</summary>
public sealed record OurLine(
    string Name, string? AccountNo, long AmountVnd, string State, string? Txid, string PersonCode, string AreaName);

/// <summary>A line that was sent and has no result. Đồng.</summary>
public sealed record OpenLine(
    string Reference, string PayeeName, string PersonCode, string AreaName, long AmountVnd, string State);

/// <summary>What a reader may see: the communes, and whether lines that belong to no commune are shown.</summary>
public readonly record struct ResultScope(IReadOnlyCollection<int>? AreaIds)
{
    /// <summary>A condition on <c>h.area_id</c>; lines of nobody only for who sees all.</summary>
    public string Sql => AreaIds is null ? "1 = 1" : $"h.area_id IN ({AreaList.Sql(AreaIds)})";
}

/// <summary>Results of providers for the pages; each a single statement. Changes nothing.</summary>
public sealed class ResultQueries(AppDb db)
{
    private const string Joined =
        """
        FROM result_lines r
        JOIN result_files f ON f.id = r.file_id
        LEFT JOIN instructions i ON i.reference = r.reference AND i.provider = f.provider
        LEFT JOIN payroll_lines l ON l.list_id = i.list_id AND l.line_no = i.line_no
        LEFT JOIN payroll_lists h ON h.id = i.list_id
        LEFT JOIN areas a ON a.id = h.area_id
        """;

    /// <summary>
    /// The month of a result line is that of the batch; a line that is not ours belongs to the months of its file's
    /// others.
    /// </summary>
    private const string OfMonth =
        """
        f.provider = @p1 AND f.id IN (
            SELECT x.file_id FROM result_lines x JOIN instructions n ON n.reference = x.reference
            JOIN payment_batches b ON b.id = n.batch_id WHERE b.month = @p0 AND b.provider = @p1)
        """;

    public IReadOnlyList<ProviderMonth> Months(string? provider, ResultScope scope)
    {
        var months = new List<ProviderMonth>();
        using var reader = db.Read(
            $"""
            SELECT b.month, b.provider, COUNT(*), SUM(CASE WHEN i.state = 'SENT' THEN 1 ELSE 0 END),
                (SELECT COUNT(*) FROM result_lines r JOIN instructions n ON n.reference = r.reference
                    JOIN payment_batches c ON c.id = n.batch_id
                    WHERE c.month = b.month AND c.provider = b.provider AND r.outcome = 'EXCEPTION'
                        AND r.resolved_at IS NULL),
                (SELECT COUNT(*) FROM payment_orders p JOIN payment_order_lists o ON o.order_id = p.id
                    JOIN payroll_lists h ON h.id = o.list_id
                    WHERE p.month = b.month AND p.provider = b.provider AND {scope.Sql} AND NOT EXISTS (
                        SELECT 1 FROM settlements s WHERE s.month = p.month AND s.provider = p.provider
                            AND s.paying_unit_id = p.paying_unit_id)),
                SUM(i.amount_vnd), SUM(CASE WHEN i.state = 'PAID' THEN i.amount_vnd ELSE 0 END)
            FROM payment_batches b
            JOIN instructions i ON i.batch_id = b.id
            JOIN payroll_lists h ON h.id = i.list_id
            WHERE (CAST(@p0 AS TEXT) IS NULL OR b.provider = @p0) AND {scope.Sql}
            GROUP BY b.month, b.provider ORDER BY b.month DESC, b.provider LIMIT 60
            """, provider);
        while (reader.Read())
        {
            months.Add(new ProviderMonth(
                Month.FromCode(reader.GetInt32(0)), reader.GetString(1), Int(reader.GetValue(2)),
                Int(reader.GetValue(3)), Int(reader.GetValue(4)), Int(reader.GetValue(5)) == 0, Long(reader.GetValue(6)),
                Long(reader.GetValue(7))));
        }

        return months;
    }

    public IReadOnlyList<ResultFileRow> Files(Month month, string provider)
    {
        var files = new List<ResultFileRow>();
        using var reader = db.Read(
            $"""
            SELECT f.id, f.sha256, f.name, f.lines, f.applied, f.duplicates, f.exceptions, f.applied_by, f.applied_at
            FROM result_files f WHERE {OfMonth} ORDER BY f.applied_at DESC
            """, month, provider);
        while (reader.Read())
        {
            files.Add(new ResultFileRow
            {
                Id = reader.GetGuid(0),
                Provider = provider,
                Sha256 = reader.GetString(1),
                Name = reader.GetString(2),
                Lines = reader.GetInt32(3),
                Applied = reader.GetInt32(4),
                Duplicates = reader.GetInt32(5),
                Exceptions = reader.GetInt32(6),
                AppliedBy = reader.GetString(7),
                AppliedAt = reader.InstantAt(8),
            });
        }

        return files;
    }

    public IReadOnlyList<QueueCount> Queues(Month month, string provider, ResultScope scope)
    {
        var queues = new List<QueueCount>();
        using var reader = db.Read(
            $"""
            SELECT r.exception_code, SUM(CASE WHEN r.resolved_at IS NULL THEN 1 ELSE 0 END),
                SUM(CASE WHEN r.resolved_at IS NULL THEN 0 ELSE 1 END)
            {Joined} WHERE {OfMonth} AND r.outcome = 'EXCEPTION' AND {scope.Sql}
            GROUP BY r.exception_code ORDER BY r.exception_code
            """, month, provider);
        while (reader.Read())
        {
            queues.Add(new QueueCount(reader.GetString(0), Int(reader.GetValue(1)), Int(reader.GetValue(2))));
        }

        return queues;
    }

    /// <summary>The exceptions of a queue, open ones first.</summary>
    public IReadOnlyList<ExceptionPair> Pairs(Month month, string provider, string code, ResultScope scope, int most)
    {
        var pairs = new List<ExceptionPair>();
        using var reader = db.Read(
            $"""
            SELECT r.file_id, r.row_no, f.name, r.exception_code, r.sentence, r.reference, r.name, r.account_no,
                r.amount_vnd, r.status, r.provider_txid, r.paid_at, l.payee_name, l.account_no, l.amount_vnd, i.state,
                i.provider_txid, l.person_code, a.name, r.resolved_at, r.resolved_by, r.resolution, l.person_id
            {Joined} WHERE {OfMonth} AND r.outcome = 'EXCEPTION' AND r.exception_code = @p2 AND {scope.Sql}
            ORDER BY CASE WHEN r.resolved_at IS NULL THEN 0 ELSE 1 END, f.applied_at, r.row_no
            LIMIT {most.ToString(CultureInfo.InvariantCulture)}
            """, month, provider, code);
        while (reader.Read())
        {
            pairs.Add(Pair(reader, db.Vault));
        }

        return pairs;
    }

    public (IReadOnlyList<OpenLine> Lines, int Total) Open(
        Month month, string provider, ResultScope scope, int page, int size)
    {
        var from =
            $"""
            FROM instructions i JOIN payment_batches b ON b.id = i.batch_id
            JOIN payroll_lines l ON l.list_id = i.list_id AND l.line_no = i.line_no
            JOIN payroll_lists h ON h.id = i.list_id JOIN areas a ON a.id = h.area_id
            WHERE b.month = @p0 AND b.provider = @p1 AND i.state IN ('SENT', 'UNKNOWN') AND {scope.Sql}
            """;
        var total = (int)db.Number("SELECT COUNT(*) " + from, month, provider);
        var lines = new List<OpenLine>();
        using var reader = db.Read(
            $"""
            SELECT i.reference, l.payee_name, l.person_code, a.name, i.amount_vnd, i.state {from}
            ORDER BY i.reference LIMIT {Text(size)} OFFSET {Text((page - 1) * size)}
            """, month, provider);
        while (reader.Read())
        {
            lines.Add(new OpenLine(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt64(4),
                reader.GetString(5)));
        }

        return (lines, total);
    }

    private static ExceptionPair Pair(System.Data.Common.DbDataReader reader, FieldVault vault) => new(
        reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.TextOrNull(4) ?? "",
        new TheirLine(
            reader.TextOrNull(5), reader.TextOrNull(6),
            vault.Open(reader.TextOrNull(7), reader.GetGuid(0), SealedField.ResultAccountNo, reader.GetInt32(1)),
            reader.GetInt64(8), reader.GetString(9), reader.TextOrNull(10),
            reader.IsDBNull(11) ? null : reader.InstantAt(11)),
        reader.IsDBNull(12)
            ? null
            : new OurLine(
                reader.GetString(12), vault.Open(reader.TextOrNull(13), reader.GetGuid(22), SealedField.AccountNo),
                reader.GetInt64(14), reader.GetString(15), reader.TextOrNull(16), reader.GetString(17),
                reader.GetString(18)))
    {
        ResolvedAt = reader.IsDBNull(19) ? null : reader.InstantAt(19),
        ResolvedBy = reader.TextOrNull(20),
        Resolution = reader.TextOrNull(21),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Int(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static long Long(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
