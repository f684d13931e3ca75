using System.Globalization;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Reconciliation;

/// <summary>
/// A result file of which no line belongs to anything sent to its provider: it is shown under no month. Đồng.
/// </summary>
public sealed record UnmatchedFile(
    Guid Id, string Provider, string Name, string AppliedBy, DateTimeOffset AppliedAt, int Lines, int Undecided,
    long AmountVnd);

/// <summary>
/// A line of such a file, as the provider wrote it, and why it fits nowhere; open while it waits for a decision.
/// </summary>
public sealed record UnmatchedLine(
    int RowNo, TheirLine Theirs, string? Code, string Sentence, bool Open, LineDecision? Decision);

/// <summary>Who decided a line that did not fit, when and why.</summary>
public sealed record LineDecision(string By, DateTimeOffset At, string Reason);

/// <summary>Result files that fit no batch, for the pages. Changes nothing.</summary>
public sealed class UnmatchedFileQueries(AppDb db)
{
    private const int MostFiles = 50;

    /// <summary>Latest first; of one provider, or of all.</summary>
    public IReadOnlyList<UnmatchedFile> Files(string? provider)
    {
        var files = new List<UnmatchedFile>();
        using var reader = db.Read(
            $"""
            SELECT f.id, f.provider, f.name, f.applied_by, f.applied_at, f.lines,
                (SELECT COUNT(*) FROM result_lines r
                    WHERE r.file_id = f.id AND r.outcome = 'EXCEPTION' AND r.resolved_at IS NULL),
                (SELECT COALESCE(SUM(r.amount_vnd), 0) FROM result_lines r WHERE r.file_id = f.id)
            FROM result_files f
            WHERE (CAST(@p0 AS TEXT) IS NULL OR f.provider = @p0) AND NOT EXISTS (
                SELECT 1 FROM result_lines x JOIN instructions n ON n.reference = x.reference
                JOIN payment_batches b ON b.id = n.batch_id WHERE x.file_id = f.id AND b.provider = f.provider)
            ORDER BY f.applied_at DESC LIMIT {Text(MostFiles)}
            """, provider);
        while (reader.Read())
        {
            files.Add(new UnmatchedFile(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.InstantAt(4),
                reader.GetInt32(5), Convert.ToInt32(reader.GetValue(6), CultureInfo.InvariantCulture),
                Convert.ToInt64(reader.GetValue(7), CultureInfo.InvariantCulture)));
        }

        return files;
    }

    /// <summary>The first lines of a file, open ones before the others.</summary>
    public IReadOnlyList<UnmatchedLine> Lines(Guid fileId, int most)
    {
        var lines = new List<UnmatchedLine>();
        using var reader = db.Read(
            $"""
            SELECT row_no, reference, name, account_no, amount_vnd, status, provider_txid, paid_at, exception_code,
                sentence, outcome, resolved_by, resolved_at, resolution
            FROM result_lines WHERE file_id = @p0
            ORDER BY CASE WHEN outcome = 'EXCEPTION' AND resolved_at IS NULL THEN 0 ELSE 1 END, row_no
            LIMIT {Text(most)}
            """, fileId);
        while (reader.Read())
        {
            var decision = reader.IsDBNull(12)
                ? null
                : new LineDecision(reader.GetString(11), reader.InstantAt(12), reader.GetString(13));
            lines.Add(new UnmatchedLine(
                reader.GetInt32(0),
                new TheirLine(
                    reader.TextOrNull(1), reader.TextOrNull(2),
                    db.Vault.Open(reader.TextOrNull(3), fileId, SealedField.ResultAccountNo, reader.GetInt32(0)),
                    reader.GetInt64(4),
                    reader.GetString(5), reader.TextOrNull(6), reader.IsDBNull(7) ? null : reader.InstantAt(7)),
                reader.TextOrNull(8), reader.TextOrNull(9) ?? "",
                reader.GetString(10) == ResultLine.Exception && decision is null, decision));
        }

        return lines;
    }

    /// <summary>
    /// Whether anything was sent, ever or of a month to a provider, for a commune outside these: who is in charge of
    /// all that was sent may read what belongs to nobody. Lists of others are counted and not shown: a reader who does
    /// not see them would pass for that one.
    /// </summary>
    public bool WasSentBeyond(IReadOnlyCollection<int> areaIds, Month? month = null, string? provider = null)
    {
        using var everywhere = db.LookEverywhere();
        return db.Number(
            $"""
            SELECT COUNT(*) FROM payment_batch_lists p JOIN payment_batches b ON b.id = p.batch_id
            JOIN payroll_lists h ON h.id = p.list_id
            WHERE (CAST(@p0 AS INTEGER) IS NULL OR b.month = @p0) AND (CAST(@p1 AS TEXT) IS NULL OR b.provider = @p1)
                AND h.area_id NOT IN ({AreaList.Sql(areaIds)})
            """, month?.Code, provider) > 0;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
