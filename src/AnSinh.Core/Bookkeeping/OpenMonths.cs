using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Bookkeeping;

/// <summary>
/// Nothing is written into a settled month (trust I-19): what comes late is posted in the first month that provider and
/// paying unit have not settled.
/// </summary>
public sealed class OpenMonths
{
    private readonly Dictionary<(string Provider, string Unit), Month> settled = [];

    private OpenMonths()
    {
    }

    public static OpenMonths Read(AppDb db)
    {
        var months = new OpenMonths();
        using var reader = db.Read(
            """
            SELECT s.provider, u.code, MAX(s.month)
            FROM settlements s JOIN areas u ON u.id = s.paying_unit_id GROUP BY s.provider, u.code
            """);
        while (reader.Read())
        {
            months.settled[(reader.GetString(0), reader.GetString(1))] = Month.FromCode(reader.GetInt32(2));
        }

        return months;
    }

    /// <summary>The month itself, or the one after the last settled month where that is later.</summary>
    public Month For(string provider, string payingUnit, Month month) =>
        settled.TryGetValue((provider, payingUnit), out var last) && last >= month ? last.Plus(1) : month;
}
