using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AnSinh.Core.Files;

/// <summary>What a cell of a written sheet may be: text, a whole number, or nothing.</summary>
public readonly record struct XlsxCell
{
    private XlsxCell(string? text, long? number) => (Text, Number) = (text, number);

    public string? Text { get; }

    public long? Number { get; }

    public static implicit operator XlsxCell(string? text) => new(text, null);

    public static implicit operator XlsxCell(long number) => new(null, number);

    public static implicit operator XlsxCell(long? number) => new(null, number);
}

/// <summary>
/// Writes one flat sheet as .xlsx, streaming, with the same bytes for the same content. Texts are typed text cells, so
/// a text that begins with = + - @ is never run as a formula and a phone number keeps its +; such cells carry Excel's
/// text mark too.
/// </summary>
public sealed class XlsxWriter : IDisposable
{
    private const int PlainStyle = 0, HeaderStyle = 1, NumberStyle = 2, MarkedStyle = 3;

    private readonly ZipArchive archive;
    private readonly string sheetName;
    private StreamWriter? sheet;
    private int row;

    /// <summary>The stream stays open.</summary>
    public XlsxWriter(Stream stream, string sheetName)
    {
        archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        this.sheetName = SafeName(sheetName);
    }

    /// <summary>
    /// Column widths in letters and the number of top rows that stay in sight. Optional; before the first row.
    /// </summary>
    public void Layout(ReadOnlySpan<int> widths, int frozenRows = 0)
    {
        if (sheet is not null)
        {
            throw new InvalidOperationException("the layout stands before the first row");
        }

        Begin(widths, frozenRows);
    }

    /// <summary>A bold row.</summary>
    public void Header(params ReadOnlySpan<string> titles)
    {
        Open();
        foreach (var title in titles)
        {
            Text(title, HeaderStyle);
        }

        sheet!.Write("</row>");
    }

    public void Row(params ReadOnlySpan<XlsxCell> cells)
    {
        Open();
        foreach (var cell in cells)
        {
            if (cell.Number is { } number)
            {
                sheet!.Write("<c s=\"2\"><v>");
                sheet.Write(number);
                sheet.Write("</v></c>");
            }
            else if (string.IsNullOrEmpty(cell.Text))
            {
                sheet!.Write("<c/>");
            }
            else
            {
                Text(cell.Text, Dangerous(cell.Text) ? MarkedStyle : PlainStyle);
            }
        }

        sheet!.Write("</row>");
    }

    public void Dispose()
    {
        if (sheet is null)
        {
            Begin([], 0);
        }

        sheet!.Write("</sheetData></worksheet>");
        sheet.Dispose();
        Part("[Content_Types].xml", XlsxParts.ContentTypes);
        Part("_rels/.rels", XlsxParts.Relations);
        Part("xl/workbook.xml", XlsxParts.Workbook(Escaped(sheetName)));
        Part("xl/_rels/workbook.xml.rels", XlsxParts.WorkbookRelations);
        Part("xl/styles.xml", XlsxParts.Styles);
        archive.Dispose();
    }

    /// <summary>Whether a spreadsheet would take the text for a formula or command.</summary>
    public static bool Dangerous(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠';

    private void Begin(ReadOnlySpan<int> widths, int frozenRows)
    {
        sheet = new StreamWriter(Entry("xl/worksheets/sheet1.xml"), new UTF8Encoding(false), 1 << 16)
        {
            NewLine = "\n",
        };
        sheet.Write(XlsxParts.SheetStart);
        if (frozenRows > 0)
        {
            sheet.Write(XlsxParts.Frozen(frozenRows));
        }

        if (widths.Length > 0)
        {
            sheet.Write("<cols>");
            for (var column = 1; column <= widths.Length; column++)
            {
                sheet.Write(XlsxParts.Column(column, widths[column - 1]));
            }

            sheet.Write("</cols>");
        }

        sheet.Write("<sheetData>");
    }

    private void Open()
    {
        if (sheet is null)
        {
            Begin([], 0);
        }

        sheet!.Write("<row r=\"");
        sheet.Write(++row);
        sheet.Write("\">");
    }

    private void Text(string text, int style)
    {
        sheet!.Write("<c t=\"inlineStr\" s=\"");
        sheet.Write(style);
        sheet.Write("\"><is><t xml:space=\"preserve\">");
        sheet.Write(Escaped(text));
        sheet.Write("</t></is></c>");
    }

    private Stream Entry(string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.Open();
    }

    private void Part(string name, string content)
    {
        using var writer = new StreamWriter(Entry(name), new UTF8Encoding(false));
        writer.Write(content);
    }

    /// <summary>XML text; letters XML cannot hold are written as _xHHHH_, half pairs as U+FFFD.</summary>
    private static string Escaped(string text)
    {
        if (!text.AsSpan().ContainsAny(Special) && !text.AsSpan().ContainsAnyInRange('\0', '\u001F')
            && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            && !text.AsSpan().ContainsAnyInRange('\uFFFE', '\uFFFF'))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '"' => safe.Append("&quot;"),
                '_' => safe.Append(text.Contains("_x", StringComparison.Ordinal) ? "_x005F_" : "_"),
                < ' ' and not ('\n' or '\t') or 0xFFFE or 0xFFFF =>
                    safe.Append(CultureInfo.InvariantCulture, $"_x{rune.Value:X4}_"),
                _ => safe.Append(rune),
            };
        }

        return safe.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create("&<>\"_");

    /// <summary>At most 31 letters, none of []:*?/\.</summary>
    private static string SafeName(string name)
    {
        var safe = new string(
            [.. name.Select(letter => "[]:*?/\\".Contains(letter, StringComparison.Ordinal) ? '-' : letter)]);
        return safe.Length is 0 ? "Sheet1" : safe.Length > 31 ? safe[..31] : safe;
    }
}
