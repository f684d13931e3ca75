using System.Globalization;
using System.Xml;

namespace AnSinh.Core.Files;

/// <summary>
/// What the reader needs of styles.xml: which cell formats strike their text through and which show a day.
/// </summary>
internal sealed class XlsxStyles
{
    private readonly List<bool> struckFonts = [];
    private readonly HashSet<int> dateFormats =
        [.. Enumerable.Range(14, 4), 22, .. Enumerable.Range(27, 10), .. Enumerable.Range(50, 9)];
    private readonly List<(bool Struck, bool Date)> formats = [];

    public bool Struck(int format) => format >= 0 && format < formats.Count && formats[format].Struck;

    public bool Date(int format) => format >= 0 && format < formats.Count && formats[format].Date;

    public static XlsxStyles Read(PackedParts parts)
    {
        var styles = new XlsxStyles();
        if (parts.Has("xl/styles.xml"))
        {
            parts.Read("xl/styles.xml", xml =>
            {
                while (xml.Read())
                {
                    parts.CheckDepth(xml);
                    if (xml.NodeType == XmlNodeType.Element)
                    {
                        styles.Take(xml, parts);
                    }
                }
            });
        }

        return styles;
    }

    private void Take(XmlReader xml, PackedParts parts)
    {
        switch (xml.LocalName)
        {
            case "numFmt" when Number(xml, "numFmtId") is { } id && ShowsDay(xml.GetAttribute("formatCode") ?? ""):
                dateFormats.Add(id);
                break;
            case "font" when xml.Depth == 2:
                struckFonts.Add(IsStruck(xml, parts));
                break;
            case "cellXfs" when !xml.IsEmptyElement:
                TakeFormats(xml, parts);
                break;
        }
    }

    private void TakeFormats(XmlReader xml, PackedParts parts)
    {
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            parts.CheckDepth(xml);
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf" && xml.Depth == depth + 1)
            {
                var font = Number(xml, "fontId") ?? 0;
                formats.Add((
                    font < struckFonts.Count && struckFonts[font], dateFormats.Contains(Number(xml, "numFmtId") ?? 0)));
            }
        }
    }

    private static bool IsStruck(XmlReader xml, PackedParts parts)
    {
        if (xml.IsEmptyElement)
        {
            return false;
        }

        var struck = false;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            parts.CheckDepth(xml);
            struck |= xml.NodeType == XmlNodeType.Element && xml.LocalName == "strike"
                && xml.GetAttribute("val") is not ("0" or "false");
        }

        return struck;
    }

    /// <summary>A day or year letter outside quotes and brackets.</summary>
    private static bool ShowsDay(string code)
    {
        var quoted = false;
        foreach (var letter in code)
        {
            quoted = letter switch { '"' => !quoted, '[' => true, ']' => false, _ => quoted };
            if (!quoted && (letter is 'd' or 'y' or 'D' or 'Y'))
            {
                return true;
            }
        }

        return false;
    }

    private static int? Number(XmlReader xml, string name) =>
        int.TryParse(xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
