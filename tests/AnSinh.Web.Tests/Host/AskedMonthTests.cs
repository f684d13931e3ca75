using AnSinh.Policy;
using AnSinh.Web.Host;
using AnSinh.Web.Pages.Registry.Profile;

namespace AnSinh.Web.Tests.Host;

/// <summary>What people type and papers have, read the way it is meant.</summary>
public sealed class AskedMonthTests
{
    [Theory]
    [InlineData("12/2026")]
    [InlineData(" 12 / 2026 ")]
    [InlineData("12.2026")]
    [InlineData("2026-12")]
    public void A_month_is_read_as_people_type_it_and_as_addresses_carry_it(string text)
    {
        AskedMonth.TryRead(text, out var month).ShouldBeTrue();
        month.ShouldBe(new Month(2026, 12));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mai")]
    [InlineData("13/2026")]
    [InlineData("1/12/2026")]
    public void What_is_no_month_is_not_guessed(string? text) => AskedMonth.TryRead(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("5.6", "Điều 5 khoản 6")]
    [InlineData("5.5.a", "Điều 5 khoản 5 điểm a")]
    [InlineData("QĐ cũ", "QĐ cũ")]
    [InlineData(null, null)]
    public void The_article_of_an_old_paper_is_read_out(string? keyed, string? told) =>
        ProfileShow.Article(keyed).ShouldBe(told);
}
