using System.Globalization;
using System.Xml;

namespace AnSinh.Core.Files;

/// <summary>
/// Reads one worksheet part row by row. Where rows or cells carry no reference they follow one another.
/// </summary>
internal sealed class XlsxSheet(
    PackedParts parts, XlsxStrings strings, XlsxStyles styles, ReadBudget budget, bool from1904)
{
    private const int LastRow = 1_048_576;
    private const int Days1904 = 1462;

    private readonly List<SheetRow> rows = [];
    private readonly List<MergedBlock> merged = [];
    private readonly List<Cell> cells = [];

    public Sheet Read(string part, string name, bool hidden)
    {
        parts.Read(part, xml =>
        {
            while (xml.Read())
            {
                parts.CheckDepth(xml);
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
                {
                    TakeRow(xml);
                }
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell")
                {
                    TakeMerged(xml.GetAttribute("ref") ?? "");
                }
            }
        });
        return new Sheet(name, hidden, rows, merged);
    }

    private void TakeRow(XmlReader xml)
    {
        budget.Row();
        var number = rows.Count == 0 ? 1 : rows[^1].Number + 1;
        if (xml.GetAttribute("r") is { } written)
        {
            var last = number;
            if (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                || number < last || number > LastRow)
            {
                throw FileRefusals.Broken($"số thứ tự dòng “{Short(written)}”");
            }
        }

        var hidden = xml.GetAttribute("hidden") is "1" or "true";
        cells.Clear();
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                parts.CheckDepth(xml);
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
                {
                    TakeCell(xml);
                }
            }
        }

        rows.Add(new SheetRow(number, hidden, [.. cells]));
    }

    private void TakeCell(XmlReader xml)
    {
        var column = cells.Count;
        if (xml.GetAttribute("r") is { } reference)
        {
            column = ColumnOf(reference);
            if (column < cells.Count)
            {
                throw FileRefusals.Broken($"vị trí ô “{Short(reference)}”");
            }
        }

        budget.Cell(column);
        while (cells.Count < column)
        {
            cells.Add(Cell.Empty);
        }

        var type = xml.GetAttribute("t") ?? "n";
        _ = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var format);
        cells.Add(Content(xml, type, format));
    }

    private Cell Content(XmlReader xml, string type, int format)
    {
        string value = "";
        string? formula = null;
        (string Text, bool Struck) inline = ("", false);
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            var part = "";
            while (xml.Read() && xml.Depth > depth)
            {
                parts.CheckDepth(xml);
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "is")
                {
                    inline = XlsxStrings.Rich(xml, parts, budget.Limits);
                }
                else if (xml.NodeType == XmlNodeType.Element)
                {
                    part = xml.LocalName;
                    formula = part == "f" ? "" : formula;
                }
                else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
                {
                    (value, formula) = part switch
                    {
                        "v" => (budget.Text(value + xml.Value), formula),
                        "f" => (value, budget.Text(formula + xml.Value)),
                        _ => (value, formula),
                    };
                }
            }
        }

        var struck = styles.Struck(format);
        return type switch
        {
            "inlineStr" => Text(inline.Text, formula, struck || inline.Struck),
            "s" => Shared(value, struck),
            "str" => Text(XlsxStrings.Unescaped(value), formula, struck),
            "b" => new Cell(CellKind.Flag, value == "1" ? "TRUE" : "FALSE", null, formula, struck),
            "e" => new Cell(CellKind.Error, value, null, formula, struck),
            "d" => Text(value, formula, struck),
            _ => Number(value, format, formula, struck),
        };
    }

    private Cell Shared(string value, bool struck) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && strings[at] is { } shared
            ? Text(shared.Text, null, struck || shared.Struck)
            : throw FileRefusals.Broken("bảng chuỗi dùng chung");

    private static Cell Text(string text, string? formula, bool struck) =>
        new(text.Length == 0 ? CellKind.Empty : CellKind.Text, text, null, formula, struck);

    private Cell Number(string value, int format, string? formula, bool struck)
    {
        if (value.Length == 0)
        {
            return new Cell(CellKind.Empty, "", null, formula, struck);
        }

        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new Cell(CellKind.Error, value, null, formula, struck);
        }

        var date = styles.Date(format);
        number += date && from1904 ? Days1904 : 0;
        var text = number.ToString("0.############################", CultureInfo.InvariantCulture);
        return new Cell(date ? CellKind.Date : CellKind.Number, text, number, formula, struck);
    }

    private void TakeMerged(string reference)
    {
        if (merged.Count >= budget.Limits.Rows)
        {
            throw FileRefusals.Bomb("quá nhiều ô gộp");
        }

        var ends = reference.Split(':');
        if (ends.Length == 2)
        {
            merged.Add(new MergedBlock(RowOf(ends[0]), RowOf(ends[1]), ColumnOf(ends[0]), ColumnOf(ends[1])));
        }
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        var letters = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetter(letter))
            {
                break;
            }

            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
            letters++;
        }

        return letters is > 0 and <= 3 && RowOf(reference) <= LastRow
            ? column - 1
            : throw FileRefusals.Broken($"vị trí ô “{Short(reference)}”");
    }

    private static int RowOf(string reference) =>
        int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
            NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : LastRow + 1;

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
