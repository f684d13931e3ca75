using AnSinh.Core.LawFiles;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>An open question is asked only where another answer would pay another amount.</summary>
public class DoubtTests
{
    private static readonly LawBook Book = LawFiles.Embedded().Book;
    private static readonly MonthLaw Law = Book.For(new Month(2026, 11));

    /// <summary>75 years change the coefficient from 1.5 to 2.0 (335/2026/NĐ-CP Điều 6 khoản 1 điểm đ).</summary>
    [Theory]
    [InlineData("1951", Doubts.BirthDateDecides)]
    [InlineData("1950", Doubts.None)]
    [InlineData("1951-11", Doubts.None)]
    [InlineData("1951-12-31", Doubts.None)]
    [InlineData("1966", Doubts.BirthDateDecides)]
    [InlineData("1967", Doubts.None)]
    public void A_birth_year_alone_is_asked_about_only_where_the_date_decides(string birth, Doubts doubts)
    {
        var elder = Elder(birth);

        Assess.DoubtsAbout(Law, elder).ShouldBe(doubts);
        Assess.DoubtsAbout(LastDay, elder).ShouldBe(doubts);
    }

    [Fact]
    public void Without_any_birth_year_nothing_else_is_asked() => Assess.DoubtsAbout(
        Law, new PersonFacts { Disability = Disability.Severe, ChildSituation = '?', ChildrenOfUnknownBirth = 1 })
        .ShouldBe(Doubts.BirthUnknown);

    [Theory]
    [InlineData("2010", Doubts.ChildBirthDateDecides)]
    [InlineData("2009", Doubts.None)]
    [InlineData("2012", Doubts.None)]
    [InlineData("2010-10", Doubts.None)]
    [InlineData("2010-10-31", Doubts.None)]
    public void A_childs_birth_year_alone_is_asked_about_only_where_it_turns_16(string child, Doubts doubts)
    {
        var parent = Parent() with
        {
            Children = [Child("2020-01-01"), Child(child)],
        };

        Assess.DoubtsAbout(Law, parent).ShouldBe(doubts);
        Assess.DoubtsAbout(Law, parent with { Children = [Child(child)] }).ShouldBe(doubts);
        Assess.DoubtsAbout(LastDay, parent).ShouldBe(doubts);
    }

    [Fact]
    public void A_pension_nobody_asked_about_is_asked_of_whom_it_would_pay_or_stop()
    {
        var asksForPension = new PersonFacts
        {
            Birth = BirthDate.Parse("1950-01-01"),
            SocialPensionRequested = true,
        };
        var withHiv = new PersonFacts { Birth = BirthDate.Parse("1990-01-01"), Hiv = true, Poverty = Poverty.Poor };
        var disabled = new PersonFacts { Birth = BirthDate.Parse("1990-01-01"), Disability = Disability.Severe };

        Assess.DoubtsAbout(Law, asksForPension).ShouldBe(Doubts.PensionUnknown);
        Assess.DoubtsAbout(Law, withHiv).ShouldBe(Doubts.PensionUnknown);
        Assess.DoubtsAbout(Law, disabled).ShouldBe(Doubts.None);
        foreach (var known in new[] { Pension.None, Pension.Receives })
        {
            Assess.DoubtsAbout(Law, asksForPension with { Pension = known }).ShouldBe(Doubts.None);
            Assess.DoubtsAbout(Law, withHiv with { Pension = known }).ShouldBe(Doubts.None);
        }
    }

    [Fact]
    public void Children_and_situations_left_open_are_each_asked_about()
    {
        Assess.DoubtsAbout(Law, Parent()).ShouldBe(Doubts.None);
        Assess.DoubtsAbout(Law, Parent() with { ChildrenOfUnknownBirth = 1 }).ShouldBe(Doubts.ChildBirthUnknown);
        Assess.DoubtsAbout(Law, Child5("a")).ShouldBe(Doubts.None);
        Assess.DoubtsAbout(Law, Child5("?")).ShouldBe(Doubts.ChildSituationUnknown);
        Assess.DoubtsAbout(Law, Child5("?") with { ChildrenOfUnknownBirth = 2 })
            .ShouldBe(Doubts.ChildBirthUnknown | Doubts.ChildSituationUnknown);
    }

    [Theory]
    [InlineData(CareKind.Foster51, Doubts.CaredBirthUnknown)]
    [InlineData(CareKind.FosterXsevere, Doubts.CaredBirthUnknown)]
    [InlineData(CareKind.FosterElder, Doubts.None)]
    [InlineData(CareKind.HouseholdDirectXsevere, Doubts.None)]
    public void The_age_of_the_cared_person_is_asked_where_it_decides(CareKind kind, Doubts doubts)
    {
        CareFacts[] unknown = [new() { Kind = kind }];
        CareFacts[] known = [new() { Kind = kind, CaredBirth = BirthDate.Parse("2020-01-01") }];

        Assess.DoubtsAbout(Law, unknown).ShouldBe(doubts);
        Assess.DoubtsAbout(Law, known).ShouldBe(Doubts.None);
        Assess.DoubtsAbout(Law, [.. known, .. unknown]).ShouldBe(doubts);
    }

    /// <summary>The law that reads a year alone as its last day.</summary>
    private static MonthLaw LastDay =>
        ChangedLaw.Choice(ParameterIds.BirthDateReading, ParameterIds.LastDay).For(Law.Month);

    private static PersonFacts Elder(string birth) => new()
    {
        Birth = BirthDate.Parse(birth),
        Poverty = Poverty.Poor,
        NoSupporter = true,
        Pension = Pension.None,
    };

    private static PersonFacts Parent() => new()
    {
        Birth = BirthDate.Parse("1985-05-05"),
        Poverty = Poverty.Poor,
        SingleParent = true,
        Pension = Pension.None,
    };

    private static ChildFacts Child(string birth) => new() { Birth = BirthDate.Parse(birth) };

    private static PersonFacts Child5(string point) => new()
    {
        Birth = BirthDate.Parse("2020-01-01"),
        ChildSituation = point[0],
        Pension = Pension.None,
    };
}
