using System.Globalization;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Demo;

/// <summary>
/// Lạng Sơn in 2026, two tiers: July to October listed and paid before Decree 335/2026 came into force, so that the
/// list of November makes up the difference of four months. All shares are invented.
/// </summary>
public sealed class LangSon2026Scenario(int count = LangSon2026Scenario.People) : DemoScenario
{
    public const string Id = "lang-son-2026";
    public const int People = 12_000;

    private const string Agribank = "agribank";
    private const string Vietcombank = "vietcombank";
    private static readonly Month Start = new(2026, 7);
    private static readonly DateTimeOffset Known = new(2026, 7, 10, 2, 0, 0, TimeSpan.Zero);

    /// <summary>The day before Decree 335/2026 is in force.</summary>
    private static readonly DateOnly OldLaw = new(2026, 10, 4);
    private static readonly char[] Points = ['a', 'b', 'c', 'd', 'đ', 'e', 'h', 'i', 'l'];

    private LoadedLaw? before;

    public override string Name => Id;

    public override string Province => "20";

    public override DateTimeOffset Invented { get; } = new(2026, 6, 1, 2, 0, 0, TimeSpan.Zero);

    public override IReadOnlyList<Month> Months { get; } = [Start, Start.Plus(1), Start.Plus(2), Start.Plus(3)];

    public override IReadOnlyList<string> Providers { get; } = [PaymentMethod.Post, Agribank, Vietcombank];

    public override int Households => count / 1000;

    /// <summary>The list of a month is made in the month before: that of October too knew the old law only.</summary>
    public override LoadedLaw LawOf(LoadedLaw law, Month month) => before ??= LawAsKnown.On(law, OldLaw);

    public override DemoPeople Make(
        FieldVault vault, IReadOnlyList<int> communes, IdSource ids, ulong seed)
    {
        var dice = new Dice(seed);
        var people = new InventedPeople(vault, dice, ids, Invented);
        var deaths = new List<(Guid, DateOnly)>();
        for (var i = 0; i < count; i++)
        {
            var person = Invent(people, dice, dice.Pick(communes));
            Pay(people, dice, person);
            if (i % 400 == 5)
            {
                Die(people, deaths, person, new DateOnly(2026, 7, dice.Between(1, 9)));
            }
        }

        for (var i = 0; i < count / 300; i++)
        {
            Wait(people, dice.Pick(communes), i % 3);
        }

        return new DemoPeople(people.Part, people.Later, deaths);
    }

    /// <summary>Somebody without a decision: qualifies, or a fact is missing to know it.</summary>
    private static void Wait(InventedPeople people, int commune, int kind)
    {
        if (kind == 2)
        {
            Poor(people, people.Add(commune, new DateOnly(1958, 1, 1), new DateOnly(1965, 12, 31)));
            return;
        }

        var person = people.Add(commune, new DateOnly(1940, 1, 1), new DateOnly(1950, 12, 31));
        if (kind == 0)
        {
            people.AddFact(person, FactKinds.Pension, "none", new DateOnly(2025, 7, 1));
        }
    }

    private static Person Invent(InventedPeople people, Dice dice, int commune) => dice.Roll(100) switch
    {
        < 50 => Pensioner(people, dice, commune),
        < 56 => PoorElder(people, commune),
        < 90 => Disabled(people, dice, commune),
        < 94 => SingleParent(people, dice, commune),
        < 97 => Orphan(people, dice, commune),
        < 98 => Ill(people, commune),
        _ => SmallChild(people, commune),
    };

    private static Person Pensioner(InventedPeople people, Dice dice, int commune)
    {
        var poor = dice.Chance(12);
        var person = poor
            ? people.Add(commune, new DateOnly(1951, 12, 1), new DateOnly(1956, 6, 1))
            : people.Add(commune, new DateOnly(1926, 1, 1), new DateOnly(1951, 6, 1));
        if (poor)
        {
            Poor(people, person);
        }

        people.AddFact(person, FactKinds.Pension, "none", new DateOnly(2025, 7, 1));
        people.AddFact(person, FactKinds.SocialPensionRequested, FactKinds.Yes, new DateOnly(2025, 7, 1), "Mẫu số 01");
        Grant(people, person, null);
        return person;
    }

    /// <summary>Some are 75 to 79: their coefficient rises with the decree, by one of two readings.</summary>
    private static Person PoorElder(InventedPeople people, int commune)
    {
        var person = people.Add(commune, new DateOnly(1947, 1, 1), new DateOnly(1966, 1, 1));
        Poor(people, person);
        people.AddFact(person, FactKinds.NoSupporter, FactKinds.Yes, new DateOnly(2021, 1, 1));
        Grant(people, person, "5.5.a");
        return person;
    }

    private static Person Disabled(InventedPeople people, Dice dice, int commune)
    {
        var person = people.Add(commune, new DateOnly(1940, 1, 1), new DateOnly(2022, 1, 1));
        var extreme = dice.Chance(25);
        people.AddFact(
            person, FactKinds.Disability, extreme ? "extremely_severe" : "severe", new DateOnly(2022, 6, 1),
            $"Giấy xác nhận khuyết tật số {dice.Between(1, 900)}/XNKT");
        Grant(people, person, "5.6");
        if (extreme)
        {
            var carer = people.Add(commune, new DateOnly(1960, 1, 1), new DateOnly(1995, 12, 31));
            people.AddGrant(
                carer, new Month(2024, dice.Between(1, 12)), Start, null, Core.Registry.Grant.Care,
                "household_direct_xsevere", person.Id);
            Pay(people, dice, carer);
        }

        return person;
    }

    private static Person SingleParent(InventedPeople people, Dice dice, int commune)
    {
        var person = people.Add(commune, new DateOnly(1978, 1, 1), new DateOnly(2002, 12, 31));
        Poor(people, person);
        people.AddFact(person, FactKinds.SingleParent, FactKinds.Yes, new DateOnly(2020, 5, 1));
        people.AddChild(person, new DateOnly(2012, 1, 1), new DateOnly(2024, 4, 27), dice);
        Grant(people, person, "5.4");
        return person;
    }

    private static Person Orphan(InventedPeople people, Dice dice, int commune)
    {
        var person = people.Add(commune, new DateOnly(2011, 3, 1), new DateOnly(2025, 12, 31));
        people.AddFact(
            person, FactKinds.ChildSituation, dice.Pick(Points).ToString(), new DateOnly(2026, 1, 1),
                "Trích lục khai tử");
        Grant(people, person, "5.1");
        return person;
    }

    private static Person Ill(InventedPeople people, int commune)
    {
        var person = people.Add(commune, new DateOnly(1968, 1, 1), new DateOnly(1998, 12, 31));
        people.AddFact(person, FactKinds.Hiv, FactKinds.Yes, new DateOnly(2019, 6, 1));
        Poor(people, person);
        Grant(people, person, "5.8");
        return person;
    }

    private static Person SmallChild(InventedPeople people, int commune)
    {
        var person = people.Add(commune, new DateOnly(2023, 9, 1), new DateOnly(2026, 3, 1));
        Poor(people, person);
        people.AddFact(person, FactKinds.SpecialArea, FactKinds.Yes, new DateOnly(2021, 1, 1));
        Grant(people, person, "5.7");
        return person;
    }

    private static void Poor(InventedPeople people, Person person) => people.AddFact(
        person, FactKinds.Poverty, "poor", new DateOnly(2021, 1, 1), "Danh sách hộ nghèo của xã");

    private static void Grant(InventedPeople people, Person person, string? ground) =>
        people.AddGrant(person, new Month(2026, 4), Start, ground);

    private static void Pay(InventedPeople people, Dice dice, Person person)
    {
        switch (dice.Roll(100))
        {
            case < 45:
                people.AddCash(person);
                break;
            case < 85:
                people.AddAccount(person, Agribank, "970405");
                break;
            default:
                people.AddAccount(person, Vietcombank, "970436");
                break;
        }
    }

    private static void Die(
        InventedPeople people, List<(Guid PersonId, DateOnly DiedOn)> deaths, Person person, DateOnly diedOn)
    {
        deaths.Add((person.Id, diedOn));
        people.AddFact(
            person, FactKinds.Death, diedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), diedOn,
            "Trích lục khai tử", Known);
    }
}
