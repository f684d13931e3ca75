using System.Collections.Frozen;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Access;

/// <summary>
/// What people here choose first: words, names, names together, declarations of love, walks over the keyboard. Made by
/// rules, not copied; compared without case, accents, spaces and what is put behind (2026, 123, !).
/// </summary>
public static class CommonPasswords
{
    /// <summary>Digits alone are a birthday, a telephone or an identifier unless there are very many.</summary>
    private const int DigitsMin = 18;

    private const int WalkMin = 4;
    private const int UnitMax = 5;

    private const string Words =
        "password passwort passw pass admin administrator root user guest test tester welcome hello login letmein "
        + "master secret monkey dragon football princess sunshine superman batman computer internet samsung iphone "
        + "google facebook zalo windows iloveyou loveyou forever freedom family money lucky happy summer winter "
        + "matkhau matkhaumoi matkhaucu matma khongbiet khongco quenroi quenmatkhau doimatkhau batky dangnhap taikhoan "
        + "quantri canbo chutich ketoan buudien nganhang ubnd ubndxa ubndtinh ubndphuong vanphong coquan xahoi "
        + "trogiupxahoi baotroxahoi chinhsach vanhoaxahoi ansinh ansinhxahoi laodong thuongbinh nguoicocong "
        + "vietnam vietnamoi toiyeuvietnam yeuvietnam hanoi saigon langson tphcm hochiminh danang haiphong cantho "
        + "caobang bacgiang quangninh tuyenquang thainguyen nghean thanhhoa dongnai binhduong angiang lamdong "
        + "anhyeuem emyeuanh yeuem yeuanh yeunhieu nhoem nhoanh maiyeuem maimaiyeuem motminh codon hanhphuc giadinh "
        + "giadinhtoi conyeu meyeu boyeu bome chame vochong conyeume trudong maiyeu tinhyeu tinhban banbe "
        + "khongyeu ghetem chiatay cuocsong cuocdoi maiben camon xinchao chaoban chaoem dongian binhthuong "
        + "mothaibabon mothaiba hoahong hoasen hoacuc bongda conheo conmeo concho cunyeu meoyeu heocon gaubong "
        + "abcd abcdef abcdefgh abcxyz asdfghjkl qwertyuiop qazwsx qazwsxedc zaqwsx zxcvbnm onetwothree";

    private const string Families =
        "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly nong hua vi luong lo lu trieu ha chu";

    private const string Given =
        "an anh bao binh chau chi chien cuong cuc dung duc duy dat diep dong giang ha hai han hang hanh hien hieu hoa "
        + "hoan hoai hong hue hung huong huy khanh khoa kien lan lam linh loan long ly mai minh my nam nga ngan ngoc "
        + "nguyet nhung nhu oanh phong phuc phuong quan quang quoc quynh son tam tan thanh thao thang thu thuy thuong "
        + "tien toan trang trung tu tuan tung tuyet van viet vinh xuan yen";

    private static readonly string[] Keys =
        ["qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "1234567890", "1qaz2wsx3edc4rfv5tgb"];

    private static readonly Lazy<FrozenSet<string>> All =
        new(() => Make().Where(one => one.Length >= WalkMin).ToFrozenSet(StringComparer.Ordinal));

    public static int Count => All.Value.Count;

    public static bool Contains(string password)
    {
        var whole = Folded(password);
        var trimmed = whole.TrimEnd([.. "0123456789"]);
        return whole.Length < DigitsMin && whole.All(char.IsAsciiDigit)
            || IsRepeated(whole)
            || new[] { whole, trimmed, trimmed.TrimStart([.. "0123456789"]), Spelled(whole), Spelled(trimmed) }
                .Any(one => All.Value.Contains(one) || IsRepeated(one));
    }

    private static IEnumerable<string> Make()
    {
        var given = Given.Split(' ');
        var names = Families.Split(' ').SelectMany(family => given.Select(name => family + name))
            .Concat(given.SelectMany(one => given.Select(other => one + other)))
            .Concat(given.SelectMany(name => new[] { name + "yeu", "yeu" + name, "anhyeu" + name, "emyeu" + name }));
        return Words.Split(' ').SelectMany(word => new[] { word, word + word })
            .Concat(names).Concat(Keys.SelectMany(Walks));
    }

    /// <summary>Every way along a row of keys, from either end.</summary>
    private static IEnumerable<string> Walks(string row)
    {
        foreach (var keys in new[] { row, new string([.. row.Reverse()]) })
        {
            for (var start = 0; start < keys.Length; start++)
            {
                for (var length = WalkMin; start + length <= keys.Length; length++)
                {
                    yield return keys.Substring(start, length);
                }
            }
        }
    }

    /// <summary>A few signs again and again: abcabcabc, 12121212.</summary>
    private static bool IsRepeated(string text) => Enumerable.Range(1, UnitMax).Any(unit =>
        text.Length >= 2 * unit && Enumerable.Range(unit, text.Length - unit).All(at => text[at] == text[at - unit]));

    private static string Folded(string password) =>
        new([.. VietnameseText.SearchKey(password).Where(char.IsLetterOrDigit)]);

    /// <summary>m@tkh4u read as it is meant.</summary>
    private static string Spelled(string text) => text.Replace('0', 'o').Replace('1', 'i').Replace('3', 'e')
        .Replace('4', 'a').Replace('5', 's');
}
