using System.Globalization;
using System.Text;
using System.Xml;

namespace AnSinh.Core.Files;

/// <summary>The shared strings of a workbook, and how .xlsx writes letters that XML cannot hold.</summary>
internal sealed class XlsxStrings
{
    private readonly List<(string Text, bool Struck)> strings = [];

    public (string Text, bool Struck)? this[int at] => at >= 0 && at < strings.Count ? strings[at] : null;

    public static XlsxStrings Read(PackedParts parts, ReadLimits limits)
    {
        var read = new XlsxStrings();
        if (parts.Has("xl/sharedStrings.xml"))
        {
            parts.Read("xl/sharedStrings.xml", xml =>
            {
                while (xml.Read())
                {
                    parts.CheckDepth(xml);
                    if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
                    {
                        read.strings.Add(Rich(xml, parts, limits));
                    }

                    if (read.strings.Count > limits.Cells)
                    {
                        throw FileRefusals.Bomb($"hơn {limits.Cells} chuỗi");
                    }
                }
            });
        }

        return read;
    }

    /// <summary>The text of &lt;si&gt; or &lt;is&gt; without phonetic runs; struck when every run is struck.</summary>
    public static (string Text, bool Struck) Rich(XmlReader xml, PackedParts parts, ReadLimits limits)
    {
        if (xml.IsEmptyElement)
        {
            return ("", false);
        }

        var text = new StringBuilder();
        bool inText = false, phonetic = false, runStruck = false, plain = false, struck = false;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            parts.CheckDepth(xml);
            if (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                var opens = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
                inText = xml.LocalName == "t" ? opens : inText && xml.LocalName != "t";
                phonetic = xml.LocalName == "rPh" ? opens : phonetic;
                runStruck = xml.LocalName switch
                {
                    "r" => false,
                    "strike" => xml.GetAttribute("val") is not ("0" or "false"),
                    _ => runStruck,
                };
            }
            else if (inText && !phonetic)
            {
                Append(text, xml.Value, limits);
                struck |= runStruck;
                plain |= !runStruck && !string.IsNullOrWhiteSpace(xml.Value);
            }
        }

        return (Unescaped(text.ToString()), struck && !plain);
    }

    /// <summary>
    /// _x000D_ stands for a carriage return, _x005F_ for the underscore before what looks like such a mark.
    /// </summary>
    public static string Unescaped(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var plain = new StringBuilder(text, 0, at, text.Length);
        for (; at < text.Length; at++)
        {
            if (text[at] == '_' && at + 6 < text.Length && text[at + 1] == 'x' && text[at + 6] == '_'
                && ushort.TryParse(
                    text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                at += 6;
            }
            else
            {
                plain.Append(text[at]);
            }
        }

        return plain.ToString();
    }

    private static void Append(StringBuilder text, string more, ReadLimits limits)
    {
        if (text.Length + more.Length > limits.CellLetters)
        {
            throw FileRefusals.Bomb($"một ô dài hơn {limits.CellLetters} ký tự");
        }

        text.Append(more);
    }
}
