using AnSinh.Core.LawFiles;
using AnSinh.Core.Payments;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Demo;

/// <summary>
/// Writes the papers of the demo's month to look at: orders, the provider's files in every format, the decision of
/// one paying unit, the signature list of one commune, the settlement statement.
/// </summary>
public sealed class DemoFiles(AppDb db, LoadedLaw law, TimeProvider clock)
{
    /// <summary>All districts of 2020; of the communes of 2026 enough to see.</summary>
    private const int OrdersShown = 15;

    public PapersWritten Write(Month month, string folder)
    {
        var orders = db.PaymentOrders.AsNoTracking().Where(order => order.Month == month).OrderBy(
            order => order.Number).Take(OrdersShown).ToList();
        var papers = new OrderPapers(db).Write(orders, folder, [.. Examples(month, orders)]);
        var batches = db.PaymentBatches.AsNoTracking().Where(batch => batch.Month == month).OrderBy(
            batch => batch.Number).ToList();
        var provider = new ProviderPapers(db, clock);
        var files = ProviderPapers.Formats.SelectMany(format => provider.Write(batches, format, folder)).Select(
            file => file.Name);
        return papers with { Names = [.. papers.Names, .. files] };
    }

    private IEnumerable<PaperFile> Examples(Month month, List<PaymentOrder> orders)
    {
        var lists = new ListPapers(db, law);
        if (orders.MinBy(order => order.Lines) is { } order)
        {
            yield return lists.Decision(order.PayingUnitId, month);
            var commune = (int)db.Number(
                """
                SELECT h.area_id FROM payment_order_lists o JOIN payroll_lists h ON h.id = o.list_id
                WHERE o.order_id = @p0 ORDER BY o.lines DESC, h.area_id LIMIT 1
                """, order.Id);
            yield return lists.SignatureList(commune, month, order.Provider);
            if (new SettlementQueries(db).Settled(month, order.Provider, [order.PayingUnitId]) is [var settled])
            {
                yield return new SettlementPapers(db).Bytes(settled);
            }
        }
    }
}
