using System.Globalization;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Reconciliation;

/// <summary>How the lines of a provider's month stand.</summary>
public sealed class SettlementQueries(AppDb db)
{
    public IReadOnlyList<StateCount> LinesByState(Month month, string provider)
    {
        var states = new List<StateCount>();
        using var reader = db.Read(
            """
            SELECT i.state, COUNT(*), SUM(i.amount_vnd)
            FROM instructions i JOIN payment_batches b ON b.id = i.batch_id
            WHERE b.month = @p0 AND b.provider = @p1 GROUP BY i.state ORDER BY i.state
            """, month, provider);
        while (reader.Read())
        {
            states.Add(new StateCount(
                reader.GetString(0), Convert.ToInt32(reader.GetValue(1), CultureInfo.InvariantCulture),
                Convert.ToInt64(reader.GetValue(2), CultureInfo.InvariantCulture)));
        }

        return states;
    }
}
