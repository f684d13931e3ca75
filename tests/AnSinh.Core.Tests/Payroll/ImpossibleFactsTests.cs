using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>A father aged nine is named, not computed, and the list waits for the repair.</summary>
public class ImpossibleFactsTests
{
    private static readonly DateTimeOffset Known = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1985-05-10", "1997-05-10", false)]
    [InlineData("1985-05-10", "1997-05-09", true)]
    [InlineData("1985", "1997", false)]
    [InlineData("1985", "1996", true)]
    [InlineData("1985-05", "1997-05;studying", false)]
    [InlineData("1985-05", "1997-04;studying", true)]
    [InlineData("1985-05-10", "unknown=2", false)]
    public void A_parent_is_at_least_twelve(string birth, string child, bool impossible) =>
        (ImpossibleFacts.First(
            BirthDate.Parse(birth), null,
            [new FactRow(FactKinds.Child, child, new DateOnly(2020, 1, 1), null, Known)]) is not null)
            .ShouldBe(impossible);

    [Theory]
    [InlineData("1985-05-10", "1985-05-10", false)]
    [InlineData("1985-05-10", "1985-05-09", true)]
    [InlineData("1985", "1985-01-01", false)]
    public void Nobody_dies_before_the_birth(string birth, string died, bool impossible) =>
        (ImpossibleFacts.First(BirthDate.Parse(birth), DateOnly.Parse(died, null), []) is not null)
            .ShouldBe(impossible);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_list_names_the_person_lists_nothing_for_them_and_is_not_submitted(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Disabled();
        var father = office.Person("Triệu Văn Páo", "2010-01-01");
        office.Fact(father, FactKinds.Poverty, "poor");
        office.Fact(father, FactKinds.SingleParent, FactKinds.Yes);
        office.Fact(father, FactKinds.Child, "2019-03-01");
        office.Grant(father, "2024-07", "5.4");

        office.Prepare("2024-07");

        office.Lines("2024-07").ShouldNotContain(line => line.PersonId == father.Id);
        office.Findings("2024-07").Single(sentence => sentence.Contains("2019")).ShouldContain("chưa đủ 12 tuổi");
        Should.Throw<RefusedException>(() => office.Submit("2024-07"));
        var why = office.Fresh(db => new WhyQueries(db, office.Law).For(father, new Month(2024, 7)));
        (why.DueVnd, why.Programmes.Single().WithoutDecision!.Contains("chưa đủ 12 tuổi", StringComparison.Ordinal))
            .ShouldBe((0, true));
    }
}
