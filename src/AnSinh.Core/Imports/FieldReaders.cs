using AnSinh.Core.Files;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>
/// Reads the fields of one row by the readers that the source names: name, birth, identity, amount, … A field is given
/// only where the table has its column, or a line above says it.
/// </summary>
internal sealed class FieldReaders(RowDraft row, FoundHeader header, ReadingScene scene, TableState state)
{
    private BirthDate? birth;
    private string? sex;

    public string? Identity { get; private set; }

    public int? Coefficient { get; private set; }

    public long? AmountVnd { get; private set; }

    public long ArrearsMonths { get; private set; }

    public long? ArrearsVnd { get; private set; }

    public BirthDate? Birth => birth;

    /// <summary>What the row adds to the total of the list, refused or not.</summary>
    public long TotalVnd => (AmountVnd ?? 0) + (ArrearsVnd ?? 0);

    public void Read(string field, string reader)
    {
        switch (reader)
        {
            case "name":
                row.Name(header.Source.Profile.ToneOnFirst);
                break;
            case "birth_year":
                BirthYear();
                break;
            case "birth":
                BirthAndSex();
                break;
            case "sex" when row.Has("sex"):
                sex = SexOf(row.Text("sex"));
                row.Set("sex", sex);
                break;
            case "identity" when row.Has(field):
                Identity = row.Identity(field, sex, birth);
                row.Set(field, Identity);
                break;
            case "hamlet" when row.Has(field) || state.Hamlet is not null:
                row.Set(field, row.Has(field) ? row.TextOrNull(field) : state.Hamlet);
                break;
            case "section" or "change":
                row.Set(field, state.Change);
                break;
            case "commune":
                CommuneCode(field);
                break;
            case "bank" or "account" or "account_name" or "relation":
                Account(field, reader);
                break;
            default:
                if (row.Has(field))
                {
                    Column(field, reader);
                }

                break;
        }
    }

    private void Column(string field, string reader)
    {
        switch (reader)
        {
            case "text":
                row.Set(field, row.TextOrNull(field));
                break;
            case "lines":
                row.Set(field, Lines(row.Cell(field).Text));
                break;
            case "coefficient":
                Coefficient = row.Coefficient(field);
                break;
            case "amount":
                Amount(field);
                break;
            case "nought":
                Nought(field);
                break;
            case "perhaps":
                row.Set(field, row.Cell(field).IsEmpty ? null : row.Amount(field, header.Source.Amounts));
                break;
            case "count":
                row.Set(field, row.Amount(field, new AmountProfile(LimitVnd: 200)));
                break;
            case "month":
                MonthOf(field);
                break;
            case "day":
                row.Set(field, DateText.TryParse(row.Text(field), new DateProfile(scene.LastDay), out var day)
                    && day.IsWhole ? day.ToString() : null);
                break;
            case "phone":
                row.Set(field, PhoneOf(row.Cell(field)));
                break;
            case "category":
                Category(field);
                break;
            case "coded":
                Coded(field);
                break;
            case "bhxh_no":
                InsuranceNumber(field);
                break;
            case "clinic":
                Clinic(field);
                break;
        }
    }

    /// <summary>The year stands in the column of men or of women.</summary>
    private void BirthYear()
    {
        if (!row.Has("birth_year_m") || !row.Has("birth_year_f"))
        {
            return;
        }

        var man = !row.Cell("birth_year_m").IsEmpty;
        var woman = !row.Cell("birth_year_f").IsEmpty;
        if (man && woman)
        {
            row.Refuse("SEX_AMBIGUOUS", "birth_year_m");
        }

        birth = row.Birth(woman && !man ? "birth_year_f" : "birth_year_m", Dates);
        sex = man == woman ? null : man ? "M" : "F";
        row.Set("birth_year", birth?.Year);
        row.Set("sex", sex);
        row.Keep("dob", birth?.ToString());
    }

    private void BirthAndSex()
    {
        if (row.Has("dob_sex"))
        {
            var parts = row.Cell("dob_sex").Text.Split('\n', '/', '-', ',', ';');
            var last = parts[^1].Trim();
            var whole = row.Cell("dob_sex").Text.Trim();
            var named = SexWord(last);
            sex = named ?? SexOf(last);
            birth = row.Birth("dob_sex", named is null ? whole
                : whole[..^parts[^1].Length].TrimEnd(' ', '\n', '/', '-', ',', ';'), Dates);
            row.Set("dob", birth?.ToString());
            row.Set("sex", sex);
            row.Warn("COMBINED_CELL");
        }
        else if (row.Has("dob"))
        {
            birth = row.Birth("dob", Dates);
            row.Set("dob", birth?.ToString());
        }
    }

    private DateProfile Dates => new(scene.LastDay, header.Source.Profile.TwoDigitYears);

    private string? SexOf(string text)
    {
        if (SexWord(text) is { } known)
        {
            return known;
        }

        if (text.Length > 0)
        {
            row.Refuse("SEX_AMBIGUOUS", row.Has("sex") ? "sex" : "dob_sex");
            return null;
        }

        return header.Source.Profile.BlankIsMan ? "M" : null;
    }

    private static string? SexWord(string text) => VietnameseText.SearchKey(text) switch
    {
        "nam" or "ong" or "trai" or "m" => "M",
        "nu" or "ba" or "gai" or "x" or "f" => "F",
        _ => null,
    };

    private void Amount(string field)
    {
        if (header.Source.Profile.MillionUnit && AmountText.InMillions(row.Text(field), out _))
        {
            row.Warn("AMOUNT_MILLION_UNIT");
        }

        AmountVnd = row.Amount(field, header.Source.Amounts);
        row.Set(field, AmountVnd);
    }

    /// <summary>A number of months or an amount that may be missing or nought.</summary>
    private void Nought(string field)
    {
        var value = row.Amount(field, header.Source.Amounts with { Zero = true }, 0);
        row.Set(field, value);
        if (field is "arrears_months" or "months")
        {
            ArrearsMonths = value ?? 0;
        }
        else
        {
            ArrearsVnd = value;
        }
    }

    private void MonthOf(string field)
    {
        var good = MonthText.TryParse(row.Text(field), out var month);
        row.Set(field, good ? month.ToString() : null);
        if (!good && !row.Cell(field).IsEmpty)
        {
            row.Refuse("MONTH_INVALID", field);
        }
    }

    private void Category(string field)
    {
        var code = header.Source.CategoryOf(row.Text(field));
        row.Set(field, code);
        if (code is null)
        {
            row.Refuse("CATEGORY_UNKNOWN", field);
        }
    }

    private void Coded(string field)
    {
        var word = header.Source.CodeInWords(field, row.Text(field));
        row.Set(field, word);
        if (word is null)
        {
            row.Refuse(field == "channel" ? "CHANNEL_UNKNOWN" : "REASON_UNKNOWN", field);
        }
    }

    private void CommuneCode(string field)
    {
        var text = row.Text("commune");
        var found = text.Length == 0 && !row.Has("commune") ? null
            : scene.Lookups.CommuneNamed(text, scene.Issuer, scene.LastDay);
        row.Set(field, found?.Code);
        if (found is null && row.Has("commune"))
        {
            row.Refuse("COMMUNE_UNKNOWN", "commune");
        }
        else if (found is { } commune && commune.Name != text)
        {
            row.Warn("COMMUNE_ABBREV");
        }
    }

    private void Account(string field, string reader)
    {
        var paid = row["channel"] is not ("cash-point" or "cash-home" or null);
        switch (reader)
        {
            case "bank":
                row.Set(field, paid && row.Text("bank") is { Length: > 0 } bank ? BankDirectory.BinOf(bank) : null);
                break;
            case "account":
                row.Set(field, paid ? AccountNumber.Bare(row.TextOrNull(field)) : null);
                break;
            case "account_name":
                row.Set(field, paid ? row.TextOrNull(field) : null);
                break;
            default:
                row.Set(field, paid ? header.Source.CodeInWords(field, row.Text(field)) : null);
                break;
        }
    }

    private void InsuranceNumber(string field)
    {
        const int length = 10, cardLength = 15;
        var text = row.Text(field).Replace(" ", "", StringComparison.Ordinal);
        if (text.Length == 0)
        {
            row.Warn("BHXH_NO_MISSING");
        }
        else if (text.Length == cardLength && char.IsAsciiLetter(text[0]) && text[3..].All(char.IsAsciiDigit))
        {
            row.Warn("CARD_NO_GIVEN");
            text = text[^length..];
        }
        else if (text.Length != length || !text.All(char.IsAsciiDigit))
        {
            row.Refuse("BHXH_NO_LENGTH", field);
        }

        row.Set(field, text.Length == 0 ? null : text);
    }

    private void Clinic(string field)
    {
        row.Set(field, row.TextOrNull(field));
        if (row.Cell(field).IsEmpty && state.Change == "increase")
        {
            row.Refuse("CLINIC_MISSING", field);
        }
    }

    private static string? PhoneOf(Cell cell)
    {
        var text = string.Concat(cell.Text.Where(char.IsAsciiDigit));
        return text.Length == 0 ? null : cell.IsNumeric && text.Length == 9 ? "0" + text : text;
    }

    private static string? Lines(string text)
    {
        var lines = text.Split('\n').Select(VietnameseText.Clean).Where(line => line.Length > 0).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }
}
