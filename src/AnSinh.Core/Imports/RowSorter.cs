using System.Text.RegularExpressions;
using AnSinh.Core.Files;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>What a row under the headings is.</summary>
internal enum RowIs
{
    Person,
    Group,
    Subtotal,
    Total,
    InWords,
    DeclaredCount,
    ColumnNumbers,
    Signature,
    Nothing,
}

/// <summary>
/// Tells people from everything else that offices put into a table: groups, sums, words, counts, signatures. A row that
/// names somebody with a birth, a number or a coefficient is always a person, whatever it is called.
/// </summary>
internal sealed partial class RowSorter(FoundHeader header)
{
    private static readonly string[] Personal =
        ["dob", "dob_sex", "birth_year_m", "birth_year_f", "id_no", "account_no", "bhxh_no", "channel", "age"];

    private static readonly string[] Payable =
        ["amount", "coefficient", "new_coefficient", "new_amount", "start", "stop", "reason", "clinic", "category"];

    private readonly HashSet<int> continued = Continued(header);

    public RowIs Of(SheetRow row, bool closed)
    {
        if (IsColumnNumbers(row))
        {
            return RowIs.ColumnNumbers;
        }

        if (continued.Contains(row.Number))
        {
            return RowIs.Nothing;
        }

        var first = VietnameseText.Clean(row.Cells.First(cell => !cell.IsEmpty).Text);
        var key = VietnameseText.SearchKey(row.Cells.FirstOrDefault(cell => cell.Text.Any(char.IsLetter)).Text
            ?? first);
        if (!closed && NamesSomebody(row) && !IsGroupNumber(row, first))
        {
            return RowIs.Person;
        }

        return ByWords(row, key) ?? (IsSignature(row) ? RowIs.Signature
            : closed ? RowIs.Nothing
            : IsGroup(row, first) ? RowIs.Group
            : Filled(row, Payable) || (Filled(row, Personal) && row.Cells.Count(cell => !cell.IsEmpty) > 2)
                || (NumberOf(row) && Has(row, "full_name")) ? RowIs.Person
            : RowIs.Nothing);
    }

    /// <summary>A row that only numbers the columns: (1) (2) … or A B 1 2 or 1 2 3=1+2.</summary>
    public static bool IsColumnNumbers(SheetRow row)
    {
        var texts = row.Cells.Where(cell => !cell.IsEmpty)
            .Select(cell => cell.Text.Trim().TrimStart('(').Split(')', '=')[0].Trim()).ToList();
        return texts.Count > 2 && texts.All(text => text.Length is > 0 and <= 2 && text.All(char.IsAsciiLetterOrDigit))
            && texts.Where(text => text.All(char.IsAsciiDigit)).Distinct().Count() >= texts.Count - 3
            && texts.Count(text => text.All(char.IsAsciiDigit)) >= 2;
    }

    private RowIs? ByWords(SheetRow row, string key)
    {
        if (Filled(row, ["dob", "dob_sex", "id_no"]))
        {
            return null;
        }

        var source = header.Source;
        return source.Says("in_words", key) ? RowIs.InWords
            : source.Says("declared_count", key) ? RowIs.DeclaredCount
            : source.Says("total", key) ? RowIs.Total
            : source.Says("subtotal", key) ? RowIs.Subtotal
            : null;
    }

    /// <summary>The name and something that only a person has, or the running number and something to pay.</summary>
    private bool NamesSomebody(SheetRow row) =>
        Has(row, "full_name") && (Filled(row, Personal) || (NumberOf(row) && Filled(row, Payable)));

    private bool NumberOf(SheetRow row) => header.Column("number") is { } column
        && row[column].Text.Trim().TrimEnd('.') is { Length: > 0 and <= 6 } text && text.All(char.IsAsciiDigit);

    /// <summary>One cell across the table, or a Roman number or letter with a text: I | Thôn A.</summary>
    private bool IsGroup(SheetRow row, string first)
    {
        var filled = row.Cells.Count(cell => !cell.IsEmpty);
        return (filled == 1 && !first.All(char.IsAsciiDigit))
            || (IsGroupNumber(row, first) && !Filled(row, Personal));
    }

    private bool IsGroupNumber(SheetRow row, string first) =>
        GroupNumber().IsMatch(first) && !NumberOf(row) && header.Column("number") is { } column
            && row[column].Text.Trim() == first;

    private bool IsSignature(SheetRow row) => row.Cells.Any(cell => !cell.IsEmpty
        && VietnameseText.SearchKey(cell.Text) is var key
        && (header.Source.Says("signature", key) || PlaceAndDay().IsMatch(key)));

    private bool Has(SheetRow row, string meaning) => header.Column(meaning) is { } column && !row[column].IsEmpty;

    private bool Filled(SheetRow row, string[] meanings) => meanings.Any(meaning => Has(row, meaning));

    /// <summary>Rows whose name cell hangs down from the row above: the person is the first of the block.</summary>
    private static HashSet<int> Continued(FoundHeader header)
    {
        var rows = new HashSet<int>();
        if (header.Column("full_name") is not { } column)
        {
            return rows;
        }

        foreach (var block in header.Sheet.Merged.Where(block => block.LastRow > block.FirstRow
            && block.FirstRow > header.Top && block.FirstColumn <= column && block.LastColumn >= column))
        {
            for (var row = block.FirstRow + 1; row <= Math.Min(block.LastRow, header.LastDataRow); row++)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    [GeneratedRegex(@"^([IVXL]+|[A-ZĐ]|[IVXL]+\.[0-9]+|[0-9]+\.[0-9]+)[.)]?$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex GroupNumber();

    [GeneratedRegex(@"^[a-z ]*\bngay ?[0-9]{0,2} ?thang ?[0-9]{0,2} ?nam ?[0-9]{0,4}$", RegexOptions.None, 200)]
    private static partial Regex PlaceAndDay();
}
