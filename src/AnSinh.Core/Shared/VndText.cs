using System.Globalization;
using System.Text;

namespace AnSinh.Core.Shared;

/// <summary>Đồng as people read them: 1.234.567 đ, and in words as payment orders carry them.</summary>
public static class VndText
{
    public const long InWordsLimitVnd = 1_000_000_000_000_000;

    private static readonly NumberFormatInfo Groups = new() { NumberGroupSeparator = ".", NumberGroupSizes = [3] };
    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    /// <summary>1.234.567 đ, with a no-break space.</summary>
    public static string Format(long amountVnd) => Number(amountVnd) + "\u00A0đ";

    /// <summary>1.234.567, for table columns whose heading says đồng.</summary>
    public static string Number(long amount) => amount.ToString("#,##0", Groups);

    /// <summary>Một trăm hai mươi ba triệu bốn trăm nghìn đồng; amounts up to 10^15.</summary>
    public static string InWords(long amountVnd)
    {
        if (amountVnd is > InWordsLimitVnd or < -InWordsLimitVnd)
        {
            throw new ArgumentOutOfRangeException(nameof(amountVnd), "amounts in words end at 10^15");
        }

        var words = new List<string>();
        if (amountVnd < 0)
        {
            words.Add("âm");
        }

        var rest = Math.Abs(amountVnd);
        if (rest == 0)
        {
            words.Add(Digits[0]);
        }

        if (rest >= 1_000_000_000)
        {
            Say(words, rest / 1_000_000_000, follows: false);
            words.Add("tỷ");
        }

        Say(words, rest % 1_000_000_000, follows: rest >= 1_000_000_000);
        var text = new StringBuilder(string.Join(' ', words)).Append(" đồng");
        text[0] = char.ToUpperInvariant(text[0]);
        return text.ToString();
    }

    /// <summary>The three groups triệu, nghìn and units below a tỷ. A group of zeros is not said.</summary>
    private static void Say(List<string> words, long belowBillion, bool follows)
    {
        foreach (var (unit, name) in new[] { (1_000_000, "triệu"), (1_000, "nghìn"), (1, "") })
        {
            var group = (int)(belowBillion / unit % 1_000);
            if (group == 0)
            {
                continue;
            }

            SayGroup(words, group, follows);
            follows = true;
            if (name.Length > 0)
            {
                words.Add(name);
            }
        }
    }

    private static void SayGroup(List<string> words, int group, bool follows)
    {
        int hundreds = group / 100, tens = group / 10 % 10, ones = group % 10;
        var hundredsSaid = hundreds > 0 || follows;
        if (hundredsSaid)
        {
            words.Add(Digits[hundreds]);
            words.Add("trăm");
        }

        if (tens > 1)
        {
            words.Add(Digits[tens]);
            words.Add("mươi");
        }
        else if (tens == 1)
        {
            words.Add("mười");
        }
        else if (ones > 0 && hundredsSaid)
        {
            words.Add("linh");
        }

        if (ones > 0)
        {
            words.Add((tens, ones) switch
            {
                ( > 1, 1) => "mốt",
                ( > 1, 4) => "tư",
                ( > 0, 5) => "lăm",
                _ => Digits[ones],
            });
        }
    }
}
