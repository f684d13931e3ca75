using System.Globalization;
using System.Text.RegularExpressions;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>Months as lists write them: 042019, 04/2019, T8/2024, tháng 8 năm 2024, 01/7/2024.</summary>
internal static partial class MonthText
{
    /// <summary>The whole text is a month.</summary>
    public static bool TryParse(string text, out Month month)
    {
        var key = VietnameseText.Fold(VietnameseText.Clean(text));
        return TryMatch(Whole().Match(key), out month) || TryMatch(YearFirst().Match(key), out month);
    }

    /// <summary>A month named inside a title or a transfer's content.</summary>
    public static bool TryFind(string text, out Month month)
    {
        var key = VietnameseText.Fold(VietnameseText.Clean(text));
        foreach (Match match in Inside().Matches(key))
        {
            // Lạng Sơn, ngày 05 tháng 12 năm 2024: the day of a letter is no month of a list.
            if (!LetterDay().IsMatch(key[..match.Index]) && TryMatch(match, out month))
            {
                return true;
            }
        }

        month = default;
        return false;
    }

    /// <summary>A year named in a title.</summary>
    public static bool TryFindYear(string text, out int year)
    {
        var match = NamedYear().Match(VietnameseText.Fold(VietnameseText.Clean(text)));
        year = match.Success ? int.Parse(match.Groups["y"].Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        return match.Success;
    }

    private static bool TryMatch(Match match, out Month month)
    {
        month = default;
        if (!match.Success)
        {
            return false;
        }

        var number = int.Parse(match.Groups["m"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        var year = int.Parse(match.Groups["y"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        if (number is < 1 or > 12 || year < 1900)
        {
            return false;
        }

        month = new Month(year, number);
        return true;
    }

    [GeneratedRegex("^(01/|thang |t)?(?<m>[0-9]{1,2})(/|-| nam )?(?<y>[0-9]{4})$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Whole();

    [GeneratedRegex("^(?<y>[0-9]{4})-(?<m>[0-9]{2})$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"\b(thang |t)(?<m>[0-9]{1,2})( ?/ ?| ?- ?|\.| nam )(?<y>[0-9]{4})\b",
        RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Inside();

    [GeneratedRegex(@"ngay[ .…0-9]{0,12}$", RegexOptions.None, 200)]
    private static partial Regex LetterDay();

    [GeneratedRegex(@"(?<!thang ?[0-9]{1,2} ?)\bnam (?<y>(19|20)[0-9]{2})\b", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex NamedYear();
}
