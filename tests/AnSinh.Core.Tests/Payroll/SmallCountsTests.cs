using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>A count by ground does not tell who is ill, neither shown nor as what is left of the total.</summary>
[Trait("Check", "S03")]
public sealed class SmallCountsTests
{
    private const string Month = "2024-07";
    private const int Limit = 5;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Few_of_closed_grounds_stand_with_enough_others_and_many_by_themselves(int few)
    {
        var shown = Groups(("5.8", few), ("5.5", 40), ("5.6", 9), ("5.7", 3));
        shown["5.8"].ShouldBe(SmallCounts.Other);
        shown["5.7"].ShouldBe(SmallCounts.Other);
        shown["5.6"].ShouldBe(SmallCounts.Other, "three others are too few to hide among");
        shown["5.5"].ShouldBe("5.5");

        shown = Groups(("5.8", Limit), ("5.5", 40), ("5.7", 3));
        (shown["5.8"], shown["5.7"], shown["5.5"]).ShouldBe((SmallCounts.Confidential, SmallCounts.Other, "5.5"));
    }

    [Fact]
    public void The_group_of_few_is_there_without_anybody_ill_too_and_alone_it_tells_nothing()
    {
        Groups(("5.5", 40), ("5.7", 3))["5.7"].ShouldBe(SmallCounts.Other);
        Groups(("5.8", 2))["5.8"].ShouldBe(SmallCounts.Other);
        Groups(("5.5", 40), ("5.6", 9)).ShouldAllBe(one => one.Key == one.Value);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_month_by_ground_tells_of_nobody_ill_and_still_adds_up(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        Ill(office, "Lù Thị Chim Yến");
        for (var i = 0; i < Limit + 1; i++)
        {
            office.Elder($"Nông Văn {(char)('A' + i)}");
            office.Disabled($"Hứa Thị {(char)('A' + i)}");
        }

        office.Prepare(Month);
        var show = Show(office);

        show.ByGround.Count.ShouldBe(2);
        show.ByGround.ShouldAllBe(sum => sum.People >= Limit);
        show.ByGround.ShouldContain(sum => sum.Key == SmallCounts.Other && sum.People > Limit + 1);
        show.ByGround.ShouldNotContain(sum => sum.Key.Contains("5.8", StringComparison.Ordinal));
        show.ByGround.Sum(sum => sum.AmountVnd).ShouldBe(show.AmountVnd);
        show.ByGround.Sum(sum => sum.Lines).ShouldBe(show.Lines);
    }

    [Fact]
    public async Task Control_the_setting_is_read_and_from_there_on_the_group_is_shown_under_its_neutral_word()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        office.Db.Settings.Add(new Setting { Key = SmallCounts.LimitSetting, Value = "2" });
        office.Db.SaveChanges();
        Ill(office, "Lù Thị Chim Yến");
        Ill(office, "Lù Văn Páo");
        office.Elder();
        office.Elder("Nông Văn Sổ");
        office.Prepare(Month);

        Show(office).ByGround.Select(sum => (sum.Key, sum.People)).First()
            .ShouldBe((SmallCounts.Confidential, 2));
    }

    private static IReadOnlyDictionary<string, string> Groups(params (string Key, int People)[] counts)
    {
        var closed = counts.Where(one => one.Key == "5.8").ToList();
        return SmallCounts.Groups(
            counts, closed.Select(one => one.Key).ToHashSet(), closed.Sum(one => one.People), Limit);
    }

    private static void Ill(Office office, string name)
    {
        var person = office.Person(name, "1980-05-01");
        office.Fact(person, FactKinds.Hiv, FactKinds.Yes);
        office.Fact(person, FactKinds.Poverty, "poor");
        office.Grant(person, Month, "5.8");
    }

    private static MonthShow Show(Office office) => office.Fresh(db =>
        new PayrollQueries(db).Show(AnSinh.Policy.Month.Parse(Month), office.Areas, office.Law.Book))!;
}
