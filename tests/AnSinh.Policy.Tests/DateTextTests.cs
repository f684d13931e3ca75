using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>Birth dates, months, amounts and coefficients as they are written and read.</summary>
public class DateTextTests
{
    [Theory]
    [InlineData("1950-03-02", "1950-03-02", "1950-03-02", "02/03/1950")]
    [InlineData("1950-03", "1950-03-01", "1950-03-31", "03/1950")]
    [InlineData("1950", "1950-01-01", "1950-12-31", "1950")]
    [InlineData("1952-02", "1952-02-01", "1952-02-29", "02/1952")]
    [InlineData("1950-12", "1950-12-01", "1950-12-31", "12/1950")]
    [InlineData("1950-01-31", "1950-01-31", "1950-01-31", "31/01/1950")]
    [InlineData("1952-02-29", "1952-02-29", "1952-02-29", "29/02/1952")]
    [InlineData("0001", "0001-01-01", "0001-12-31", "1")]
    public void A_birth_date_is_kept_as_far_as_it_is_known(string text, string earliest, string latest, string read)
    {
        var birth = BirthDate.Parse(text);

        birth.ToString().ShouldBe(text);
        birth.IsWhole.ShouldBe(text.Length == 10);
        birth.Earliest.ToString("yyyy-MM-dd", null).ShouldBe(earliest);
        birth.Latest.ToString("yyyy-MM-dd", null).ShouldBe(latest);
        PolicyText.Birth(birth).ShouldBe(read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("195")]
    [InlineData("19x0")]
    [InlineData("1950-")]
    [InlineData("1950-3")]
    [InlineData("1950/03")]
    [InlineData("1950-00")]
    [InlineData("1950-13")]
    [InlineData("1950-x1")]
    [InlineData("1950-03-2")]
    [InlineData("1950-03/02")]
    [InlineData("1950-03-00")]
    [InlineData("1950-03-32")]
    [InlineData("1951-02-29")]
    [InlineData("1950-03-x1")]
    [InlineData("1950-13-01")]
    [InlineData("1950/03-01")]
    [InlineData("1950-03-021")]
    public void What_is_no_birth_date_is_refused_and_named(string text)
    {
        BirthDate.TryParse(text, out var birth).ShouldBeFalse();
        birth.ShouldBe(default);
        Should.Throw<FormatException>(() => BirthDate.Parse(text)).Message.ShouldBe($"'{text}' is not a birth date");
    }

    [Theory]
    [InlineData("1900-01", 190001)]
    [InlineData("2026-12", 202612)]
    [InlineData("9999-12", 999912)]
    public void A_month_is_stored_as_a_number_and_comes_back(string text, int code)
    {
        var month = Month.Parse(text);

        month.Code.ShouldBe(code);
        Month.FromCode(code).ShouldBe(month);
        month.ToString().ShouldBe(text);
        PolicyText.MonthText(month).ShouldBe($"{text[5..]}/{text[..4]}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026/12")]
    [InlineData("2026-1")]
    [InlineData("2026-012")]
    [InlineData("12-2026")]
    [InlineData("1899-12")]
    [InlineData("2026-00")]
    [InlineData("2026-13")]
    [InlineData("x026-12")]
    [InlineData("2026-x2")]
    public void What_is_no_month_is_refused(string? text)
    {
        Month.TryParse(text, out var month).ShouldBeFalse();
        month.ShouldBe(default);
        if (text is not null)
        {
            Should.Throw<FormatException>(() => Month.Parse(text)).Message
                .ShouldBe($"'{text}' is not a month; write 2026-12");
        }
    }

    [Theory]
    [InlineData(1899, 12)]
    [InlineData(10000, 1)]
    [InlineData(2026, 0)]
    [InlineData(2026, 13)]
    public void No_such_month_can_be_made(int year, int number) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Month(year, number)).Message
            .ShouldStartWith($"{year}-{number} is not a month");

    [Fact]
    public void Months_have_an_order_a_first_and_a_last_day()
    {
        var (november, december) = (new Month(2026, 11), new Month(2026, 12));
        var same = new Month(2026, 11);

        (november < december).ShouldBeTrue();
        (november < same).ShouldBeFalse();
        (december > november).ShouldBeTrue();
        (november > same).ShouldBeFalse();
        (november <= same).ShouldBeTrue();
        (december <= november).ShouldBeFalse();
        (november >= same).ShouldBeTrue();
        (november >= december).ShouldBeFalse();
        november.CompareTo(december).ShouldBeLessThan(0);
        december.Since(november).ShouldBe(1);
        december.Plus(1).ShouldBe(new Month(2027, 1));
        new Month(2027, 1).Plus(-1).ShouldBe(december);
        new Month(2028, 2).FirstDay.ShouldBe(new DateOnly(2028, 2, 1));
        new Month(2028, 2).LastDay.ShouldBe(new DateOnly(2028, 2, 29));
        Month.Of(new DateOnly(2026, 11, 30)).ShouldBe(november);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1_250_000, "1.250.000")]
    [InlineData(-540_000, "-540.000")]
    public void An_amount_is_grouped_by_dots(long vnd, string text)
    {
        PolicyText.Number(vnd).ShouldBe(text);
        PolicyText.Vnd(vnd).ShouldBe(text + " đ");
        new ParameterValue(vnd, null).ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(150, "1,5")]
    [InlineData(100, "1,0")]
    [InlineData(125, "1,25")]
    [InlineData(105, "1,05")]
    [InlineData(110, "1,1")]
    public void A_coefficient_has_a_comma(int hundredths, string text)
    {
        PolicyText.Coefficient(hundredths).ShouldBe(text);
        PolicyText.Arithmetic(540_000, hundredths, 5400L * hundredths)
            .ShouldBe($"540.000 × {text} = {PolicyText.Number(5400L * hundredths)} đ");
    }

    [Fact]
    public void A_parameter_that_is_a_word_is_told_as_the_word_and_one_that_is_nothing_as_nothing()
    {
        new ParameterValue(null, "every").ToString().ShouldBe("every");
        new ParameterValue(null, null).ToString().ShouldBeEmpty();
        PolicyText.Day(new DateOnly(2026, 1, 2)).ShouldBe("02/01/2026");
    }
}
