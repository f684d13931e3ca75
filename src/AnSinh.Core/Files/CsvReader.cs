using System.Text;

namespace AnSinh.Core.Files;

/// <summary>
/// Reads separated text strictly: quotes close, and a quote inside a quoted field is doubled. Cells are always text. A
/// row is numbered by its line; by its record where tabs separate, as such files are made by programs.
/// </summary>
internal static class CsvReader
{
    private const string Delimiters = ",;\t|";

    public static Workbook Read(byte[] bytes, ReadLimits limits, char? delimiter)
    {
        var read = TextEncoding.Decode(bytes);
        var text = read.Text;
        if (string.IsNullOrWhiteSpace(text))
        {
            throw FileRefusals.Empty();
        }

        var separator = delimiter ?? Detect(text);
        var rows = Rows(text, separator, read.Lettering, new ReadBudget(limits));
        return new Workbook(separator == '\t' ? "tsv" : "csv", read.Name, [new Sheet("", false, rows, [])])
        {
            Decomposed = read.Decomposed,
        };
    }

    /// <summary>The separator that stands most often in the first line, outside quotes.</summary>
    internal static char Detect(string text)
    {
        var counts = new int[Delimiters.Length];
        var quoted = false;
        foreach (var letter in text)
        {
            quoted ^= letter == '"';
            if (!quoted && letter is '\n' or '\r' && counts.Any(count => count > 0))
            {
                break;
            }

            var at = quoted ? -1 : Delimiters.IndexOf(letter, StringComparison.Ordinal);
            if (at >= 0)
            {
                counts[at]++;
            }
        }

        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }

    private static List<SheetRow> Rows(string text, char delimiter, Lettering lettering, ReadBudget budget)
    {
        var rows = new List<SheetRow>();
        var cells = new List<Cell>();
        var (at, line, record) = (0, 1, 0);
        while (at < text.Length)
        {
            cells.Clear();
            var first = line;
            bool more;
            do
            {
                budget.Cell(cells.Count);
                var field = Field(text, ref at, ref line, delimiter, out more);
                cells.Add(field.Length == 0 ? Cell.Empty
                    : new Cell(CellKind.Text, budget.Text(field), Lettering: lettering));
            }
            while (more);

            line++;
            record++;
            if (cells.Any(cell => !cell.IsEmpty))
            {
                budget.Row();
                rows.Add(new SheetRow(delimiter == '\t' ? record : first, false, [.. cells]));
            }
        }

        return rows;
    }

    /// <summary>One field, leaving the place behind its separator or line end.</summary>
    private static string Field(string text, ref int at, ref int line, char delimiter, out bool more)
    {
        string field;
        if (at < text.Length && text[at] == '"')
        {
            field = Quoted(text, ref at, ref line, delimiter);
        }
        else
        {
            var start = at;
            while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
            {
                at++;
            }

            field = text[start..at];
        }

        more = at < text.Length && text[at] == delimiter;
        if (at < text.Length)
        {
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        }

        return field;
    }

    private static string Quoted(string text, ref int at, ref int line, char delimiter)
    {
        var opened = line;
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                line += text[at] == '\n' ? 1 : 0;
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else
            {
                at++;
                if (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
                {
                    throw FileRefusals.OpenQuote(line);
                }

                return field.ToString();
            }
        }

        throw FileRefusals.OpenQuote(opened);
    }
}
