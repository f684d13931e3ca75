using System.Globalization;
using System.Text.RegularExpressions;
using AnSinh.Policy;

namespace AnSinh.Core.Shared;

/// <summary>What one source is allowed to write for a date. Always day first.</summary>
/// <param name="LastDay">A later day has not come yet: today, or the last day of the file's month.</param>
/// <param name="TwoDigitYears">50 is 1950, 24 is 2024 (years up to that of LastDay are of this century).</param>
/// <param name="Compact">19500201, 19500200 and 19500000 are dates.</param>
public sealed record DateProfile(DateOnly LastDay, bool TwoDigitYears = false, bool Compact = false);

/// <summary>Why a text is no date; the last two come with the date that was read.</summary>
public enum DateFault
{
    None,
    Empty,
    NotDate,
    TwoDigitYear,
    Future,
    VeryOld,
}

/// <summary>
/// The one reading of dates of papers, whole or partial. Day and month are never exchanged to make sense of a text.
/// </summary>
public static partial class DateText
{
    /// <summary>Nobody is believed older than this without a look.</summary>
    public const int OldestAgeYears = 120;

    private const int LastFalseSerial = 60;
    private const int LastSerial = 2_958_465;

    /// <summary>A very old date is accepted here; ask <see cref="Read"/> for the warning.</summary>
    public static bool TryParse(string? text, DateProfile profile, out BirthDate date)
    {
        var fault = Read(text, profile, out date);
        return fault is DateFault.None or DateFault.VeryOld;
    }

    public static DateFault Read(string? text, DateProfile profile, out BirthDate date)
    {
        date = default;
        var rest = VietnameseText.Clean(text);
        rest = rest.StartsWith('\'') ? rest[1..] : rest;
        if (rest.Length == 0)
        {
            return DateFault.Empty;
        }

        if (!Parts(rest, profile, out var year, out var month, out var day))
        {
            return DateFault.NotDate;
        }

        if (year.Length == 2)
        {
            if (!profile.TwoDigitYears)
            {
                return DateFault.TwoDigitYear;
            }

            year = (Number(year) <= profile.LastDay.Year % 100 ? "20" : "19") + year;
        }

        return Checked(Number(year), Number(month), Number(day), profile, out date);
    }

    /// <summary>
    /// A day stored by a spreadsheet as its number (1900 system). 60 is the day that never was, 29/02/1900.
    /// </summary>
    public static DateFault ReadSerial(decimal serial, DateProfile profile, out BirthDate date)
    {
        date = default;
        var days = (int)Math.Clamp(Math.Floor(serial), 0, LastSerial + 1);
        if (days is 0 or LastFalseSerial or > LastSerial)
        {
            return DateFault.NotDate;
        }

        var day = new DateOnly(1899, 12, days < LastFalseSerial ? 31 : 30).AddDays(days);
        return Checked(day.Year, day.Month, day.Day, profile, out date);
    }

    /// <summary>dd/MM/yyyy, MM/yyyy or yyyy, as the pages show it.</summary>
    public static string Show(BirthDate date)
    {
        var year = date.Year.ToString("0000", CultureInfo.InvariantCulture);
        var month = date.Month.ToString("00", CultureInfo.InvariantCulture);
        return date.Month == 0 ? year
            : date.Day == 0 ? $"{month}/{year}"
            : $"{date.Day.ToString("00", CultureInfo.InvariantCulture)}/{month}/{year}";
    }

    public static string Show(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>MM/yyyy.</summary>
    public static string Show(Month month) => month.FirstDay.ToString("MM/yyyy", CultureInfo.InvariantCulture);

    private static bool Parts(string text, DateProfile profile, out string year, out string month, out string day)
    {
        foreach (var form in profile.Compact ? (Regex[])[CompactForm(), .. Forms] : Forms)
        {
            if (form.Match(text) is { Success: true } match)
            {
                (year, month, day) = (match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value);
                return true;
            }
        }

        (year, month, day) = ("", "", "");
        return false;
    }

    private static DateFault Checked(int year, int month, int day, DateProfile profile, out BirthDate date)
    {
        date = default;
        if (year < 1 || month > 12 || (month == 0 && day > 0) || (day > 0 && day > DateTime.DaysInMonth(year, month)))
        {
            return DateFault.NotDate;
        }

        date = new BirthDate(year, month, day);
        return date.Earliest > profile.LastDay ? DateFault.Future
            : year < profile.LastDay.Year - OldestAgeYears ? DateFault.VeryOld
            : DateFault.None;
    }

    private static int Number(string digits) =>
        digits.Length == 0 ? 0 : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Regex[] Forms => [DayFirst(), MonthYear(), YearOnly(), Iso(), InWords()];

    [GeneratedRegex(
        @"^(?<d>[0-9]{1,2})(?<s>[/.\-])(?<m>[0-9]{1,2})\k<s>(?<y>[0-9]{4}|[0-9]{2})$", RegexOptions.None, 200)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<m>[0-9]{1,2})[/.\-](?<y>[0-9]{4})$", RegexOptions.None, 200)]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"^(?<y>[0-9]{4})$", RegexOptions.None, 200)]
    private static partial Regex YearOnly();

    [GeneratedRegex(
        @"^(?<y>[0-9]{4})-(?<m>[0-9]{2})(-(?<d>[0-9]{2})"
            + @"([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+\-][0-9]{2}:[0-9]{2})?)?)?$",
        RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^ngày (?<d>[0-9]{1,2}) tháng (?<m>[0-9]{1,2}) năm (?<y>[0-9]{4})$", RegexOptions.IgnoreCase, 200)]
    private static partial Regex InWords();

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})$", RegexOptions.None, 200)]
    private static partial Regex CompactForm();
}
