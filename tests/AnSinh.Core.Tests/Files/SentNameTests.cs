using AnSinh.Core.Files;

namespace AnSinh.Core.Tests.Files;

/// <summary>The name of a file is a text to show: no path, nothing unseen, nothing endless.</summary>
[Trait("Check", "S17")]
public class SentNameTests
{
    [Theory]
    [InlineData("danh sách tháng 12.xlsx", "danh sách tháng 12.xlsx")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"..\..\windows\system.ini", "system.ini")]
    [InlineData("/data/x/ansinh.db", "ansinh.db")]
    [InlineData(@"D:\giay to\ds.csv", "ds.csv")]
    [InlineData("ds.csv\0.xlsx", "ds.csv.xlsx")]
    [InlineData("ds\r\nX-Header: 1.csv", "dsX-Header- 1.csv")]
    [InlineData("ds\u202Excod.exe", "dsxcod.exe")]
    [InlineData("\u2066ds\u200B\uFEFF.csv", "ds.csv")]
    [InlineData("ds.csv:bí mật", "ds.csv-bí mật")]
    [InlineData("<img src=x>.csv", "-img src=x-.csv")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.csv", "_nul.csv")]
    [InlineData("com1.txt", "_com1.txt")]
    [InlineData("LPT9 .csv", "_LPT9 .csv")]
    [InlineData("...", "tep")]
    [InlineData("..", "tep")]
    [InlineData(" .htaccess. ", "htaccess")]
    [InlineData("thu\u0301.csv", "thú.csv")]
    [InlineData("\uD800.csv", "csv")]
    [InlineData("", "tep")]
    [InlineData(null, "tep")]
    public void A_name_is_what_is_seen_of_it(string? sent, string name) => SentName.Of(sent).ShouldBe(name);

    [Fact]
    public void A_very_long_name_keeps_its_ending()
    {
        var name = SentName.Of(new string('ệ', 5000) + ".xlsx");
        name.Length.ShouldBe(SentName.LettersMost);
        name.ShouldEndWith("ệ.xlsx");
        SentName.Of("a." + new string('b', 5000)).Length.ShouldBe(SentName.LettersMost);
    }

    [Fact]
    public void Control_ordinary_names_stay_and_the_ending_is_the_last_one()
    {
        SentName.Of("computer.csv").ShouldBe("computer.csv");
        SentName.Of("Danh sách chi trả (đợt 2).xls").ShouldBe("Danh sách chi trả (đợt 2).xls");
        SentName.EndsIn("ds.XLSX", SheetFile.Endings).ShouldBeTrue();
        SentName.EndsIn("ds.csv.exe", SheetFile.Endings).ShouldBeFalse();
        SentName.EndsIn("ds", SheetFile.Endings).ShouldBeFalse();
    }
}
