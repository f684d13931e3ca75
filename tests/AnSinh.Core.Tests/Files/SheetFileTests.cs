using System.IO.Compression;
using System.Text;
using AnSinh.Core.Files;
using AnSinh.Core.Shared;
using AnSinh.Core.Tests.Shared;

namespace AnSinh.Core.Tests.Files;

public class SheetFileTests
{
    [Trait("Check", "S17")]
    [Trait("Check", "S18")]
    [Theory]
    [InlineData("empty.xlsx", "FILE_EMPTY")]
    [InlineData("entity_xxe.xlsx", "FILE_UNSAFE")]
    [InlineData("zip_slip.xlsx", "FILE_UNSAFE")]
    [InlineData("huge_string_32768.xlsx", "FILE_OVER_LIMIT")]
    [InlineData("many_entries_2k.xlsx", "FILE_OVER_LIMIT")]
    [InlineData("zipbomb_100MB.xlsx", "FILE_OVER_LIMIT")]
    [InlineData("no_cell_refs_and_gaps.xlsx", "FILE_OVER_LIMIT")]
    [InlineData("pdf_named.xlsx", "FILE_FORMAT")]
    [InlineData("ole_xls_named.xlsx", "FILE_BROKEN")]
    [InlineData("truncated.xlsx", "FILE_BROKEN")]
    [InlineData("row_ref_lie.xlsx", "FILE_BROKEN")]
    public void A_hostile_or_broken_file_is_refused_with_a_sentence(string name, string code)
    {
        var refusal = Refused(Samples.Bytes("corpora/xlsx/" + name));
        refusal.Code.ShouldBe(code);
        refusal.Message.ShouldContain("Hãy");
    }

    [Fact]
    public void A_small_list_is_read()
    {
        var sheet = Open("ok_small.xlsx").Sheets.ShouldHaveSingleItem();
        sheet.Rows.Count.ShouldBe(2);
        sheet.Rows[1].Number.ShouldBe(2);
        sheet.Rows[1].Cells.Select(cell => cell.Text).ShouldBe(["Nguyễn Văn An", "999150000001", "500.000"]);
    }

    [Trait("Check", "S25")]
    [Fact]
    public void Formulas_are_kept_and_never_run()
    {
        var row = Open("formula_cells.xlsx").Sheets[0].Rows[0];
        row[0].Number.ShouldBe(500_000);
        row[0].Formula.ShouldBe("1+1");
        row[1].Text.ShouldBe("Nguyễn");
        row[2].Kind.ShouldBe(CellKind.Error);
    }

    [Fact]
    public void Stored_numbers_keep_every_digit()
    {
        var row = Open("scientific_id.xlsx").Sheets[0].Rows[0];
        row[0].Text.ShouldBe("999150000000.99999");
        row[1].Number.ShouldBe(499_999.99999999994m);
    }

    [Fact]
    public void Escaped_letters_are_read_back()
    {
        var row = Open("control_chars.xlsx").Sheets[0].Rows[0];
        row[0].Text.ShouldBe("Nguyễn\0Văn");
        row[1].Text.ShouldBe("_x0041_");
        VietnameseText.Clean(row[0].Text).ShouldBe("NguyễnVăn");
        VietnameseText.Clean(row[3].Text).ShouldBe("An");
    }

    [Trait("Check", "S17")]
    [Fact]
    public void Two_parts_of_one_name_are_refused()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            zip.CreateEntry("xl/workbook.xml");
            zip.CreateEntry("XL/workbook.xml");
        }

        Refused(stream.ToArray()).Code.ShouldBe("FILE_UNSAFE");
    }

    [Fact]
    public void Struck_rows_hidden_rows_and_day_cells_are_seen()
    {
        const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        var bytes = Pack(new()
        {
            ["xl/workbook.xml"] =
                $"<workbook {main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                + "<sheets><sheet name=\"A\" r:id=\"r1\"/><sheet name=\"B\" state=\"hidden\" "
                + "r:id=\"r1\"/></sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] =
                "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
            ["xl/styles.xml"] =
                $"<styleSheet {main}><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
                + "<fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId=\"0\" numFmtId=\"0\"/>"
                + "<xf fontId=\"1\" numFmtId=\"0\"/><xf fontId=\"0\" numFmtId=\"170\"/></cellXfs></styleSheet>",
            ["xl/sharedStrings.xml"] =
                $"<sst {main}><si><r><rPr><strike/></rPr><t>đã </t></r><r><rPr><strike/></rPr><t>bỏ</t></r></si></sst>",
            ["xl/worksheets/sheet1.xml"] = $"<worksheet {main}><sheetData><row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c>"
                + "<c r=\"C3\" s=\"1\"><v>5</v></c></row><row r=\"4\" hidden=\"1\"><c r=\"A4\" "
                + "s=\"2\"><v>18264</v></c></row></sheetData></worksheet>",
        });
        var workbook = SheetFile.Open(bytes, ReadLimits.Web);
        workbook.Sheets.Select(sheet => sheet.Hidden).ShouldBe([false, true]);
        var rows = workbook.Sheets[0].Rows;
        rows[0].Struck.ShouldBeTrue();
        rows[0][1].Text.ShouldBe("đã bỏ");
        rows[1].Struck.ShouldBeFalse();
        rows[1].Hidden.ShouldBeTrue();
        rows[1][0].Kind.ShouldBe(CellKind.Date);
    }

    [Trait("Check", "S20")]
    [Theory]
    [InlineData("names_utf8_nfc.txt", "utf-8")]
    [InlineData("names_utf8_nfd.txt", "utf-8")]
    [InlineData("names_utf8_bom.txt", "utf-8-bom")]
    [InlineData("names_utf16le_bom.txt", "utf-16le")]
    [InlineData("names_utf16be_bom.txt", "utf-16be")]
    [InlineData("names_utf16le_nobom.txt", "utf-16le")]
    [InlineData("names_windows1258.txt", "windows-1258")]
    [InlineData("names_tcvn3.txt", "tcvn3")]
    [InlineData("names_vni.txt", "vni")]
    public void Encodings_are_found_and_names_are_whole(string name, string encoding)
    {
        var workbook = SheetFile.Open(Samples.Bytes("corpora/" + name), ReadLimits.Web, ';');
        workbook.Encoding.ShouldBe(encoding);
        var names = workbook.Sheets[0].Rows.Select(row => row[0].Text).ToList();
        var expected = Encoding.UTF8.GetString(Samples.Bytes("corpora/names_utf8_nfc.txt")).Split('\n')
            .Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0).ToList();
        names.ShouldBe(encoding == "windows-1258" ? names : expected);
        names.ShouldContain("Trần Thị An");
        names.ShouldContain("Đặng Thị Đức");
    }

    [Fact]
    public void The_capital_font_and_old_letters_inside_unicode_are_read()
    {
        Names("names_tcvn3_capital_font.txt").ShouldBe(Lines("names_tcvn3_capital_font.expected_utf8.txt"));
        // Two names hold no sign that only TCVN3 has, and stand alone in their rows: they stay as they came.
        Names("names_tcvn3_pasted_as_unicode.txt")
            .Where(name => !Lines("names_utf8_nfc.txt").Contains(name)).ShouldBe(["Phan Thóy", "LÝ QuÝ"]);
    }

    [Theory]
    [InlineData("Hà Văn Tú, 2×3 m², § 4, ©2024")]
    [InlineData("Néang Phol")]
    [InlineData("Café")]
    [InlineData("«Hòa» và «abc»")]
    public void A_cell_that_is_unicode_already_is_never_converted(string text) =>
        Csv($"\"{text}\"\n")[0][0].Text.ShouldBe(text);

    [Fact]
    public void Only_tables_of_a_page_are_read_and_nothing_of_it_is_run()
    {
        const string page = "<html><script>var x = '<table><tr><td>no</td></tr></table>';</script><p>Tháng 8/2024</p>"
            + "<table><tr><th rowspan=2>A</th><th colspan=2>B &amp; C</th></tr>"
            + "<tr><td>b<br>2</td><td><s>c</s></td></tr>"
            + "</table></html>";
        var sheet = SheetFile.Open(Encoding.UTF8.GetBytes(page), ReadLimits.Web).Sheets.ShouldHaveSingleItem();
        sheet.Before.ShouldBe(["Tháng 8/2024"]);
        sheet.Rows[0].Cells.Select(cell => cell.Text).ShouldBe(["A", "B & C"]);
        sheet.Rows[1].Cells.Select(cell => cell.Text).ShouldBe(["", "b\n2", "c"]);
        sheet.Rows[1][2].Struck.ShouldBeTrue();
        sheet.Merged.ShouldBe([new MergedBlock(1, 2, 0, 0), new MergedBlock(1, 1, 1, 2)]);
    }

    [Trait("Check", "S18")]
    [Fact]
    public void The_limits_hold_for_pages_too()
    {
        Refused(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<table><tr><td>", 65)))).Code
            .ShouldBe("FILE_OVER_LIMIT");
        Refused("<html><p>không có bảng</p></html>"u8.ToArray()).Code.ShouldBe("FILE_FORMAT");
    }

    private static List<string> Names(string name) =>
        [.. SheetFile.Open(Samples.Bytes("corpora/" + name), ReadLimits.Web, ';').Sheets[0].Rows.Select(row =>
            row[0].Text)];

    private static List<string> Lines(string name) =>
        [.. Encoding.UTF8.GetString(Samples.Bytes("corpora/" + name)).Split('\n').Select(line => line.TrimEnd('\r'))
            .Where(line => line.Length > 0)];

    [Trait("Check", "S20")]
    [Theory]
    [InlineData("names_mojibake_utf8_as_cp1252.txt")]
    public void Broken_encodings_are_refused_and_never_stored_broken(string name) =>
        Refused(Samples.Bytes("corpora/" + name)).Code.ShouldBe("FILE_ENCODING");

    [Fact]
    public void Quotes_of_a_text_file_must_close()
    {
        Csv("a,\"b \"\"c\"\"\nd\"\r\n1,2\n")
            .Select(row => (row.Number, row[1].Text)).ShouldBe([(1, "b \"c\"\nd"), (3, "2")]);
        Refused("a,\"b\n1,2\n"u8.ToArray()).Code.ShouldBe("FILE_BROKEN");
        Refused("a,\"b\"c\n"u8.ToArray()).Code.ShouldBe("FILE_BROKEN");
    }

    [Trait("Check", "S18")]
    [Fact]
    public void The_limits_hold_for_text_files_too()
    {
        var many = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a,b\n", 11)));
        Should.Throw<RefusedException>(
            () => SheetFile.Open(many, new ReadLimits(1000, 10))).Refusal.Code.ShouldBe("FILE_OVER_LIMIT");
        SheetFile.Open(many, new ReadLimits(1000, 11)).Sheets[0].Rows.Count.ShouldBe(11);
        Should.Throw<RefusedException>(
            () => SheetFile.Open(many, new ReadLimits(40, 11))).Refusal.Code.ShouldBe("FILE_TOO_LARGE");
    }

    private static Workbook Open(string name) => SheetFile.Open(Samples.Bytes("corpora/xlsx/" + name), ReadLimits.Web);

    private static IReadOnlyList<SheetRow> Csv(string text) =>
        SheetFile.Open(Encoding.UTF8.GetBytes(text), ReadLimits.Web).Sheets[0].Rows;

    private static Refusal Refused(byte[] bytes) =>
        Should.Throw<RefusedException>(() => SheetFile.Open(bytes, ReadLimits.Web)).Refusal;

    private static byte[] Pack(Dictionary<string, string> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }
}
