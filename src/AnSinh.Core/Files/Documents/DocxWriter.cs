using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace AnSinh.Core.Files.Documents;

/// <summary>
/// Writes a paper as .docx, streaming, with the same bytes for the same content: Times New Roman 13 pt, page number in the middle
/// of the top margin from page 2 on. Knows paragraphs and tables and nothing of what they say.
/// </summary>
public sealed class DocxWriter : IDisposable
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly ZipArchive archive;
    private readonly DocxPage page;
    private readonly XmlWriter xml;

    /// <summary>The stream stays open.</summary>
    public DocxWriter(Stream stream, DocxPage page)
    {
        this.page = page;
        archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Part("[Content_Types].xml", DocxParts.ContentTypes);
        Part("_rels/.rels", DocxParts.Relations);
        Part("word/_rels/document.xml.rels", DocxParts.DocumentRelations);
        Part("word/styles.xml", DocxParts.Styles);
        Part("word/settings.xml", DocxParts.Settings);
        Part("word/header1.xml", DocxParts.PageNumber);
        Part("word/footer1.xml", DocxParts.Foot(page.Foot));
        xml = XmlWriter.Create(Entry("word/document.xml"), new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false), CloseOutput = true, CheckCharacters = false,
        });
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("w", "document", Word);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        Open("body");
    }

    public void Add(Paragraph paragraph) => Write(paragraph, keep: false);

    public void Add(params ReadOnlySpan<Paragraph> paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            Add(paragraph);
        }
    }

    public void Add(DocxTable table, params IEnumerable<DocxRow> rows)
    {
        Open("tbl");
        Properties(table);
        if (table.Header is { } header)
        {
            Write(table, header, repeats: true);
        }

        foreach (var row in rows)
        {
            Write(table, row, repeats: false);
        }

        xml.WriteEndElement();
    }

    public void Dispose()
    {
        Open("sectPr");
        Reference("headerReference", "default", "rId3");
        Reference("footerReference", "default", "rId4");
        Reference("footerReference", "first", "rId4");
        Element("pgSz", ("w", Twips(page.Width)), ("h", Twips(page.Height)), ("orient", page.Landscape ? "landscape" : "portrait"));
        Element(
            "pgMar", ("top", Twips(page.Top)), ("right", Twips(page.Right)), ("bottom", Twips(page.Bottom)),
            ("left", Twips(page.Left)), ("header", Twips(10)), ("footer", Twips(8)), ("gutter", "0"));
        Element("titlePg");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Dispose();
        archive.Dispose();
    }

    private void Properties(DocxTable table)
    {
        Open("tblPr");
        Element("tblW", ("w", Twips(table.Widths.Sum())), ("type", "dxa"));
        if (table.Ruled)
        {
            Open("tblBorders");
            foreach (var side in (string[])["top", "left", "bottom", "right", "insideH", "insideV"])
            {
                Element(side, ("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000"));
            }

            xml.WriteEndElement();
        }

        Element("tblLayout", ("type", "fixed"));
        Open("tblCellMar");
        Element("top", ("w", table.Ruled ? "20" : "0"), ("type", "dxa"));
        Element("left", ("w", Twips(1)), ("type", "dxa"));
        Element("bottom", ("w", table.Ruled ? "20" : "0"), ("type", "dxa"));
        Element("right", ("w", Twips(1)), ("type", "dxa"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        Open("tblGrid");
        foreach (var width in table.Widths)
        {
            Element("gridCol", ("w", Twips(width)));
        }

        xml.WriteEndElement();
    }

    private void Write(DocxTable table, DocxRow row, bool repeats)
    {
        Open("tr");
        Open("trPr");
        Element("cantSplit");
        if (row.Height is { } height)
        {
            Element("trHeight", ("val", Twips(height)), ("hRule", "exact"));
        }

        if (repeats)
        {
            Element("tblHeader");
        }

        xml.WriteEndElement();
        var column = 0;
        foreach (var cell in row.Cells)
        {
            Open("tc");
            Open("tcPr");
            Element("tcW", ("w", Twips(table.Widths.Skip(column).Take(cell.Span).Sum())), ("type", "dxa"));
            if (cell.Span > 1)
            {
                Element("gridSpan", ("val", Text(cell.Span)));
            }

            Element("vAlign", ("val", table.Ruled ? "center" : "top"));
            xml.WriteEndElement();
            column += cell.Span;
            foreach (var paragraph in cell.Paragraphs)
            {
                Write(paragraph, row.KeepWithNext, table.HalfPoints);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Write(Paragraph paragraph, bool keep, int? halfPoints = null)
    {
        Open("p");
        Open("pPr");
        Flag("keepNext", keep || paragraph.KeepWithNext);
        Flag("pageBreakBefore", paragraph.OnNewPage);
        if (paragraph.RuleIndent is { } indent)
        {
            Open("pBdr");
            Element("top", ("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000"));
            xml.WriteEndElement();
            Element("spacing", ("before", "40"), ("after", "0"), ("line", "120"), ("lineRule", "exact"));
            Element("ind", ("left", Twips(indent)), ("right", Twips(indent)));
        }
        else
        {
            Element("spacing", ("before", Text(paragraph.Before * 20)), ("after", Text(paragraph.After * 20)));
            Element("ind", ("firstLine", Twips(paragraph.FirstLine)));
        }

        Element("jc", ("val", paragraph.Align switch
        {
            Align.Center => "center", Align.Right => "right", Align.Justify => "both", _ => "left",
        }));
        xml.WriteEndElement();
        foreach (var words in paragraph.Words)
        {
            Write(words, halfPoints);
        }

        xml.WriteEndElement();
    }

    private void Write(Words words, int? halfPoints)
    {
        Open("r");
        Open("rPr");
        Flag("b", words.Bold);
        Flag("i", words.Italic);
        if ((words.HalfPoints ?? halfPoints) is { } size)
        {
            Element("sz", ("val", Text(size)));
            Element("szCs", ("val", Text(size)));
        }

        xml.WriteEndElement();
        Open("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(DocxParts.Printable(words.Text));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Flag(string name, bool set)
    {
        if (set)
        {
            Element(name);
        }
    }

    private void Reference(string name, string type, string id)
    {
        Open(name);
        xml.WriteAttributeString("w", "type", Word, type);
        xml.WriteAttributeString("r", "id", Relations, id);
        xml.WriteEndElement();
    }

    private void Open(string name) => xml.WriteStartElement("w", name, Word);

    private void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(name);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString("w", attribute, Word, value);
        }

        xml.WriteEndElement();
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

    /// <summary>A millimetre is 1440 / 25,4 twentieths of a point.</summary>
    private static string Twips(int millimetres) => Text(millimetres * 14400 / 254);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
