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
    private readonly record struct Part(Guid ListId, int AreaId, string Provider, int Lines, long AmountVnd, long HeldVnd);

    /// <summary>Makes the orders that are missing; returns all orders of the month.</summary>
    public IReadOnlyList<PaymentOrder> Order(Month month, IReadOnlyCollection<int> areaIds, Actor actor)
    {
        using var transaction = db.Database.BeginTransaction();
        var units = PayingUnits.For(db, law, month, areaIds);
        var parts = Unordered(month).Where(part => units.ContainsKey(part.AreaId)).ToList();
        var numbers = db.PaymentOrders.AsNoTracking().Where(order => order.Month == month)
            .GroupBy(order => new { order.PayingUnitId, order.Provider })
            .ToDictionary(group => (group.Key.PayingUnitId, group.Key.Provider), group => group.Count());
        foreach (var group in parts.GroupBy(part => (Unit: units[part.AreaId], part.Provider)).OrderBy(group => group.Key.Unit.Code, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Provider, StringComparer.Ordinal))
        {
            var (unit, provider) = group.Key;
            Add(month, unit, provider, numbers.GetValueOrDefault((unit.Id, provider)) + 1, [.. group], actor);
        }

        db.SaveChanges();
        Crash.At("order-before-commit");
        transaction.Commit();
        Crash.At("order-after-commit");
        db.ChangeTracker.Clear();
        var unitIds = units.Values.Select(unit => unit.Id).Distinct().ToList();
        return [.. db.PaymentOrders.AsNoTracking().Where(order => order.Month == month && unitIds.Contains(order.PayingUnitId))
            .OrderBy(order => order.Number)];
    }

    private void Add(Month month, PayingUnit unit, string provider, int number, List<Part> parts, Actor actor)
    {
        var listVnd = parts.Sum(part => part.AmountVnd);
        var heldVnd = parts.Sum(part => part.HeldVnd);
        var order = new PaymentOrder
        {
            Id = ids.Next(),
            Number = string.Create(CultureInfo.InvariantCulture, $"{month.Code}-{unit.Code}-{provider.ToUpperInvariant()}-{number}"),
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
        db.PaymentOrders.Add(order);
        foreach (var part in parts)
        {
            db.PaymentOrderLists.Add(new PaymentOrderList
            {
                ListId = part.ListId,
                Provider = provider,
                OrderId = order.Id,
                Lines = part.Lines,
                AmountVnd = part.AmountVnd,
            });
        }

        if (order.AmountVnd > 0)
        {
            var keeper = new Bookkeeper(db, clock, ids);
            var open = OpenMonths.Read(db).For(provider, unit.Code, month);
            keeper.Post(
                PostingRules.FundsTransferred(
                    keeper.NewId(), open.Code, provider, unit.Code, order.Number, order.AmountVnd),
                provider, null, actor);
        }

        new AuditLog(db, clock, ids).Add(
            actor, "PAYMENT_ORDERED", ("payment_order", order.Number),
            $"Lập ủy nhiệm chi {order.Number}: {VndText.Format(order.AmountVnd)} cho {order.Lines} dòng, {VndText.Format(heldVnd)} đơn vị chi trả còn giữ",
            unit.Id);
    }

    private List<Part> Unordered(Month month)
    {
        var parts = new List<Part>();
        using var reader = db.Read(
            """
            SELECT h.id, h.area_id, l.provider, COUNT(*), SUM(l.amount_vnd),
                SUM(CASE WHEN l.kind = 'CARRIED_OVER' THEN l.amount_vnd ELSE 0 END)
            FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id
            WHERE h.month = @p0 AND h.state = 'APPROVED' AND h.origin = 'PREPARED'
                AND NOT EXISTS (SELECT 1 FROM payment_order_lists o WHERE o.list_id = h.id AND o.provider = l.provider)
            GROUP BY h.id, h.area_id, l.provider
            """, month);
        while (reader.Read())
        {
            parts.Add(new Part(
                reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2), Convert.ToInt32(reader.GetValue(3), CultureInfo.InvariantCulture),
                Convert.ToInt64(reader.GetValue(4), CultureInfo.InvariantCulture),
                Convert.ToInt64(reader.GetValue(5), CultureInfo.InvariantCulture)));
        }

        return parts;
    }
}
