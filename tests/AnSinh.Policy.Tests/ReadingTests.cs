using AnSinh.Core.LawFiles;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>How birth dates are read: by the law in force and by the other readings the law files allow.</summary>
public class ReadingTests
{
    private static readonly LawBook Book = LawFiles.Embedded().Book;

    /// <summary>75 years: the coefficient goes from 1.5 to 2.0.</summary>
    [Theory]
    [InlineData("1952-02-29", "2027-02", 200, 150)]
    [InlineData("1952-02-29", "2027-03", 200, 200)]
    [InlineData("1952-02-28", "2027-02", 200, 200)]
    [InlineData("1952-02", "2027-02", 200, 150)]
    [InlineData("1966-02", "2026-02", 150, 150)]
    [InlineData("1966-03", "2026-02", 0, 0)]
    [InlineData("1952-03-29", "2027-03", 200, 200)]
    [InlineData("1952-03-29", "2027-02", 150, 150)]
    [InlineData("1952", "2026-12", 150, 150)]
    [InlineData("1952", "2027-01", 200, 150)]
    [InlineData("1952", "2027-12", 200, 200)]
    public void Who_is_born_on_29_February_is_a_year_older_on_28_February_or_on_1_March(
        string birth, string month, int first, int last)
    {
        var late = With(
            (ParameterIds.BirthDateReading, ParameterIds.LastDay), (ParameterIds.LeapDayBirthday, ParameterIds.March1));

        Coefficient(Book, birth, month).ShouldBe(first);
        Coefficient(late, birth, month).ShouldBe(last);
    }

    [Fact]
    public void A_29_February_is_awaited_only_where_the_law_says_1_March_and_the_year_has_none()
    {
        var early = With((ParameterIds.LeapDayBirthday, ParameterIds.March1));
        var late = With((ParameterIds.BirthDateReading, ParameterIds.LastDay));

        Coefficient(early, "1952-02", "2027-02").ShouldBe(200);
        Coefficient(early, "1952-02-29", "2027-02").ShouldBe(150);
        Coefficient(late, "1952-02", "2027-02").ShouldBe(200);
        Coefficient(early, "1968-02-29", "2028-01").ShouldBe(0);
        Coefficient(early, "1968-02-29", "2028-02").ShouldBe(150);
    }

    [Fact]
    public void A_child_counts_from_the_month_of_its_birth_and_not_before()
    {
        var newborn = new PersonFacts { Birth = BirthDate.Parse("2026-11-30"), ChildSituation = 'b' };
        var parent = new PersonFacts
        {
            Birth = BirthDate.Parse("1990-01-01"),
            SingleParent = true,
            Poverty = Poverty.NearPoor,
            Children = [new ChildFacts { Birth = BirthDate.Parse("2026-11-30") }],
        };

        Paid.To(Law("2026-11"), newborn).ShouldBe("ND335.5.1.b 250 1350000");
        Paid.To(Law("2026-10"), newborn).ShouldBe("-");
        Paid.To(Law("2026-11"), parent).ShouldBe("ND335.5.4 100 540000");
        Paid.To(Law("2026-10"), parent).ShouldBe("-");
        Explain.Person(Law("2026-11"), newborn).TotalVnd.ShouldBe(1_350_000);
        var given = Explain.Person(Law("2026-11"), newborn).Given.Single();
        given.Code.ShouldBe("ND335.5.1.b");
        given.Conditions.ShouldAllBe(condition => condition.Met);
        Explain.Person(Law("2026-10"), newborn with { Disability = Disability.Severe }).Grounds
            .ShouldAllBe(ground => !ground.Met);
    }

    [Fact]
    public void Nobody_is_paid_without_a_birth_year() =>
        Paid.To(Law("2026-11"), new PersonFacts { Disability = Disability.ExtremelySevere }).ShouldBe("-");

    [Fact]
    public void A_child_cared_for_before_its_birth_gives_nothing_and_one_of_unknown_age_the_lowest()
    {
        var law = Law("2026-11");
        CareFacts Of(CareKind kind, string? birth) =>
            new() { Kind = kind, CaredBirth = birth is null ? null : BirthDate.Parse(birth) };

        Paid.For(law, Of(CareKind.Foster51, "2026-12-01")).ShouldBe("-");
        Paid.For(law, Of(CareKind.Foster51, "2026-11-30")).ShouldBe("CARE.5_1 250 1350000");
        Paid.For(law, Of(CareKind.Foster51, null)).ShouldBe("CARE.5_1 150 810000");
        Paid.For(law, Of(CareKind.FosterXsevere, null)).ShouldBe("CARE.FOSTER_XS 150 810000");
        Paid.For(law, Of(CareKind.FosterXsevere, "2026-11-30")).ShouldBe("CARE.FOSTER_XS 250 1350000");
    }

    [Fact]
    public void A_disabled_parent_is_helped_by_children_and_a_pregnancy_and_not_by_an_own_age()
    {
        var law = Law("2026-11");
        CareFacts Parent(bool pregnant, params string[] children) => new()
        {
            Kind = CareKind.DisabledParentOrPregnant,
            Pregnant = pregnant,
            Children = [.. children.Select(BirthDate.Parse)],
        };

        Paid.For(law, Parent(false)).ShouldBe("-");
        Paid.For(law, Parent(true)).ShouldBe("CARE.DIS_PARENT 150 810000");
        Paid.For(law, Parent(false, "2023-11-01")).ShouldBe("CARE.DIS_PARENT 150 810000");
        Paid.For(law, Parent(false, "2023-10-31")).ShouldBe("-");
        Paid.For(law, Parent(true, "2026-11-30")).ShouldBe("CARE.DIS_PARENT 200 1080000");
        Paid.For(law, Parent(false, "2026-12-01")).ShouldBe("-");
        Paid.For(law, new CareFacts { Kind = CareKind.HouseholdDirectXsevere, Pregnant = true })
            .ShouldBe("CARE.HH_XS 100 540000");
    }

    private static LawBook With(params (string Id, string Word)[] choices)
    {
        var content = ChangedLaw.Choice(choices[0].Id, choices[0].Word).Content;
        foreach (var (id, word) in choices[1..])
        {
            var other = ChangedLaw.Choice(id, word).Parameter(id);
            content = content with { Parameters = [.. content.Parameters.Select(p => p.Id == id ? other : p)] };
        }

        return new LawBook(content);
    }

    private static MonthLaw Law(string month) => Book.For(Month.Parse(month));

    /// <summary>Of a poor elder without supporters.</summary>
    private static int Coefficient(LawBook book, string birth, string month)
    {
        var elder = new PersonFacts { Birth = BirthDate.Parse(birth), Poverty = Poverty.Poor, NoSupporter = true };
        var awards = new Award[Assess.AwardsMax];
        return awards[..Assess.Person(book.For(Month.Parse(month)), elder, awards)].Sum(award => award.Coefficient);
    }
}
