using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace AnSinh.Core.Files;

/// <summary>Whether words are built as Vietnamese words are: what decides between codings when bytes do not.</summary>
internal static partial class VietnameseSyllable
{
    private const string Small =
        "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Small + Small.ToUpperInvariant());

    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    public static bool IsLetter(char letter) =>
        char.IsAscii(letter) ? char.IsAsciiLetter(letter) : Letters.Contains(letter);

    /// <summary>ấ → â.</summary>
    public static char WithoutTone(char letter)
    {
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        var rest = string.Concat(parts.Where(part => !Tones.Contains(part, StringComparison.Ordinal)));
        return rest.Normalize(NormalizationForm.FormC)[0];
    }

    /// <summary>Words with a letter beyond ASCII: how many there are and how many are built as Vietnamese.</summary>
    public static (int Words, int Good) Count(string text)
    {
        var (words, good) = (0, 0);
        foreach (var word in Word(text))
        {
            words++;
            good += IsSyllable(word) ? 1 : 0;
        }

        return (words, good);
    }

    /// <summary>Runs of signs between spaces and ASCII punctuation that hold one sign beyond ASCII.</summary>
    private static IEnumerable<string> Word(string text)
    {
        var from = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && (!char.IsAscii(text[at]) || char.IsAsciiLetter(text[at])))
            {
                continue;
            }

            if (HasForeign(text, from, at))
            {
                yield return text[from..at];
            }

            from = at + 1;
        }
    }

    private static bool HasForeign(string text, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (!char.IsAscii(text[at]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSyllable(string word)
    {
        var (small, tones) = (word.ToLowerInvariant(), 0);
        var plain = new StringBuilder(small.Length);
        for (var at = 0; at < small.Length; at++)
        {
            if (!IsLetter(small[at]) || (at > 0 && char.IsUpper(word[at]) && char.IsLower(word[at - 1])))
            {
                return false;
            }

            var letter = WithoutTone(small[at]);
            tones += letter == small[at] ? 0 : 1;
            plain.Append(letter);
        }

        return tones <= 1 && Built().IsMatch(plain.ToString());
    }

    [GeneratedRegex(
        "^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|sl|[bcdđghklmnpqrstvx])?"
        + "(uyê|uya|oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|uyu|oao|iê|yê|ia|ua|uô|ưa|ươ|oa|oă|oe|uâ|uê|uơ|uy|ui|ưi|ưu|"
        + "ai|ay|ao|au|ây|âu|eo|êu|iu|oi|ôi|ơi|oo|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)(ch|ng|nh|c|m|n|p|t)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Built();
}
