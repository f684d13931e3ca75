using System.Globalization;
using AnSinh.Core.Bookkeeping;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Reconciliation;

/// <summary>Lines of a month and provider by state.</summary>
public sealed record StateCount(string State, int Lines, long AmountVnd);

/// <summary>
/// A paying unit with orders of a month for a provider; Beyond when some of its communes are not among those asked for.
/// </summary>
public sealed record UnitMonth(int UnitId, string Code, string Name, bool Settled, bool Beyond);

/// <summary>How the lines of a provider's month stand, by paying unit.</summary>
public sealed class SettlementQueries(AppDb db)
{
    /// <summary>The paying units whose orders of the month reach the communes; all units where none are given.</summary>
    public IReadOnlyList<UnitMonth> Units(Month month, string provider, IReadOnlyCollection<int>? areaIds)
    {
        var inside = areaIds is null ? "1 = 1" : $"h.area_id IN ({AreaList.Sql(areaIds)})";
        var units = new List<UnitMonth>();
        using var reader = db.Read(
            $"""
            SELECT u.id, u.code, u.name, MIN(x.inside), COUNT(s.provider)
            FROM (SELECT p.paying_unit_id, CASE WHEN {inside} THEN 1 ELSE 0 END AS inside
                FROM payment_orders p JOIN payment_order_lists o ON o.order_id = p.id
                JOIN payroll_lists h ON h.id = o.list_id
                WHERE p.month = @p0 AND p.provider = @p1) x
            JOIN areas u ON u.id = x.paying_unit_id
            LEFT JOIN settlements s ON s.month = @p0 AND s.provider = @p1 AND s.paying_unit_id = u.id
            GROUP BY u.id, u.code, u.name HAVING MAX(x.inside) = 1 ORDER BY u.code
            """, month, provider);
        while (reader.Read())
        {
            units.Add(new UnitMonth(
                reader.GetInt32(0), reader.GetString(1), reader.GetString(2), Int(reader.GetValue(4)) > 0,
                Int(reader.GetValue(3)) == 0));
        }

        return units;
    }

    public IReadOnlyList<Settlement> Settled(Month month, string provider, IReadOnlyCollection<int> unitIds) =>
        [.. db.Settlements.AsNoTracking()
            .Where(row => row.Month == month && row.Provider == provider && unitIds.Contains(row.PayingUnitId))
            .OrderBy(row => row.PayingUnitId)];

    /// <summary>What became of the lines that these units ordered for the month.</summary>
    public IReadOnlyList<StateCount> LinesByState(Month month, string provider, IReadOnlyCollection<int> unitIds) => Count(
        """
        FROM payment_batches b JOIN instructions i ON i.batch_id = b.id
        JOIN payment_order_lists o ON o.list_id = i.list_id AND o.provider = i.provider
        JOIN payment_orders p ON p.id = o.order_id
        WHERE b.month = @p0 AND b.provider = @p1
        """, month, provider, unitIds);

    /// <summary>
    /// Lines of the month, or of one before it, that were sent and have no answer. A closed list has none (I-19), so the years
    /// before are not read.
    /// </summary>
    public StateCount? WithoutAnswer(Month month, string provider, IReadOnlyCollection<int> unitIds) => Count(
        """
        FROM payroll_lists h JOIN payment_order_lists o ON o.list_id = h.id
        JOIN payment_orders p ON p.id = o.order_id
        JOIN instructions i ON i.list_id = o.list_id AND i.provider = o.provider AND i.state = 'SENT'
        WHERE h.month <= @p0 AND h.state = 'APPROVED' AND o.provider = @p1
        """, month, provider, unitIds).FirstOrDefault();

    /// <summary>What these units' orders of the month put into files for the provider.</summary>
    public (int Lines, long AmountVnd) Sent(Month month, string provider, IReadOnlyCollection<int> unitIds)
    {
        using var reader = db.Read(
            $"""
            SELECT COALESCE(SUM(o.lines), 0), COALESCE(SUM(o.amount_vnd), 0)
            FROM payment_orders p JOIN payment_order_lists o ON o.order_id = p.id
            JOIN payment_batch_lists b ON b.list_id = o.list_id AND b.provider = o.provider
            WHERE p.month = @p0 AND p.provider = @p1 AND p.paying_unit_id IN ({AreaList.Sql(unitIds)})
            """, month, provider);
        reader.Read();
        return (Int(reader.GetValue(0)), Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Approved lines that are in no batch for the provider. Lists are sifted before their lines are read: mostly all
    /// of them were sent.
    /// </summary>
    public long Unsent(Month month, string provider, IReadOnlyCollection<int> areaIds) => db.Number(
        $"""
        SELECT COUNT(*) FROM payroll_lists h JOIN payroll_lines l ON l.list_id = h.id AND l.provider = @p1
        WHERE h.month = @p0 AND h.origin = 'PREPARED' AND h.state = 'APPROVED'
            AND h.area_id IN ({AreaList.Sql(areaIds)})
            AND NOT EXISTS (SELECT 1 FROM payment_batch_lists b WHERE b.list_id = h.id AND b.provider = @p1)
        """, month, provider);

    private List<StateCount> Count(string rows, Month month, string provider, IReadOnlyCollection<int> unitIds)
    {
        var states = new List<StateCount>();
        using var reader = db.Read(
            $"""
            SELECT i.state, COUNT(*), SUM(i.amount_vnd)
            {rows} AND p.paying_unit_id IN ({AreaList.Sql(unitIds)})
            GROUP BY i.state ORDER BY i.state
            """, month, provider);
        while (reader.Read())
        {
            states.Add(new StateCount(
                reader.GetString(0), Int(reader.GetValue(1)),
                Convert.ToInt64(reader.GetValue(2), CultureInfo.InvariantCulture)));
        }

        return states;
    }

    private static int Int(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
