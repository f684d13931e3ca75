using System.Globalization;

namespace AnSinh.Core.Store;

/// <summary>Area ids as the inside of an SQL <c>IN (…)</c>: whole numbers only, so nothing can be slipped in.</summary>
public static class AreaList
{
    /// <summary>An empty set is −1, an id that no area has: the statement stays whole and finds nothing.</summary>
    public static string Sql(IReadOnlyCollection<int> ids) => ids.Count == 0
        ? "-1"
        : string.Join(", ", ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
