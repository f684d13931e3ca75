namespace AnSinh.Core.Files;

/// <summary>What a cell held in the file.</summary>
public enum CellKind
{
    Empty,
    Text,
    Number,
    /// <summary>
    /// A number that the file shows as a day; <see cref="Cell.Number"/> is the day number of the 1900 system.
    /// </summary>
    Date,
    Flag,
    /// <summary>#REF! and its like.</summary>
    Error,
}

/// <summary>
/// One cell as it was stored. Text is what was typed, or the digits of the stored number; nothing is rounded or guessed
/// here.
/// </summary>
/// <param name="Kind">What the file held.</param>
/// <param name="Text">Never null; "" when empty.</param>
/// <param name="Number">The stored number of a number or date cell.</param>
/// <param name="Formula">The formula without =; never run by us. A formula without a stored value is an empty
/// cell.</param>
/// <param name="Struck">The cell's font is struck through.</param>
/// <param name="Lettering">How the text stood in the file; the text itself is Unicode.</param>
public readonly record struct Cell(
    CellKind Kind, string Text, decimal? Number = null, string? Formula = null, bool Struck = false,
    Lettering Lettering = Lettering.Unicode)
{
    public static readonly Cell Empty = new(CellKind.Empty, "");

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    /// <summary>Whether leading noughts may have been lost because the cell held a number.</summary>
    public bool IsNumeric => Kind is CellKind.Number or CellKind.Date;
}
