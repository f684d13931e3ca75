using System.Security.Cryptography;
using System.Text;
using AnSinh.Core.Access;

namespace AnSinh.Web.Tests.Access;

/// <summary>Which passwords are refused, and which are not.</summary>
[Trait("Check", "S11")]
public sealed class PasswordTests
{
    [Fact]
    public void The_list_is_long_enough() => CommonPasswords.Count.ShouldBeGreaterThan(3000);

    [Theory]
    [InlineData("anhyeuem123")]
    [InlineData("AnhYeuEm2026!!")]
    [InlineData("Anh yêu em 1990")]
    [InlineData("nguyenhuong1985")]
    [InlineData("2601lanyeu2601")]
    [InlineData("qwertyuiop")]
    [InlineData("poiuytrewq99")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("0912345678")]
    [InlineData("19051990190590")]
    [InlineData("abcabcabcabc")]
    [InlineData("4nhy3u3m2020")]
    [InlineData("trogiupxahoi2026")]
    [InlineData("IloveYou.....2020")]
    public void What_people_choose_first_is_refused(string password) =>
        SignInRules.GoodPassword("hanhnt", password)!.Code.ShouldBe("PASSWORD_COMMON");

    [Theory]
    [InlineData("con trâu đi trước")]
    [InlineData("mùa gặt năm ngoái")]
    [InlineData("Anh yêu em từ mùa gặt")]
    [InlineData("xk7-tram-qua-2026")]
    public void A_sentence_of_ones_own_is_taken(string password) =>
        SignInRules.GoodPassword("hanhnt", password).ShouldBeNull();

    [Theory]
    [InlineData(9, "PASSWORD_SHORT")]
    [InlineData(10, null)]
    [InlineData(64, null)]
    [InlineData(128, null)]
    [InlineData(129, "PASSWORD_LONG")]
    public void Ten_to_128_signs_are_taken(int length, string? code)
    {
        const string Sentence = "ngày mai trời lại sáng, con đường qua suối còn ướt; ";
        var password = string.Concat(Enumerable.Repeat(Sentence, 4))[..length];
        SignInRules.GoodPassword("hanhnt", password)?.Code.ShouldBe(code);
        (SignInRules.GoodPassword("hanhnt", password) is null).ShouldBe(code is null);
    }

    [Fact]
    public void A_stolen_password_is_found_in_the_file_and_its_neighbours_are_not()
    {
        var stolen = Enumerable.Range(0, 500).Select(at => $"lộ rồi {at}").ToList();
        using var list = new HashList(stolen, "\r\n");
        stolen.ShouldAllBe(one => list.Passwords.Contains(one));
        Enumerable.Range(0, 500).ShouldAllBe(at => !list.Passwords.Contains($"chưa lộ {at}"));
    }

    [Fact]
    public void A_file_of_one_line_of_none_and_without_a_last_line_end_is_read()
    {
        using var one = new HashList(["lộ rồi"], "\n");
        one.Passwords.Contains("lộ rồi").ShouldBeTrue();
        using var none = new HashList([], "\n");
        none.Passwords.Contains("lộ rồi").ShouldBeFalse();
        using var open = new HashList(["một", "hai", "ba"], "\n", lastEnd: false);
        new[] { "một", "hai", "ba" }.ShouldAllBe(word => open.Passwords.Contains(word));
    }

    [Fact]
    public void Another_file_is_refused_and_not_taken_for_a_list_without_the_password()
    {
        using var other = new HashList([], "\n");
        File.WriteAllText(other.Path, string.Join('\n', Enumerable.Repeat("không phải", 50)));
        Should.Throw<InvalidDataException>(() => other.Passwords.Contains("lộ rồi"));
    }

    private sealed class HashList : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("ansinh-hash").FullName;

        public HashList(IEnumerable<string> passwords, string lineEnd, bool lastEnd = true)
        {
            Path = System.IO.Path.Combine(folder, "stolen.txt");
#pragma warning disable CA5350 // The form of the list.
            var lines = passwords.Select(one =>
                Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(one))) + ":" + (one.Length * 37));
#pragma warning restore CA5350
            File.WriteAllText(
                Path,
                string.Join(lineEnd, lines.Order(StringComparer.Ordinal))
                    + (lastEnd && passwords.Any() ? lineEnd : ""));
        }

        public string Path { get; }

        public BreachedPasswords Passwords => new(Path);

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
