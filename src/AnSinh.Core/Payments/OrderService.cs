using System.Globalization;
using AnSinh.Core.Audit;
using AnSinh.Core.Bookkeeping;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Ledger.Transfers;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payments;

/// <summary>
/// Orders the Treasury to pay: one order per paying unit and provider for everything approved and not yet ordered. Run again it
/// finds nothing left and says so; the primary key (list, provider) refuses a second order for the same money.
/// </summary>
public sealed class OrderService(AppDb db, TimeProvider clock, IdSource ids, LoadedLaw law)
{
    private readonly record struct Part(
        Guid ListId, int AreaId, string Provider, int Lines, long AmountVnd, long HeldVnd);

    /// <summary>An order to be, of one unit and provider, with the parts of lists that it covers.</summary>
    private sealed record Planned(PaymentOrder Order, PayingUnit Unit, IReadOnlyList<Part> Parts);

    /// <summary>Makes the orders that are missing; returns all orders of the month.</summary>
    public IReadOnlyList<PaymentOrder> Order(Month month, IReadOnlyCollection<int> areaIds, Actor actor)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        var units = PayingUnits.For(db, law, month, areaIds);
        var orders = Plan(month, units, actor);
        if (orders.Count > 0)
        {
            Write(orders);
            Post(orders, actor);
        }

        Crash.At("order-before-commit");
        transaction.Commit();
        Crash.At("order-after-commit");
        db.ChangeTracker.Clear();
        var unitIds = units.Values.Select(unit => unit.Id).Distinct().ToList();
        return [.. db.PaymentOrders.AsNoTracking()
            .Where(order => order.Month == month && unitIds.Contains(order.PayingUnitId))
            .OrderBy(order => order.Number)];
    }

    private List<Planned> Plan(Month month, IReadOnlyDictionary<int, PayingUnit> units, Actor actor)
    {
        var numbers = db.PaymentOrders.AsNoTracking().Where(order => order.Month == month)
            .GroupBy(order => new { order.PayingUnitId, order.Provider })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionary(group => (group.Key.PayingUnitId, group.Key.Provider), group => group.Count);
        return
        [
            .. Unordered(month, units.Keys).GroupBy(part => (Unit: units[part.AreaId], part.Provider))
                .OrderBy(group => group.Key.Unit.Code, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Provider, StringComparer.Ordinal)
                .Select(group => Plan(
                    month, group.Key.Unit, group.Key.Provider,
                    numbers.GetValueOrDefault((group.Key.Unit.Id, group.Key.Provider)) + 1, [.. group], actor)),
        ];
    }

    private Planned Plan(
        Month month, PayingUnit unit, string provider, int number, IReadOnlyList<Part> parts, Actor actor)
    {
        var listVnd = parts.Sum(part => part.AmountVnd);
        var heldVnd = parts.Sum(part => part.HeldVnd);
        var order = new PaymentOrder
        {
            Id = ids.Next(),
            Number = string.Create(
                CultureInfo.InvariantCulture, $"{month.Code}-{unit.Code}-{provider.ToUpperInvariant()}-{number}"),
            Month = month,
            PayingUnitId = unit.Id,
            Provider = provider,
            Form = unit.PaysFromEstimate ? "C2-02a/NS" : "C4-02a/KB",
            ListVnd = listVnd,
            HeldVnd = heldVnd,
            AmountVnd = listVnd - heldVnd,
            Lines = parts.Sum(part => part.Lines),
            OrderedBy = actor.Login,
            OrderedAt = clock.GetUtcNow(),
        };
        return new Planned(order, unit, parts);
    }

    private void Write(List<Planned> orders)
    {
        using (var rows = BulkWriter.Open(
            db, "payment_orders", "id", "number", "month", "paying_unit_id", "provider", "form", "list_vnd", "held_vnd",
            "amount_vnd", "lines", "ordered_by", "ordered_at"))
        {
            foreach (var (order, _, _) in orders)
            {
                WriteOrder(rows, order);
            }

            rows.Complete();
        }

        using var parts = BulkWriter.Open(
            db, "payment_order_lists", "list_id", "provider", "order_id", "lines", "amount_vnd");
        foreach (var (order, part) in orders.SelectMany(order => order.Parts.Select(part => (order.Order, part))))
        {
            parts.Write(part.ListId);
            parts.Write(order.Provider);
            parts.Write(order.Id);
            parts.Write(part.Lines);
            parts.Write(part.AmountVnd);
            parts.EndRow();
        }

        parts.Complete();
    }

    private static void WriteOrder(BulkWriter rows, PaymentOrder order)
    {
        rows.Write(order.Id);
        rows.Write(order.Number);
        rows.Write(order.Month.Code);
        rows.Write(order.PayingUnitId);
        rows.Write(order.Provider);
        rows.Write(order.Form);
        rows.Write(order.ListVnd);
        rows.Write(order.HeldVnd);
        rows.Write(order.AmountVnd);
        rows.Write(order.Lines);
        rows.Write(order.OrderedBy);
        rows.Write((DateTimeOffset?)order.OrderedAt);
        rows.EndRow();
    }

    private void Post(List<Planned> orders, Actor actor)
    {
        var keeper = new Bookkeeper(db, clock, ids);
        var open = OpenMonths.Read(db);
        keeper.PostMany(
            orders.Where(planned => planned.Order.AmountVnd > 0).Select(planned => new Posting(
                PostingRules.FundsTransferred(
                    keeper.NewId(), open.For(planned.Order.Provider, planned.Unit.Code, planned.Order.Month).Code,
                    planned.Order.Provider, planned.Unit.Code, planned.Order.Number, planned.Order.AmountVnd),
                planned.Order.Provider, null)),
            actor);
        keeper.PostMany(new HandOvers(db, law, keeper, open).Of(orders.SelectMany(planned => planned.Parts.Select(
            part => (part.ListId, planned.Order.Provider, planned.Unit.Code, planned.Order.Month)))), actor);
        new AuditLog(db, clock, ids).AddMany(
            actor, "PAYMENT_ORDERED", "payment_order", orders.Select(planned => (
                planned.Order.Number,
                $"Lập ủy nhiệm chi {planned.Order.Number}: {VndText.Format(planned.Order.AmountVnd)} cho "
                    + $"{planned.Order.Lines} dòng, {VndText.Format(planned.Order.HeldVnd)} đơn vị chi trả còn giữ",
                (int?)planned.Unit.Id)));
    }

    private List<Part> Unordered(Month month, IEnumerable<int> areaIds)
    {
        var parts = new List<Part>();
        using var reader = db.Read(
            $"""
            SELECT h.id, h.area_id, l.provider, COUNT(*), SUM(l.amount_vnd),
                SUM(CASE WHEN l.kind = 'CARRIED_OVER' THEN l.amount_vnd ELSE 0 END)
            FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id
            WHERE h.month = @p0 AND h.state = 'APPROVED' AND h.origin = 'PREPARED'
                AND h.area_id IN ({AreaList.Sql([.. areaIds])})
                AND NOT EXISTS (
                    SELECT 1 FROM payment_order_lists o WHERE o.list_id = h.id AND o.provider = l.provider)
            GROUP BY h.id, h.area_id, l.provider
            """, month);
        while (reader.Read())
        {
            parts.Add(new Part(
                reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2),
                Convert.ToInt32(reader.GetValue(3), CultureInfo.InvariantCulture),
                Convert.ToInt64(reader.GetValue(4), CultureInfo.InvariantCulture),
                Convert.ToInt64(reader.GetValue(5), CultureInfo.InvariantCulture)));
        }

        return parts;
    }
}
