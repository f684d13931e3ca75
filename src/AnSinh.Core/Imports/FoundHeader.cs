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

    public int? Column(string meaning) => Columns.TryGetValue(meaning, out var column) ? column : null;

    /// <summary>The best fitting header of any kind asked for, over all sheets that are not hidden.</summary>
    public static FoundHeader? Find(Workbook workbook, IEnumerable<SourceProfile> sources)
    {
        FoundHeader? best = null;
        foreach (var sheet in workbook.Sheets.Where(sheet => !sheet.Hidden))
        {
            foreach (var source in sources)
            {
                foreach (var row in sheet.Rows.Take(SearchedRows))
                {
                    for (var height = 1; height <= TallestHeader; height++)
                    {
                        var found = At(source, sheet, row.Number, row.Number + height - 1);
                        if (found is not null && (best is null || found.Columns.Count > best.Columns.Count))
                        {
                            best = found;
                        }
                    }
                }
            }
        }

        return best;
    }

    private static FoundHeader? At(SourceProfile source, Sheet sheet, int first, int last)
    {
        var headings = Paths(sheet, first, last);
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
            ? new FoundHeader(source, sheet, first, last, columns, headings)
            : null;
    }

    /// <summary>The texts above each column from the top down; a text merged over several columns counts for each of them.</summary>
    private static SortedDictionary<int, string> Paths(Sheet sheet, int first, int last)
    {
        var paths = new SortedDictionary<int, string>();
        foreach (var row in sheet.Rows.Where(row => row.Number >= first && row.Number <= last))
        {
            for (var column = 0; column < row.Cells.Length; column++)
            {
                var text = VietnameseText.Clean(row[column].Text);
                if (text.Length == 0)
                {
                    continue;
                }

                var block = sheet.Merged.FirstOrDefault(block => block.FirstRow == row.Number && block.FirstColumn == column);
                var end = block.FirstRow == row.Number ? Math.Min(block.LastColumn, column + row.Cells.Length) : column;
                for (var at = column; at <= end; at++)
                {
                    paths[at] = paths.TryGetValue(at, out var above) ? above + " " + text : text;
                }
            }
        }

        return paths;
    }
}
