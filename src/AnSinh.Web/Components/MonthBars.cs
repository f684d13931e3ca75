using System.Globalization;
using AnSinh.Core.Reporting;

namespace AnSinh.Web.Components;

/// <summary>A bar of the chart: where it stands in the picture, and the month it shows.</summary>
public sealed record MonthBar(MonthTotal Total, string X, string Y, string Height);

/// <summary>
/// The totals of up to twelve months as bars, oldest at the left, with the same figures in a table. Partial _MonthBars.
/// </summary>
public sealed class MonthBars
{
    public const int Width = 600;
    public const int Height = 120;
    private const int Slot = Width / 12;

    public MonthBars(IReadOnlyList<MonthTotal> latestFirst)
    {
        LatestFirst = latestFirst;
        var highest = Math.Max(1, latestFirst.Count == 0 ? 1 : latestFirst.Max(total => total.AmountVnd));
        Bars = [.. latestFirst.Reverse().Select((total, at) => Bar(total, at, highest))];
    }

    public IReadOnlyList<MonthTotal> LatestFirst { get; }

    public IReadOnlyList<MonthBar> Bars { get; }

    private static MonthBar Bar(MonthTotal total, int at, long highest)
    {
        var height = (int)(total.AmountVnd * (Height - 4) / highest);
        return new MonthBar(total, Text((at * Slot) + 6), Text(Height - height), Text(height));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
