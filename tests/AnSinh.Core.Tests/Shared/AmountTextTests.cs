using System.Globalization;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Tests.Shared;

[Trait("Check", "S20")]
public class AmountTextTests
{
    private static readonly AmountProfile Commas = new(CommaGroups: true, DotZeros: true);

    public static TheoryData<string, string> Corpus =>
        [.. Samples.Rows("corpora/amounts_vnd.tsv").Select(row => new TheoryDataRow<string, string>(row[0], row[1]))];

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Every_row_of_the_corpus_reads_as_it_says(string text, string expected)
    {
        var good = AmountText.TryParse(text, AmountProfile.PayLine, out var amountVnd);
        if (expected.StartsWith("REJECT", StringComparison.Ordinal))
        {
            good.ShouldBeFalse($"'{text}' was read as {amountVnd}");
        }
        else
        {
            good.ShouldBeTrue(text);
            amountVnd.ShouldBe(long.Parse(expected.Split(' ')[0], CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("1,234,567", 1234567)]
    [InlineData("750000.00", 750000)]
    [InlineData("1,250,000.00", 1250000)]
    [InlineData("500000", 500000)]
    public void A_profile_with_comma_groups_and_dot_zeros_reads_them(string text, long expected)
    {
        AmountText.TryParse(text, Commas, out var amountVnd).ShouldBeTrue();
        amountVnd.ShouldBe(expected);
    }

    [Theory]
    [InlineData("1,23,567")]
    [InlineData("750000.50")]
    [InlineData("750.000.00")]
    [InlineData(",500")]
    [InlineData("500,00")]
    public void A_profile_does_not_make_broken_groups_good(string text) =>
        AmountText.TryParse(text, Commas, out _).ShouldBeFalse();

    [Fact]
    public void A_reversal_may_be_negative_where_the_profile_says_so()
    {
        AmountText.Read("-500.000", AmountProfile.PayLine, out var amountVnd).ShouldBe(AmountFault.Negative);
        amountVnd.ShouldBe(-500_000);
        AmountText.TryParse("-500.000", AmountProfile.PayLine with { Negative = true }, out amountVnd).ShouldBeTrue();
        amountVnd.ShouldBe(-500_000);
    }

    [Fact]
    public void A_stored_number_is_whole_up_to_a_millionth()
    {
        AmountText.ReadNumber(499_999.99999999994m, AmountProfile.PayLine, out var amountVnd)
            .ShouldBe(AmountFault.None);
        amountVnd.ShouldBe(500_000);
        AmountText.ReadNumber(499_999.5m, AmountProfile.PayLine, out _).ShouldBe(AmountFault.Fraction);
        AmountText.ReadNumber(1e20m, AmountProfile.PayLine, out _).ShouldBe(AmountFault.TooLarge);
    }
}
