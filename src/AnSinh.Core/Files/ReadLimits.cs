namespace AnSinh.Core.Files;

/// <summary>How much of a foreign file is believed; checked before and while it is unpacked, never after.</summary>
/// <param name="FileBytes">Size of the file as it came.</param>
/// <param name="Rows">Rows of all sheets together.</param>
public sealed record ReadLimits(long FileBytes, int Rows)
{
    /// <summary>An upload through the pages.</summary>
    public static readonly ReadLimits Web = new(10L << 20, 50_000);

    /// <summary>A file named on the command line.</summary>
    public static readonly ReadLimits CommandLine = new(64L << 20, 300_000);

    /// <summary>Columns of one row.</summary>
    public int Columns { get; init; } = 1_000;

    /// <summary>Cells with a content, of all sheets together.</summary>
    public int Cells { get; init; } = 6_000_000;

    /// <summary>Parts inside a packed file.</summary>
    public int Entries { get; init; } = 200;

    /// <summary>Bytes after unpacking, all parts together.</summary>
    public long UnpackedBytes { get; init; } = 400L << 20;

    /// <summary>
    /// A part may unpack to this many times the file; small parts are spared (<see cref="SmallPartBytes"/>).
    /// </summary>
    public int UnpackedRatio { get; init; } = 16;

    /// <summary>Below this the ratio of a part is not looked at: a short list of equal rows packs very well.</summary>
    public long SmallPartBytes { get; init; } = 1L << 20;

    /// <summary>Nesting of XML elements.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Letters of one cell, as Excel itself allows.</summary>
    public int CellLetters { get; init; } = 32_767;
}
