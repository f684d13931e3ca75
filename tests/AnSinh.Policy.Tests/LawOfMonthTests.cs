using AnSinh.Core.LawFiles;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>What is in force in a month, and where a ground takes its conditions from.</summary>
public class LawOfMonthTests
{
    private static readonly LawBook Book = LawFiles.Embedded().Book;
    private static readonly Source Source = new("20/2021/NĐ-CP Điều 5", Mark.Confirmed);

    [Fact]
    public void A_month_before_the_first_known_law_is_refused_by_name() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Book.For(new Month(2013, 12))).Message.ShouldContain("2013-12");

    [Fact]
    public void The_first_month_known_is_January_2014()
    {
        Book.FirstMonth.ShouldBe(new Month(2014, 1));
        Book.Covers(new Month(2014, 1)).ShouldBeTrue();
        Book.Covers(new Month(2013, 12)).ShouldBeFalse();
    }

    /// <summary>
    /// "As they last were before this date": not the first, not the ended one, not one of the same day or later.
    /// </summary>
    [Fact]
    public void Conditions_taken_over_are_those_that_held_last_before_the_date()
    {
        var origin = Ground("OLD", Dated("2014-01-01", 60), Dated("2019-01-01", 70), Dated("2020-01-01", null),
            Dated("2021-01-01", 80));
        var taken = Ground("NEW", new Dated<Conditions>(
            new DateOnly(2021, 1, 1), new Conditions { SameAs = "OLD" }, Source));
        var law = ChangedLaw.Grounds(_ => [origin, taken]).For(new Month(2021, 3));

        // The origin itself, back from 2021, is for 80 years and more.
        Met(law, 65).ShouldBeEmpty();
        Met(law, 72).ShouldBe(["NEW"]);
        Met(law, 85).ShouldBe(["OLD", "NEW"]);
    }

    [Fact]
    public void No_more_than_32_grounds_can_be_open_in_a_month()
    {
        IEnumerable<Ground> Grounds(int count) => Enumerable.Range(1, count)
            .Select(number => Ground($"G{number}", Dated("2014-01-01", 60)));

        ChangedLaw.Grounds(_ => Grounds(32)).For(new Month(2021, 3)).ShouldNotBeNull();
        Should.Throw<InvalidOperationException>(() => ChangedLaw.Grounds(_ => Grounds(33)).For(new Month(2021, 3)))
            .Message.ShouldBe("more than 32 grounds in 2021-03");
    }

    [Fact]
    public void Of_two_values_of_one_day_the_one_written_last_holds()
    {
        var day = new DateOnly(2020, 1, 1);
        var values = new DatedValues<string>([new(day, "first", Source), new(day, "second", Source)]);

        values.On(day)!.Value.ShouldBe("second");
        values.On(day.AddDays(-1)).ShouldBeNull();
    }

    [Fact]
    public void A_name_the_law_does_not_have_is_refused_with_the_name()
    {
        Should.Throw<KeyNotFoundException>(() => Book.Label("ND999")).Message
            .ShouldBe("no ground has the code 'ND999'");
        Should.Throw<KeyNotFoundException>(() => Book.Parameter("fare")).Message.ShouldBe("no parameter 'fare'");
        Should.Throw<KeyNotFoundException>(() => LawFiles.Embedded().Practice.Procedure("fare"))
            .Message.ShouldBe("no procedure 'fare'");
        Book.TryLabel("ND999").ShouldBeNull();
        Book.TryParameter("fare").ShouldBeNull();
    }

    [Fact]
    public void A_point_is_cited_to_its_letter()
    {
        var book = ChangedLaw.Grounds(grounds => grounds);

        book.Label("ND335.5.1.đ").Citation.ShouldBe("335/2026/NĐ-CP Điều 5 khoản 1 điểm đ");
        book.Label("ND335.5.1").Citation.ShouldBe("335/2026/NĐ-CP Điều 5 khoản 1");
    }

    [Theory]
    [InlineData("01", "2025-12", 0)]
    [InlineData("01", "2026-01", 650_000)]
    [InlineData("99", "2026-01", 0)]
    public void A_provinces_social_pension_holds_from_its_month(string province, string month, long vnd) =>
        Book.LocalSocialPensionIn(province, Month.Parse(month)).ShouldBe(vnd);

    [Fact]
    public void A_higher_rate_is_told_as_the_rate_and_ground_by_ground()
    {
        var (now, month) = (LawDigest.Of(Book, new Month(2026, 11)), new Month(2026, 11));
        var higher = LawDigest.Of(
            ChangedLaw.Text("parameters/standard-rate.yaml", "value: 540000", "value: 600000"), month);

        var told = now.DifferencesTo(higher).ToList();
        told[0].ShouldBe("tháng 11/2026: trước là “mức chuẩn 540.000 đ, hưu trí xã hội 540.000 đ”, "
            + "nay là “mức chuẩn 600.000 đ, hưu trí xã hội 540.000 đ”");
        told[1].ShouldEndWith("mọi trường hợp 1.500.000 đ; từ đủ 4 tuổi 900.000 đ”");
        told[^1].ShouldContain("standard-rate = 540.000");
    }

    [Fact]
    public void An_age_that_is_no_whole_number_of_years_is_told_in_months() =>
        LawDigest.Of(ChangedLaw.Text("care.yaml", "ageUnderMonths: 36", "ageUnderMonths: 30"), new Month(2026, 11))
            .Grounds.Single(ground => ground.Label.Code == "CARE.DIS_PARENT").Asked
            .ShouldBe(["con dưới 30 tháng tuổi; đang mang thai tính như một con"]);

    [Fact]
    public void Facts_that_name_no_value_of_a_field_are_a_bug_that_is_named() =>
        Should.Throw<ArgumentException>(() => Vocabulary.Poverty.Actual(0)).Message
            .ShouldStartWith("no value of poverty is set");

    private static Ground Ground(string code, params Dated<Conditions>[] conditions) =>
        new(code, code, code, AwardKind.Allowance, Source)
        {
            Conditions = new(conditions),
            Coefficients = new([new(new DateOnly(2014, 1, 1), new Bands([new Band(100)]), Source)]),
        };

    private static Dated<Conditions> Dated(string from, int? ageFrom) => new(
        DateOnly.Parse(from, null), ageFrom is { } age ? new Conditions { AgeFrom = age } : null, Source);

    private static IEnumerable<string> Met(MonthLaw law, int years) =>
        Explain.Person(law, new PersonFacts { Birth = new BirthDate(2021 - years, 1, 1) }).Grounds
            .Where(ground => ground.Met).Select(ground => ground.Code);
}
