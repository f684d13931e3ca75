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
    private readonly record struct ListKey(Guid ListId, long AmountVnd, int Lines);

    /// <summary>Makes the batch that is missing, if any; returns all batches of the month for the provider.</summary>
    public IReadOnlyList<PaymentBatch> Export(Month month, string provider, IReadOnlyCollection<int> areaIds, Actor actor)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        WaitForNumber(month, provider);
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

    /// <summary>
    /// Batches of a month and provider are numbered over all communes: whoever exports at the same moment waits here
    /// until the number before is written. SQLite has one writer anyway.
    /// </summary>
    private void WaitForNumber(Month month, string provider)
    {
        if (db.IsPostgres)
        {
            db.Execute("SELECT pg_advisory_xact_lock(@p0, hashtext(@p1))", month.Code, provider);
        }
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
        new AuditLog(db, clock, ids).Add(
            actor, "PAYMENT_EXPORTED", ("payment_batch", batch.Number),
            $"Chuyển danh sách {batch.Number}: {batch.Lines} dòng, {VndText.Format(batch.AmountVnd)}");
        db.SaveChanges();
        WriteLists(batch, lists);
        WriteInstructions(batch);
    }

    private void WriteLists(PaymentBatch batch, List<ListKey> lists)
    {
        using var rows = BulkWriter.Open(db, "payment_batch_lists", "list_id", "provider", "batch_id");
        foreach (var list in lists)
        {
            rows.Write(list.ListId);
            rows.Write(batch.Provider);
            rows.Write(batch.Id);
            rows.EndRow();
        }

        rows.Complete();
    }

    /// <summary>One instruction for each line of the batch's lists, made where the lines are.</summary>
    private void WriteInstructions(PaymentBatch batch)
    {
        var written = db.Execute(
            $"""
            INSERT INTO instructions (reference, list_id, line_no, batch_id, provider, amount_vnd, state)
            SELECT {ReferenceSql(batch.Month)}, l.list_id, l.line_no, b.batch_id, b.provider, l.amount_vnd, 'SENT'
            FROM payment_batch_lists b
            JOIN payroll_lists h ON h.id = b.list_id
            JOIN areas a ON a.id = h.area_id
            JOIN payroll_lines l ON l.list_id = b.list_id AND l.provider = b.provider
            WHERE b.batch_id = @p0 ORDER BY a.code, h.version, l.line_no
            """, batch.Id);
        if (written != batch.Lines)
        {
            throw new InvalidOperationException(
                $"batch {batch.Number} has {batch.Lines} ordered lines and its lists have {written}");
        }
    }

    private List<ListKey> Unsent(Month month, string provider, IReadOnlyCollection<int> areaIds)
    {
        var lists = new List<ListKey>();
        using var reader = db.Read(
            """
            SELECT o.list_id, o.amount_vnd, o.lines, h.area_id
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
            if (allowed.Contains(reader.GetInt32(3)))
            {
                lists.Add(new ListKey(reader.GetGuid(0), reader.GetInt64(1), reader.GetInt32(2)));
            }
        }

        return lists;
    }

    /// <summary>
    /// The only name of a line outside the house, yyyyMM-area-version-line: it betrays no category. Written by either
    /// database from areas <c>a</c>, lists <c>h</c> and lines <c>l</c>.
    /// </summary>
    private static string ReferenceSql(Month month) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        '{month.Code}-' || a.code || '-' || CAST(h.version AS TEXT) || '-' || CASE WHEN l.line_no < 10 THEN '0000'
            WHEN l.line_no < 100 THEN '000' WHEN l.line_no < 1000 THEN '00' WHEN l.line_no < 10000 THEN '0' ELSE '' END
            || CAST(l.line_no AS TEXT)
        """);
}
