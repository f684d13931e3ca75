using System.Globalization;
using System.Text;
using System.Xml;

namespace AnSinh.Core.Files;

/// <summary>
/// Reads the tables of a Word document: each is a sheet, the lines before it are its title. Streamed within the same
/// limits as a workbook; a table inside a cell is text of the cell; deleted text of tracked changes is passed over.
/// </summary>
internal sealed class DocxTables(PackedParts parts, ReadBudget budget)
{
    private const string Part = "word/document.xml";

    private readonly List<Sheet> sheets = [];
    private readonly List<string> lines = [];
    private readonly StringBuilder line = new();
    private readonly Dictionary<int, (int Row, int Until)> hanging = [];
    private TableDraft? table;
    private int tableDepth;
    private int span = 1;
    private bool begins;
    private int gridColumn;

    public static Workbook Read(PackedParts parts, ReadLimits limits)
    {
        var document = new DocxTables(parts, new ReadBudget(limits));
        parts.Read(Part, document.Take);
        return document.sheets.Count > 0
            ? new Workbook("docx", null, document.sheets)
            : throw FileRefusals.UnknownFormat("văn bản Word không có bảng");
    }

    private void Take(XmlReader xml)
    {
        while (xml.Read())
        {
            parts.CheckDepth(xml);
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    Open(xml);
                    break;
                case XmlNodeType.EndElement:
                    Close(xml.LocalName);
                    break;
            }
        }
    }

    private void Open(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "tbl" when !xml.IsEmptyElement && ++tableDepth == 1:
                table = new TableDraft([.. lines], Lettering.Unicode);
                hanging.Clear();
                break;
            case "tr" when tableDepth == 1:
                table!.Row(budget);
                gridColumn = 0;
                break;
            case "tc" when tableDepth == 1:
                begins = true;
                span = 1;
                break;
            case "gridSpan" when tableDepth == 1 && begins:
                span = Math.Clamp(Value(xml), 1, budget.Limits.Columns);
                break;
            case "vMerge" when tableDepth == 1 && begins:
                Hang(Attribute(xml) == "restart");
                break;
            case "p" when tableDepth == 1 && begins:
                BeginCell();
                break;
            case "strike" or "dstrike":
                table?.Strike(Attribute(xml) is not ("0" or "false" or "off"));
                break;
            case "r":
                table?.Strike(false);
                break;
            case "t":
                Text(xml.IsEmptyElement ? "" : xml.ReadString());
                break;
            case "br" or "cr":
                Text("\n");
                break;
            case "tab":
                Text(" ");
                break;
        }
    }

    private void Close(string name)
    {
        switch (name)
        {
            case "p":
                Text("\n");
                break;
            case "tc" when tableDepth == 1:
                if (begins)
                {
                    BeginCell();
                }

                gridColumn += span;
                break;
            case "tbl" when --tableDepth == 0:
                var sheet = table!.Done("Bảng " + (sheets.Count + 1).ToString(CultureInfo.InvariantCulture));
                table = null;
                sheets.Add(sheet);
                lines.AddRange(sheet.Rows.Take(budget.Limits.Depth).SelectMany(row => row.Cells)
                    .Where(cell => !cell.IsEmpty).Select(cell => cell.Text));
                break;
        }
    }

    private void BeginCell()
    {
        begins = false;
        table!.Cell(span, 1, budget);
    }

    /// <summary>A cell of a block merged downwards: it begins here, or hangs from the row where it began.</summary>
    private void Hang(bool restarts)
    {
        if (restarts || !hanging.TryGetValue(gridColumn, out var block))
        {
            hanging[gridColumn] = (table!.RowNumber, table.RowNumber);
            return;
        }

        hanging[gridColumn] = block with { Until = table!.RowNumber };
        table.Merge(block.Row, table.RowNumber, gridColumn, gridColumn);
    }

    private void Text(string text)
    {
        if (table is not null)
        {
            table.Text(text, budget);
        }
        else if (text == "\n")
        {
            lines.Add(line.ToString().Trim());
            line.Clear();
            if (lines.Count > budget.Limits.Columns)
            {
                lines.RemoveAt(0);
            }
        }
        else
        {
            budget.Text(line.Length + text.Length);
            line.Append(text);
        }
    }

    private static int Value(XmlReader xml) =>
        int.TryParse(Attribute(xml), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 1;

    private static string? Attribute(XmlReader xml) => xml.GetAttribute("val", xml.NamespaceURI)
        ?? xml.GetAttribute("w:val");
}
