using AnSinh.Core.Files;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>Which table of a file to look at: kind, sheet (0 is the first), first row and height of headings.</summary>
public sealed record TableAsked(string? Kind = null, int? Sheet = null, int? FirstRow = null, int? Height = null);

/// <summary>A column as an officer sees it: letters, heading, the first cells, what the machine takes it for.</summary>
public sealed record ColumnSeen(
    int Column, string Letters, string Heading, IReadOnlyList<string> Cells, string? Field);

/// <summary>
/// A table of a file before anybody has said what its columns mean: what was recognised, what stands in the first rows.
/// </summary>
public sealed class ColumnTable
{
    public const int TallestHeader = 3;
    private const int RowsShown = 5;
    private const int RowsGuessed = 40;
    private const int ColumnsMost = 100;

    private ColumnTable(SourceProfile source, List<Sheet> sheets, Sheet sheet, int firstRow, int height)
    {
        var rows = new HeaderRows(sheet);
        var headings = rows.Headings(firstRow, firstRow + height - 1);
        (Source, Sheets, Sheet) = (source, [.. sheets.Select(one => one.Name)], sheets.IndexOf(sheet));
        (FirstRow, Height) = (firstRow, height);
        Fingerprint = ColumnMapping.FingerprintOf(headings);
        var recognised = new HeadingMeanings(source).Columns(headings, out _).ToDictionary(
            pair => pair.Value, pair => pair.Key);
        var top = HeaderRows.NumberRow(sheet, firstRow + height - 1) ?? firstRow + height - 1;
        var data = sheet.Rows.Where(row => row.Number > top && !row.IsEmpty).Take(RowsShown).ToList();
        var width = Math.Min(ColumnsMost, data.Select(row => row.Cells.Length)
            .Append(headings.Keys.DefaultIfEmpty(-1).Max() + 1).Max());
        Rows = [.. data.Select(row => row.Number)];
        Columns = [.. Enumerable.Range(0, width).Select(column => new ColumnSeen(
            column, ImportReasons.ColumnLetters(column),
            headings.GetValueOrDefault(column, "").Replace(HeadingMeanings.Below, ' '),
            [.. data.Select(row => VietnameseText.Clean(row[column].Text))], recognised.GetValueOrDefault(column)))];
    }

    public SourceProfile Source { get; }

    /// <summary>Names of the sheets that can be seen.</summary>
    public IReadOnlyList<string> Sheets { get; }

    public int Sheet { get; }

    public int FirstRow { get; }

    public int Height { get; }

    public string Fingerprint { get; }

    /// <summary>Numbers of the rows that are shown.</summary>
    public IReadOnlyList<int> Rows { get; }

    public IReadOnlyList<ColumnSeen> Columns { get; }

    /// <summary>The asked table; what is not asked is recognised, else guessed.</summary>
    public static ColumnTable Read(byte[] bytes, ReadLimits limits, TableAsked asked)
    {
        var workbook = SheetFile.Open(bytes, limits);
        var sheets = workbook.Sheets.Where(sheet => !sheet.Hidden && sheet.Rows.Count > 0).ToList();
        if (sheets.Count == 0)
        {
            throw new RefusedException(new Refusal(
                "TABLE_MISSING", "Tệp không có trang tính nào có dòng. Mở tệp bằng Excel xem lại.", "file"));
        }

        var kind = SourceProfile.Mappable.FirstOrDefault(source => source.Kind == asked.Kind);
        var seen = kind is null ? SourceProfile.Mappable : [kind];
        var found = new TableFinder(workbook, SourceProfile.All.Where(source => seen.Any(
            one => one.Kind == source.Kind))).Find();
        var sheet = asked.Sheet is { } at && at >= 0 && at < sheets.Count ? sheets[at]
            : found.Count > 0 ? found[0].Sheet : sheets[0];
        var header = found.FirstOrDefault(one => one.Sheet == sheet);
        var first = asked.FirstRow is { } row && sheet.Rows.Any(one => one.Number == row) ? row
            : header?.FirstRow ?? Guess(sheet, seen);
        var height = asked.Height is { } rows ? Math.Clamp(rows, 1, TallestHeader)
            : header is not null && header.FirstRow == first ? header.LastRow - header.FirstRow + 1 : 1;
        return new ColumnTable(
            kind ?? (header is null ? Closest(sheet, first, height, seen) : SourceProfile.Of(header.Source.Kind)!),
            sheets, sheet, first, height);
    }

    /// <summary>The mapping that the chosen fields make; refused with the first fault where they make none.</summary>
    public ColumnMapping Mapped(IReadOnlyDictionary<int, string> fields) =>
        Faults(fields) is [var fault, ..] ? throw new RefusedException(fault)
            : new ColumnMapping(Source.Kind, Fingerprint, Height, Chosen(fields));

    /// <summary>Why the chosen fields, by column, make no mapping.</summary>
    public IReadOnlyList<Refusal> Faults(IReadOnlyDictionary<int, string> fields)
    {
        var outside = fields.Keys.Where(column => column < 0 || column >= Columns.Count).ToList();
        return outside.Count == 0 ? ColumnMapping.Faults(Source, Chosen(fields))
            : [new Refusal("COLUMN_UNKNOWN",
                $"Bảng không có cột {ImportReasons.ColumnLetters(outside[0])}; các cột là "
                    + $"{string.Join(", ", Columns.Select(one => one.Letters))}.",
                ImportReasons.ColumnLetters(outside[0]))];
    }

    private List<MappedColumn> Chosen(IReadOnlyDictionary<int, string> fields) =>
        [.. fields.OrderBy(pair => pair.Key)
            .Select(pair => new MappedColumn(pair.Key, Columns[pair.Key].Heading, pair.Value))];

    /// <summary>The row of most texts that stands above rows as wide, where no heading was recognised.</summary>
    private static int Guess(Sheet sheet, IEnumerable<SourceProfile> sources)
    {
        var meanings = sources.Select(source => new HeadingMeanings(source)).ToList();
        var rows = new HeaderRows(sheet);
        return sheet.Rows.Take(RowsGuessed).Where(row => !row.IsEmpty).MaxBy(row =>
        {
            var headings = rows.Headings(row.Number, row.Number);
            return rows.LooksLikeData(row.Number) ? 0
                : headings.Count + meanings.Max(one => one.Columns(headings, out _).Count);
        })?.Number ?? sheet.Rows[0].Number;
    }

    /// <summary>The kind that knows most of the headings; a list of beneficiaries where several do.</summary>
    private static SourceProfile Closest(
        Sheet sheet, int first, int height, IReadOnlyList<SourceProfile> sources)
    {
        var headings = new HeaderRows(sheet).Headings(first, first + height - 1);
        return sources.OrderByDescending(source => source.Kind == ImportKinds.RegistryList)
            .MaxBy(source => new HeadingMeanings(source).Columns(headings, out _).Count)!;
    }
}
