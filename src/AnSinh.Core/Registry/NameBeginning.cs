using AnSinh.Core.Shared;

namespace AnSinh.Core.Registry;

/// <summary>
/// Names that begin with a text, as a range of folded names: found by an index among millions. Of the whole country
/// only beginnings of two words and more are asked this way; one word is mostly a given name, which stands last.
/// </summary>
internal readonly record struct NameBeginning(string From, string Until)
{
    /// <summary>Found people beyond this many are not put in the order of Vietnamese names, nor counted.</summary>
    public const int Most = 1_000;

    /// <summary>Null where the text is one word, or of a kind that no name is.</summary>
    public static NameBeginning? Of(string text)
    {
        var key = VietnameseText.SearchKey(text);
        return key.Contains(' ', StringComparison.Ordinal)
            && key.All(letter => char.IsAsciiLetter(letter) || letter == ' ')
            ? new NameBeginning(key, key[..^1] + (char)(key[^1] + 1)) : null;
    }
}
