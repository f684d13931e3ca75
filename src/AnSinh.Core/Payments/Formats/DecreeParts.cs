using System.Globalization;
using AnSinh.Core.Files.Documents;

namespace AnSinh.Core.Payments.Formats;

/// <summary>The heads, titles and signatures that Decree 30/2020, Annex I gives to every administrative paper.</summary>
public static class DecreeParts
{
    private const int Small = 24, Body = 26, Title = 28;

    /// <summary>Issuing body and number left; quốc hiệu, tiêu ngữ, place and day right.</summary>
    public static void Head(DocxWriter paper, int width, string areaName, string number, string placeAndDay)
    {
        var left = width * 2 / 5;
        paper.Add(
            new DocxTable([left, width - left], Ruled: false),
            new DocxRow(
                new DocxCell(
                    Line("ỦY BAN NHÂN DÂN", Small, bold: true), Line(Capitals(areaName), Small, bold: true),
                    Paragraph.Rule((left / 2) - 10), Line(number, Body)),
                new DocxCell(
                    Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Small, bold: true), Line("Độc lập - Tự do - Hạnh phúc", Body, bold: true),
                    Paragraph.Rule(((width - left) / 2) - 28), Line(placeAndDay, Body, italic: true))));
    }

    /// <summary>Kind of paper in capitals, then its subject, then further lines.</summary>
    public static void Heading(DocxWriter paper, string kind, string subject, params ReadOnlySpan<string> more)
    {
        paper.Add(Line(kind, Title, bold: true) with { Before = 12 }, Line(subject, Title, bold: true));
        foreach (var text in more)
        {
            paper.Add(Line(text, Body, italic: true));
        }

        paper.Add(Paragraph.Centered() with { After = 4 });
    }

    /// <summary>An indented sentence of the body.</summary>
    public static Paragraph Text(params IReadOnlyList<Words> words) =>
        new(words) { Align = Align.Justify, FirstLine = 10, Before = 3, After = 3 };

    /// <summary>The total in words; it stays with the signatures below.</summary>
    public static Paragraph InWords(string label, long amountVnd) =>
        new(label, new Words(Shared.VndText.InWords(amountVnd), Bold: true, Italic: true), "./.") { Before = 6, After = 8, KeepWithNext = true };

    /// <summary>Who signs, side by side, in one row that no page tears apart.</summary>
    public static void Signatures(DocxWriter paper, int width, params IReadOnlyList<Signer> signers)
    {
        // A column as wide as its office is long, so that no office is broken over two lines.
        var lengths = signers.Select(signer => 4 + signer.Title.Split('\n').Max(line => line.Length)).ToList();
        paper.Add(
            new DocxTable([.. lengths.Select(length => width * length / lengths.Sum())], Ruled: false),
            new DocxRow([.. signers.Select(Cell)]));
        paper.Add(new Paragraph());
    }

    public static string PlaceAndDay(string place, DateOnly day) => $"{place}, {MonthName.Of(day)}";

    public static string Capitals(string text) => text.ToUpper(CultureInfo.InvariantCulture);

    public static Paragraph Line(string text, int halfPoints = Body, bool bold = false, bool italic = false) =>
        Paragraph.Centered(new Words(text, bold, italic, halfPoints));

    private static DocxCell Cell(Signer signer)
    {
        var lines = signer.Title.Split('\n').Select(line => Line(line, Body, bold: true)).ToList();
        lines.Add(Line(signer.Hint, Small, italic: true));
        lines.AddRange(Enumerable.Range(0, 4).Select(_ => Line("", Body)));
        lines.Add(Line(signer.Name ?? "", Body, bold: true));
        return new DocxCell(lines);
    }
}

/// <summary>Who signs a paper: office, what to do, and the name where it is known.</summary>
public sealed record Signer(string Title, string Hint = "(Ký, ghi rõ họ tên)", string? Name = null);
