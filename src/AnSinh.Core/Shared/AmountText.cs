using System.Globalization;
using System.Text.RegularExpressions;

namespace AnSinh.Core.Shared;

/// <summary>What one source is allowed to write for an amount. The default is a payment list.</summary>
/// <param name="CommaGroups">1,234,567 is 1234567.</param>
/// <param name="DotZeros">500000.00 is 500000.</param>
/// <param name="Negative">A reversal may be below nought.</param>
/// <param name="Zero">Nought is an amount.</param>
/// <param name="Millions">0,5 trđ and 1 triệu are 500000 and 1000000.</param>
/// <param name="LimitVnd">The largest amount believed, đồng.</param>
public sealed record AmountProfile(
    bool CommaGroups = false,
    bool DotZeros = false,
    bool Negative = false,
    bool Zero = false,
    bool Millions = false,
    long LimitVnd = AmountProfile.LineLimitVnd)
{
    /// <summary>More than this for one person and line is a typing error.</summary>
    public const long LineLimitVnd = 100_000_000_000;

    public static readonly AmountProfile PayLine = new();

    /// <summary>The total of a list or file.</summary>
    public static readonly AmountProfile Total = new(Zero: true, LimitVnd: VndText.InWordsLimitVnd);
}

/// <summary>Why a text is no amount.</summary>
public enum AmountFault
{
    None,
    Empty,
    NotNumber,
    Ambiguous,
    Fraction,
    Negative,
    Zero,
    TooLarge,
}

/// <summary>
/// The one reading of amounts in đồng. Nothing is guessed: what two people could read differently is refused.
/// </summary>
public static partial class AmountText
{
    private static readonly string[] Units = ["đồng", "VNĐ", "VND", "đ", "₫"];

    public static bool TryParse(string? text, AmountProfile profile, out long amountVnd) =>
        Read(text, profile, out amountVnd) == AmountFault.None;

    /// <summary>As <see cref="TryParse"/>, with the reason. A negative amount is given back with its fault.</summary>
    public static AmountFault Read(string? text, AmountProfile profile, out long amountVnd)
    {
        amountVnd = 0;
        var rest = VietnameseText.Clean(text);
        rest = WithoutUnit(rest.StartsWith('\'') ? rest[1..] : rest);
        if (rest.Length == 0)
        {
            return AmountFault.Empty;
        }

        if (profile.Millions && InMillions(rest, out var millions))
        {
            return Bounded(millions, false, profile, out amountVnd);
        }

        var negative = rest[0] is '-' or '−';
        rest = negative ? rest[1..] : rest;
        var fault = Whole(rest, profile, out var digits);
        return fault != AmountFault.None ? fault : Bounded(digits, negative, profile, out amountVnd);
    }

    /// <summary>
    /// A number stored by a spreadsheet: whole up to a millionth, as binary fractions leave 499999.99999999994.
    /// </summary>
    public static AmountFault ReadNumber(decimal number, AmountProfile profile, out long amountVnd)
    {
        amountVnd = 0;
        var whole = Math.Round(number);
        if (Math.Abs(whole) > profile.LimitVnd)
        {
            return AmountFault.TooLarge;
        }

        return Math.Abs(number - whole) >= 0.000001m
            ? AmountFault.Fraction
            : Bounded(Math.Abs(whole).ToString("0", CultureInfo.InvariantCulture), whole < 0, profile, out amountVnd);
    }

    /// <summary>Whether the text counts in millions: 0,5 trđ.</summary>
    public static bool InMillions(string? text, out string digits)
    {
        digits = "";
        var match = MillionForm().Match(VietnameseText.Clean(text));
        if (!match.Success)
        {
            return false;
        }

        digits = (match.Groups["w"].Value + match.Groups["f"].Value.PadRight(6, '0')).TrimStart('0');
        digits = digits.Length == 0 ? "0" : digits;
        return true;
    }

    private static string WithoutUnit(string text)
    {
        foreach (var unit in Units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                return text[..^unit.Length].TrimEnd();
            }
        }

        return text;
    }

    /// <summary>
    /// The digits of a written number: plain, in one kind of groups of three, with a nought fraction.
    /// </summary>
    private static AmountFault Whole(string text, AmountProfile profile, out string digits)
    {
        digits = text;
        if (text.Length == 0 || !text.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ',' or ' '))
        {
            return AmountFault.NotNumber;
        }

        var separators = text.Where(letter => !char.IsAsciiDigit(letter)).Distinct().ToArray();
        if (profile.DotZeros && text.EndsWith(".00", StringComparison.Ordinal)
            && text.Count(letter => letter == '.') == 1)
        {
            return Grouped(text[..^3], ',', profile.CommaGroups, out digits);
        }

        return separators switch
        {
            [] => AmountFault.None,
            ['.'] => Grouped(text, '.', true, out digits),
            [' '] => Grouped(text, ' ', true, out digits),
            [',', ..] or ['.', ','] => WithComma(text, profile, out digits),
            _ => AmountFault.NotNumber,
        };
    }

    private static AmountFault WithComma(string text, AmountProfile profile, out string digits)
    {
        digits = text;
        if (text.LastIndexOf('.') > text.IndexOf(',', StringComparison.Ordinal))
        {
            return AmountFault.Ambiguous;
        }

        var parts = text.Split(',');
        if (parts is [{ Length: > 3 } whole, { Length: 2 } fraction])
        {
            return fraction == "00" ? Grouped(whole, '.', true, out digits) : AmountFault.Fraction;
        }

        return text.Contains('.', StringComparison.Ordinal) ? AmountFault.Ambiguous
            : Grouped(text, ',', profile.CommaGroups, out digits);
    }

    private static AmountFault Grouped(string text, char separator, bool allowed, out string digits)
    {
        digits = text.Replace(separator.ToString(), "", StringComparison.Ordinal);
        var groups = text.Split(separator);
        if (!digits.All(char.IsAsciiDigit) || digits.Length == 0)
        {
            return AmountFault.NotNumber;
        }

        if (groups.Length == 1)
        {
            return AmountFault.None;
        }

        return allowed && groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(group => group.Length == 3)
            ? AmountFault.None
            : AmountFault.Ambiguous;
    }

    private static AmountFault Bounded(string digits, bool negative, AmountProfile profile, out long amountVnd)
    {
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out amountVnd)
            || amountVnd > profile.LimitVnd)
        {
            amountVnd = 0;
            return AmountFault.TooLarge;
        }

        amountVnd = negative ? -amountVnd : amountVnd;
        return amountVnd switch
        {
            0 when !profile.Zero => AmountFault.Zero,
            < 0 when !profile.Negative => AmountFault.Negative,
            _ => AmountFault.None,
        };
    }

    [GeneratedRegex(
        "^(?<w>[0-9]{1,6})([,.](?<f>[0-9]{1,3}))? ?(trđ|tr đồng|triệu đồng|triệu|tr)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 200)]
    private static partial Regex MillionForm();
}
