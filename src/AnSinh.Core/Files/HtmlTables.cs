using System.Globalization;
using System.Net;
using System.Text;

namespace AnSinh.Core.Files;

/// <summary>
/// Reads the tables of an HTML page, which web programs save under the name of a spreadsheet. Only tags and text are
/// looked at, once from front to back: nothing is run or loaded, styles and scripts are passed over, broken nesting
/// costs nothing.
/// </summary>
internal sealed class HtmlTables
{
    private const int LongestTag = 32_000;
    private const int WidestSpan = 1_000;
    private const int Looked = 4_000;

    /// <summary>Tags whose content is no text of the page.</summary>
    private static readonly string[] Silent = ["script", "style", "title", "textarea", "xml", "noscript"];

    private static readonly string[] Breaks = ["br", "p", "div", "li", "h1", "h2", "h3", "h4"];

    private readonly ReadBudget budget;
    private readonly ReadLimits limits;
    private readonly Lettering lettering;
    private readonly List<Sheet> sheets = [];
    private readonly Stack<TableDraft> open = new();
    private readonly StringBuilder outside = new();

    private HtmlTables(ReadLimits limits, Lettering lettering)
    {
        this.limits = limits;
        this.lettering = lettering;
        budget = new ReadBudget(limits);
    }

    /// <summary>The file begins with a tag and holds a table.</summary>
    public static bool LooksLike(byte[] bytes)
    {
        var start = Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, Looked)))
            .Replace("\0", "", StringComparison.Ordinal).TrimStart(' ', '\t', '\r', '\n', 'ï', '»', '¿', 'ÿ', 'þ');
        return start.StartsWith('<') && !start.Contains("<Workbook", StringComparison.Ordinal)
            && Encoding.Latin1.GetString(bytes).Replace("\0", "", StringComparison.Ordinal)
                .Contains("<table", StringComparison.OrdinalIgnoreCase);
    }

    public static Workbook Read(byte[] bytes, ReadLimits limits)
    {
        var read = TextEncoding.Decode(bytes);
        var page = new HtmlTables(limits, read.Lettering);
        page.Take(read.Text);
        return page.sheets.Count > 0
            ? new Workbook("html", read.Name, page.sheets) { Decomposed = read.Decomposed }
            : throw FileRefusals.UnknownFormat("trang HTML không có bảng");
    }

    private void Take(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != '<')
            {
                var end = text.IndexOf('<', at);
                end = end < 0 ? text.Length : end;
                Text(WebUtility.HtmlDecode(Blanks(text[at..end])));
                at = end;
            }
            else if (string.CompareOrdinal(text, at, "<!--", 0, 4) == 0)
            {
                var end = text.IndexOf("-->", at + 4, StringComparison.Ordinal);
                at = end < 0 ? text.Length : end + 3;
            }
            else
            {
                at = Tag(text, at);
            }
        }

        while (open.Count > 0)
        {
            Close();
        }
    }

    /// <summary>One tag; the place behind it.</summary>
    private int Tag(string text, int from)
    {
        var end = text.IndexOf('>', from, Math.Min(LongestTag, text.Length - from));
        if (end < 0 || !(from + 1 < text.Length && (char.IsAsciiLetter(text[from + 1])
            || text[from + 1] is '/' or '!' or '?')))
        {
            Text("<");
            return from + 1;
        }

        var closes = text[from + 1] == '/';
        var start = from + (closes ? 2 : 1);
        var nameEnd = start;
        while (nameEnd < end && (char.IsAsciiLetterOrDigit(text[nameEnd]) || text[nameEnd] == ':'))
        {
            nameEnd++;
        }

        var name = text[start..nameEnd].ToLowerInvariant();
        if (!closes && Silent.Contains(name) && text[end - 1] != '/')
        {
            var after = text.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
            return after < 0 ? text.Length : after;
        }

        Act(name, closes, text.AsSpan(nameEnd, end - nameEnd));
        return end + 1;
    }

    private void Act(string name, bool closes, ReadOnlySpan<char> attributes)
    {
        switch (name)
        {
            case "table" when closes:
                Close();
                break;
            case "table":
                Open();
                break;
            case "tr" when !closes:
                open.TryPeek(out var table);
                table?.Row(budget);
                break;
            case "td" or "th" when !closes:
                open.TryPeek(out var row);
                row?.Cell(Span(attributes, "colspan"), Span(attributes, "rowspan"), budget);
                break;
            case "s" or "strike" or "del":
                open.TryPeek(out var struck);
                struck?.Strike(!closes);
                break;
            default:
                Text(Breaks.Contains(name) ? "\n" : "");
                break;
        }
    }

    private void Open()
    {
        if (open.Count >= limits.Depth)
        {
            throw FileRefusals.Bomb($"các bảng lồng nhau quá {limits.Depth} tầng");
        }

        var lines = outside.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        open.Push(new TableDraft(lines, lettering));
    }

    private void Close()
    {
        if (open.Count == 0)
        {
            return;
        }

        var table = open.Pop();
        var number = (sheets.Count + open.Count + 1).ToString(CultureInfo.InvariantCulture);
        var sheet = table.Done($"Bảng {number}");
        if (open.TryPeek(out var around))
        {
            // A table for layout only: what stands inside is text of the cell around it too.
            around.Text("\n" + string.Join('\n', sheet.Rows.Take(limits.Depth).Select(Line)), budget);
        }

        sheets.Add(sheet);
        foreach (var row in sheet.Rows.Take(limits.Depth))
        {
            outside.Append('\n').Append(Line(row));
        }
    }

    private static string Line(SheetRow row) =>
        string.Join(' ', row.Cells.Where(cell => !cell.IsEmpty).Select(cell => cell.Text)).ReplaceLineEndings(" ");

    private void Text(string text)
    {
        if (open.TryPeek(out var table))
        {
            table.Text(text, budget);
        }
        else if (outside.Length < limits.CellLetters)
        {
            outside.Append(text);
        }
    }

    private static int Span(ReadOnlySpan<char> attributes, string name)
    {
        var at = attributes.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        var rest = at < 0 ? default : attributes[(at + name.Length)..].TrimStart().TrimStart('=').TrimStart(" \"'");
        var digits = 0;
        while (digits < rest.Length && digits < 5 && char.IsAsciiDigit(rest[digits]))
        {
            digits++;
        }

        return digits > 0 && int.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var span)
            ? Math.Clamp(span, 1, WidestSpan) : 1;
    }

    /// <summary>Line ends and tabs of the source are spaces; only br and blocks begin a new line.</summary>
    private static string Blanks(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var blank = letter is '\n' or '\r' or '\t' or ' ';
            if (!blank || plain.Length == 0 || plain[^1] != ' ')
            {
                plain.Append(blank ? ' ' : letter);
            }
        }

        return plain.ToString();
    }
}
