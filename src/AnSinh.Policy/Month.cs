using System.Globalization;

namespace AnSinh.Policy;

/// <summary>A benefit month. Stored as the integer yyyymm (202012), written 2020-12.</summary>
public readonly record struct Month : IComparable<Month>
{
    private readonly int index;

    public Month(int year, int number)
    {
        if (year is < 1900 or > 9999 || number is < 1 or > 12)
        {
            throw new ArgumentOutOfRangeException(nameof(number), $"{year}-{number} is not a month");
        }

        index = (year * 12) + number - 1;
    }

    public int Year => index / 12;

    public int Number => (index % 12) + 1;

    /// <summary>The stored form yyyymm.</summary>
    public int Code => (Year * 100) + Number;

    public DateOnly FirstDay => new(Year, Number, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public static Month FromCode(int code) => new(code / 100, code % 100);

    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    public static bool TryParse(string? text, out Month month)
    {
        month = default;
        if (text is null || text.Length != 7 || text[4] != '-'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, NumberFormatInfo.InvariantInfo, out var year)
            || !int.TryParse(text.AsSpan(5, 2), NumberStyles.None, NumberFormatInfo.InvariantInfo, out var number)
            || year < 1900 || number is < 1 or > 12)
        {
            return false;
        }

        month = new Month(year, number);
        return true;
    }

    public static Month Parse(string text) =>
        TryParse(text, out var month) ? month : throw new FormatException($"'{text}' is not a month; write 2026-12");

    public Month Plus(int months)
    {
        var at = index + months;
        return new Month(at / 12, (at % 12) + 1);
    }

    /// <summary>
    /// How many months lie from <paramref name="earlier"/> to this one; negative when this one is earlier.
    /// </summary>
    public int Since(Month earlier) => index - earlier.index;

    public int CompareTo(Month other) => index.CompareTo(other.index);

    public static bool operator <(Month a, Month b) => a.index < b.index;

    public static bool operator >(Month a, Month b) => a.index > b.index;

    public static bool operator <=(Month a, Month b) => a.index <= b.index;

    public static bool operator >=(Month a, Month b) => a.index >= b.index;

    public override string ToString() => string.Create(NumberFormatInfo.InvariantInfo, $"{Year:0000}-{Number:00}");
}
