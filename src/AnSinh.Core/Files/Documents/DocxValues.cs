namespace AnSinh.Core.Files.Documents;

/// <summary>The sheet a paper is printed on: A4, margins in millimetres, and what stands in the foot of every page.</summary>
/// <param name="Landscape">Long side across.</param>
/// <param name="Top">Top margin; the page number stands in it.</param>
/// <param name="Right">Right margin.</param>
/// <param name="Bottom">Bottom margin; the foot stands in it.</param>
/// <param name="Left">Left margin.</param>
/// <param name="Foot">Small text at the bottom of each page, such as the fingerprint of a list; null for none.</param>
public sealed record DocxPage(bool Landscape, int Top, int Right, int Bottom, int Left, string? Foot)
{
    private const int ShortSide = 210, LongSide = 297;

    /// <summary>Portrait as Decree 30/2020 has it: 20 above and below, 30 left, 15 right.</summary>
    public static DocxPage Portrait(string? foot = null) => new(false, 20, 15, 20, 30, foot);

    /// <summary>Landscape for wide tables.</summary>
    public static DocxPage Wide(string? foot = null) => new(true, 20, 15, 20, 20, foot);

    /// <summary>Width of the text, millimetres.</summary>
    public int TextWidth => (Landscape ? LongSide : ShortSide) - Left - Right;

    internal int Width => Landscape ? LongSide : ShortSide;

    internal int Height => Landscape ? ShortSide : LongSide;
}

/// <summary>Where the lines of a paragraph stand.</summary>
public enum Align
{
    Left,
    Center,
    Right,
    Justify,
}

/// <summary>Words with one look. Sizes are half points, as Word counts: 26 is 13 pt.</summary>
public readonly record struct Words(string Text, bool Bold = false, bool Italic = false, int? HalfPoints = null)
{
    public static implicit operator Words(string text) => new(text);
}

/// <summary>A paragraph: its words and how it stands. Indents and spaces in millimetres and points.</summary>
public sealed record Paragraph(params IReadOnlyList<Words> Words)
{
    public Align Align { get; init; }

    /// <summary>Indent of the first line, millimetres (Decree 30/2020: 10 to 12,7).</summary>
    public int FirstLine { get; init; }

    /// <summary>Space above and below, points.</summary>
    public int Before { get; init; }

    public int After { get; init; }

    /// <summary>Stays on the page of the next paragraph.</summary>
    public bool KeepWithNext { get; init; }

    public bool OnNewPage { get; init; }

    /// <summary>A thin rule as wide as the text less this indent on both sides, millimetres; the paragraph has no words then.</summary>
    public int? RuleIndent { get; init; }

    public static Paragraph Centered(params IReadOnlyList<Words> words) => new(words) { Align = Align.Center };

    public static Paragraph Rule(int indent) => new() { RuleIndent = indent };
}

/// <summary>A cell: paragraphs, and over how many columns it reaches.</summary>
public sealed record DocxCell(params IReadOnlyList<Paragraph> Paragraphs)
{
    public int Span { get; init; } = 1;

    public static implicit operator DocxCell(string text) => new(new Paragraph(text));

    public static implicit operator DocxCell(Paragraph paragraph) => new(paragraph);
}

/// <summary>A row; never torn apart by a page.</summary>
public sealed record DocxRow(params IReadOnlyList<DocxCell> Cells)
{
    /// <summary>Exact height in millimetres; null as high as its words.</summary>
    public int? Height { get; init; }

    /// <summary>Stays on the page of the row below.</summary>
    public bool KeepWithNext { get; init; }
}

/// <summary>A table: column widths in millimetres, a header row that repeats on each page (or none), ruled or invisible.</summary>
public sealed record DocxTable(IReadOnlyList<int> Widths, bool Ruled, DocxRow? Header = null, int HalfPoints = 26);
