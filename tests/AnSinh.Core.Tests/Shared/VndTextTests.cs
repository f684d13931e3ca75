using AnSinh.Core.Shared;

namespace AnSinh.Core.Tests.Shared;

public class VndTextTests
{
    [Theory]
    [InlineData(0, "Không đồng")]
    [InlineData(5, "Năm đồng")]
    [InlineData(10, "Mười đồng")]
    [InlineData(11, "Mười một đồng")]
    [InlineData(14, "Mười bốn đồng")]
    [InlineData(15, "Mười lăm đồng")]
    [InlineData(21, "Hai mươi mốt đồng")]
    [InlineData(24, "Hai mươi tư đồng")]
    [InlineData(35, "Ba mươi lăm đồng")]
    [InlineData(101, "Một trăm linh một đồng")]
    [InlineData(105, "Một trăm linh năm đồng")]
    [InlineData(110, "Một trăm mười đồng")]
    [InlineData(500_000, "Năm trăm nghìn đồng")]
    [InlineData(1_005_000, "Một triệu không trăm linh năm nghìn đồng")]
    [InlineData(1_000_005, "Một triệu không trăm linh năm đồng")]
    [InlineData(123_400_000, "Một trăm hai mươi ba triệu bốn trăm nghìn đồng")]
    [InlineData(86_350_000, "Tám mươi sáu triệu ba trăm năm mươi nghìn đồng")]
    [InlineData(1_000_000_000, "Một tỷ đồng")]
    [InlineData(2_021_000_041, "Hai tỷ không trăm hai mươi mốt triệu không trăm bốn mươi mốt đồng")]
    [InlineData(1_000_000_000_000, "Một nghìn tỷ đồng")]
    [InlineData(1_000_000_000_000_000, "Một triệu tỷ đồng")]
    [InlineData(-15_000, "Âm mười lăm nghìn đồng")]
    public void Amounts_are_said_as_people_say_them(long amountVnd, string expected) =>
        VndText.InWords(amountVnd).ShouldBe(expected);

    [Fact]
    public void Amounts_are_shown_with_dots_and_a_no_break_space()
    {
        VndText.Format(1_234_567).ShouldBe("1.234.567\u00A0đ");
        VndText.Format(0).ShouldBe("0\u00A0đ");
        VndText.Format(-500_000).ShouldBe("-500.000\u00A0đ");
    }
}
