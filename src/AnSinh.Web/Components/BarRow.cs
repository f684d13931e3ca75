using System.Globalization;
using AnSinh.Core.Payroll;

namespace AnSinh.Web.Components;

/// <summary>
/// A row of a comparison with a bar from the middle: right for more, left for less; the widest difference fills its
/// side.
/// </summary>
public sealed record BarRow(string Name, SimulatedSum Sum, string X, string Width)
{
    /// <summary>Side of the picture's width.</summary>
    public const int Side = 100;

    public long DifferenceVnd => Sum.ThenVnd - Sum.NowVnd;

    /// <summary>The widest differences first.</summary>
    public static IReadOnlyList<BarRow> Of(IEnumerable<(string Name, SimulatedSum Sum)> rows, int most)
    {
        var sorted = rows.OrderByDescending(row => Math.Abs(row.Sum.ThenVnd - row.Sum.NowVnd))
            .ThenBy(row => row.Name, StringComparer.Ordinal).ToList();
        var widest = Math.Max(1, sorted.Count == 0 ? 1 : Math.Abs(sorted[0].Sum.ThenVnd - sorted[0].Sum.NowVnd));
        return [.. sorted.Take(most).Select(row => Row(row.Name, row.Sum, widest))];
    }

    private static BarRow Row(string name, SimulatedSum sum, long widest)
    {
        var difference = sum.ThenVnd - sum.NowVnd;
        var width = (int)(Math.Abs(difference) * Side / widest);
        return new BarRow(name, sum, Text(difference < 0 ? Side - width : Side), Text(width));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
