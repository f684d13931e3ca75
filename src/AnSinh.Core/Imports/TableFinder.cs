using System.Buffers;
using AnSinh.Core.Files;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>
/// Finds the tables of a file: the kind whose headings fit best, then every place of every sheet that has such
/// headings,
/// as lists are stacked, repeated on each page and spread over sheets. Hidden sheets are no data.
/// </summary>
internal sealed class TableFinder
{
    private const int SearchedRows = 40;
    private const int TallestHeader = 3;
    private const int LongestNameHeading = 60;
    private const int TitleWorth = 30;
    private const int FormatWorth = 5;
    private const int ColumnWorth = 10;

    /// <summary>One of these is in every heading of a name, and in few names.</summary>
    private static readonly SearchValues<string> NameSigns =
        SearchValues.Create(["tên", "ten", "ưởng", "uong"], StringComparison.OrdinalIgnoreCase);

    private readonly Workbook workbook;
    private readonly List<SourceProfile> sources;
    private readonly Dictionary<SourceProfile, HeadingMeanings> meanings;

    public TableFinder(Workbook workbook, IEnumerable<SourceProfile> sources)
    {
        this.workbook = workbook;
        this.sources = [.. sources.Where(source => source.Formats.Count == 0
            || source.Formats.Contains(workbook.Format))];
        meanings = this.sources.ToDictionary(source => source, source => new HeadingMeanings(source));
    }

    /// <summary>All tables of the kind that fits best, in the order of the file; empty when none fits.</summary>
    public IReadOnlyList<FoundHeader> Find()
    {
        FoundHeader? best = null;
        foreach (var sheet in workbook.Sheets.Where(sheet => !sheet.Hidden))
        {
            var rows = new HeaderRows(sheet);
            foreach (var row in sheet.Rows.Take(SearchedRows))
            {
                foreach (var source in sources)
                {
                    var found = At(source, rows, row, TallestHeader);
                    best = found is not null && (best is null || found.Score > best.Score) ? found : best;
                }
            }
        }

        return best is null ? [] : [.. workbook.Sheets.Where(sheet => !sheet.Hidden).SelectMany(
            sheet => InSheet(sheet, best))];
    }

    /// <summary>The tables of one sheet, each ending where the headings of the next begin.</summary>
    private List<FoundHeader> InSheet(Sheet sheet, FoundHeader best)
    {
        var found = new List<FoundHeader>();
        var rows = new HeaderRows(sheet);
        var seen = 0;
        for (var at = 0; at < sheet.Rows.Count; at++)
        {
            var row = sheet.Rows[at];
            if (row.Number <= seen || (at >= SearchedRows && !HeaderRows.MayBeHeader(row))
                || !NamesSomebody(row, sheet, best))
            {
                continue;
            }

            if (Best(best.Source, rows, at) is { } header)
            {
                found.Add(header with
                {
                    IsFirst = found.Count == 0,
                    NumberRow = HeaderRows.NumberRow(sheet, header.LastRow),
                });
                seen = header.LastRow;
            }
        }

        return [.. found.Select((header, at) => at + 1 < found.Count
            ? header with { LastDataRow = found[at + 1].FirstRow - 1 }
            : header)];
    }

    /// <summary>The best header that includes a row which may be its first, second or third.</summary>
    private FoundHeader? Best(SourceProfile source, HeaderRows rows, int at)
    {
        FoundHeader? best = null;
        for (var back = 0; back < TallestHeader && at - back >= 0; back++)
        {
            var found = At(source, rows, rows.Sheet.Rows[at - back], TallestHeader);
            if (found is not null && found.LastRow >= rows.Sheet.Rows[at].Number
                && (best is null || found.Score > best.Score))
            {
                best = found;
            }
        }

        for (var on = 1; on < TallestHeader && at + on < rows.Sheet.Rows.Count; on++)
        {
            var found = At(source, rows, rows.Sheet.Rows[at + on], TallestHeader);
            best = found is not null && best is not null && found.Score > best.Score ? found : best;
        }

        return best;
    }

    /// <summary>The best header of a source that begins at a row.</summary>
    private FoundHeader? At(SourceProfile source, HeaderRows rows, SheetRow first, int tallest)
    {
        FoundHeader? best = null;
        if (first.Cells.Count(cell => !cell.IsEmpty) < 2 && rows.Sheet.Merged.Count == 0)
        {
            return null;
        }

        for (var height = 1; height <= tallest; height++)
        {
            if (height > 1 && rows.LooksLikeData(first.Number + height - 1))
            {
                break;
            }

            var headings = rows.Headings(first.Number, first.Number + height - 1);
            var found = Fit(source, rows.Sheet, (first.Number, first.Number + height - 1), headings);
            best = found is not null && (best is null || found.Score > best.Score) ? found : best;
        }

        return best;
    }

    private FoundHeader? Fit(
        SourceProfile source, Sheet sheet, (int First, int Last) rows, SortedDictionary<int, string> headings)
    {
        var columns = meanings[source].Columns(headings, out var sure);
        if (source.ShapeOf(columns.Keys) is not { } shape)
        {
            return null;
        }

        var header = new FoundHeader(source, shape, sheet, rows.First, rows.Last, columns,
            HeadingMeanings.Shown(headings));
        var title = VietnameseText.SearchKey(string.Join(' ', header.TextsAbove.Take(SearchedRows)) + " " + sheet.Name);
        return header with
        {
            Score = (columns.Count * ColumnWorth) + sure - (rows.Last - rows.First)
                + (source.Titles.Exists(phrase => title.Contains(phrase, StringComparison.Ordinal)) ? TitleWorth : 0)
                + (source.Formats.Count > 0 ? FormatWorth : 0),
        };
    }

    /// <summary>A short cell that the source knows as the heading of the name column.</summary>
    private bool NamesSomebody(SheetRow row, Sheet sheet, FoundHeader best)
    {
        foreach (var cell in row.Cells)
        {
            if (cell.Kind == CellKind.Text && cell.Text.Length <= LongestNameHeading
                && cell.Text.AsSpan().ContainsAny(NameSigns)
                && meanings[best.Source].Of(cell.Text).Meaning is "full_name" or "account_name")
            {
                return true;
            }
        }

        return sheet == best.Sheet && row.Number >= best.FirstRow && row.Number <= best.LastRow;
    }
}
