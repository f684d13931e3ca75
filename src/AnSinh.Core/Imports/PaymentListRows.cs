using System.Globalization;
using AnSinh.Core.Files;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>
/// Reads a signed payment list: people in groups by hamlet, subtotals, a total in figures and words, a declared count,
/// signatures. What the list declares of itself must agree with its rows.
/// </summary>
internal sealed class PaymentListRows(FoundHeader header, ReadingScene scene)
{
    private readonly List<ImportRow> rows = [];
    private readonly List<IgnoredRow> ignored = [];
    private readonly HashSet<string> identities = new(StringComparer.Ordinal);
    private string? hamlet;
    private bool closed;
    private long? declaredCount;
    private long? declaredVnd;
    private long computedVnd;

    public RowsRead Read()
    {
        var last = header.Sheet.Rows.Count == 0 ? 0 : header.Sheet.Rows[^1].Number;
        int? signedFrom = null;
        foreach (var row in header.Sheet.Rows.Where(row => row.Number > header.LastRow && !row.IsEmpty))
        {
            if (!Other(row) && IsPerson(row))
            {
                rows.Add(Person(row));
            }
            else if (closed && (ignored.Count == 0 || ignored[^1].Row != row.Number))
            {
                signedFrom = row.Number;
                break;
            }
        }

        for (var row = signedFrom ?? last + 1; row <= last; row++)
        {
            ignored.Add(new IgnoredRow(row, "signature block"));
        }

        return new RowsRead(rows, ignored, Totals(out var errors), errors);
    }

    private ImportTotals Totals(out List<FileError> errors)
    {
        errors = [];
        if ((declaredVnd is { } vnd && vnd != computedVnd) || (declaredCount is { } count && count != rows.Count))
        {
            var declared = declaredVnd is { } sum ? VndText.Format(sum) : "không ghi tổng tiền";
            var people = declaredCount is { } number ? $"{number} đối tượng" : "không ghi số đối tượng";
            errors.Add(new FileError(
                "TOTAL_MISMATCH",
                $"Danh sách ghi tổng cộng {declared}, {people}; các dòng cộng lại được {VndText.Format(computedVnd)}, "
                + $"{rows.Count} đối tượng. Đối chiếu dòng tổng với từng dòng rồi nhập lại; nếu chấp nhận số cộng lại, "
                + "nhập với --accept TOTAL_MISMATCH.",
                Acceptable: true));
        }

        return new ImportTotals
        {
            DeclaredCount = declaredCount,
            DeclaredAmount = declaredVnd,
            ComputedAmount = computedVnd,
            FileLevelErrors = [.. errors.Select(error => error.Code)],
        };
    }

    /// <summary>Rows that are no person: group, subtotal, total, words, count.</summary>
    private bool Other(SheetRow row)
    {
        var text = VietnameseText.Clean(row.Cells.First(cell => !cell.IsEmpty).Text);
        var key = VietnameseText.SearchKey(text);
        string? why = null;
        if (header.Source.Says("total", key))
        {
            why = "grand total";
            declaredVnd = Declared(row);
            closed = true;
        }
        else if (header.Source.Says("in_words", key))
        {
            why = "amount in words";
            closed = true;
        }
        else if (header.Source.Says("declared_count", key))
        {
            why = "declared count";
            declaredCount = FirstNumber(key);
            closed = true;
        }
        else if (header.Source.Says("subtotal", key))
        {
            why = "subtotal";
        }
        else if (!closed && row.Cells.Count(cell => !cell.IsEmpty) == 1 && !text.All(char.IsAsciiDigit))
        {
            why = "group: " + text;
            hamlet = text;
        }

        if (why is not null)
        {
            ignored.Add(new IgnoredRow(row.Number, why));
        }

        return why is not null;
    }

    private bool IsPerson(SheetRow row)
    {
        bool Filled(string meaning) => header.Column(meaning) is { } column && !row[column].IsEmpty;
        return !closed && (Filled("amount") || Filled("coefficient") || (Filled("number") && Filled("full_name")));
    }

    private long? Declared(SheetRow row)
    {
        foreach (var meaning in (string[])["total", "amount"])
        {
            if (header.Column(meaning) is { } column && !row[column].IsEmpty)
            {
                var cell = row[column];
                var fault = cell.IsNumeric
                    ? AmountText.ReadNumber(cell.Number!.Value, AmountProfile.Total, out var vnd)
                    : AmountText.Read(cell.Text, AmountProfile.Total, out vnd);
                return fault == AmountFault.None ? vnd : null;
            }
        }

        return null;
    }

    private ImportRow Person(SheetRow sheetRow)
    {
        var row = new RowDraft(sheetRow, header);
        row.Name();
        var (birth, sex) = Birth(row);
        row.Set("birth_year", birth?.Year);
        row.Set("sex", sex);
        row.Keep("dob", birth?.ToString());
        if (row.Has("id_no"))
        {
            Identity(row, row.Identity("id_no", sex, birth));
        }
        else
        {
            row.Warn("ID_ABSENT_IN_LAYOUT");
        }

        row.Set("decision_no", row.TextOrNull("decision_no"));
        Money(row);
        row.Set("hamlet", hamlet);
        Notes(row);
        return row.Done();
    }

    private void Identity(RowDraft row, string? identity)
    {
        row.Set("id_no", identity);
        if (identity is not null && !identities.Add(identity))
        {
            row.Refuse("ID_DUPLICATE", "id_no");
        }
    }

    /// <summary>
    /// The year stands in the column of men or of women; or there is one date column and a column for the sex.
    /// </summary>
    private (BirthDate? Birth, string? Sex) Birth(RowDraft row)
    {
        var profile = new DateProfile(scene.Month.LastDay, header.Source.Profile.TwoDigitYears);
        if (!row.Has("birth_year_m") || !row.Has("birth_year_f"))
        {
            return (row.Birth("dob", profile), SexOf(row));
        }

        var man = !row.Cell("birth_year_m").IsEmpty;
        var woman = !row.Cell("birth_year_f").IsEmpty;
        if (man && woman)
        {
            row.Refuse("SEX_AMBIGUOUS", "birth_year_m");
        }

        var birth = row.Birth(woman && !man ? "birth_year_f" : "birth_year_m", profile);
        return (birth, man == woman ? null : man ? "M" : "F");
    }

    private static string? SexOf(RowDraft row)
    {
        switch (VietnameseText.SearchKey(row.Text("sex")))
        {
            case "nam":
                return "M";
            case "nu" or "x":
                return "F";
            case "":
                return null;
            default:
                row.Refuse("SEX_AMBIGUOUS", "sex");
                return null;
        }
    }

    private void Money(RowDraft row)
    {
        var coefficient = row.Coefficient();
        var amountVnd = row.Amount("amount", header.Source.Amounts);
        row.Set("amount", amountVnd);
        if (amountVnd is { } amount && scene.AmountOf(coefficient) is { } due && amount != due)
        {
            row.Refuse("AMOUNT_MISMATCH", "amount");
        }

        var zero = header.Source.Amounts with { Zero = true };
        var months = row.Has("arrears_months") ? row.Amount("arrears_months", zero, 0) : 0;
        var arrearsVnd = row.Has("arrears_amount") ? row.Amount("arrears_amount", zero, 0) : 0;
        row.Set("arrears_months", months);
        row.Set("arrears_amount", arrearsVnd);
        if (months is { } count && arrearsVnd is { } arrears
            && row.Has("arrears_months") && arrears != count * amountVnd)
        {
            row.Refuse("QUANTITY_MISMATCH", "arrears_amount");
        }

        var totalVnd = (amountVnd ?? 0) + (arrearsVnd ?? 0);
        computedVnd += totalVnd;
        if (row.Has("total") && !row.Cell("total").IsEmpty
            && row.Amount("total", zero) is { } stated && stated != totalVnd)
        {
            row.Refuse("BALANCE_MISMATCH", "total");
        }
    }

    private void Notes(RowDraft row)
    {
        var note = VietnameseText.SearchKey(row.Text("note"));
        if (header.Source.Says("dead", note))
        {
            row.Refuse("BENEFICIARY_DEAD", "note");
        }

        if (header.Source.Says("moved", note))
        {
            row.Refuse("MOVED_OUT", "note");
        }

        if (row.Struck)
        {
            row.Refuse("STRUCK_OUT", "full_name");
        }
    }

    private static long? FirstNumber(string key)
    {
        var word = key.Split(' ').FirstOrDefault(word => word.All(char.IsAsciiDigit));
        return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
