using AnSinh.Core.Files;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>Which month a list is of: what the caller names, else the title, the sheet, the rows; else none.</summary>
internal static class MonthOfList
{
    private const int RowsLooked = 20;

    public static (Month? Month, bool Assumed) Of(List<FoundHeader> tables, Workbook workbook, ImportOptions options)
    {
        var header = tables[0];
        if (header.Source.Undated)
        {
            return (options.Month ?? Month.Of(options.Today), false);
        }

        if (header.Source.Yearly)
        {
            return (YearOf(header) is { } year ? new Month(year, 12) : options.Month is { } asked
                ? new Month(asked.Year, 12) : null, false);
        }

        return (options.Month ?? InTitle(header) ?? InSheetName(header, workbook) ?? InRows(header)) is { } known
            ? (known, false)
            : (SoftwareExportRows.LatestSince(header), true);
    }

    public static Month? InTitle(FoundHeader header)
    {
        foreach (var text in header.TextsAbove)
        {
            if (MonthText.TryFind(text, out var month))
            {
                return month;
            }
        }

        return null;
    }

    private static int? YearOf(FoundHeader header)
    {
        foreach (var text in header.TextsAbove)
        {
            if (MonthText.TryFindYear(text, out var year))
            {
                return year;
            }
        }

        return null;
    }

    private static Month? InSheetName(FoundHeader header, Workbook workbook) =>
        workbook.Sheets.Count(sheet => !sheet.Hidden) == 1 && MonthText.TryFind(header.Sheet.Name, out var month)
            ? month : null;

    private static Month? InRows(FoundHeader header)
    {
        foreach (var row in header.Rows.Take(RowsLooked))
        {
            if (header.Column("content") is { } content && MonthText.TryFind(row[content].Text, out var month))
            {
                return month;
            }

            if (header.Column("month") is { } column && MonthText.TryParse(row[column].Text, out month))
            {
                return month;
            }
        }

        return null;
    }
}
