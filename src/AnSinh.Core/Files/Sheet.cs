namespace AnSinh.Core.Files;

/// <summary>A row with something in it. Cells stand at their column, 0 is A.</summary>
/// <param name="Number">1-based row (or line) of the file as people see it.</param>
/// <param name="Hidden">Hidden by the author; still read.</param>
/// <param name="Cells">From column A on.</param>
public sealed record SheetRow(int Number, bool Hidden, Cell[] Cells)
{
    /// <summary>The cell of a column, empty beyond the end.</summary>
    public Cell this[int column] => column >= 0 && column < Cells.Length ? Cells[column] : Cell.Empty;

    public bool IsEmpty => !Array.Exists(Cells, static cell => !cell.IsEmpty);

    /// <summary>Every cell that has a content is struck through: the row was cancelled by hand.</summary>
    public bool Struck => !IsEmpty && Cells.All(cell => cell.IsEmpty || cell.Struck);
}

/// <summary>A merged block, 1-based rows and 0-based columns, all inclusive.</summary>
public readonly record struct MergedBlock(int FirstRow, int LastRow, int FirstColumn, int LastColumn);

/// <summary>A sheet with its non-empty rows in order.</summary>
public sealed record Sheet(string Name, bool Hidden, IReadOnlyList<SheetRow> Rows, IReadOnlyList<MergedBlock> Merged)
{
    /// <summary>Lines of text before a table of a document: letterhead, title.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];
}

/// <summary>A file opened: its sheets in order.</summary>
/// <param name="Format">xlsx, xls, csv, tsv, docx or html.</param>
/// <param name="Encoding">The encoding found, for text files.</param>
/// <param name="Sheets">In the order of the file.</param>
public sealed record Workbook(string Format, string? Encoding, IReadOnlyList<Sheet> Sheets)
{
    /// <summary>The text kept accents apart from their letters (NFD).</summary>
    public bool Decomposed { get; init; }
}
