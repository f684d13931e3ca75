using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Shared;

[Trait("Check", "S20")]
public class CitizenIdTests
{
    [Theory]
    [InlineData("999150000001", CitizenIdFault.None)]
    [InlineData("99915000001", CitizenIdFault.PerhapsLostZero)]
    [InlineData("9.99150E+11", CitizenIdFault.PrecisionLost)]
    [InlineData("999150000001.0", CitizenIdFault.NonDigit)]
    [InlineData("999 150 000 001", CitizenIdFault.None)]
    [InlineData("'999150000001", CitizenIdFault.None)]
    [InlineData("99915000000O", CitizenIdFault.NonDigit)]
    [InlineData("123456789", CitizenIdFault.None)]
    [InlineData("000000000000", CitizenIdFault.Placeholder)]
    [InlineData("999999999999", CitizenIdFault.Placeholder)]
    [InlineData("１２３", CitizenIdFault.NonDigit)]
    [InlineData("", CitizenIdFault.Missing)]
    public void Every_row_of_the_corpus_reads_as_it_says(string text, CitizenIdFault expected)
    {
        Samples.Rows("corpora/id_numbers.tsv").Select(row => row[0]).ShouldContain(text);
        CitizenId.Read(text, numericCell: false, out _).ShouldBe(expected);
    }

    [Fact]
    public void A_numeric_cell_gets_its_lost_noughts_back_and_a_text_does_not()
    {
        CitizenId.Read("20134934865", numericCell: true, out var number).ShouldBe(CitizenIdFault.None);
        number.ShouldBe("020134934865");
        CitizenId.Read("999150000001.0", numericCell: true, out number).ShouldBe(CitizenIdFault.None);
        number.ShouldBe("999150000001");
        CitizenId.Read("20134934865", numericCell: false, out _).ShouldBe(CitizenIdFault.PerhapsLostZero);
    }

    [Fact]
    public void The_number_knows_sex_and_year_of_birth()
    {
        CitizenId.SexOf("020134934865").ShouldBe("F");
        CitizenId.BirthYearOf("020134934865").ShouldBe(1934);
        CitizenId.BirthYearOf("020216999501").ShouldBe(2016);
        CitizenId.ContradictsSex("020216999501", "F").ShouldBeTrue();
        CitizenId.ContradictsSex("020216999501", "M").ShouldBeFalse();
        CitizenId.ContradictsBirth("020216999501", BirthDate.Parse("2008-07-20")).ShouldBeTrue();
        CitizenId.ContradictsBirth("020216999501", BirthDate.Parse("2016")).ShouldBeFalse();
        CitizenId.ContradictsBirth("123456789", BirthDate.Parse("2016")).ShouldBeFalse();
    }
}
