using System.Globalization;
using System.Text;

namespace AnSinh.Core.Territory;

/// <summary>
/// What a typed name is compared by: letters and digits without accents, single spaces between the words.
/// </summary>
internal static class AreaKey
{
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
            {
                key.Append(letter == 'đ' ? 'd' : letter);
            }
            else if (letter is not ('\'' or '’') && key.Length > 0 && key[^1] != ' '
                && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                key.Append(' ');
            }
        }

        return key.ToString().TrimEnd();
    }
}
