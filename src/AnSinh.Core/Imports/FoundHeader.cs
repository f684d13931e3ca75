using AnSinh.Core.Files;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>Where the headings of a table stand and which column has which meaning.</summary>
internal sealed record FoundHeader(
    SourceProfile Source, Sheet Sheet, int FirstRow, int LastRow, IReadOnlyDictionary<string, int> Columns,
    IReadOnlyDictionary<int, string> Headings)
{
    private const int SearchedRows = 40;
    private const int TallestHeader = 3;
    private const int LongestHeading = 200;
    private const int WidestHeading = 50;

    public int? Column(string meaning) => Columns.TryGetValue(meaning, out var column) ? column : null;

    /// <summary>The best fitting header of any kind asked for, over all sheets that are not hidden.</summary>
    public static FoundHeader? Find(Workbook workbook, IReadOnlyList<SourceProfile> sources)
    {
        FoundHeader? best = null;
        foreach (var sheet in workbook.Sheets.Where(sheet => !sheet.Hidden))
        {
            var top = sheet.Rows.Take(SearchedRows + TallestHeader).ToList();
            var merged = Merged(sheet, top.Count == 0 ? 0 : top[^1].Number);
            foreach (var row in top.Take(SearchedRows))
            {
                for (var height = 1; height <= TallestHeader; height++)
                {
                    var headings = HeadingsOf(top, merged, row.Number, row.Number + height - 1);
                    foreach (var source in sources)
                    {
                        var found = Fit(source, sheet, (row.Number, row.Number + height - 1), headings);
                        best = found is not null && (best is null || found.Columns.Count > best.Columns.Count)
                            ? found
                            : best;
                    }
                }
            }
        }

        return best;
    }

    private static FoundHeader? Fit(
        SourceProfile source, Sheet sheet, (int First, int Last) rows, SortedDictionary<int, string> headings)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (column, heading) in headings)
        {
            var key = VietnameseText.SearchKey(heading);
            var meaning = source.Columns.FirstOrDefault(pair => pair.Value.Contains(key)).Key;
            if (meaning is not null)
            {
                columns.TryAdd(meaning, column);
            }
        }

        return source.Required.All(columns.ContainsKey)
            ? new FoundHeader(source, sheet, rows.First, rows.Last, columns, headings)
            : null;
    }

    /// <summary>The last column of each merged block near the top, by where the block begins.</summary>
    private static Dictionary<(int Row, int Column), int> Merged(Sheet sheet, int lastRow)
    {
        var ends = new Dictionary<(int Row, int Column), int>();
        foreach (var block in sheet.Merged.Where(block => block.FirstRow <= lastRow))
        {
            ends[(block.FirstRow, block.FirstColumn)] = block.LastColumn;
        }

        return ends;
    }

    /// <summary>
    /// The texts above each column from the top down; a text merged over several columns counts for each of them.
    /// </summary>
    private static SortedDictionary<int, string> HeadingsOf(
        List<SheetRow> top, Dictionary<(int Row, int Column), int> merged, int first, int last)
    {
        var headings = new SortedDictionary<int, string>();
        foreach (var row in top.Where(row => row.Number >= first && row.Number <= last))
        {
            for (var column = 0; column < row.Cells.Length; column++)
            {
                var text = VietnameseText.Clean(row[column].Text);
                if (text.Length is 0 or > LongestHeading)
                {
                    continue;
                }

                var end = Math.Min(merged.GetValueOrDefault((row.Number, column), column), column + WidestHeading);
                for (var at = column; at <= end; at++)
                {
                    headings[at] = headings.TryGetValue(at, out var above) ? above + " " + text : text;
                }
            }
        }

        return headings;
    }
}
