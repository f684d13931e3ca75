using AnSinh.Core.Files;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>The rows of a sheet as headings are read from them: merged cells count for all their columns.</summary>
internal sealed class HeaderRows(Sheet sheet)
{
    private const int LongestHeading = 200;
    private const int WidestHeading = 50;

    private readonly Dictionary<int, SheetRow> rows = ByNumber(sheet);
    private readonly ILookup<int, MergedBlock> merged = sheet.Merged.ToLookup(block => block.FirstRow);

    public Sheet Sheet { get; } = sheet;

    /// <summary>A row of texts only: below the top of a sheet nothing else is looked at as headings.</summary>
    public static bool MayBeHeader(SheetRow row) =>
        row.Cells.All(cell => cell.Kind is CellKind.Empty or CellKind.Text && cell.Text.Length <= LongestHeading);

    public static int? NumberRow(Sheet sheet, int headerRow) =>
        sheet.Rows.FirstOrDefault(row => row.Number > headerRow && !row.IsEmpty) is { } next
            && RowSorter.IsColumnNumbers(next) ? next.Number : null;

    public bool LooksLikeData(int number) => rows.TryGetValue(number, out var row)
        && row.Cells.Any(cell => cell.IsNumeric || (cell.Text.Length > 0 && cell.Text.All(char.IsAsciiDigit)));

    /// <summary>The texts above each column from the top down.</summary>
    public SortedDictionary<int, string> Headings(int first, int last)
    {
        var headings = new SortedDictionary<int, string>();
        for (var number = first; number <= last; number++)
        {
            if (!rows.TryGetValue(number, out var row))
            {
                continue;
            }

            for (var column = 0; column < row.Cells.Length; column++)
            {
                var text = VietnameseText.Clean(row[column].Text);
                if (text.Length is 0 or > LongestHeading)
                {
                    continue;
                }

                for (var at = column; at <= LastColumn(number, column); at++)
                {
                    headings[at] = headings.TryGetValue(at, out var above) ? above + HeadingMeanings.Below + text
                        : text;
                }
            }
        }

        return headings;
    }

    private int LastColumn(int row, int column)
    {
        foreach (var block in merged[row])
        {
            if (block.FirstColumn == column)
            {
                return Math.Min(block.LastColumn, column + WidestHeading);
            }
        }

        return column;
    }

    private static Dictionary<int, SheetRow> ByNumber(Sheet sheet)
    {
        var byNumber = new Dictionary<int, SheetRow>();
        foreach (var row in sheet.Rows)
        {
            byNumber[row.Number] = row;
        }

        return byNumber;
    }
}
