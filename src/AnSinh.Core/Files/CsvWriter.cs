using System.Globalization;
using System.Text;

namespace AnSinh.Core.Files;

/// <summary>
/// Writes comma-separated rows that a spreadsheet shows and never runs: UTF-8 with its mark, CRLF. A text that a spreadsheet would
/// take for a formula gets Excel's text mark ' before it, also after a semicolon or quote, where other list separators begin a cell.
/// </summary>
public sealed class CsvWriter(Stream stream) : IDisposable
{
    private readonly StreamWriter writer = new(stream, new UTF8Encoding(true), 1 << 16, leaveOpen: true);

    public void Row(params ReadOnlySpan<XlsxCell> cells)
    {
        for (var column = 0; column < cells.Length; column++)
        {
            if (column > 0)
            {
                writer.Write(',');
            }

            writer.Write(cells[column].Number is { } number
                ? number.ToString(CultureInfo.InvariantCulture)
                : Quoted(Neutral(cells[column].Text ?? "")));
        }

        writer.Write("\r\n");
    }

    public void Dispose() => writer.Dispose();

    /// <summary>The text as a spreadsheet may hold it: no control letters, and ' before what could start a formula.</summary>
    public static string Neutral(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 2);
        var cellMayBegin = true;
        foreach (var letter in text)
        {
            // Tab and the line ends are what a formula hides behind; a name has none of them.
            var shown = char.IsControl(letter) ? ' ' : letter;
            if (cellMayBegin && XlsxWriter.Dangerous(shown.ToString()))
            {
                safe.Append('\'');
            }

            cellMayBegin = shown is ';' or ',' or '"' || (cellMayBegin && IsBlank(shown));
            safe.Append(shown);
        }

        return safe.ToString();
    }

    /// <summary>Begins with a letter or digit and holds nothing behind which a cell may begin: as most do.</summary>
    private static bool IsPlain(string text)
    {
        if (text.Length > 0 && !char.IsLetterOrDigit(text[0]))
        {
            return false;
        }

        foreach (var letter in text)
        {
            if (letter is ';' or ',' or '"' || char.IsControl(letter))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBlank(char letter) =>
        char.IsWhiteSpace(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\";") >= 0 || text.StartsWith(' ') || text.EndsWith(' ')
            ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : text;
}
