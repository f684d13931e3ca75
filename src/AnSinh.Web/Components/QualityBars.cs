using System.Globalization;
using AnSinh.Core.Registry;
using AnSinh.Policy;

namespace AnSinh.Web.Components;

/// <summary>A bar of the chart: where it stands in the picture, the month and the tally it shows.</summary>
public sealed record QualityBar(Month Month, QualityTally Tally, string X, string Y, string Height);

/// <summary>
/// One group of data quality over twelve months, oldest at the left; a month without figures leaves its place empty.
/// The floor of the picture is 0 %, its top 100 %.
/// </summary>
public sealed class QualityBars
{
    public const int Width = 600;
    public const int Height = 120;
    private const int Slots = 12;
    private const int Slot = Width / Slots;

    public QualityBars(QualityGroup group, IReadOnlyList<QualityMonth> months, Month last)
    {
        Group = group;
        Bars = [.. months.Where(month => month.Groups.ContainsKey(group))
            .Select(month => Bar(month, Slots - 1 - last.Since(month.Month)))];
    }

    public QualityGroup Group { get; }

    public IReadOnlyList<QualityBar> Bars { get; }

    private QualityBar Bar(QualityMonth month, int at)
    {
        var tally = month.Groups[Group];
        var height = (int)((long)tally.Good * Height / Math.Max(1, tally.Total));
        return new QualityBar(month.Month, tally, Text((at * Slot) + 6), Text(Height - height), Text(height));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
