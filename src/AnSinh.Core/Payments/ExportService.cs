using System.Globalization;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payments;

/// <summary>
/// Makes the batches for a provider: everything approved and ordered that it has not got yet. Each line gets its instruction in
/// the same transaction, so that a file never leaves the house without the lines being SENT.
/// </summary>
public sealed class ExportService(AppDb db, TimeProvider clock, IdSource ids)
{
    private readonly record struct ListKey(Guid ListId, int Version, string AreaCode, long AmountVnd, int Lines);

    private readonly record struct LineKey(Guid ListId, int LineNo, long AmountVnd);

    /// <summary>Makes the batch that is missing, if any; returns all batches of the month for the provider.</summary>
    public IReadOnlyList<PaymentBatch> Export(Month month, string provider, IReadOnlyCollection<int> areaIds, Actor actor)
    {
        using var transaction = db.Database.BeginTransaction();
        var lists = Unsent(month, provider, areaIds);
        if (lists.Count > 0)
        {
            AddBatch(month, provider, lists, actor);
            Crash.At("export-before-commit");
        }

        transaction.Commit();
        Crash.At("export-after-commit");
        db.ChangeTracker.Clear();
        return [.. db.PaymentBatches.AsNoTracking().Where(batch => batch.Month == month && batch.Provider == provider)
            .OrderBy(batch => batch.Number)];
    }

    private void AddBatch(Month month, string provider, List<ListKey> lists, Actor actor)
    {
        var earlier = db.PaymentBatches.Count(batch => batch.Month == month && batch.Provider == provider);
        var batch = new PaymentBatch
        {
            Id = ids.Next(),
            Number = string.Create(CultureInfo.InvariantCulture, $"{month.Code}-{provider}-{earlier + 1}"),
            Month = month,
            Provider = provider,
            Lines = lists.Sum(list => list.Lines),
            AmountVnd = lists.Sum(list => list.AmountVnd),
            ExportedBy = actor.Login,
            ExportedAt = clock.GetUtcNow(),
        };
        db.PaymentBatches.Add(batch);
        foreach (var list in lists)
        {
            db.PaymentBatchLists.Add(new PaymentBatchList { ListId = list.ListId, Provider = provider, BatchId = batch.Id });
        }

        new AuditLog(db, clock, ids).Add(
            actor, "PAYMENT_EXPORTED", ("payment_batch", batch.Number),
            $"Chuyển danh sách {batch.Number}: {batch.Lines} dòng, {VndText.Format(batch.AmountVnd)}");
        db.SaveChanges();
        foreach (var piece in lists.Chunk(200))
        {
            WriteInstructions(month, batch, piece);
        }
    }

    private void WriteInstructions(Month month, PaymentBatch batch, ListKey[] lists)
    {
        var keys = lists.ToDictionary(list => list.ListId);
        var lines = new List<LineKey>();
        var among = string.Join(", ", lists.Select((_, index) => "@p" + (index + 1).ToString(CultureInfo.InvariantCulture)));
        using (var reader = db.Read(
            $"SELECT list_id, line_no, amount_vnd FROM payroll_lines WHERE provider = @p0 AND list_id IN ({among})",
            [batch.Provider, .. lists.Select(list => (object?)list.ListId)]))
        {
            while (reader.Read())
            {
                lines.Add(new LineKey(reader.GetGuid(0), reader.GetInt32(1), reader.GetInt64(2)));
            }
        }

        using var rows = BulkWriter.Open(
            db, "instructions", "reference", "list_id", "line_no", "batch_id", "provider", "amount_vnd", "state");
        foreach (var line in lines)
        {
            var list = keys[line.ListId];
            rows.Write(LineReference.Of(month, list.AreaCode, list.Version, line.LineNo));
            rows.Write(line.ListId);
            rows.Write(line.LineNo);
            rows.Write(batch.Id);
            rows.Write(batch.Provider);
            rows.Write(line.AmountVnd);
            rows.Write("SENT");
            rows.EndRow();
        }

        rows.Complete();
    }

    private List<ListKey> Unsent(Month month, string provider, IReadOnlyCollection<int> areaIds)
    {
        var lists = new List<ListKey>();
        using var reader = db.Read(
            """
            SELECT o.list_id, h.version, a.code, o.amount_vnd, o.lines, h.area_id
            FROM payment_order_lists o
            JOIN payroll_lists h ON h.id = o.list_id
            JOIN areas a ON a.id = h.area_id
            WHERE h.month = @p0 AND o.provider = @p1
                AND NOT EXISTS (SELECT 1 FROM payment_batch_lists b WHERE b.list_id = o.list_id AND b.provider = o.provider)
            ORDER BY a.code, h.version
            """, month, provider);
        var allowed = areaIds.ToHashSet();
        while (reader.Read())
        {
            if (allowed.Contains(reader.GetInt32(5)))
            {
                lists.Add(new ListKey(reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt32(4)));
            }
        }

        return lists;
    }
}

/// <summary>The only name of a line outside the house: yyyyMM-area-version-line. It betrays no category.</summary>
public static class LineReference
{
    public static string Of(Month month, string areaCode, int version, int lineNo) =>
        string.Create(CultureInfo.InvariantCulture, $"{month.Code}-{areaCode}-{version}-{lineNo:00000}");
}
