using System.Security;
using System.Text;

namespace AnSinh.Core.Files.Documents;

/// <summary>The parts of a .docx that are the same in every paper, but for the foot.</summary>
internal static class DocxParts
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Small = "<w:rPr><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr>";

    public const string ContentTypes = Head + "<Types xmlns=\"" + Package + "content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/word/document.xml\" ContentType=\"" + Types + "document.main+xml\"/>"
        + "<Override PartName=\"/word/styles.xml\" ContentType=\"" + Types + "styles+xml\"/>"
        + "<Override PartName=\"/word/settings.xml\" ContentType=\"" + Types + "settings+xml\"/>"
        + "<Override PartName=\"/word/header1.xml\" ContentType=\"" + Types + "header+xml\"/>"
        + "<Override PartName=\"/word/footer1.xml\" ContentType=\"" + Types + "footer+xml\"/></Types>";

    public const string Relations = Head + "<Relationships xmlns=\"" + Package + "relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"" + Kinds + "officeDocument\" Target=\"word/document.xml\"/></Relationships>";

    public const string DocumentRelations = Head + "<Relationships xmlns=\"" + Package + "relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"" + Kinds + "styles\" Target=\"styles.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"" + Kinds + "settings\" Target=\"settings.xml\"/>"
        + "<Relationship Id=\"rId3\" Type=\"" + Kinds + "header\" Target=\"header1.xml\"/>"
        + "<Relationship Id=\"rId4\" Type=\"" + Kinds + "footer\" Target=\"footer1.xml\"/></Relationships>";

    public const string Styles = Head + "<w:styles " + Word + "><w:docDefaults><w:rPrDefault><w:rPr>"
        + "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>"
        + "<w:color w:val=\"000000\"/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault>"
        + "<w:pPrDefault/></w:docDefaults>"
        + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style></w:styles>";

    public const string Settings = Head + "<w:settings " + Word + "><w:compat>"
        + "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
        + "</w:compat></w:settings>";

    public const string PageNumber = Head + "<w:hdr " + Word + "><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
        + "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>";

    public static string Foot(string? text) => Head + "<w:ftr " + Word + "><w:p><w:pPr>"
        + (text is null ? "" : "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"2\" w:color=\"000000\"/></w:pBdr>") + "</w:pPr>"
        + (text is null ? "" : "<w:r>" + Small + "<w:t>" + SecurityElement.Escape(Printable(text)) + "</w:t></w:r>") + "</w:p></w:ftr>";

    /// <summary>Letters that XML cannot hold become U+FFFD; a paper shows that something stood there.</summary>
    public static string Printable(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            && !text.AsSpan().ContainsAnyInRange('\uFFFE', '\uFFFF'))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            safe.Append(rune.Value is < ' ' or 0xFFFE or 0xFFFF ? Rune.ReplacementChar : rune);
        }

        return safe.ToString();
    }
}
