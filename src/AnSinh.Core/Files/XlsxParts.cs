using System.Globalization;

namespace AnSinh.Core.Files;

/// <summary>The fixed parts of a written workbook.</summary>
internal static class XlsxParts
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    public const string ContentTypes = Head
        + $"<Types xmlns=\"{Package}/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}sheet.main+xml\"/>"
        + $"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Type}worksheet+xml\"/>"
        + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Type}styles+xml\"/></Types>";

    public const string Relations = Head
        + $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" "
        + $"Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

    public const string WorkbookRelations = Head
        + $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" "
        + $"Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
        + $"Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>";

    /// <summary>0 plain text, 1 bold heading, 2 number in groups of three, 3 text marked as text.</summary>
    public const string Styles = Head
        + $"<styleSheet xmlns=\"{Main}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Times New "
        + "Roman\"/></font>"
        + "<font><b/><sz val=\"11\"/><name val=\"Times New Roman\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyAlignment=\"1\">"
        + "<alignment wrapText=\"1\" vertical=\"center\"/></xf>"
        + "<xf numFmtId=\"3\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\" "
        + "applyNumberFormat=\"1\"/>"
        + "</cellXfs></styleSheet>";

    public const string SheetStart = Head + $"<worksheet xmlns=\"{Main}\">";

    public static string Workbook(string sheetName) => Head
        + $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>"
        + $"<sheet name=\"{sheetName}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

    public static string Frozen(int rows) => string.Create(CultureInfo.InvariantCulture,
        $"<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"{rows}\" topLeftCell=\"A{rows + 1}\" ")
        + "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>";

    public static string Column(int column, int width) => string.Create(CultureInfo.InvariantCulture,
        $"<col min=\"{column}\" max=\"{column}\" width=\"{width}\" customWidth=\"1\"/>");
}
