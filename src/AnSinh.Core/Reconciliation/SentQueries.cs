using AnSinh.Core.Files.Results;
using AnSinh.Core.Payments;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Ledger.Instructions;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Reconciliation;

/// <summary>A list of which lines were sent: month of its order, commune and paying unit by code.</summary>
public readonly record struct SentList(int Month, string Area, string Unit);

/// <summary>
/// Reads what a result file is decided against: the batches it is about, not the months before, so that taking in a
/// month costs the same in the tenth year as in the first.
/// </summary>
public sealed class SentQueries(AppDb db)
{
    /// <summary>The batches that the file names. A file of another month or batch is refused whole.</summary>
    public IReadOnlyList<PaymentBatch> Batches(string provider, ResultFile file)
    {
        var batches = db.PaymentBatches.AsNoTracking()
            .Where(batch => batch.Provider == provider && batch.Month == file.Period).ToList();
        if (file.Batch is { } number)
        {
            batches = [.. batches.Where(batch => batch.Number == number)];
        }

        if (batches.Count == 0 && file.KnowsReferences)
        {
            throw new RefusedException(new Refusal(
                "BATCH_UNKNOWN",
                $"Tệp ghi kỳ {file.Period.Number:00}/{file.Period.Year}, lô {file.Batch ?? "(trống)"}; chưa chuyển lô "
                    + $"nào như vậy cho {provider}. Không ghi dòng nào; kiểm tra lại tệp hoặc đơn vị chi trả.",
                file.Batch));
        }

        return batches;
    }

    /// <summary>The lines sent in the batches, by reference.</summary>
    public IReadOnlyDictionary<string, SentLine> Lines(IReadOnlyList<PaymentBatch> batches)
    {
        var sent = new Dictionary<string, SentLine>(batches.Sum(batch => batch.Lines), StringComparer.Ordinal);
        foreach (var batch in batches)
        {
            using var reader = BulkReader.Open(
                db,
                $"""
                SELECT i.reference, i.list_id, i.amount_vnd, l.payee_name, l.person_id, l.account_no, i.state,
                    i.provider_txid
                FROM instructions i JOIN payroll_lines l ON l.list_id = i.list_id AND l.line_no = i.line_no
                WHERE i.batch_id = {BulkReader.Literal(batch.Id)}
                """);
            while (reader.Next())
            {
                var line = new SentLine(
                    reader.Text(), reader.Id(), reader.Long(), reader.Text(),
                    reader.Opened(db.Vault, SealedField.AccountNo),
                    Code.Parse<InstructionState>(reader.Word()), reader.TextOrNull(), batch.ExportedAt);
                sent[line.Reference] = line;
            }
        }

        return sent;
    }

    /// <summary>Which of the file's transaction codes of the provider stand at a line already.</summary>
    public IReadOnlySet<string> UsedTxids(string provider, ResultFile file)
    {
        db.Execute("CREATE TEMPORARY TABLE asked_txids (txid TEXT NOT NULL PRIMARY KEY)");
        using (var rows = BulkWriter.Open(db, "asked_txids", "txid"))
        {
            foreach (var txid in file.Lines.Select(line => line.ProviderTxId).OfType<string>()
                .Distinct(StringComparer.Ordinal))
            {
                rows.Write(txid);
                rows.EndRow();
            }

            rows.Complete();
        }

        var used = new HashSet<string>(StringComparer.Ordinal);
        using (var reader = db.Read(
            """
            SELECT i.provider_txid FROM asked_txids a
            JOIN instructions i ON i.provider = @p0 AND i.provider_txid = a.txid
            """, provider))
        {
            while (reader.Read())
            {
                used.Add(reader.GetString(0));
            }
        }

        db.Execute("DROP TABLE asked_txids");
        return used;
    }

    /// <summary>The lists of the batches.</summary>
    public IReadOnlyDictionary<Guid, SentList> Lists(IReadOnlyList<PaymentBatch> batches)
    {
        var lists = new Dictionary<Guid, SentList>();
        foreach (var batch in batches)
        {
            using var reader = db.Read(
                """
                SELECT o.list_id, p.month, a.code, u.code
                FROM payment_batch_lists b
                JOIN payment_order_lists o ON o.list_id = b.list_id AND o.provider = b.provider
                JOIN payment_orders p ON p.id = o.order_id
                JOIN areas u ON u.id = p.paying_unit_id
                JOIN payroll_lists h ON h.id = o.list_id
                JOIN areas a ON a.id = h.area_id
                WHERE b.batch_id = @p0
                """, batch.Id);
            while (reader.Read())
            {
                lists[reader.GetGuid(0)] = new SentList(reader.GetInt32(1), reader.GetString(2), reader.GetString(3));
            }
        }

        return lists;
    }
}
