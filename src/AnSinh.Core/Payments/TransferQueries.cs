using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payments;

/// <summary>An order with the name of the unit that withdraws.</summary>
public sealed record OrderRow(PaymentOrder Order, string UnitName);

/// <summary>
/// A batch and the files made of it; <paramref name="IsOwn"/> when all its lists belong to the communes asked about.
/// </summary>
public sealed record BatchRow(PaymentBatch Batch, bool IsOwn, IReadOnlyList<PaymentFile> Files);

/// <summary>What of a provider waits in the communes: approved and not ordered, ordered and not sent. Đồng.</summary>
public sealed record ProviderWaiting(string Provider, int Unordered, long UnorderedVnd, int Unsent, long UnsentVnd);

/// <summary>Orders, batches and files of a month for a set of communes.</summary>
public sealed class TransferQueries(AppDb db, LoadedLaw law)
{
    public IReadOnlyList<OrderRow> Orders(Month month, IReadOnlyCollection<int> areaIds)
    {
        var units = PayingUnits.For(db, law, month, areaIds).Values.DistinctBy(unit => unit.Id)
            .ToDictionary(unit => unit.Id);
        var ids = units.Keys.ToList();
        return [.. db.PaymentOrders.AsNoTracking()
            .Where(order => order.Month == month && ids.Contains(order.PayingUnitId))
            .OrderBy(order => order.Number).AsEnumerable()
            .Select(order => new OrderRow(order, units[order.PayingUnitId].Name))];
    }

    public IReadOnlyList<BatchRow> Batches(Month month, IReadOnlyCollection<int> areaIds)
    {
        var batches = db.PaymentBatches.AsNoTracking().Where(batch => batch.Month == month);
        var lists = db.PaymentBatchLists.AsNoTracking()
            .Join(batches, part => part.BatchId, batch => batch.Id,
                (part, batch) => new { part.BatchId, part.ListId })
            .Join(db.PayrollLists, part => part.ListId, list => list.Id,
                (part, list) => new { part.BatchId, list.AreaId })
            .ToList().ToLookup(part => part.BatchId, part => part.AreaId);
        var allowed = areaIds.ToHashSet();
        var files = db.PaymentFiles.AsNoTracking()
            .Where(file => batches.Any(batch => batch.Id == file.BatchId))
            .OrderBy(file => file.Format).ToList().ToLookup(file => file.BatchId);
        return [.. batches.OrderBy(batch => batch.Number).AsEnumerable()
            .Where(batch => lists[batch.Id].Any(allowed.Contains))
            .Select(batch => new BatchRow(batch, lists[batch.Id].All(allowed.Contains), [.. files[batch.Id]]))];
    }

    public IReadOnlyList<ProviderWaiting> Waiting(Month month, IReadOnlyCollection<int> areaIds)
    {
        var waiting = new List<ProviderWaiting>();
        using var reader = db.Read(
            $"""
            SELECT x.provider, SUM(x.unordered), SUM(x.unordered_vnd), SUM(x.unsent), SUM(x.unsent_vnd) FROM (
                SELECT l.provider AS provider, COUNT(*) AS unordered, SUM(l.amount_vnd) AS unordered_vnd, 0 AS unsent,
                    0 AS unsent_vnd
                FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id
                WHERE h.month = @p0 AND h.state = 'APPROVED' AND h.origin = 'PREPARED'
                    AND h.area_id IN ({AreaList.Sql(areaIds)})
                    AND NOT EXISTS (SELECT 1 FROM payment_order_lists o
                        WHERE o.list_id = h.id AND o.provider = l.provider)
                GROUP BY l.provider
                UNION ALL
                SELECT o.provider, 0, 0, SUM(o.lines), SUM(o.amount_vnd)
                FROM payment_order_lists o JOIN payroll_lists h ON h.id = o.list_id
                WHERE h.month = @p0 AND h.area_id IN ({AreaList.Sql(areaIds)})
                    AND NOT EXISTS (SELECT 1 FROM payment_batch_lists b
                        WHERE b.list_id = o.list_id AND b.provider = o.provider)
                GROUP BY o.provider) x
            GROUP BY x.provider ORDER BY x.provider
            """, month);
        while (reader.Read())
        {
            waiting.Add(new ProviderWaiting(
                reader.GetString(0), Int(reader.GetValue(1)), Long(reader.GetValue(2)), Int(reader.GetValue(3)),
                Long(reader.GetValue(4))));
        }

        return waiting;
    }

    private static int Int(object value) => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture);

    private static long Long(object value) => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
}
