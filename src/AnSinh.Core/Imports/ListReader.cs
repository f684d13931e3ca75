using System.Globalization;
using AnSinh.Core.Files;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>
/// Reads the rows of all tables of a list with the fields and rules that its source names. What the list declares of
/// itself must agree with its rows.
/// </summary>
internal sealed class ListReader(SourceProfile source, ReadingScene scene)
{
    private readonly List<ImportRow> rows = [];
    private readonly List<IgnoredRow> ignored = [];
    private readonly HashSet<string> identities = new(StringComparer.Ordinal);
    private readonly List<long> declared = [];
    private long? declaredCount;
    private long computedVnd;
    private bool manySheets;

    public RowsRead Read(IReadOnlyList<FoundHeader> tables)
    {
        manySheets = tables.Select(table => table.Sheet).Distinct().Count() > 1;
        foreach (var table in tables)
        {
            Table(table);
        }

        return new RowsRead(rows, ignored, Totals(out var errors), errors);
    }

    private void Table(FoundHeader header)
    {
        ignored.AddRange(header.TitleRows().Select(row => row with { Sheet = manySheets ? header.Sheet.Name : null }));
        var sorter = new RowSorter(header);
        var state = new TableState(HamletAbove(header), header.Table.Change);
        int? signedFrom = null;
        var closed = false;
        foreach (var row in header.Rows)
        {
            var kind = signedFrom is null ? sorter.Of(row, closed) : RowIs.Signature;
            closed |= kind is RowIs.Total or RowIs.InWords or RowIs.DeclaredCount;
            if (kind == RowIs.Signature || (closed && kind == RowIs.Nothing))
            {
                signedFrom ??= row.Number;
                continue;
            }

            Take(header, row, kind, state);
        }

        Signed(header, signedFrom);
    }

    private void Take(FoundHeader header, SheetRow row, RowIs kind, TableState state)
    {
        var text = VietnameseText.Clean(row.Cells.First(cell => !cell.IsEmpty).Text);
        switch (kind)
        {
            case RowIs.Person:
                Person(header, row, state);
                break;
            case RowIs.Total:
                declared.AddRange(Declared(header, row));
                Ignore(header, row.Number, "grand total");
                break;
            case RowIs.InWords:
                Ignore(header, row.Number, "amount in words");
                break;
            case RowIs.DeclaredCount:
                declaredCount = (declaredCount ?? 0) + FirstNumber(VietnameseText.SearchKey(text));
                Ignore(header, row.Number, "declared count");
                break;
            case RowIs.Subtotal:
                Ignore(header, row.Number, "subtotal");
                break;
            case RowIs.ColumnNumbers:
                Ignore(header, row.Number, "column numbers");
                break;
            case RowIs.Group:
                Group(header, row, state);
                break;
        }
    }

    private void Group(FoundHeader header, SheetRow row, TableState state)
    {
        var words = string.Join(' ', row.Cells.Where(cell => !cell.IsEmpty
            && !cell.IsNumeric).Select(cell => cell.Text));
        var clean = VietnameseText.Clean(words);
        var section = source.Section(VietnameseText.SearchKey(clean))
            ?? source.Section(VietnameseText.SearchKey(row.Cells.Last(cell => !cell.IsEmpty).Text));
        if (section is not null)
        {
            state.Change = section;
        }
        else if (header.Column("hamlet") is null)
        {
            state.Hamlet = HamletWord.In(clean) ?? HamletWord.In(row) ?? state.Hamlet;
        }

        Ignore(header, row.Number, "group: " + clean);
    }

    private void Person(FoundHeader header, SheetRow sheetRow, TableState state)
    {
        var row = new RowDraft(sheetRow, header);
        var fields = new FieldReaders(row, header, scene, state);
        foreach (var (field, reader) in header.Table.Fields)
        {
            fields.Read(field, reader);
        }

        ListRules.Check(header.Table.Rules, row, fields, scene);
        computedVnd += fields.TotalVnd;
        Marks(row, sheetRow);
        if (fields.Identity is { } identity)
        {
            // The first accepted occurrence of a number wins.
            if (identities.Contains(identity))
            {
                row.Refuse("ID_DUPLICATE", "id_no");
            }
            else if (!row.Refused)
            {
                identities.Add(identity);
            }
        }

        rows.Add(row.Done() with { Sheet = manySheets ? header.Sheet.Name : null });
    }

    private void Marks(RowDraft row, SheetRow sheetRow)
    {
        if (sheetRow.Cells.Any(cell => cell.Lettering == Lettering.Tcvn3))
        {
            row.Warn("LEGACY_TCVN3");
        }

        if (sheetRow.Cells.Any(cell => cell.Lettering == Lettering.Vni))
        {
            row.Warn("LEGACY_VNI");
        }

        if (scene.Decomposed)
        {
            row.Warn("NAME_NFD");
        }
    }

    /// <summary>From the first line of signatures to the end, empty lines too.</summary>
    private void Signed(FoundHeader header, int? from)
    {
        var last = header.Sheet.Rows.Count == 0 ? 0 : Math.Min(header.Sheet.Rows[^1].Number, header.LastDataRow);
        for (var row = from ?? int.MaxValue; row <= last; row++)
        {
            Ignore(header, row, "signature block");
        }
    }

    private void Ignore(FoundHeader header, int row, string why) =>
        ignored.Add(new IgnoredRow(row, why) { Sheet = manySheets ? header.Sheet.Name : null });

    /// <summary>Lists of one table per hamlet name it in the line above the headings, or by the sheet.</summary>
    private static string? HamletAbove(FoundHeader header)
    {
        if (header.Column("hamlet") is not null)
        {
            return null;
        }

        var above = header.Sheet.Rows.LastOrDefault(row => row.Number < header.FirstRow && !row.IsEmpty);
        return (above is null ? HamletWord.In(header.Sheet.Before.LastOrDefault(line => line.Length > 0))
            : HamletWord.In(above))
            ?? HamletWord.In(header.Sheet.Name);
    }

    private ImportTotals? Totals(out List<FileError> errors)
    {
        errors = [];
        if (!source.Rules.Contains("totals"))
        {
            return null;
        }

        var right = declared.Count == 0 || declared[^1] == computedVnd || declared.Sum() == computedVnd;
        if (!right || (declaredCount is { } count && count != rows.Count))
        {
            errors.Add(Mismatch());
        }

        return new ImportTotals
        {
            DeclaredCount = declaredCount,
            DeclaredAmount = declared.Count == 0 ? null : right
                && declared[^1] != computedVnd ? declared.Sum() : declared[^1],
            ComputedAmount = computedVnd,
            FileLevelErrors = [.. errors.Select(error => error.Code)],
        };
    }

    private FileError Mismatch()
    {
        var sum = declared.Count > 0 ? VndText.Format(declared[^1]) : "không ghi tổng tiền";
        var people = declaredCount is { } number ? $"{number} đối tượng" : "không ghi số đối tượng";
        return new FileError(
            "TOTAL_MISMATCH",
            $"Danh sách ghi tổng cộng {sum}, {people}; các dòng cộng lại được {VndText.Format(computedVnd)}, "
            + $"{rows.Count} đối tượng. Đối chiếu dòng tổng với từng dòng rồi nhập lại; nếu chấp nhận số cộng lại, "
            + "nhập với --accept TOTAL_MISMATCH.",
            Acceptable: true);
    }

    private static IEnumerable<long> Declared(FoundHeader header, SheetRow row)
    {
        foreach (var meaning in (string[])["total", "amount"])
        {
            if (header.Column(meaning) is { } column && !row[column].IsEmpty)
            {
                var cell = row[column];
                var fault = cell.IsNumeric
                    ? AmountText.ReadNumber(cell.Number!.Value, AmountProfile.Total, out var vnd)
                    : AmountText.Read(cell.Text, AmountProfile.Total, out vnd);
                return fault == AmountFault.None ? [vnd] : [];
            }
        }

        return [];
    }

    private static long? FirstNumber(string key)
    {
        var word = key.Split(' ').FirstOrDefault(word => word.All(char.IsAsciiDigit));
        return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

/// <summary>What lines of a table say of the rows below them.</summary>
internal sealed class TableState(string? hamlet, string? change)
{
    public string? Hamlet { get; set; } = hamlet;

    /// <summary>increase, decrease or adjust.</summary>
    public string? Change { get; set; } = change;
}
