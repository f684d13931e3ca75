using AnSinh.Core.Files;

namespace AnSinh.Core.Imports;

/// <summary>Where the headings of a table stand, which column has which meaning, and how far its rows go.</summary>
internal sealed record FoundHeader(
    SourceProfile Source, SourceTable Table, Sheet Sheet, int FirstRow, int LastRow,
    IReadOnlyDictionary<string, int> Columns, IReadOnlyDictionary<int, string> Headings)
{
    /// <summary>The last row that may belong to the table.</summary>
    public int LastDataRow { get; init; } = int.MaxValue;

    /// <summary>The first table of its sheet: what stands above is the title.</summary>
    public bool IsFirst { get; init; } = true;

    /// <summary>How well the headings fit: more meanings, then a title that names the kind.</summary>
    public int Score { get; init; }

    /// <summary>The row under the headings that only numbers the columns.</summary>
    public int? NumberRow { get; init; }

    /// <summary>The last row that belongs to the headings.</summary>
    public int Top => NumberRow ?? LastRow;

    public int? Column(string meaning) => Columns.TryGetValue(meaning, out var column) ? column : null;

    /// <summary>The rows under the headings that are not empty.</summary>
    public IEnumerable<SheetRow> Rows =>
        Sheet.Rows.Where(row => row.Number > Top && row.Number <= LastDataRow && !row.IsEmpty);

    /// <summary>Everything above the headings, as texts.</summary>
    public IEnumerable<string> TextsAbove =>
        Sheet.Before.Concat(Sheet.Rows.Where(row => row.Number < FirstRow).SelectMany(row => row.Cells)
            .Where(cell => !cell.IsEmpty).Select(cell => cell.Text));

    /// <summary>Everything down to the headings of the first table of a sheet; of a later one its headings.</summary>
    public IEnumerable<IgnoredRow> TitleRows()
    {
        for (var row = IsFirst ? 1 : FirstRow; row <= Top; row++)
        {
            yield return new IgnoredRow(row, !IsFirst || Top == 1 ? "header" : "header/title");
        }
    }
}
