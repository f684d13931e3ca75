using AnSinh.Core.LawFiles;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>
/// Several rights in one person: the highest, the order where they are equal, and what is added to the single parent's
/// (20/2021/NĐ-CP Điều 6 khoản 2; 335/2026/NĐ-CP Điều 6 khoản 2).
/// </summary>
public class OverlapTests
{
    private static readonly LawBook Book = LawFiles.Embedded().Book;
    private static readonly MonthLaw Law = Book.For(new Month(2026, 11));

    private static readonly PersonFacts DisabledWithHiv = new()
    {
        Birth = BirthDate.Parse("1990-01-01"),
        Disability = Disability.Severe,
        Hiv = true,
        Poverty = Poverty.Poor,
    };

    private static readonly PersonFacts Student = new()
    {
        Birth = BirthDate.Parse("2006-01-01"),
        Received51Before16 = true,
        StudyingFirstDegree = true,
        Hiv = true,
        Poverty = Poverty.Poor,
    };

    private static readonly PersonFacts OldParent = new()
    {
        Birth = BirthDate.Parse("1960-01-01"),
        SingleParent = true,
        Poverty = Poverty.Poor,
        NoSupporter = true,
        Children = [new ChildFacts { Birth = BirthDate.Parse("2015-01-01") }],
    };

    [Fact]
    public void Where_two_rights_are_equal_the_one_first_in_the_order_of_the_law_files_is_written()
    {
        Paid.To(Law, DisabledWithHiv).ShouldBe("ND335.5.6 150 810000");
        Paid.To(Law, Student).ShouldBe("ND335.5.8 150 810000");
        Paid.To(Law, Student with { Hiv = false }).ShouldBe("ND335.5.2 150 810000");
    }

    [Fact]
    public void In_the_month_of_the_80th_birthday_the_earlier_of_two_equal_points_is_kept()
    {
        var elder = new PersonFacts
        {
            Birth = BirthDate.Parse("1944-06-15"),
            Poverty = Poverty.Poor,
            EspeciallyDifficultArea = true,
            Pension = Pension.None,
        };

        Paid.To(Book.For(new Month(2024, 5)), elder).ShouldBe("ND20.5.5.b 100 360000");
        Paid.To(Book.For(new Month(2024, 6)), elder).ShouldBe("ND20.5.5.b 100 360000");
        Paid.To(Book.For(new Month(2024, 7)), elder).ShouldBe("ND20.5.5.c 100 500000");
    }

    [Fact]
    public void The_single_parents_allowance_has_the_highest_added_clause_beside_it()
    {
        Paid.To(Law, OldParent).ShouldBe("ND335.5.4 100 540000, ND335.5.5.a 150 810000");
        Paid.To(Law, OldParent with { NoSupporter = false }).ShouldBe("ND335.5.4 100 540000");
        Paid.To(Law, OldParent with { Disability = Disability.ExtremelySevere })
            .ShouldBe("ND335.5.4 100 540000, ND335.5.6 250 1350000");
        Paid.To(Law, OldParent with { Hiv = true, NoSupporter = false })
            .ShouldBe("ND335.5.4 100 540000, ND335.5.8 150 810000");
    }

    [Fact]
    public void By_the_other_reading_every_added_clause_is_paid()
    {
        var every = ChangedLaw.Choice(ParameterIds.OverlapExceptionReading, ParameterIds.Every).For(Law.Month);

        Paid.To(every, OldParent with { Disability = Disability.Severe, Hiv = true }).ShouldBe(
            "ND335.5.4 100 540000, ND335.5.5.a 150 810000, ND335.5.6 200 1080000, ND335.5.8 150 810000");
        Paid.To(every, OldParent).ShouldBe("ND335.5.4 100 540000, ND335.5.5.a 150 810000");
        Paid.To(every, DisabledWithHiv).ShouldBe("ND335.5.6 150 810000");
    }

    [Theory]
    [InlineData(1_349_999, "ND335.5.4 100 540000, ND335.5.5.a 150 810000")]
    [InlineData(1_350_000, "ND335.5.4 100 540000, ND335.5.5.a 150 810000")]
    [InlineData(1_350_001, "ND176.2 0 1350001")]
    public void A_local_social_pension_takes_the_place_of_both_only_when_it_is_more(long vnd, string paid) => Paid.To(
        Law, OldParent with
        {
            Birth = BirthDate.Parse("1952-01-01"),
            SocialPensionRequested = true,
            Pension = Pension.None,
            LocalSocialPensionVnd = vnd,
        }).ShouldBe(paid);

    /// <summary>The excluded ground is made the highest, so that the exclusion decides.</summary>
    [Fact]
    public void Small_children_of_another_clause_do_not_get_that_of_difficult_areas()
    {
        var law = ChangedLaw.Grounds(grounds => grounds.Select(ground => ground.Code == "ND335.5.7" ? ground with
        {
            Coefficients = new(ground.Coefficients.All.Select(dated => dated with { Value = new([new Band(900)]) })),
        } : ground)).For(Law.Month);
        var child = new PersonFacts
        {
            Birth = BirthDate.Parse("2025-01-01"),
            Poverty = Poverty.Poor,
            EspeciallyDifficultArea = true,
        };

        Paid.To(law, child).ShouldBe("ND335.5.7 900 4860000");
        Paid.To(law, child with { ChildSituation = 'a' }).ShouldBe("ND335.5.1.a 250 1350000");
        Paid.To(law, child with { Hiv = true }).ShouldBe("ND335.5.3 250 1350000");
        Paid.To(law, child with { Disability = Disability.Severe }).ShouldBe("ND335.5.6 200 1080000");
        Paid.To(law, child with { Birth = BirthDate.Parse("2023-11-01") }).ShouldBe("ND335.5.7 900 4860000");
        Paid.To(law, child with { Birth = BirthDate.Parse("2023-10-31") }).ShouldBe("-");
        Explain.Person(law, child with { ChildSituation = 'a' }).TotalVnd.ShouldBe(1_350_000);
        Explain.Person(law, child with { ChildSituation = 'a', Hiv = true }).Grounds
            .Single(ground => ground.Code == "ND335.5.7").Met.ShouldBeFalse();
    }

    [Fact]
    public void The_overlap_rule_is_named_only_where_two_rights_meet()
    {
        Explain.Person(Law, DisabledWithHiv).OverlapSource.ShouldNotBeNull();
        Explain.Person(Law, DisabledWithHiv with { Hiv = false }).OverlapSource.ShouldBeNull();
    }

    [Fact]
    public void Who_lives_in_a_facility_has_its_rate_alone_by_the_base_its_resolution_reaches()
    {
        var inFacility = OldParent with { InFacility = true };
        var month = Law.Month;

        Paid.To(Law, inFacility).ShouldBe("ND335.facility 400 2160000");
        Paid.To(Law, inFacility with { Birth = BirthDate.Parse("2023-01-01") }).ShouldBe("ND335.facility 500 2700000");
        Paid.To(Book.For(month, new LocalLaw(650_000)), inFacility).ShouldBe("ND335.facility 400 2160000");
        Paid.To(Book.For(month, new LocalLaw(650_000, LocalScope.All)), inFacility)
            .ShouldBe("ND335.facility 400 2600000");
        Paid.To(Book.For(month, new LocalLaw(500_000, LocalScope.All)), inFacility)
            .ShouldBe("ND335.facility 400 2160000");
    }

    [Fact]
    public void A_province_with_two_bases_pays_its_facilities_by_the_second()
    {
        var (month, inFacility) = (new Month(2022, 5), OldParent with { InFacility = true });
        var twoBases = Book.ForProvince("22", month);
        (twoBases.BaseVnd, twoBases.FacilityBaseVnd, twoBases.CareBaseVnd).ShouldBe((450_000, 500_000, 360_000));

        Paid.To(twoBases, inFacility).ShouldBe("ND20.facility 400 2000000");
        Explain.Person(twoBases, inFacility).BaseVnd.ShouldBe(500_000);
        Explain.Person(twoBases, OldParent).BaseVnd.ShouldBe(450_000);
        Paid.To(Book.For(month, new LocalLaw(450_000, LocalScope.Allowance | LocalScope.Facility)), inFacility)
            .ShouldBe("ND20.facility 400 1800000");
        Paid.To(Book.For(month, new LocalLaw(450_000) { FacilityBaseVnd = 500_000 }), inFacility)
            .ShouldBe("ND20.facility 400 1440000");
    }

    [Fact]
    public void A_base_for_the_allowance_leaves_care_on_the_national_one()
    {
        var act = new CareFacts { Kind = CareKind.HouseholdDirectXsevere };
        var (allowance, all) = (Book.For(Law.Month, new LocalLaw(650_000)),
            Book.For(Law.Month, new LocalLaw(650_000, LocalScope.All)));

        Paid.For(allowance, act).ShouldBe("CARE.HH_XS 100 540000");
        Paid.For(all, act).ShouldBe("CARE.HH_XS 100 650000");
        Paid.To(allowance, DisabledWithHiv).ShouldBe("ND335.5.6 150 975000");
        Explain.Care(allowance, [act]).BaseVnd.ShouldBe(540_000);
        Explain.Care(all, [act]).BaseVnd.ShouldBe(650_000);
        Explain.Person(allowance, DisabledWithHiv).BaseVnd.ShouldBe(650_000);
    }

    [Fact]
    public void A_clause_takes_in_its_points_and_not_a_clause_whose_number_begins_alike()
    {
        var law = ChangedLaw.Grounds(grounds => grounds.Select(ground =>
            ground.Code == "ND335.5.8" ? ground with { Code = "ND335.5.55" } : ground)).For(Law.Month);

        Paid.To(law, OldParent).ShouldBe("ND335.5.4 100 540000, ND335.5.5.a 150 810000");
        Paid.To(law, OldParent with { Hiv = true, NoSupporter = false }).ShouldBe("ND335.5.55 150 810000");
    }

    [Fact]
    public void A_ground_that_would_exclude_but_is_not_open_excludes_nobody()
    {
        var law = ChangedLaw.Grounds(grounds => grounds.Where(ground => ground.Code != "ND335.5.3")).For(Law.Month);
        var told = Explain.Person(law, new PersonFacts
        {
            Birth = BirthDate.Parse("2025-01-01"),
            Poverty = Poverty.Poor,
            EspeciallyDifficultArea = true,
            Hiv = true,
            Pension = Pension.Receives,
        });

        told.Given.Single().Code.ShouldBe("ND335.5.7");
        told.Given.Single().Conditions
            .Single(condition => condition.Sentence == "không thuộc ND335.5.3").Met.ShouldBeTrue();
    }

    [Fact]
    public void A_law_without_facility_or_without_a_kind_of_care_gives_nothing_for_it()
    {
        var law = ChangedLaw.Grounds(grounds => grounds.Where(ground =>
            ground.Kind != AwardKind.Facility && ground.Code != "CARE.ELDER")).For(Law.Month);

        Paid.To(law, OldParent with { InFacility = true }).ShouldBe("-");
        Paid.For(law, new CareFacts { Kind = CareKind.FosterElder }).ShouldBe("-");
        Assess.DoubtsAbout(law, [new CareFacts { Kind = CareKind.FosterElder }]).ShouldBe(Doubts.None);
        Explain.Care(law, [new CareFacts { Kind = CareKind.FosterElder }]).Grounds.ShouldBeEmpty();
    }
}
