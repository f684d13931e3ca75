using System.Globalization;
using System.Text;

namespace AnSinh.Core.Files;

/// <summary>
/// Finds the encoding of a text file by its bytes: UTF-8 and UTF-16 with or without mark, else the one of windows-1258,
/// TCVN3 and VNI in which the words are Vietnamese. What then still does not read as Vietnamese (text broken by an
/// earlier conversion) is refused, never stored broken.
/// </summary>
internal static class TextEncoding
{
    /// <summary>
    /// Share of the words with accents that must read as Vietnamese before an old coding is believed.
    /// </summary>
    private const int GoodPercent = 70;

    private const int LettersJudged = 200_000;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text in NFC, how it was found.</summary>
    public static DecodedText Decode(byte[] bytes)
    {
        var found = Unicode(bytes) ?? Old(bytes);
        var raw = found.Text;
        var text = raw.Normalize(NormalizationForm.FormC);
        if (text.Contains('\0', StringComparison.Ordinal) || text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            throw FileRefusals.Encoding("có ký tự không giải mã được");
        }

        if (LooksConvertedTwice(text))
        {
            throw FileRefusals.Encoding("chữ đã hỏng do chuyển mã nhiều lần (ví dụ “Nguyá»…n”)");
        }

        return found with { Text = text, Decomposed = found.Name != "windows-1258" && text.Length != raw.Length };
    }

    private static DecodedText? Unicode(byte[] bytes)
    {
        try
        {
            var (text, name) = bytes switch
            {
                [0xEF, 0xBB, 0xBF, ..] => (Strict(bytes, 3, new UTF8Encoding(false, true)), "utf-8-bom"),
                [0xFF, 0xFE, ..] => (Strict(bytes, 2, new UnicodeEncoding(false, false, true)), "utf-16le"),
                [0xFE, 0xFF, ..] => (Strict(bytes, 2, new UnicodeEncoding(true, false, true)), "utf-16be"),
                _ when WideWithoutMark(bytes, 1) =>
                    (Strict(bytes, 0, new UnicodeEncoding(false, false, true)), "utf-16le"),
                _ when WideWithoutMark(bytes, 0) =>
                    (Strict(bytes, 0, new UnicodeEncoding(true, false, true)), "utf-16be"),
                _ => (Strict(bytes, 0, new UTF8Encoding(false, true)), "utf-8"),
            };
            return new DecodedText(text, name);
        }
        catch (ArgumentException)
        {
            return bytes is [0xEF, 0xBB, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
                ? throw FileRefusals.Encoding("dấu hiệu đầu tệp nói là Unicode mà nội dung không phải")
                : null;
        }
    }

    private static string Strict(byte[] bytes, int skip, Encoding encoding) =>
        encoding.GetString(bytes, skip, bytes.Length - skip);

    /// <summary>Every second byte of the start is mostly nought: plain letters in two bytes each.</summary>
    private static bool WideWithoutMark(byte[] bytes, int offset)
    {
        var start = bytes.AsSpan(0, Math.Min(bytes.Length, 512));
        var noughts = 0;
        for (var at = offset; at < start.Length; at += 2)
        {
            noughts += start[at] == 0 ? 1 : 0;
        }

        return bytes.Length % 2 == 0 && noughts > start.Length / 5;
    }

    private static DecodedText Old(byte[] bytes)
    {
        var start = bytes.AsSpan(0, Math.Min(bytes.Length, LettersJudged)).ToArray();
        var best = ((string[])["windows-1258", "tcvn3", "vni"])
            .Select(name => (Name: name, Count: VietnameseSyllable.Count(OldText(start, name)))).MaxBy(one =>
                one.Count.Good);
        var text = best.Count.Good * 100L >= best.Count.Words * (long)GoodPercent ? OldText(bytes, best.Name) : null;
        return text is not null && !text.Any(IsStrange)
            ? new DecodedText(text, best.Name) { Lettering = Written(best.Name) }
            : throw FileRefusals.Encoding("không phải Unicode, windows-1258, TCVN3 (.VnTime) hay VNI");
    }

    private static Lettering Written(string name) =>
        name == "tcvn3" ? Lettering.Tcvn3 : name == "vni" ? Lettering.Vni : Lettering.Unicode;

    private static string OldText(byte[] bytes, string name) => name == "windows-1258"
        ? Encoding.GetEncoding(1258).GetString(bytes).Normalize(NormalizationForm.FormC)
        : ByFields(Encoding.Latin1.GetString(bytes), Written(name));

    /// <summary>The capital font of TCVN3 is told from each field, as each cell had its own font.</summary>
    private static string ByFields(string text, Lettering lettering)
    {
        var plain = new StringBuilder(text.Length);
        var from = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || text[at] is ',' or ';' or '\t' or '|' or '\n' or '\r' or '"' or '<' or '>')
            {
                var field = text.AsSpan(from, at - from);
                if (Ascii.IsValid(field))
                {
                    plain.Append(field);
                }
                else
                {
                    plain.Append(LegacyLetters.Decode(field.ToString(), lettering));
                }

                from = at + 1;
                if (at < text.Length)
                {
                    plain.Append(text[at]);
                }
            }
        }

        return plain.ToString();
    }

    private static bool IsStrange(char letter) => !char.IsAscii(letter) && (char.IsLetter(letter)
        ? !VietnameseSyllable.IsLetter(letter)
        : char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNotAssigned
            || letter is '¸' or '¶' or '·' or '¹' or '¨' or '©' or '®' or '¬'
                or '«' or '»' or '¤' or '¥' or '§' or '¦');

    private static bool LooksConvertedTwice(string text) =>
        text.Contains("á»", StringComparison.Ordinal) || text.Contains("áº", StringComparison.Ordinal)
        || text.Contains("Ä‘", StringComparison.Ordinal) || text.Contains("Æ°", StringComparison.Ordinal)
        || text.Contains("Ã¡", StringComparison.Ordinal) || text.Contains("Ã¢", StringComparison.Ordinal);
}

/// <summary>A text file read.</summary>
/// <param name="Text">In NFC.</param>
/// <param name="Name">utf-8, utf-16le, windows-1258, tcvn3, vni, …</param>
internal sealed record DecodedText(string Text, string Name)
{
    public Lettering Lettering { get; init; }

    /// <summary>The file kept accents apart from their letters (NFD), as macOS does.</summary>
    public bool Decomposed { get; init; }
}
