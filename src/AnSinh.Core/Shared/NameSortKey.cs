using System.Globalization;
using System.Text;

namespace AnSinh.Core.Shared;

/// <summary>
/// The order of names on Vietnamese lists: tên, then đệm, then họ; letters a ă â b c d đ e ê …, then tones ngang,
/// huyền, hỏi, ngã, sắc, nặng. The key is digits only, so every collation of every engine sorts it alike.
/// </summary>
public static class NameSortKey
{
    private const string Letters = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private const int FirstCode = 20;
    private const int OtherLetter = 90;

    public static string Of(string? name)
    {
        var key = new StringBuilder();
        foreach (var word in InOrder(VietnameseText.Words(name)))
        {
            var (letters, tone) = VietnameseText.Syllable(word);
            foreach (var letter in letters)
            {
                if (Code(letter) is { } code)
                {
                    key.Append(code.ToString(CultureInfo.InvariantCulture));
                }
            }

            key.Append("00").Append(tone);
        }

        return key.ToString();
    }

    /// <summary>
    /// Tên, đệm, họ; what stands in brackets (bé) last. Ê Đê names with Y or H' have the surname at their end.
    /// </summary>
    private static string[] InOrder(string[] words)
    {
        var bracket = Array.FindIndex(words, word => word.StartsWith('('));
        var count = bracket > 0 ? bracket : words.Length;
        if (count == 0)
        {
            return words;
        }

        var name = words.AsSpan(0, count).ToArray();
        var after = words.AsSpan(count).ToArray();
        if (count > 1 && (name[0] is "y" or "h" || name[0].StartsWith("h'", StringComparison.Ordinal)))
        {
            var given = name[0].Length > 1 ? 0 : 1;
            return [name[given], .. name[(given + 1)..], .. name[..given], .. after];
        }

        return count == 1 ? [name[0], .. after] : [name[^1], .. name[1..^1], name[0], .. after];
    }

    private static int? Code(char letter)
    {
        var at = Letters.IndexOf(letter, StringComparison.Ordinal);
        if (at < 0)
        {
            var plain = VietnameseText.Fold(letter.ToString());
            at = plain.Length == 1 ? Letters.IndexOf(plain[0], StringComparison.Ordinal) : -1;
        }

        return at >= 0 ? FirstCode + at : char.IsLetter(letter) ? OtherLetter : null;
    }
}
