using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using AnSinh.Core.Tests.Shared;

namespace AnSinh.Core.Tests.Imports;

/// <summary>A table as a test lays it out: texts by row, blocks merged, one name per sheet.</summary>
internal sealed record Grid(string Name, List<string?[]> Rows, List<(int FirstRow, int LastRow, int FirstColumn,
    int LastColumn)> Merged);

/// <summary>Writes the same grids in every form and coding that offices use.</summary>
internal static class Layouts
{
    private static readonly Lazy<List<string[]>> Charsets = new(() => [.. Samples.Rows("corpora/vn_charsets.tsv")]);

    static Layouts() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static byte[] Xlsx(IReadOnlyList<Grid> grids)
    {
        const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string relations = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
        var parts = new Dictionary<string, string>
        {
            ["xl/workbook.xml"] = $"<workbook {main} {relations}><sheets>" + string.Concat(grids.Select((grid, at) =>
                $"<sheet name=\"{Xml(grid.Name)}\" sheetId=\"{at + 1}\" r:id=\"r{at + 1}\"/>"))
                    + "</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = "<Relationships>" + string.Concat(grids.Select((_, at) =>
                $"<Relationship Id=\"r{at + 1}\" Target=\"worksheets/sheet{at + 1}.xml\"/>")) + "</Relationships>",
        };
        for (var at = 0; at < grids.Count; at++)
        {
            parts[$"xl/worksheets/sheet{at + 1}.xml"] = $"<worksheet {main}><sheetData>"
                + string.Concat(grids[at].Rows.Select((row, number) =>
                    XlsxRow(row, number + 1))) + "</sheetData><mergeCells>"
                + string.Concat(grids[at].Merged.Select(block =>
                    $"<mergeCell ref=\"{Place(block.FirstRow, block.FirstColumn)}:"
                    + $"{Place(block.LastRow, block.LastColumn)}\"/>")) + "</mergeCells></worksheet>";
        }

        return Zip(parts);
    }

    public static byte[] Docx(IReadOnlyList<Grid> grids)
    {
        const string word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        static string Text(string? text) =>
            $"<w:p><w:r><w:t xml:space=\"preserve\">{Xml(text ?? "")}</w:t></w:r></w:p>";
        var body = string.Concat(grids.Select(grid =>
        {
            var titles = grid.Rows.TakeWhile(row => row.Count(cell => cell is not null) == 1).ToList();
            return string.Concat(titles.Select(row =>
                Text(row[0]))) + "<w:tbl>" + string.Concat(grid.Rows.Skip(titles.Count).Select(row =>
                "<w:tr>" + string.Concat(row.Select(cell => $"<w:tc>{Text(cell)}</w:tc>")) + "</w:tr>")) + "</w:tbl>";
        }));
        return Zip(new() { ["word/document.xml"] = $"<w:document {word}><w:body>{body}</w:body></w:document>" });
    }

    public static byte[] Html(IReadOnlyList<Grid> grids) => Encoding.UTF8.GetBytes(
        "<html><head><meta charset=\"utf-8\"></head><body>" + string.Concat(grids.Select(grid =>
        {
            var titles = grid.Rows.TakeWhile(row => row.Count(cell => cell is not null) == 1).ToList();
            return string.Concat(titles.Select(row =>
                $"<p>{Xml(row[0]!)}</p>")) + "<table>" + string.Concat(grid.Rows.Skip(titles.Count)
                .Select(row => "<tr>" + string.Concat(row.Select(cell =>
                    $"<td>{Xml(cell ?? "")}</td>")) + "</tr>")) + "</table>";
        })) + "</body></html>");

    public static string Csv(Grid grid, char separator) => string.Concat(grid.Rows.Select(row =>
        string.Join(separator, row.Select(cell => Quoted(cell ?? "", separator))) + "\r\n"));

    /// <summary>The text in a coding named as the reader names it; nfd is UTF-8 with accents apart.</summary>
    public static byte[] Coded(string text, string coding) => coding switch
    {
        "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        "utf-16le" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        "nfd" => Encoding.UTF8.GetBytes(text.Normalize(NormalizationForm.FormD)),
        "windows-1258" => Encoding.GetEncoding(1258).GetBytes(string.Concat(text.Select(Vietnam))),
        "tcvn3" => [.. text.SelectMany(letter => Legacy(letter, 2))],
        "vni" => [.. text.SelectMany(letter => Legacy(letter, 3))],
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static byte[] Legacy(char letter, int column)
    {
        var row = Charsets.Value.Find(row => row[0] == letter.ToString());
        return row is null ? [(byte)letter] : Convert.FromHexString(row[column]);
    }

    /// <summary>windows-1258 has letters with a hat and tones that stand apart.</summary>
    private static string Vietnam(char letter)
    {
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        const string tones = "\u0300\u0309\u0303\u0301\u0323";
        var tone = parts.FirstOrDefault(part => tones.Contains(part));
        return tone == default ? letter.ToString()
            : string.Concat(parts.Where(part => part != tone)).Normalize(NormalizationForm.FormC) + tone;
    }

    private static string XlsxRow(string?[] row, int number) =>
        $"<row r=\"{number}\">" + string.Concat(row.Select((cell, column) =>
        cell is null ? ""
        : cell.StartsWith('#') ? $"<c r=\"{Place(number, column)}\"><v>{cell[1..]}</v></c>"
        : $"<c r=\"{Place(number, column)}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Xml(cell)}</t></is></c>"))
            + "</row>";

    private static string Place(int row, int column) =>
        Core.Imports.ImportReasons.ColumnLetters(column) + row.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text, char separator) =>
        text.Contains(separator) || text.Contains('"') ? "\"" + text.Replace("\"", "\"\"") + "\"" : text;

    private static string Xml(string text) => WebUtility.HtmlEncode(text);

    private static byte[] Zip(Dictionary<string, string> parts)
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
