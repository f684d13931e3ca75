using System.Globalization;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Shared;

[Trait("Check", "S20")]
public class DateTextTests
{
    private static readonly DateProfile Strict = new(new DateOnly(2026, 11, 24));

    public static TheoryData<string, string> Corpus =>
        [.. Samples.Rows("corpora/dates_vn.tsv").Select(row => new TheoryDataRow<string, string>(row[0], row[1]))];

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Every_row_of_the_corpus_reads_as_it_says(string text, string expected)
    {
        var fault = DateText.Read(text, Strict, out var date);
        if (expected.StartsWith("WARN", StringComparison.Ordinal))
        {
            fault.ShouldBe(DateFault.VeryOld);
        }
        else if (expected.StartsWith("PARTIAL", StringComparison.Ordinal))
        {
            fault.ShouldBe(DateFault.None);
            date.ToString().ShouldBe(expected.Replace("PARTIAL ", "", StringComparison.Ordinal)
                .Split(' ').First(word => char.IsAsciiDigit(word[0])));
        }
        else if (expected.StartsWith("REJECT", StringComparison.Ordinal)
            || expected.StartsWith("Excel", StringComparison.Ordinal))
        {
            DateText.TryParse(text, Strict, out _).ShouldBeFalse(text);
        }
        else
        {
            fault.ShouldBe(DateFault.None, text);
            date.ToString().ShouldBe(expected.Split(' ')[0]);
        }
    }

    [Fact]
    public void A_stored_day_number_is_a_day_and_sixty_is_none()
    {
        DateText.ReadSerial(18264, Strict, out var date).ShouldBe(DateFault.None);
        date.ToString().ShouldBe("1950-01-01");
        DateText.ReadSerial(61, Strict with { LastDay = new DateOnly(1999, 1, 1) }, out date).ShouldBe(DateFault.None);
        date.ToString().ShouldBe("1900-03-01");
        DateText.ReadSerial(59, Strict with { LastDay = new DateOnly(1999, 1, 1) }, out date).ShouldBe(DateFault.None);
        date.ToString().ShouldBe("1900-02-28");
        DateText.ReadSerial(60, Strict, out _).ShouldBe(DateFault.NotDate);
        DateText.ReadSerial(0, Strict, out _).ShouldBe(DateFault.NotDate);
    }

    [Theory]
    [InlineData("01/02/50", "1950-02-01")]
    [InlineData("01/02/24", "2024-02-01")]
    [InlineData("01/02/27", "1927-02-01")]
    public void Two_digit_years_are_read_where_the_profile_says_so(string text, string expected)
    {
        DateText.TryParse(text, Strict with { TwoDigitYears = true }, out var date).ShouldBeTrue();
        date.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("19340428", "1934-04-28")]
    [InlineData("19340000", "1934")]
    [InlineData("19340400", "1934-04")]
    public void Compact_dates_are_read_where_the_profile_says_so(string text, string expected)
    {
        DateText.TryParse(text, Strict, out _).ShouldBeFalse();
        DateText.TryParse(text, Strict with { Compact = true }, out var date).ShouldBeTrue();
        date.ToString().ShouldBe(expected);
    }

    [Fact]
    public void A_day_after_the_files_month_is_given_back_with_its_fault()
    {
        DateText.Read("31/12/2025", new DateProfile(new DateOnly(2024, 8, 31)), out var date)
            .ShouldBe(DateFault.Future);
        date.ToString().ShouldBe("2025-12-31");
    }

    [Fact]
    public void Dates_are_shown_as_the_papers_have_them()
    {
        DateText.Show(BirthDate.Parse("1950")).ShouldBe("1950");
        DateText.Show(BirthDate.Parse("1950-02")).ShouldBe("02/1950");
        DateText.Show(BirthDate.Parse("1950-02-01")).ShouldBe("01/02/1950");
        DateText.Show(new Month(2024, 8)).ShouldBe("08/2024");
        DateText.Show(DateOnly.Parse("2024-08-05", CultureInfo.InvariantCulture)).ShouldBe("05/08/2024");
    }
}
