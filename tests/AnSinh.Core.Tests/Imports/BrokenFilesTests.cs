using System.Text;
using AnSinh.Core.Files;
using AnSinh.Core.Files.Results;
using AnSinh.Core.Imports;
using AnSinh.Core.Shared;
using AnSinh.Core.Tests.Shared;

namespace AnSinh.Core.Tests.Imports;

/// <summary>
/// Whatever bytes come in, a report or a refusal comes out; an exception would be a crash of the page.
/// </summary>
public class BrokenFilesTests
{
    private const int Times = 25;

    [Trait("Check", "S17")]
    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void Damaged_lists_give_a_report_and_never_a_crash(int seed)
    {
        var dice = new Random(seed);
        foreach (var path in Directory.GetFiles(Samples.PathOf("lists")))
        {
            var good = File.ReadAllBytes(path);
            for (var time = 0; time < Times; time++)
            {
                var report = ImportReader.Read(Damaged(good, dice), Path.GetFileName(path), ReadingOptions.Of(null));
                (report.Counts.Expected + report.Counts.Rejected > 0 || report.FileErrors.Count > 0).ShouldBeTrue();
            }
        }
    }

    [Trait("Check", "S17")]
    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void A_damaged_result_file_is_whole_or_refused(int seed)
    {
        var dice = new Random(seed);
        var good = Samples.Bytes("corpora/bank_results/00_good.csv");
        for (var time = 0; time < Times * 5; time++)
        {
            try
            {
                var file = ResultFileReader.Read("x.csv", Damaged(good, dice));
                file.Lines.Count.ShouldBe(file.DeclaredCount);
                file.Lines.Sum(line => line.AmountVnd).ShouldBe(file.DeclaredVnd);
            }
            catch (RefusedException refused)
            {
                refused.Refusal.Message.ShouldNotBeEmpty();
            }
        }
    }

    [Fact]
    public void A_cut_result_file_is_refused_wherever_it_is_cut()
    {
        var good = Samples.Bytes("corpora/bank_results/00_good.csv");
        for (var length = 0; length < good.Length - "37250000,,,,\r\n".Length; length++)
        {
            var cut = good[..length];
            Should.Throw<RefusedException>(() => ResultFileReader.Read("x.csv", cut), $"cut at {length}");
        }
    }

    [Fact]
    public void A_list_cut_below_its_headings_is_refused_and_not_a_list_of_nobody()
    {
        const string Text = "DANH SÁCH ĐỐI TƯỢNG Tháng 8 năm 2024\nSTT;Họ và tên;Năm sinh;Thôn;Hệ số";
        var cut = ImportReader.Read(Encoding.UTF8.GetBytes(Text), "ds.csv", ReadingOptions.Of(null));
        cut.FileErrors.ShouldContain(error => error.Code == "NO_ROW" && error.Message.Contains("dòng 2"));
        var whole = ImportReader.Read(
            Encoding.UTF8.GetBytes(Text + "\n1;Hứa Thị Mẩy;1959;Nà Mon;1,5"), "ds.csv", ReadingOptions.Of(null));
        whole.FileErrors.ShouldNotContain(error => error.Code == "NO_ROW");
    }

    [Trait("Check", "S17")]
    [Fact]
    public void A_locked_workbook_is_refused_with_its_own_sentence()
    {
        byte[] bytes =
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")];
        Should.Throw<RefusedException>(
            () => SheetFile.Open(bytes, ReadLimits.Web)).Refusal.Code.ShouldBe("FILE_LOCKED");
    }

    /// <summary>A few bytes changed, or a piece cut out, or the end cut off.</summary>
    private static byte[] Damaged(byte[] good, Random dice)
    {
        switch (dice.Next(3))
        {
            case 0:
                return good[..dice.Next(good.Length)];
            case 1:
                var from = dice.Next(good.Length);
                return [.. good[..from], .. good[Math.Min(good.Length, from + dice.Next(1, 400))..]];
            default:
                var bytes = (byte[])good.Clone();
                for (var change = 0; change < 8; change++)
                {
                    bytes[dice.Next(bytes.Length)] = (byte)dice.Next(256);
                }

                return bytes;
        }
    }
}
