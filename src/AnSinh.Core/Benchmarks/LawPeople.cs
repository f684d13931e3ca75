using AnSinh.Core.Demo;
using AnSinh.Policy;
using AnSinh.Policy.Facts;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// Invented people as bare facts in one packed array, commune by commune, in the shares of <see cref="BenchShape"/>:
/// what `bench law` assesses from memory. A person depends only on seed and place in the array. Children are drawn from
/// a common stock of families, so that millions of parents need no millions of arrays.
/// </summary>
public sealed class LawPeople
{
    public static readonly Month Month = new(2026, 11);

    private const ulong Seed = 11_112_026;
    private const int Families = 4096;
    private const int InCommune = 1200;
    private const int Provinces = 34;
    private const int DaysInHundredYears = 36525;
    private static readonly DateOnly Start = Month.FirstDay;
    private static readonly char[] Points = BenchPeople.Points.ToCharArray();

    private readonly PersonFacts[] facts;
    private readonly ChildFacts[][] families;
    private readonly int[] firstOfCommune;

    public LawPeople(int people)
    {
        facts = new PersonFacts[people];
        families = [.. Enumerable.Range(1, Families).Select(Family)];
        var communes = Math.Max(1, people / InCommune);
        firstOfCommune = [.. Enumerable.Range(0, communes + 1).Select(at => (int)((long)at * people / communes))];
        Parallel.For(0, people, at => facts[at] = Make(at));
    }

    public ReadOnlySpan<PersonFacts> Facts => facts;

    /// <summary>The first person of each commune, and after the last commune the number of people.</summary>
    public ReadOnlySpan<int> FirstOfCommune => firstOfCommune;

    public int Communes => firstOfCommune.Length - 1;

    /// <summary>The people of one commune.</summary>
    public ReadOnlySpan<PersonFacts> Of(int commune) =>
        facts.AsSpan(firstOfCommune[commune]..firstOfCommune[commune + 1]);

    /// <summary>Provinces with resolutions of their own come first; the codes of the rest stand for no place.</summary>
    public string ProvinceOf(int commune, IReadOnlyList<string> withOwnRates)
    {
        var province = commune * Provinces / Communes;
        return province < withOwnRates.Count ? withOwnRates[province] : $"B{province}";
    }

    private static Dice DiceOf(int serial) => new((ulong)serial * 0xD1B54A32D192ED03UL ^ Seed);

    /// <summary>A birthday in the years, or soon after them: a few are born after the month.</summary>
    private static DateOnly Born(Dice dice, int ageFrom, int ageUntil) => Start.AddDays(
        60 - (ageFrom * DaysInHundredYears / 100) - dice.Roll((ageUntil - ageFrom) * DaysInHundredYears / 100));

    private static ChildFacts[] Family(int serial)
    {
        var dice = DiceOf(-serial);
        var children = new ChildFacts[1 + dice.Roll(3)];
        foreach (ref var child in children.AsSpan())
        {
            child.Birth = BirthDate.Of(Born(dice, 0, 20));
            child.Studying = dice.Chance(70);
            child.StudyContinuous = !dice.Chance(10);
            child.ReceivingBefore16 = !dice.Chance(10);
        }

        return children;
    }

    private PersonFacts Make(int at)
    {
        var dice = DiceOf(at + 1);
        var shape = BenchShape.Of(dice);
        var birth = Born(dice, shape.AgeFrom, shape.AgeUntil);
        var old = birth < Start.AddYears(-70);
        bool Marked(BenchMarks mark) => shape.Marks.HasFlag(mark);
        return new PersonFacts
        {
            Birth = BirthDate.Of(birth),
            Poverty = (Poverty)shape.Poverty,
            ChildSituation = shape.InSituation ? dice.Pick(Points) : '\0',
            Received51Before16 = Marked(BenchMarks.Received51AndStudying),
            StudyingFirstDegree = Marked(BenchMarks.Received51AndStudying) || dice.Chance(2),
            StudyContinuous = !dice.Chance(5),
            Hiv = Marked(BenchMarks.Hiv),
            WageIncome = dice.Chance(3),
            Pension = Marked(BenchMarks.NoPension) ? Pension.None : (Pension)dice.Roll(3),
            Disability = shape.Degree == 0 ? Disability.None : (Disability)((int)Disability.Mild + shape.Degree),
            SingleParent = Marked(BenchMarks.SingleParent),
            Children = shape.Children > 0 ? families[dice.Roll(Families)] : null,
            NoSupporter = Marked(BenchMarks.NoSupporter),
            FosterElder = Marked(BenchMarks.FosterElder),
            EspeciallyDifficultArea = Marked(BenchMarks.SpecialArea) || dice.Chance(5),
            SocialPensionRequested = old && dice.Chance(90),
            InFacility = dice.Chance(1),
        };
    }
}
