using System.Globalization;
using System.Text;

namespace AnSinh.Core.Files;

/// <summary>
/// The name of a file as it was sent: a text to show and to write down, never a path. Folders, marks that are not seen
/// or turn the direction of reading, and what a file system could not keep are taken out.
/// </summary>
public static class SentName
{
    /// <summary>Letters that are kept, the ending among them.</summary>
    public const int LettersMost = 120;

    private const string Nameless = "tep";
    private const int EndingMost = 10;

    /// <summary>Names that stand for devices on Windows, with whatever ending.</summary>
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    public static string Of(string? sent)
    {
        var name = new StringBuilder();
        foreach (var rune in (sent ?? "").EnumerateRunes())
        {
            if (rune.Value is '/' or '\\')
            {
                name.Clear();
            }
            else if (rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*')
            {
                name.Append('-');
            }
            else if (IsSeen(rune))
            {
                name.Append(rune);
            }
        }

        var clean = Shortened(name.ToString().Normalize().Trim(' ', '.', '\u00A0'));
        return clean.Length == 0 ? Nameless : IsDevice(clean) ? "_" + clean : clean;
    }

    /// <summary>Whether the name ends in one of the endings, written with their dot.</summary>
    public static bool EndsIn(string name, IEnumerable<string> endings) =>
        endings.Contains(Path.GetExtension(Of(name)), StringComparer.OrdinalIgnoreCase);

    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned) && rune != Rune.ReplacementChar;

    private static string Shortened(string name)
    {
        if (name.Length <= LettersMost)
        {
            return name;
        }

        var ending = Path.GetExtension(name) is { Length: > 0 and <= EndingMost } found ? found : "";
        var stem = name[..(LettersMost - ending.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + ending;
    }

    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd(' ');
        return Devices.Any(device => stem.Equals(device, StringComparison.OrdinalIgnoreCase)
            || (device is "COM" or "LPT" && stem.Length == 4 && char.IsAsciiDigit(stem[^1])
                && stem.StartsWith(device, StringComparison.OrdinalIgnoreCase)));
    }
}
