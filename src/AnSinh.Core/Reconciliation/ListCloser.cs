using System.Globalization;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Reconciliation;

/// <summary>
/// Closes the lists of a month that are settled to the last đồng. The tables are read one by one and the sums made
/// here: right after a settlement was written the database has no statistics of it, and a join of all of it takes
/// seconds.
/// </summary>
internal sealed class ListCloser(AppDb db)
{
    /// <summary>A list is closed once the settled orders cover its whole amount.</summary>
    public void Close(Month month, IReadOnlyCollection<int> areaIds)
    {
        var coveredVnd = CoveredVnd(month, SettledOrders(month));
        var whole = WhollySettled(month, [.. areaIds], coveredVnd);
        if (whole.Count == 0)
        {
            return;
        }

        db.Execute("CREATE TEMPORARY TABLE settled_lists (id UUID NOT NULL PRIMARY KEY)");
        using (var rows = BulkWriter.Open(db, "settled_lists", "id"))
        {
            foreach (var list in whole)
            {
                rows.Write(list);
                rows.EndRow();
            }

            rows.Complete();
        }

        db.Execute(
            """
            UPDATE payroll_lists SET state = 'CLOSED' FROM settled_lists s
            WHERE payroll_lists.id = s.id AND payroll_lists.month = @p0 AND payroll_lists.state = 'APPROVED'
            """, month);
        db.Execute("DROP TABLE settled_lists");
    }

    private HashSet<Guid> SettledOrders(Month month)
    {
        var units = new HashSet<(string Provider, int Unit)>();
        using (var rows = BulkReader.Open(
            db, $"SELECT provider, paying_unit_id FROM settlements WHERE month = {Text(month)}"))
        {
            while (rows.Next())
            {
                units.Add((rows.Word(), rows.Int()));
            }
        }

        var orders = new HashSet<Guid>();
        using var reader = BulkReader.Open(
            db, $"SELECT id, provider, paying_unit_id FROM payment_orders WHERE month = {Text(month)}");
        while (reader.Next())
        {
            var id = reader.Id();
            if (units.Contains((reader.Word(), reader.Int())))
            {
                orders.Add(id);
            }
        }

        return orders;
    }

    /// <summary>How much of each approved list the settled orders cover. Đồng.</summary>
    private Dictionary<Guid, long> CoveredVnd(Month month, HashSet<Guid> settledOrders)
    {
        var coveredVnd = new Dictionary<Guid, long>();
        using var reader = BulkReader.Open(
            db,
            $"""
            SELECT o.list_id, o.order_id, o.amount_vnd
            FROM payroll_lists h JOIN payment_order_lists o ON o.list_id = h.id
            WHERE h.month = {Text(month)} AND h.state = 'APPROVED'
            """);
        while (reader.Next())
        {
            var (list, order, amountVnd) = (reader.Id(), reader.Id(), reader.Long());
            if (settledOrders.Contains(order))
            {
                coveredVnd[list] = coveredVnd.GetValueOrDefault(list) + amountVnd;
            }
        }

        return coveredVnd;
    }

    private List<Guid> WhollySettled(Month month, HashSet<int> areaIds, Dictionary<Guid, long> coveredVnd)
    {
        var whole = new List<Guid>();
        using var reader = BulkReader.Open(
            db,
            $"""
            SELECT id, area_id, amount_vnd FROM payroll_lists WHERE month = {Text(month)} AND state = 'APPROVED'
            """);
        while (reader.Next())
        {
            var (list, area, amountVnd) = (reader.Id(), reader.Int(), reader.Long());
            if (areaIds.Contains(area) && coveredVnd.GetValueOrDefault(list) == amountVnd)
            {
                whole.Add(list);
            }
        }

        return whole;
    }

    private static string Text(Month month) => month.Code.ToString(CultureInfo.InvariantCulture);
}
