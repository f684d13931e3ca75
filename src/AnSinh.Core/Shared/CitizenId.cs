using System.Globalization;
using AnSinh.Policy;

namespace AnSinh.Core.Shared;

/// <summary>What was found of an identity number.</summary>
public enum CitizenIdFault
{
    None,
    Missing,
    /// <summary>Neither 12 nor 9 digits.</summary>
    Length,
    /// <summary>Ten or eleven digits as text: perhaps a leading nought was lost; offered, never padded.</summary>
    PerhapsLostZero,
    NonDigit,
    /// <summary>9.99150E+11: the spreadsheet destroyed the digits.</summary>
    PrecisionLost,
    /// <summary>The same digit twelve times.</summary>
    Placeholder,
}

/// <summary>
/// The personal identity number (số định danh cá nhân, 12 digits) and the old identity card number (CMND, 9 digits).
/// Digit 4 is century and sex (0 man, 1 woman of 1900–1999; 2, 3 of 2000–2099; …), digits 5–6 the year of birth. There
/// is no check digit; the first three digits are the place of birth registration by the 63 provinces and never change.
/// </summary>
public static class CitizenId
{
    public const int Length = 12;
    public const int OldLength = 9;

    /// <summary>
    /// Reads a number as typed. A numeric cell has lost its leading noughts and gets them back; a text does not.
    /// </summary>
    public static CitizenIdFault Read(string? text, bool numericCell, out string number)
    {
        number = "";
        var rest = VietnameseText.Clean(text).Replace(" ", "", StringComparison.Ordinal);
        rest = rest.StartsWith('\'') ? rest[1..] : rest;
        if (rest.Length == 0)
        {
            return CitizenIdFault.Missing;
        }

        if (numericCell && rest.EndsWith(".0", StringComparison.Ordinal))
        {
            rest = rest[..^2];
        }

        if (!rest.All(char.IsAsciiDigit))
        {
            return LooksScientific(rest) ? CitizenIdFault.PrecisionLost : CitizenIdFault.NonDigit;
        }

        number = numericCell && rest.Length is 10 or 11 ? rest.PadLeft(Length, '0') : rest;
        if (number.Length is 10 or 11)
        {
            return CitizenIdFault.PerhapsLostZero;
        }

        if (number.Length is not (Length or OldLength))
        {
            return CitizenIdFault.Length;
        }

        var first = number[0];
        return number.All(digit => digit == first) ? CitizenIdFault.Placeholder : CitizenIdFault.None;
    }

    public static bool IsTwelve(string? number) => number?.Length == Length && number.All(char.IsAsciiDigit);

    public static bool IsOld(string? number) => number?.Length == OldLength && number.All(char.IsAsciiDigit);

    /// <summary>M or F as digit 4 says; null when it is no 12-digit number or a century not begun.</summary>
    public static string? SexOf(string number) =>
        IsTwelve(number) && number[3] <= '5' ? ((number[3] - '0') % 2 == 0 ? "M" : "F") : null;

    /// <summary>The year of birth as digits 4 to 6 say.</summary>
    public static int? BirthYearOf(string number) =>
        IsTwelve(number) && number[3] <= '5'
            ? 1900 + ((number[3] - '0') / 2 * 100) + int.Parse(
                number.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture)
            : null;

    /// <summary>The number names the other sex. An old number says nothing.</summary>
    public static bool ContradictsSex(string number, string? sex) =>
        sex is not null && SexOf(number) is { } said && said != sex;

    /// <summary>The number names another year of birth.</summary>
    public static bool ContradictsBirth(string number, BirthDate? birth) =>
        birth is { } known && BirthYearOf(number) is { } said && said != known.Year;

    private static bool LooksScientific(string text) =>
        char.IsAsciiDigit(text[0]) && text.Contains("E+", StringComparison.OrdinalIgnoreCase)
        && text.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ',' or 'E' or 'e' or '+');
}
