using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>What a reader of one kind made of the rows under the headings.</summary>
internal sealed record RowsRead(
    IReadOnlyList<ImportRow> Rows, IReadOnlyList<IgnoredRow> Ignored, ImportTotals? Totals,
    IReadOnlyList<FileError> Errors);

/// <summary>What every reader of rows knows: the month, its rate, and what may be asked.</summary>
internal sealed record ReadingScene(Month Month, long? BaseVnd, ImportLookups Lookups)
{
    /// <summary>The last day a row may speak of: of the month, or today where a list names none.</summary>
    public DateOnly LastDay { get; init; } = Month.LastDay;

    /// <summary>The office above the title.</summary>
    public string? Issuer { get; init; }

    /// <summary>The file kept accents apart from their letters.</summary>
    public bool Decomposed { get; init; }

    public long? AmountOf(int? hundredths) => BaseVnd is { } rate && hundredths is { } value
        ? rate * value / 100
        : null;
}
