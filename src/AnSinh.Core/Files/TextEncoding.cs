using System.Globalization;
using System.Text;

namespace AnSinh.Core.Files;

/// <summary>
/// Finds the encoding of a text file by its bytes: UTF-8 and UTF-16 with or without mark, else windows-1258. What then
/// still does not read as Vietnamese (TCVN3, VNI, text broken by an earlier conversion) is refused, never stored
/// broken.
/// </summary>
internal static class TextEncoding
{
    private const string Letters =
        "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
        + "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text in NFC, and the name of its encoding.</summary>
    public static (string Text, string Name) Decode(byte[] bytes)
    {
        var (text, name) = Unicode(bytes) ?? (Old(bytes), "windows-1258");
        text = text.Normalize(NormalizationForm.FormC);
        if (text.Contains('\0', StringComparison.Ordinal) || text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            throw FileRefusals.Encoding("có ký tự không giải mã được");
        }

        if (LooksConvertedTwice(text))
        {
            throw FileRefusals.Encoding("chữ đã hỏng do chuyển mã nhiều lần (ví dụ “Nguyá»…n”)");
        }

        return (text, name);
    }

    private static (string Text, string Name)? Unicode(byte[] bytes)
    {
        try
        {
            return bytes switch
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

    private static string Old(byte[] bytes)
    {
        var text = Encoding.GetEncoding(1258).GetString(bytes).Normalize(NormalizationForm.FormC);
        foreach (var letter in text)
        {
            var strange = char.IsLetter(letter)
                ? !Letters.Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal)
                : char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNotAssigned
                    || letter is '¸' or '¶' or '·'
                    or '¹' or '¨' or '©' or '®' or '¬' or '«' or '»' or '¤' or '¥' or '§' or '¦';
            if (strange)
            {
                throw FileRefusals.Encoding("có lẽ là TCVN3 (.VnTime) hoặc VNI");
            }
        }

        return text;
    }

    private static bool LooksConvertedTwice(string text) =>
        text.Contains("á»", StringComparison.Ordinal) || text.Contains("áº", StringComparison.Ordinal)
        || text.Contains("Ä‘", StringComparison.Ordinal) || text.Contains("Æ°", StringComparison.Ordinal)
        || text.Contains("Ã¡", StringComparison.Ordinal) || text.Contains("Ã¢", StringComparison.Ordinal);
}
