using AnSinh.Policy.Facts;

namespace AnSinh.Policy.Tests;

/// <summary>
/// People and acts of care by chance, near the ages at which the law changes its answer. The same seed gives the same
/// people.
/// </summary>
public sealed class RandomPeople(int seed)
{
    public static readonly Month First = new(2014, 1);
    public static readonly Month Last = new(2027, 12);

    private const string Points = "abcdđeghikl?";
    private static readonly int[] Limits = [0, 3, 4, 16, 22, 60, 70, 75, 80];

    private readonly Random random = new(seed);

    public int Below(int limit) => random.Next(limit);

    /// <summary>A month of the law, but for the last <paramref name="before"/> ones.</summary>
    public Month Month(int before = 0) => First.Plus(Below(Last.Since(First) + 1 - before));

    /// <summary>Somebody of any age, often within a month of an age that the law names.</summary>
    public PersonFacts Person(Month month) => new()
    {
        Birth = Birth(month, Chance(60) ? Limits[Below(Limits.Length)] * 12 : Below(1100)),
        Poverty = (Poverty)Below(3),
        ChildSituation = Chance(40) ? Points[Below(Points.Length)] : '\0',
        Received51Before16 = Chance(50),
        StudyingFirstDegree = Chance(50),
        StudyContinuous = Chance(80),
        Hiv = Chance(30),
        RegularIncome = Chance(20),
        WageIncome = Chance(20),
        Pension = (Pension)Below(3),
        Disability = Chance(50) ? (Disability)Below(4) : Disability.None,
        SingleParent = Chance(50),
        Children = Chance(60) ? Children(month) : null,
        ChildrenOfUnknownBirth = Chance(5) ? 1 : 0,
        NoSupporter = Chance(50),
        FosterElder = Chance(20),
        EspeciallyDifficultArea = Chance(30),
        SocialPensionRequested = Chance(50),
        InFacility = Chance(5),
    };

    /// <summary>An elder without children: 60 years or more, so no limit above takes a right but that of 80.</summary>
    public PersonFacts Elder(Month month) => Person(month) with
    {
        Birth = Birth(month, 720 + Below(400)),
        Children = null,
        ChildrenOfUnknownBirth = 0,
    };

    public CareFacts[] Care(Month month) => [.. Enumerable.Range(0, 1 + Below(4)).Select(_ => new CareFacts
    {
        Kind = (CareKind)Below(CareKinds.All.Count),
        CaredBirth = Chance(80) ? Birth(month, Chance(60) ? Limits[Below(Limits.Length)] * 12 : Below(1100)) : null,
        Pregnant = Chance(30),
        Children = Chance(60) ? [.. Children(month).Select(child => child.Birth)] : null,
    })];

    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    private bool Chance(int percent) => Below(100) < percent;

    private BirthDate Birth(Month month, int months)
    {
        var born = month.Plus(1 - months - Below(3));
        return Chance(10) ? new BirthDate(born.Year, Chance(50) ? born.Number : 0, 0)
            : BirthDate.Of(new DateOnly(born.Year, born.Number, 1 + Below(28)));
    }

    private ChildFacts[] Children(Month month) => [.. Enumerable.Range(0, 1 + Below(3)).Select(_ => new ChildFacts
    {
        Birth = Birth(month, Chance(60) ? Limits[Below(5)] * 12 : Below(280)),
        Studying = Chance(50),
        ReceivingBefore16 = Chance(80),
        StudyContinuous = Chance(80),
    })];
}
