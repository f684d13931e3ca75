using AnSinh.Core.Files.Documents;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Payments.Formats;

/// <summary>Cells that the tables of all papers are made of.</summary>
public static class DocxKit
{
    public static DocxRow Header(params ReadOnlySpan<string> titles)
    {
        var cells = new List<DocxCell>();
        foreach (var title in titles)
        {
            cells.Add(Middle(title, bold: true));
        }

        return new DocxRow(cells);
    }

    public static DocxCell Middle(string text, bool bold = false) => Paragraph.Centered(new Words(text, bold));

    /// <summary>Right-aligned, grouped; the heading says đồng.</summary>
    public static DocxCell Money(long amountVnd, bool bold = false) =>
        new Paragraph(new Words(VndText.Number(amountVnd), bold)) { Align = Align.Right };

    /// <summary>Nothing where there is nothing: a list of noughts hides the amounts.</summary>
    public static DocxCell MoneyOrBlank(long amountVnd, bool bold = false) => amountVnd == 0 ? "" : Money(amountVnd, bold);
}
