using System.Globalization;

namespace AnSinh.Policy;

/// <summary>
/// A birth date as the papers have it: whole, or month and year, or only the year. Month and Day are 0 where unknown.
/// Written 1950-03-02, 1950-03 or 1950, and stored so.
/// </summary>
public readonly record struct BirthDate(int Year, int Month, int Day)
{
    public bool IsWhole => Day > 0;

    /// <summary>The earliest day it can be.</summary>
    public DateOnly Earliest => new(Year, Math.Max(Month, 1), Math.Max(Day, 1));

    /// <summary>The latest day it can be.</summary>
    public DateOnly Latest =>
        IsWhole ? Earliest
        : Month > 0 ? new DateOnly(Year, Month, 1).AddMonths(1).AddDays(-1)
        : new DateOnly(Year, 12, 31);

    public static BirthDate Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    public static bool TryParse(string? text, out BirthDate birth) => TryParse(text.AsSpan(), out birth);

    public static bool TryParse(ReadOnlySpan<char> text, out BirthDate birth)
    {
        birth = default;
        if (text.Length is not (4 or 7 or 10) || !Number(text, 0, 4, out var year) || year < 1)
        {
            return false;
        }

        int month = 0, day = 0;
        if (text.Length > 4 && (text[4] != '-' || !Number(text, 5, 2, out month) || month is < 1 or > 12))
        {
            return false;
        }

        if (text.Length == 10
            && (text[7] != '-' || !Number(text, 8, 2, out day) || day < 1 || day > DateTime.DaysInMonth(year, month)))
        {
            return false;
        }

        birth = new BirthDate(year, month, day);
        return true;
    }

    public static BirthDate Parse(string text) => Parse(text.AsSpan());

    public static BirthDate Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var birth) ? birth : throw new FormatException($"'{text}' is not a birth date");

    public override string ToString() =>
        Day > 0 ? string.Create(NumberFormatInfo.InvariantInfo, $"{Year:0000}-{Month:00}-{Day:00}")
        : Month > 0 ? string.Create(NumberFormatInfo.InvariantInfo, $"{Year:0000}-{Month:00}")
        : string.Create(NumberFormatInfo.InvariantInfo, $"{Year:0000}");

    private static bool Number(ReadOnlySpan<char> text, int at, int length, out int value) =>
        int.TryParse(text.Slice(at, length), NumberStyles.None, NumberFormatInfo.InvariantInfo, out value);
}
