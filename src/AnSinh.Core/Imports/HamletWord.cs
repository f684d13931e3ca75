using AnSinh.Core.Files;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>Names of hamlets as they stand above a table: Thôn Nà Tèn, Tổ dân phố số 5.</summary>
internal static class HamletWord
{
    private const int LongestName = 60;

    private static readonly string[] Beginnings =
        ["thon ", "ban ", "ap ", "khom ", "to ", "khu ", "khoi ", "xom ", "buon ", "lang ", "tdp ", "tieu khu ",
            "phum ", "soc ", "bon ", "plei "];

    private static readonly string[] NotAHamlet = ["to trinh", "ban hanh", "khu vuc", "to chuc", "lang son",
        "lang giang"];

    /// <summary>The one text of a line that names a hamlet.</summary>
    public static string? In(SheetRow row)
    {
        var texts = row.Cells.Where(cell => !cell.IsEmpty && !cell.IsNumeric)
            .Select(cell => In(cell.Text)).OfType<string>().ToList();
        return texts is [var only] ? only : null;
    }

    public static string? In(string? text)
    {
        var clean = VietnameseText.Clean(text).TrimEnd(':', '.');
        var at = clean.IndexOf(". ", StringComparison.Ordinal);
        clean = at is > 0 and <= 4 && clean[..at].All(letter => "IVXABCD".Contains(letter) || char.IsAsciiDigit(letter))
            ? clean[(at + 2)..] : clean;
        var key = VietnameseText.SearchKey(clean) + " ";
        return clean.Length <= LongestName && !key.Contains(" ngay ", StringComparison.Ordinal)
            && Array.Exists(Beginnings, word => key.StartsWith(word, StringComparison.Ordinal))
            && !Array.Exists(NotAHamlet, word => key.StartsWith(word, StringComparison.Ordinal)) ? clean : null;
    }
}
