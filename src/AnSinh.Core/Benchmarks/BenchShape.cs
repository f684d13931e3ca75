using AnSinh.Core.Demo;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// What kind of person: the share of each category and what goes with it. Ages in years at the start of the month.
/// </summary>
public readonly record struct BenchShape(
    string Ground, int AgeFrom, int AgeUntil, BenchMarks Marks, int Poverty, int Degree = 0, int Children = 0,
        bool InSituation = false)
{
    /// <summary>
    /// 212 orphans, 59 students, 18 with HIV, 1,116 single parents, 8,906 elders and 10,064 disabled of 20,375.
    /// </summary>
    public static BenchShape Of(Dice dice) => dice.Roll(20375) switch
    {
        < 212 => Child(dice),
        < 271 => new BenchShape("5.2", 16, 22, BenchMarks.Received51AndStudying, 0),
        < 289 => WithHiv(dice),
        < 1405 => Parent(dice),
        < 10311 => Elder(dice),
        _ => Disabled(dice),
    };

    private static BenchShape Child(Dice dice) => dice.Roll(20) == 0
        ? new BenchShape("5.3", 0, 16, BenchMarks.Hiv, 1)
        : new BenchShape("5.1", 0, 16, BenchMarks.None, dice.Roll(3), InSituation: true);

    private static BenchShape WithHiv(Dice dice) => dice.Roll(10) == 0
        ? new BenchShape("5.8", 18, 60, BenchMarks.Hiv | BenchMarks.SingleParent, 1, Children: 1 + dice.Roll(2))
        : new BenchShape("5.8", 18, 60, BenchMarks.Hiv, 1);

    private static BenchShape Parent(Dice dice)
    {
        var degree = dice.Roll(20) == 0 ? Degrees(dice, 5) : 0;
        return new BenchShape("5.4", 20, 56, BenchMarks.SingleParent, 1 + dice.Roll(2), degree, 1 + dice.Roll(3));
    }

    private static BenchShape Elder(Dice dice) => dice.Roll(1000) switch
    {
        < 150 => new BenchShape("5.5.a", 60, 95, BenchMarks.NoSupporter, 1),
        < 200 => new BenchShape("5.5.b", 75, 80, BenchMarks.SpecialArea, 1 + dice.Roll(2)),
        < 202 => new BenchShape("5.5.d", 65, 95, BenchMarks.FosterElder, 1),
        _ => new BenchShape("5.5.c", 79, 102, BenchMarks.NoPension, 0),
    };

    private static BenchShape Disabled(Dice dice) => dice.Roll(60) == 0
        ? new BenchShape("5.7", 0, 3, BenchMarks.SpecialArea, 1)
        : new BenchShape("5.6", 0, 96, BenchMarks.None, dice.Roll(3), Degrees(dice, 4));

    private static int Degrees(Dice dice, int oneExtremeIn) => dice.Roll(oneExtremeIn) == 0 ? 2 : 1;
}
