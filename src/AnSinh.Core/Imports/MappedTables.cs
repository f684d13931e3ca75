using AnSinh.Core.Files;

namespace AnSinh.Core.Imports;

/// <summary>Finds the tables of a file whose headings an officer has said the meaning of.</summary>
internal static class MappedTables
{
    private const int SearchedRows = 40;

    /// <summary>All tables of the first mapping that fits, in the order of the file; null when none fits.</summary>
    public static IReadOnlyList<FoundHeader>? Find(
        Workbook workbook, ImportOptions options, out ColumnMapping? mapping)
    {
        foreach (var one in options.Mappings
            .Where(one => options.Kind == ImportOptions.AnyKind || options.Kind == one.Kind))
        {
            var fields = one.Columns.Select(column => column.Field).ToList();
            if (SourceProfile.Of(one.Kind) is not { } source || source.ShapeOf(fields) is not { } shape)
            {
                // A field that the kind no longer has: the mapping is of an earlier time.
                continue;
            }

            List<FoundHeader> found = [.. workbook.Sheets.Where(sheet => !sheet.Hidden)
                .SelectMany(sheet => InSheet(sheet, one, source, shape))];
            if (found.Count > 0)
            {
                mapping = one;
                return found;
            }
        }

        mapping = null;
        return null;
    }

    private static List<FoundHeader> InSheet(
        Sheet sheet, ColumnMapping mapping, SourceProfile source, SourceTable shape)
    {
        var found = new List<FoundHeader>();
        var rows = new HeaderRows(sheet);
        var columns = mapping.Columns.ToDictionary(one => one.Field, one => one.Column, StringComparer.Ordinal);
        for (var at = 0; at < sheet.Rows.Count; at++)
        {
            var first = sheet.Rows[at].Number;
            var last = first + mapping.Height - 1;
            if ((at >= SearchedRows && !HeaderRows.MayBeHeader(sheet.Rows[at]))
                || (found.Count > 0 && first <= found[^1].LastRow))
            {
                continue;
            }

            var headings = rows.Headings(first, last);
            if (ColumnMapping.FingerprintOf(headings) == mapping.Fingerprint)
            {
                found.Add(new FoundHeader(
                    source, shape, sheet, first, last, columns, HeadingMeanings.Shown(headings))
                {
                    IsFirst = found.Count == 0,
                    NumberRow = HeaderRows.NumberRow(sheet, last),
                });
            }
        }

        return [.. found.Select((header, at) => at + 1 < found.Count
            ? header with { LastDataRow = found[at + 1].FirstRow - 1 }
            : header)];
    }
}
