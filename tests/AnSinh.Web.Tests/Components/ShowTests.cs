using AnSinh.Policy;
using AnSinh.Web.Components;

namespace AnSinh.Web.Tests.Components;

/// <summary>How figures are written.</summary>
public sealed class ShowTests
{
    [Theory]
    [InlineData(1234567L, "1.234.567\u00A0đ")]
    [InlineData(0L, "0\u00A0đ")]
    [InlineData(-540000L, "\u2212540.000\u00A0đ")]
    [InlineData(null, "–")]
    public void Money_is_grouped_by_dots_and_never_parts_from_its_unit(long? vnd, string text) =>
        Show.Money(vnd).ShouldBe(text);

    [Theory]
    [InlineData(1080000L, "+1.080.000\u00A0đ")]
    [InlineData(-540000L, "\u2212540.000\u00A0đ")]
    [InlineData(0L, "0\u00A0đ")]
    public void A_difference_carries_its_sign(long vnd, string text) => Show.Signed(vnd).ShouldBe(text);

    [Fact]
    public void Days_months_births_and_instants_are_written_the_Vietnamese_way()
    {
        Show.Date(new DateOnly(2026, 7, 5)).ShouldBe("05/07/2026");
        Show.Date(null).ShouldBe("–");
        Show.Month(new Month(2026, 3)).ShouldBe("03/2026");
        Show.Weekday(new DateOnly(2026, 11, 22)).ShouldBe("Chủ Nhật, 22/11/2026");
        Show.Birth(BirthDate.Parse("1950")).ShouldBe("1950");
        Show.Birth(BirthDate.Parse("1950-03")).ShouldBe("03/1950");
        Show.Birth(BirthDate.Parse("1950-03-02")).ShouldBe("02/03/1950");
        Show.Instant(new DateTimeOffset(2026, 11, 15, 18, 5, 0, TimeSpan.Zero)).ShouldBe("01:05 ngày 16/11/2026");
    }

    [Fact]
    public void Coefficients_shares_and_identifiers_are_written_for_the_eye()
    {
        Show.Coefficient(150).ShouldBe("1,5");
        Show.Coefficient(100).ShouldBe("1,0");
        Show.Coefficient(125).ShouldBe("1,25");
        Show.Percent(303, 448).ShouldBe("67,6\u00A0%");
        Show.Percent(1, 0).ShouldBe("–");
        Show.CitizenId("999166004417").ShouldBe("999 166 004 417");
        Show.Account("8400205044417").ShouldBe("···· 4417");
    }

    [Fact]
    public void A_proof_line_judges_itself()
    {
        var line = ProofLine.OfChange(("cũ", 100), ("tăng", 30), ("giảm", 20), ("điều chỉnh", -10), ("mới", 100));
        line.Holds.ShouldBeTrue();
        var wrong = ProofLine.OfChange(("cũ", 100), ("tăng", 30), ("giảm", 20), ("điều chỉnh", 10), ("mới", 100));
        wrong.Holds.ShouldBeFalse();
        wrong.DifferenceVnd.ShouldBe(-20);
        ProofTerm[] sent =
            [new("", "đã chuyển", 459), new("=", "đã chi", 444), new("+", "trả lại", 5), new("+", "treo", 10)];
        new ProofLine(sent, "đúng", "lệch").Holds.ShouldBeTrue();
    }
}
