using System.Globalization;
using System.Text;
using AnSinh.Core.Shared;
using ExcelDataReader;

namespace AnSinh.Core.Files;

/// <summary>
/// Reads the old binary .xls. The library shows no fonts: a struck-out row cannot be seen in these files.
/// </summary>
internal static class XlsReader
{
    static XlsReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Workbook Read(byte[] bytes, ReadLimits limits)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var reader = ExcelReaderFactory.CreateBinaryReader(stream);
            var budget = new ReadBudget(limits);
            var sheets = new List<Sheet>();
            do
            {
                sheets.Add(Sheet(reader, budget));
            }
            while (reader.NextResult());
            return new Workbook("xls", null, sheets);
        }
        catch (RefusedException)
        {
            throw;
        }
#pragma warning disable CA1031 // the library throws a dozen unrelated exceptions on broken files; all mean one thing
        catch (Exception)
        {
            throw FileRefusals.Broken("tệp .xls");
        }
#pragma warning restore CA1031
    }

    private static Sheet Sheet(IExcelDataReader reader, ReadBudget budget)
    {
        var rows = new List<SheetRow>();
        var number = 0;
        while (reader.Read())
        {
            number++;
            budget.Row();
            var cells = new Cell[reader.FieldCount];
            for (var column = 0; column < cells.Length; column++)
            {
                budget.Cell(column);
                cells[column] = CellOf(reader, column, budget);
            }

            var row = new SheetRow(number, reader.RowHeight == 0, cells);
            if (!row.IsEmpty)
            {
                rows.Add(row);
            }
        }

        var merged = reader.MergeCells?.Select(block =>
            new MergedBlock(block.FromRow + 1, block.ToRow + 1, block.FromColumn, block.ToColumn)) ?? [];
        return new Sheet(reader.Name, reader.VisibleState != "visible", rows, [.. merged]);
    }

    private static Cell CellOf(IExcelDataReader reader, int column, ReadBudget budget) => reader.GetValue(column) switch
    {
        null => Cell.Empty,
        string text => new Cell(text.Length == 0 ? CellKind.Empty : CellKind.Text, budget.Text(text)),
        bool flag => new Cell(CellKind.Flag, flag ? "TRUE" : "FALSE"),
        DateTime day => Number(CellKind.Date, Serial(day)),
        double number when Math.Abs(number) < 1e20 => Number(CellKind.Number, (decimal)number),
        int number => Number(CellKind.Number, number),
        var other => new Cell(CellKind.Error, Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
    };

    private static Cell Number(CellKind kind, decimal number) =>
        new(kind, number.ToString("0.############################", CultureInfo.InvariantCulture), number);

    /// <summary>The day number of the 1900 system, which the library has already turned into a date.</summary>
    private static decimal Serial(DateTime day)
    {
        var serial = (day.Date - new DateTime(1899, 12, 30)).Days;
        return serial <= 60 ? serial - 1 : serial;
    }
}
