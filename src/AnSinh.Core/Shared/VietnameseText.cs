using System.Globalization;
using System.Text;

namespace AnSinh.Core.Shared;

/// <summary>
/// Text typed by people, made comparable: one code form (NFC), one kind of space and apostrophe, đ where Ð was typed.
/// The keys made here are stored, so both engines find and sort alike.
/// </summary>
public static class VietnameseText
{
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    /// <summary>
    /// NFC, inner spaces collapsed, invisible characters gone, curly apostrophes straight, Ð (eth) as Đ.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        if (IsCleanAscii(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var letter in Normal(text))
        {
            if (char.IsWhiteSpace(letter))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (char.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                clean.Append(Straight(letter));
            }
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>Without accents, đ and Ð as d, lower case. The length in letters stays the same.</summary>
    public static string Fold(string? text)
    {
        var fold = new StringBuilder();
        foreach (var letter in Normal(text ?? "").Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                fold.Append(Plain(char.ToLowerInvariant(letter)));
            }
        }

        return fold.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>What a search compares: folded letters and digits, single spaces between words.</summary>
    public static string SearchKey(string? text)
    {
        var key = new StringBuilder();
        foreach (var letter in Fold(text))
        {
            if (char.IsLetterOrDigit(letter))
            {
                key.Append(letter);
            }
            else if (letter is not ('\'' or '’' or 'ʼ') && key.Length > 0 && key[^1] != ' '
                && char.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                key.Append(' ');
            }
        }

        return key.ToString().TrimEnd();
    }

    /// <summary>The stored sort key of a name: see <see cref="NameSortKey"/>.</summary>
    public static string SortKey(string? name) => NameSortKey.Of(name);

    /// <summary>NGUYỄN VĂN HAI → Nguyễn Văn Hai. A name that is not all capitals is only cleaned.</summary>
    public static string TitleCase(string? text)
    {
        var clean = Clean(text);
        return clean.Any(char.IsLetter) && !clean.Any(char.IsLower) ? Capitalised(clean) : clean;
    }

    /// <summary>A person's name in one form: cleaned, capitals at the words when it was all capitals.</summary>
    public static string Name(string? text) => TitleCase(text);

    /// <summary>
    /// What two spellings of the same name share: case, spaces, apostrophes and the place of the tone mark (hoà, hòa)
    /// do not count, letters and tones do.
    /// </summary>
    public static string MatchKey(string? name)
    {
        var key = new StringBuilder();
        foreach (var word in Words(name))
        {
            var (letters, tone) = Syllable(word);
            key.Append(key.Length > 0 ? " " : "").Append(letters).Append(tone);
        }

        return key.ToString();
    }

    /// <summary>hoà, thuỷ → hòa, thủy: the tone on the first vowel of oa, oe and uy at the end of a word.</summary>
    public static string ToneOnFirst(string text)
    {
        var styled = new StringBuilder(text);
        for (var at = 0; at + 1 < text.Length; at++)
        {
            var (one, other) = (char.ToLowerInvariant(text[at]), char.ToLowerInvariant(text[at + 1]));
            var ends = at + 2 == text.Length || !char.IsLetter(text[at + 2]);
            var (plain, tone) = ToneOf(other);
            var pair = (one, plain) is ('o', 'a') or ('o', 'e') || ((one, plain) is ('u', 'y')
                && !After(text, at, 'q'));
            if (ends && pair && tone != '\0')
            {
                styled[at] = (text[at].ToString() + tone).Normalize(NormalizationForm.FormC)[0];
                styled[at + 1] = char.IsUpper(text[at + 1]) ? char.ToUpperInvariant(plain) : plain;
            }
        }

        return styled.ToString();
    }

    private static bool After(string text, int at, char before) =>
        at > 0 && char.ToLowerInvariant(text[at - 1]) == before;

    private static (char Plain, char Tone) ToneOf(char letter)
    {
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        return parts.Length == 2 && Tones.Contains(parts[1], StringComparison.Ordinal) ? (parts[0], parts[1])
            : (letter, '\0');
    }

    public static bool SameName(string? one, string? other) =>
        string.Equals(MatchKey(one), MatchKey(other), StringComparison.Ordinal);

    /// <summary>
    /// Perhaps the same name, for an officer to decide: i and y exchanged, or one of the two written without any marks.
    /// </summary>
    public static bool MaybeSameName(string? one, string? other)
    {
        if (SameName(one, other) || Iotated(one) == Iotated(other))
        {
            return true;
        }

        return SearchKey(one) == SearchKey(other) && (Unmarked(one) || Unmarked(other));
    }

    /// <summary>The words of a name as they are compared: lower case, NFC, H' Hen and H’Hen as h'hen.</summary>
    internal static string[] Words(string? name) =>
        Clean(name).Replace("' ", "'", StringComparison.Ordinal).ToLowerInvariant()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// The letters of a syllable without its tone, and the tone 1 to 6: ngang, huyền, hỏi, ngã, sắc, nặng.
    /// </summary>
    internal static (string Letters, int Tone) Syllable(string word)
    {
        var tone = 1;
        var letters = new StringBuilder(word.Length);
        foreach (var letter in word.Normalize(NormalizationForm.FormD))
        {
            var at = Tones.IndexOf(letter, StringComparison.Ordinal);
            if (at < 0)
            {
                letters.Append(letter);
            }
            else if (tone == 1)
            {
                tone = at + 2;
            }
        }

        return (letters.ToString().Normalize(NormalizationForm.FormC), tone);
    }

    private static string Capitalised(string clean)
    {
        var title = new StringBuilder(clean.Length);
        var starts = true;
        foreach (var letter in clean)
        {
            title.Append(starts ? letter : char.ToLowerInvariant(letter));
            starts = !char.IsLetter(letter);
        }

        return title.ToString();
    }

    private static string Iotated(string? name) => MatchKey(name).Replace('y', 'i');

    private static bool Unmarked(string? name) => Clean(name).All(char.IsAscii);

    /// <summary>NFC; a half of a broken character pair, which cannot be normalised, becomes U+FFFD.</summary>
    /// <summary>Codes, numbers and dates mostly are: nothing to do, and no text to make.</summary>
    private static bool IsCleanAscii(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or > '~' || (text[i] == ' ' && (i == 0 || i == text.Length - 1 || text[i - 1] == ' ')))
            {
                return false;
            }
        }

        return true;
    }

    private static string Normal(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            var mended = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes())
            {
                mended.Append(rune);
            }

            return mended.ToString().Normalize(NormalizationForm.FormC);
        }
    }

    private static char Straight(char letter) => letter switch
    {
        '’' or '‘' or 'ʼ' => '\'',
        'Ð' => 'Đ',
        'ð' => 'đ',
        _ => letter,
    };

    private static char Plain(char letter) => letter switch
    {
        'đ' or 'ð' => 'd',
        'ƀ' => 'b',
        '’' or '‘' or 'ʼ' => '\'',
        _ => letter,
    };
}
