using System.Text.RegularExpressions;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>
/// What a heading of one source means. A heading that is written in full wins over one that only begins so; what stands
/// in brackets and units do not count; under a heading over several columns the lower part may speak for itself; a
/// heading that names another person means nothing here.
/// </summary>
internal sealed partial class HeadingMeanings
{
    /// <summary>Stands between the parts of a heading over several rows.</summary>
    public const char Below = '\n';

    private const int ShortestBeginning = 5;

    private readonly Dictionary<string, string> exact = new(StringComparer.Ordinal);
    private readonly List<(string Heading, string Meaning)> beginnings = [];
    private readonly bool tolerant;

    public HeadingMeanings(SourceProfile source)
    {
        tolerant = !source.OwnHeadings;
        foreach (var (meaning, headings) in source.Columns)
        {
            foreach (var heading in headings)
            {
                exact.TryAdd(heading, meaning);
                if (heading.Length >= ShortestBeginning)
                {
                    beginnings.Add((heading + " ", meaning));
                }
            }
        }

        beginnings.Sort((one, other) => other.Heading.Length.CompareTo(one.Heading.Length));
    }

    /// <summary>The meaning and how sure it is: 3 as written, 2 without brackets, 1 by its beginning; 0 none.</summary>
    public (string? Meaning, int Sure) Of(string heading)
    {
        var found = OfText(heading.Replace(Below, ' '));
        var last = heading.LastIndexOf(Below);
        return found.Sure > 1 || last < 0 || !tolerant ? found
            : OfText(heading[(last + 1)..]) is { Sure: > 1 } below ? (below.Meaning, 2) : found;
    }

    /// <summary>Each meaning at the column that says it best, the first of those.</summary>
    public Dictionary<string, int> Columns(SortedDictionary<int, string> headings, out int sure)
    {
        var best = new Dictionary<string, (int Column, int Sure)>(StringComparer.Ordinal);
        foreach (var (column, heading) in headings)
        {
            var (meaning, howSure) = Of(heading);
            if (meaning is not null && (!best.TryGetValue(meaning, out var known) || howSure > known.Sure))
            {
                best[meaning] = (column, howSure);
            }
        }

        sure = best.Values.Count(one => one.Sure == 3);
        return best.ToDictionary(pair => pair.Key, pair => pair.Value.Column, StringComparer.Ordinal);
    }

    public static SortedDictionary<int, string> Shown(SortedDictionary<int, string> headings)
    {
        var shown = new SortedDictionary<int, string>();
        foreach (var (column, heading) in headings)
        {
            shown[column] = heading.Replace(Below, ' ');
        }

        return shown;
    }

    private (string? Meaning, int Sure) OfText(string heading)
    {
        if (exact.TryGetValue(VietnameseText.SearchKey(heading), out var meaning))
        {
            return (meaning, 3);
        }

        if (!tolerant)
        {
            return (null, 0);
        }

        var bare = VietnameseText.SearchKey(Aside().Replace(heading, " "));
        if (exact.TryGetValue(bare, out meaning))
        {
            return (meaning, 2);
        }

        var found = beginnings.Find(one => bare.StartsWith(one.Heading, StringComparison.Ordinal));
        return found.Meaning is null || Others(bare[found.Heading.Length..]) ? (null, 0) : (found.Meaning, 1);
    }

    private static bool Others(string rest) => SourceFiles.Common.Others.Exists(other =>
        (" " + rest + " ").Contains(" " + other + " ", StringComparison.Ordinal));

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]|\*|ĐVT.*$|đơn vị tính.*$|(đồng|vnđ|vnd)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Aside();
}
