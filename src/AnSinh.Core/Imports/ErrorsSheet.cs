using AnSinh.Core.Files;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>
/// The officer's own sheet back with a column "Lỗi" behind it: every row where it stood, the sentences beside the
/// refused ones.
/// </summary>
public static class ErrorsSheet
{
    private const int Widest = 60;
    private const int Narrowest = 6;
    private const int ErrorWidth = 80;

    /// <summary>Writes .xlsx; a file that could not be read at all gives one row with the reason.</summary>
    public static void Write(Stream stream, byte[] bytes, ImportReport report, ReadLimits limits)
    {
        var sheets = Sources(bytes, report, limits);
        var first = sheets.FirstOrDefault();
        using var writer = new XlsxWriter(stream, first?.Name is { Length: > 0 } name ? name : "Danh sách");
        var columns = sheets.SelectMany(sheet => sheet.Rows).Select(row => row.Cells.Length).DefaultIfEmpty(1).Max();
        writer.Layout(
            [.. Widths(sheets, columns), ErrorWidth], report.HeaderRows.Count > 0
                && sheets.Count == 1 ? report.HeaderRows[^1] : 0);
        foreach (var sheet in sheets)
        {
            if (sheets.Count > 1)
            {
                writer.Header($"Trang tính: {sheet.Name}");
            }

            Write(writer, sheet, columns, report, sheets.Count > 1);
        }

        foreach (var error in report.FileErrors)
        {
            writer.Row([.. Enumerable.Repeat<XlsxCell>(default, columns), (XlsxCell)error.Message]);
        }
    }

    private static void Write(XlsxWriter writer, Sheet sheet, int columns, ImportReport report, bool many)
    {
        var sentences = report.Rejected.Where(row => !many || row.Sheet == sheet.Name)
            .ToDictionary(row => row.Row, row => string.Join(" ", row.Sentences ?? []));
        var number = 0;
        foreach (var row in sheet.Rows)
        {
            while (++number < row.Number)
            {
                writer.Row();
            }

            Write(writer, row, columns, report, sentences.GetValueOrDefault(row.Number));
        }
    }

    private static void Write(XlsxWriter writer, SheetRow row, int columns, ImportReport report, string? sentences)
    {
        var texts = Enumerable.Range(0, columns).Select(column => Shown(row[column]));
        if (report.HeaderRows.Contains(row.Number) && sentences is null)
        {
            var last = row.Number == report.HeaderRows[^1];
            writer.Header([.. texts, last ? "Lỗi" : ""]);
        }
        else
        {
            writer.Row([.. texts.Select(text => (XlsxCell)text), (XlsxCell)sentences]);
        }
    }

    /// <summary>The sheet that was read, or each where rows of several were.</summary>
    private static List<Sheet> Sources(byte[] bytes, ImportReport report, ReadLimits limits)
    {
        try
        {
            var sheets = SheetFile.Open(bytes, limits).Sheets;
            var names = report.Expected.Concat(report.Rejected).Select(row => row.Sheet).OfType<string>().ToHashSet();
            return names.Count > 1 ? [.. sheets.Where(sheet => names.Contains(sheet.Name))]
                : [.. new[] { sheets.FirstOrDefault(sheet => sheet.Name == report.Sheet)
                    ?? sheets.FirstOrDefault(sheet => !sheet.Hidden) }.OfType<Sheet>()];
        }
        catch (RefusedException)
        {
            return [];
        }
    }

    /// <summary>What the officer saw in the cell; a formula without a value as the formula's text.</summary>
    private static string Shown(Cell cell) =>
        cell.Kind == CellKind.Date
        && DateText.ReadSerial(
            cell.Number!.Value, new DateProfile(DateOnly.MaxValue), out var day) is DateFault.None or DateFault.VeryOld
            ? DateText.Show(day)
            : cell is { Kind: CellKind.Empty, Formula.Length: > 0 } ? "=" + cell.Formula : cell.Text;

    private static IEnumerable<int> Widths(List<Sheet> sheets, int columns) =>
        Enumerable.Range(0, columns).Select(column =>
        Math.Clamp(sheets.SelectMany(sheet => sheet.Rows).Select(row =>
            row[column].Text.Length).DefaultIfEmpty(0).Max() + 2,
            Narrowest, Widest));
}
