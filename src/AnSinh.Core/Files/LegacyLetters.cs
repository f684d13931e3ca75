using System.Text;

namespace AnSinh.Core.Files;

/// <summary>How the letters of a cell were written before they were read.</summary>
public enum Lettering : byte
{
    Unicode,
    /// <summary>TCVN3 (ABC, fonts .VnTime and .VnTimeH).</summary>
    Tcvn3,
    /// <summary>VNI-Windows.</summary>
    Vni,
}

/// <summary>
/// The two old Vietnamese codings that still come in files: one byte a letter (TCVN3), or a letter and a mark behind it
/// (VNI). Both are seen here as the Latin-1 letters that a program without the font shows.
/// </summary>
internal static class LegacyLetters
{
    private const string Tcvn3Low =
        "àµá¸â©ã·èÌéÐêªì×íÝòßóãô«õâùïúóýýă¨đ®ĩÜũòơ¬ư\u00ADạ¹ả¶ấÊầÇẩÈẫÉậËắ¾ằ»ẳ¼ẵ½ặÆẹÑẻÎẽÏếÕềÒểÓễÔệÖỉØịÞọäỏáốèồåổæỗçộé"
        + "ớíờêởëỡìợîụôủñứøừõửöữ÷ựùỳúỵþỷûỹü";

    private const string Tcvn3Capital = "Â¢Ê£Ô¤Ă¡Đ§Ơ¥Ư¦";
    private const string Capitals = "AĂÂEÊIOÔƠUƯY";
    private const string VniSingle = "ÌÌÍÍììííĐÑĨÓƠÔƯÖđñĩóơôưöỈÆỊÒỴÎỶËỉæịòỵîỷë";

    private const string VniPairs =
        "àaø áaù âaâ ãaõ èeø éeù êeâ òoø óoù ôoâ õoõ ùuø úuù ýyù ăaê ũuõ ạaï ảaû ấaá ầaà ẩaå ẫaã ậaä ắaé ằaè ẳaú ẵaü "
        + "ặaë ẹeï ẻeû ẽeõ ếeá ềeà ểeå ễeã ệeä ọoï ỏoû ốoá ồoà ổoå ỗoã ộoä ớôù ờôø ởôû ỡôõ ợôï ụuï ủuû ứöù ừöø ửöû "
        + "ữöõ ựöï ỳyø";

    /// <summary>Onsets after which a last ì can only stand for ỹ: Mỹ, Kỹ, Luỹ. VNI writes both the same.</summary>
    private const string BeforeLongI = "mkuMKU";

    private static readonly Dictionary<char, char> Tcvn3 = Pairs(Tcvn3Low + Tcvn3Capital);
    private static readonly Dictionary<char, char> Vni = Pairs(VniSingle);

    private static readonly Dictionary<(char Base, char Mark), char> VniMarks = VniPairs.Split(' ')
        .ToDictionary(pair => (pair[1], pair[2]), pair => pair[0]);

    public static string Decode(string text, Lettering lettering) => lettering switch
    {
        Lettering.Tcvn3 => FromTcvn3(text),
        Lettering.Vni => FromVni(text),
        _ => text,
    };

    /// <summary>A sign that has no place in a Vietnamese text of today and stands for a letter in TCVN3.</summary>
    public static bool OnlyTcvn3(char letter) =>
        letter != 'Ð' && Tcvn3.ContainsKey(letter) && !VietnameseSyllable.IsLetter(letter);

    private static string FromTcvn3(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = Tcvn3.GetValueOrDefault(text[at], text[at]);
            var next = at + 1 < text.Length ? Tcvn3.GetValueOrDefault(text[at + 1]) : default;
            if (next != default && Capitals.Contains(letter, StringComparison.Ordinal) && IsTonedForm(letter, next))
            {
                // Ấ is written as Â and the code of ấ.
                letter = char.ToUpperInvariant(next);
                at++;
            }

            plain.Append(letter);
        }

        var decoded = plain.ToString();
        return InCapitals(text) ? decoded.ToUpperInvariant() : decoded;
    }

    /// <summary>
    /// The capital font keeps accented letters as small ones beside ASCII capitals: NGUYÔN is NGUYỄN.
    /// </summary>
    private static bool InCapitals(string text)
    {
        var inside = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiLetterLower(text[at]))
            {
                return false;
            }

            inside |= at > 0 && char.IsAsciiLetterUpper(text[at])
                && (char.IsAsciiLetterUpper(text[at - 1]) || Tcvn3.ContainsKey(text[at - 1]));
        }

        return inside;
    }

    private static bool IsTonedForm(char capital, char small)
    {
        var (one, other) = (char.ToLowerInvariant(capital), small);
        return one != other && VietnameseSyllable.WithoutTone(other) == one;
    }

    private static string FromVni(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var (letter, capital) = (char.ToLowerInvariant(text[at]), char.IsUpper(text[at]));
            if (at + 1 < text.Length && VniMarks.TryGetValue((letter, char.ToLowerInvariant(text[at
                + 1])), out var marked))
            {
                plain.Append(capital ? char.ToUpperInvariant(marked) : marked);
                at++;
            }
            else if (letter == 'ì' && at > 0 && BeforeLongI.Contains(text[at - 1], StringComparison.Ordinal)
                && (at + 1 == text.Length || !char.IsLetter(text[at + 1])))
            {
                plain.Append(capital ? 'Ỹ' : 'ỹ');
            }
            else
            {
                plain.Append(Vni.GetValueOrDefault(text[at], text[at]));
            }
        }

        return plain.ToString();
    }

    /// <summary>Letter and code by turns, as code → letter.</summary>
    private static Dictionary<char, char> Pairs(string table)
    {
        var letters = new Dictionary<char, char>();
        for (var at = 0; at < table.Length; at += 2)
        {
            letters[table[at + 1]] = table[at];
        }

        return letters;
    }
}
