using System.Globalization;
using System.Text.RegularExpressions;
using AnSinh.Core.Files;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>One data row while it is read: cells by meaning in; fields, reasons and warnings out.</summary>
internal sealed partial class RowDraft(SheetRow row, FoundHeader header)
{
    private readonly Dictionary<string, object?> fields = new(StringComparer.Ordinal);
    private Dictionary<string, object?>? besides;
    private readonly SortedDictionary<string, string> reasons = new(StringComparer.Ordinal);
    private readonly List<string> warnings = [];

    public int Row => row.Number;

    public bool Struck => row.Struck;

    public bool Refused => reasons.Count > 0;

    public bool Has(string meaning) => header.Column(meaning) is not null;

    public Cell Cell(string meaning) => header.Column(meaning) is { } column ? row[column] : Files.Cell.Empty;

    public string Text(string meaning) => VietnameseText.Clean(Cell(meaning).Text);

    public void Set(string field, object? value) => fields[field] = value;

    public void Keep(string field, object? value) =>
        (besides ??= new Dictionary<string, object?>(StringComparer.Ordinal))[field] = value;

    /// <summary>Whether a text, as search key, begins as the source writes that thing.</summary>
    public bool Says(string word, string searchKey) => header.Source.Says(word, searchKey);

    public object? this[string field] => fields.GetValueOrDefault(field);

    public void Warn(string code)
    {
        if (!warnings.Contains(code))
        {
            warnings.Add(code);
        }
    }

    /// <summary>Refuses the row for a reason at the column of a meaning.</summary>
    public void Refuse(string code, string meaning, string? read = null)
    {
        var column = header.Column(meaning);
        var heading = column is { } at ? header.Headings.GetValueOrDefault(at) : null;
        reasons[code] = ImportReasons.Sentence(code, Row, column, heading, read ?? Text(meaning));
    }

    public ImportRow Done() => new(Row, fields)
    {
        Reasons = Refused ? [.. reasons.Keys] : null,
        Sentences = Refused ? [.. reasons.Values] : null,
        Warnings = warnings.Count == 0 ? [] : warnings,
        Besides = besides ?? ImportRow.NoFields,
    };

    /// <summary>A text or null.</summary>
    public string? TextOrNull(string meaning) => Text(meaning) is { Length: > 0 } text ? text : null;

    public void Name(bool toneOnFirst = false)
    {
        var raw = Cell("full_name").Text;
        var clean = VietnameseText.Clean(raw);
        var name = VietnameseText.Name(raw);
        if (toneOnFirst && VietnameseText.ToneOnFirst(name) is var styled && styled != name)
        {
            Warn("NAME_TONE_STYLE");
            clean = name = styled;
        }

        if (name.Length == 0)
        {
            Refuse("NAME_MISSING", "full_name");
        }
        else if (!toneOnFirst && clean.Length != raw.Length)
        {
            Warn("NAME_SPACES");
        }

        if (!string.Equals(name, clean, StringComparison.Ordinal))
        {
            Warn("NAME_UPPERCASE");
        }

        Set("full_name", name.Length == 0 ? null : name);
    }

    /// <summary>A coefficient as printed; refused when it is no multiple of 0.5 from 1.0 up.</summary>
    public int? Coefficient(string meaning = "coefficient")
    {
        var cell = Cell(meaning);
        var text = Text(meaning).Replace(',', '.');
        decimal value = 0;
        var good = cell.Number is { } number
            ? (value = number) == decimal.Round(number, 2)
            : text.Length is > 0 and <= 4 && text.All(letter => char.IsAsciiDigit(letter) || letter == '.')
                && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
        if (!good || value is <= 0 or > 100)
        {
            Set(meaning, null);
            Refuse("COEFF_NOT_ALLOWED", meaning);
            return null;
        }

        var hundredths = (int)(value * 100);
        Set(meaning, value);
        if (hundredths < 100 || hundredths % 50 != 0)
        {
            Refuse("COEFF_NOT_ALLOWED", meaning);
        }

        return hundredths;
    }

    /// <summary>An amount in đồng; an empty cell gives the value named.</summary>
    public long? Amount(string meaning, AmountProfile profile, long? whenEmpty = null)
    {
        var cell = Cell(meaning);
        var fault = cell.IsNumeric
            ? AmountText.ReadNumber(cell.Number!.Value, profile, out var amountVnd)
            : AmountText.Read(cell.Text, profile, out amountVnd);
        switch (fault)
        {
            case AmountFault.None:
                return amountVnd;
            case AmountFault.Empty when whenEmpty is not null:
                return whenEmpty;
            case AmountFault.Negative:
                Refuse("AMOUNT_NEGATIVE", meaning);
                return amountVnd;
            default:
                Refuse("AMOUNT_NOT_NUMBER", meaning);
                return null;
        }
    }

    /// <summary>A birth date; the day read is given back even when it is refused for lying ahead.</summary>
    public BirthDate? Birth(string meaning, DateProfile profile)
    {
        var cell = Cell(meaning);
        return cell.Kind == CellKind.Date
            ? Birth(meaning, DateText.ReadSerial(cell.Number!.Value, profile, out var day), day)
            : Birth(meaning, cell.Text, profile);
    }

    /// <summary>A birth date written in a part of a cell.</summary>
    public BirthDate? Birth(string meaning, string text, DateProfile profile)
    {
        text = MonthBefore().Replace(VietnameseText.Clean(text), "");
        if (TwoDigits().IsMatch(text) && profile.TwoDigitYears)
        {
            Warn("YEAR_2DIGIT");
            text = "01/01/" + text.TrimStart('\'');
            return Birth(meaning, DateText.Read(text, profile, out var year), new BirthDate(year.Year, 0, 0));
        }

        var fault = DateText.Read(text, profile, out var birth);
        if (fault == DateFault.NotDate && OneYear().IsMatch(text))
        {
            Warn("DOB_YEAR_ONLY");
        }

        return Birth(meaning, fault, birth);
    }

    private BirthDate? Birth(string meaning, DateFault fault, BirthDate birth)
    {
        switch (fault)
        {
            case DateFault.Future:
                Refuse("DOB_FUTURE", meaning, DateText.Show(birth));
                break;
            case DateFault.VeryOld:
                Warn("DOB_VERY_OLD");
                break;
            case not DateFault.None:
                Refuse("DOB_INVALID", meaning);
                return null;
        }

        if (birth.Month == 0 || birth.Day == 0)
        {
            Warn(birth.Month == 0 ? "DOB_YEAR_ONLY" : "DOB_MONTH_ONLY");
        }
        else if (birth is { Month: 1, Day: 1 })
        {
            Warn("DOB_JAN_FIRST");
        }

        return birth;
    }

    /// <summary>An identity number checked against sex and birth; null when missing.</summary>
    public string? Identity(string meaning, string? sex, BirthDate? birth)
    {
        var cell = Cell(meaning);
        if (FormulaText().Match(cell.Text.Trim()) is { Success: true } typed)
        {
            // A program wrote ="0341…" so that a spreadsheet keeps the leading nought.
            cell = new Cell(CellKind.Text, typed.Groups["n"].Value);
            Warn("ID_EXCEL_FORMULA_TEXT");
        }
        else if (XlsxWriter.Dangerous(cell.Text.Trim()))
        {
            Warn("FORMULA_INJECTION");
            Refuse("ID_NONDIGIT", meaning);
            return null;
        }

        var fault = CitizenId.Read(cell.Text, cell.IsNumeric, out var number);
        switch (fault)
        {
            case CitizenIdFault.Missing:
                Warn("ID_MISSING");
                return null;
            case CitizenIdFault.NonDigit or CitizenIdFault.PrecisionLost:
                Refuse("ID_NONDIGIT", meaning);
                return Text(meaning);
            case not CitizenIdFault.None:
                Refuse("ID_LENGTH", meaning);
                return number;
        }

        if (CitizenId.IsOld(number))
        {
            Warn("ID_OLD_CMND");
        }
        else if (number.Length > VietnameseText.Clean(cell.Text).Length)
        {
            Warn("ID_PADDED");
        }

        if (CitizenId.ContradictsSex(number, sex))
        {
            Refuse("SEX_ID_CONFLICT", meaning);
        }

        if (CitizenId.ContradictsBirth(number, birth))
        {
            Refuse("YEAR_ID_CONFLICT", meaning);
        }

        return number;
    }

    [GeneratedRegex("^(tháng |T)(?=[0-9]{1,2}/[0-9]{4}$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex MonthBefore();

    [GeneratedRegex("^'?[0-9]{2}$", RegexOptions.None, 200)]
    private static partial Regex TwoDigits();

    [GeneratedRegex("^[^0-9]*[0-9]{4}[^0-9]*$", RegexOptions.None, 200)]
    private static partial Regex OneYear();

    [GeneratedRegex("^=\"(?<n>[0-9]+)\"$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex FormulaText();
}
