using AnSinh.Core.LawFiles;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;

namespace AnSinh.Policy.Tests;

/// <summary>
/// Extra groups of provincial resolutions: only for who gets nothing by a decree; what is not known is named and not
/// computed.
/// </summary>
public class ProvinceGroupTests
{
    private const string CaoBang = "04";
    private static readonly Month Month = new(2026, 12);

    private static readonly PersonFacts Poor = new()
    {
        Birth = BirthDate.Parse("2020-06-01"),
        Poverty = Poverty.Poor,
        Pension = Pension.None,
    };

    [Theory]
    [InlineData("2020-12-31", "CBA.1 125 750000")]
    [InlineData("2020-11-30", "-")]
    public void A_group_ends_with_the_month_of_the_birthday_as_every_ground(string birth, string paid) =>
        Paid.To(Law("{ageUnder: 6, poverty: poor}"), Poor with { Birth = BirthDate.Parse(birth) }).ShouldBe(paid);

    [Theory]
    [InlineData("bands: [{coefficient: 1.0}, {ageFrom: 4, coefficient: 1.5}]", "CBA.1 150 900000")]
    [InlineData("bands: [{coefficient: 1.0}, {ageFrom: 7, coefficient: 1.5}]", "CBA.1 100 600000")]
    [InlineData("bands: [{amountVnd: 700000}]", "CBA.1 0 700000")]
    public void A_group_gives_a_multiple_of_the_base_of_the_province_or_an_amount_of_its_own(
        string amounts, string paid) =>
        Paid.To(Law("{poverty: poor}", amounts), Poor).ShouldBe(paid);

    [Theory]
    [InlineData("2022-12-31", "CBA.1 150 900000")]
    [InlineData("2023-01-01", "CBA.1 100 600000")]
    [InlineData("2026-12-20", "CBA.1 100 600000")]
    public void A_group_asks_the_age_from_the_month_of_the_birthday_on_and_knows_the_newborn(string birth, string paid)
    {
        var law = Law("{poverty: poor}", "bands: [{coefficient: 1.0}, {ageFrom: 4, coefficient: 1.5}]");
        var child = Poor with { Birth = BirthDate.Parse(birth) };

        Paid.To(law, child).ShouldBe(paid);
        Explain.Person(law, child).Given.Single().Code.ShouldBe("CBA.1");
    }

    [Fact]
    public void Who_gets_anything_by_a_decree_or_lives_in_a_facility_gets_nothing_by_a_group()
    {
        var law = Law("{poverty: poor}", "bands: [{amountVnd: 9000000}]");

        Paid.To(law, Poor with { Disability = Disability.Severe }).ShouldBe("ND335.5.6 200 1200000");
        Paid.To(law, Poor with { InFacility = true }).ShouldNotContain("CBA");
        Paid.To(law, Poor with { Poverty = Poverty.None }).ShouldBe("-");
    }

    [Fact]
    public void Of_two_groups_the_higher_is_paid_and_both_are_told()
    {
        var law = Law("{poverty: poor}", second: "{ageUnder: 16}");

        Paid.To(law, Poor).ShouldBe("CBA.2 200 1200000");
        var told = Explain.Person(law, Poor);
        told.TotalVnd.ShouldBe(1_200_000);
        told.Given.Single().Code.ShouldBe("CBA.2");
        told.NotAdded.Single().Code.ShouldBe("CBA.1");
        told.Given.Single().Conditions[0]
            .ShouldBe(new ConditionTold("không được khoản nào của nghị định", true));
        told.Given.Single().Citation.ShouldStartWith("NQ HĐND Quảng Ninh");
    }

    [Theory]
    [InlineData("bands: [{coefficient: 1.25}]", "value: none", "", "mức chuẩn của tỉnh")]
    [InlineData(
        "byPlace: {rural: 1500000, urban: 2000000}", "value: 600000\n      scope: all", "", "nông thôn hay thành thị")]
    [InlineData("unknown: chưa đọc được hệ số", "value: 600000\n      scope: all", "", "chưa đọc được hệ số")]
    [InlineData("bands: [{amountVnd: 700000}]", "value: 600000\n      scope: all", "sống ở Cần Giờ", "sống ở Cần Giờ")]
    public void What_is_not_known_is_named_with_its_reason_and_not_computed(
        string amounts, string baseValue, string unrecorded, string reason)
    {
        var law = Law("{poverty: poor}", amounts, baseValue: baseValue, unrecorded: unrecorded);

        Paid.To(law, Poor).ShouldBe("-");
        var named = Explain.Person(law, Poor).NamedGroups.ShouldHaveSingleItem();
        (named.Code, named.Reasons.Single().Contains(reason, StringComparison.Ordinal)).ShouldBe(("CBA.1", true));
        Explain.Person(law, Poor with { Poverty = Poverty.None }).NamedGroups.ShouldBeEmpty();
        Explain.Person(law, Poor with { Disability = Disability.Severe }).NamedGroups.ShouldBeEmpty();
    }

    [Fact]
    public void An_amount_of_its_own_needs_no_base_of_the_province() =>
        Paid.To(Law("{poverty: poor}", "bands: [{amountVnd: 700000}]", baseValue: "value: none"), Poor)
            .ShouldBe("CBA.1 0 700000");

    [Theory]
    [InlineData("79", "2026-12", 3)]
    [InlineData("22", "2026-12", 1)]
    [InlineData("74", "2024-01", 2)]
    [InlineData("01", "2026-12", 0)]
    public void The_groups_of_the_known_resolutions_are_named_where_their_conditions_are_not_recorded(
        string province, string month, int named)
    {
        var law = LawFiles.Embedded().Book.ForProvince(province, Policy.Month.Parse(month));
        var child = Poor with { Birth = BirthDate.Parse("2016-01-01") };

        Paid.To(law, child).ShouldBe("-");
        Explain.Person(law, child).NamedGroups.Count.ShouldBe(named);
    }

    [Fact]
    public void The_law_of_the_country_and_of_another_province_know_no_group()
    {
        var law = Law("{poverty: poor}");

        Paid.To(law.Book.For(Month), Poor).ShouldBe("-");
        Paid.To(law.Book.ForProvince("22", Month), Poor).ShouldBe("-");
        LawDigest.Of(law.Book, Month, CaoBang).Grounds.Select(ground => ground.Label.Code).ShouldContain("CBA.1");
        LawDigest.Of(law.Book, Month, CaoBang).DifferencesTo(LawDigest.Of(law.Book, Month)).ShouldNotBeEmpty();
    }

    private static MonthLaw Law(
        string all, string amounts = "bands: [{coefficient: 1.25}]", string? second = null,
        string baseValue = "value: 600000\n      scope: all", string unrecorded = "")
    {
        var texts = new Dictionary<string, string>(LawFiles.EmbeddedTexts());
        texts["local-rates.yaml"] = texts["local-rates.yaml"].TrimEnd()
            + $"\n- province: \"{CaoBang}\"\n  name: Cao Bằng\n  base:\n    - from: 2026-01\n      {baseValue}\n"
            + "      cite: NQ HĐND Quảng Ninh\n      mark: secondary\n  groups:\n"
            + Group("CBA.1", all, amounts, unrecorded)
            + (second is null ? "" : Group("CBA.2", second, "bands: [{coefficient: 2.0}]", ""));
        return LawFiles.Load(texts).Book.ForProvince(CaoBang, Month);
    }

    private static string Group(string code, string all, string amounts, string unrecorded) =>
        $"""
            - code: {code}
              label: Nhóm {code}
              only: no-decree-allowance
              cite: NQ HĐND Quảng Ninh Điều 2
              mark: secondary
              conditions:
                - from: 2026-01
                  all: {all}
                  unrecorded: [{unrecorded}]
                  cite: NQ HĐND Quảng Ninh Điều 2
                  mark: secondary
              amounts:
                - from: 2026-01
                  {amounts}
                  cite: NQ HĐND Quảng Ninh Điều 2
                  mark: secondary

        """;
}
