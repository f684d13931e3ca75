using AnSinh.Core.Files;
using AnSinh.Core.Imports;
using AnSinh.Core.Tests.Shared;

namespace AnSinh.Core.Tests.Imports;

public class ErrorsSheetTests
{
    [Theory]
    [InlineData("01_ds-chi-tra-thang-8-2024_buu-dien.xlsx", 11)]
    [InlineData("12_xuat-phan-mem_ma-cot.xls", 19)]
    [InlineData("04_danh-sach-btxh-2019_tcvn3.xls", 9)]
    [InlineData("05_ds-tro-cap_vni-windows.csv", 7)]
    [InlineData("11_chuc-tho-mung-tho-2025.docx", 7)]
    [InlineData("16_bang-html-gia-xls.xls", 6)]
    public void The_users_own_sheet_comes_back_with_its_errors(string name, int errorColumn)
    {
        var bytes = Samples.Bytes("lists/" + name);
        var report = ImportReader.Read(bytes, name, ReadingOptions.Of(name[..2] is "12" ? new Policy.Month(2024, 8)
            : null));
        using var stream = new MemoryStream();
        ErrorsSheet.Write(stream, bytes, report, ReadLimits.Web);

        var sheets = SheetFile.Open(bytes, ReadLimits.Web).Sheets;
        var mine = sheets.FirstOrDefault(sheet => sheet.Name == report.Sheet) ?? sheets[0];
        var back = SheetFile.Open(stream.ToArray(), ReadLimits.Web).Sheets[0];
        var rows = back.Rows.ToDictionary(row => row.Number);
        foreach (var row in mine.Rows.Where(
            row => row.Cells.All(cell => cell.Kind is CellKind.Text or CellKind.Empty && cell.Formula is null)))
        {
            rows[row.Number].Cells.Take(row.Cells.Length)
                .Select(cell => cell.Text).ShouldBe(row.Cells.Select(cell => cell.Text));
        }

        rows[report.HeaderRows[^1]][errorColumn].Text.ShouldBe("Lỗi");
        foreach (var rejected in report.Rejected)
        {
            rows[rejected.Row][errorColumn].Text.ShouldBe(string.Join(" ", rejected.Sentences!));
        }

        report.Expected.ShouldAllBe(row => rows[row.Row][errorColumn].IsEmpty);
    }

    [Fact]
    public void A_file_that_cannot_be_read_gives_its_reason()
    {
        var report = ImportReader.Read([], "x.xlsx", ReadingOptions.Of(null));
        using var stream = new MemoryStream();
        ErrorsSheet.Write(stream, [], report, ReadLimits.Web);
        SheetFile.Open(stream.ToArray(), ReadLimits.Web).Sheets[0].Rows[^1][1].Text.ShouldContain("0 byte");
    }
}
