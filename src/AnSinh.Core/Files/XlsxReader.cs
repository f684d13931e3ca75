using System.Xml;

namespace AnSinh.Core.Files;

/// <summary>
/// Reads .xlsx without any office library: its own parts, streamed, within <see cref="ReadLimits"/>. Formulas are never
/// run. A document of words packed the same way goes to <see cref="DocxTables"/>.
/// </summary>
internal static class XlsxReader
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static Workbook Read(byte[] bytes, ReadLimits limits)
    {
        using var parts = new PackedParts(bytes, limits);
        if (parts.Has("word/document.xml"))
        {
            return DocxTables.Read(parts, limits);
        }

        if (!parts.Has("xl/workbook.xml"))
        {
            throw FileRefusals.UnknownFormat("một tệp nén khác");
        }

        var targets = Targets(parts);
        var strings = XlsxStrings.Read(parts, limits);
        var styles = XlsxStyles.Read(parts);
        var (listed, from1904) = Listed(parts);
        var budget = new ReadBudget(limits);
        var sheets = new List<Sheet>();
        foreach (var (name, hidden, relation) in listed)
        {
            if (targets.TryGetValue(relation, out var part) && part.Contains("worksheets/", StringComparison.Ordinal))
            {
                sheets.Add(new XlsxSheet(parts, strings, styles, budget, from1904).Read(part, name, hidden));
            }
        }

        return sheets.Count > 0
            ? new Workbook("xlsx", null, sheets)
            : throw FileRefusals.Broken("danh sách trang tính");
    }

    private static Dictionary<string, string> Targets(PackedParts parts)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        parts.Read("xl/_rels/workbook.xml.rels", xml =>
        {
            while (xml.Read())
            {
                parts.CheckDepth(xml);
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship"
                    && xml.GetAttribute("TargetMode") != "External"
                    && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
                {
                    targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
                }
            }
        });
        return targets;
    }

    private static (List<(string Name, bool Hidden, string Relation)> Sheets, bool From1904) Listed(PackedParts parts)
    {
        var sheets = new List<(string, bool, string)>();
        var from1904 = false;
        parts.Read("xl/workbook.xml", xml =>
        {
            while (xml.Read())
            {
                parts.CheckDepth(xml);
                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (xml.LocalName == "sheet")
                {
                    var hidden = xml.GetAttribute("state") is "hidden" or "veryHidden";
                    sheets.Add((xml.GetAttribute("name") ?? "", hidden, xml.GetAttribute("id", Relations) ?? ""));
                }
                else if (xml.LocalName == "workbookPr")
                {
                    from1904 = xml.GetAttribute("date1904") is "1" or "true";
                }
            }
        });
        return (sheets, from1904);
    }
}
