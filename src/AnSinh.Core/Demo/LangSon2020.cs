using System.Globalization;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Demo;

/// <summary>
/// Invents the people of Lạng Sơn at the end of 2020 so that the list of 12/2020 has exactly the counts of S1:
/// everybody on that list, some of them new in that month, and beside them those who left it.
/// </summary>
public sealed class LangSon2020
{
    private static readonly Month Start = new(2020, 11);
    private static readonly Month Close = new(2020, 12);
    private static readonly DateTimeOffset Known = new(2020, 11, 10, 2, 0, 0, TimeSpan.Zero);
    private static readonly char[] Points = ['a', 'b', 'c', 'd', 'đ', 'e', 'h', 'i', 'l'];

    private readonly ScenarioFigures figures;
    private readonly IReadOnlyList<int> communes;
    private readonly Dice dice;
    private readonly InventedPeople people;
    private readonly List<Person> orphans = [];
    private readonly List<Person> extremelySevere = [];
    private readonly List<Person> fosteredElders = [];
    private int newDisabled;

    public LangSon2020(
        FieldVault vault, ScenarioFigures figures, IReadOnlyList<int> communes, IdSource ids,
        DateTimeOffset recordedAt, ulong seed)
    {
        this.figures = figures;
        this.communes = communes;
        dice = new Dice(seed);
        people = new InventedPeople(vault, dice, ids, recordedAt);
    }

    /// <summary>What the office learns between the two lists: new decisions, deaths, worse degrees.</summary>
    public RegisterPart Later => people.Later;

    /// <summary>Those who died, with the day; the office learns it between the two lists.</summary>
    public List<(Guid PersonId, DateOnly DiedOn)> Deaths { get; } = [];

    public RegisterPart Make()
    {
        AddChildren();
        AddStudents();
        AddHivPoor();
        AddSingleParents();
        AddElders();
        AddDisabled();
        AddCarers();
        AddOthers();
        AddLeavers();
        return people.Part;
    }

    private void AddChildren()
    {
        for (var i = 0; i < figures.Counts.ChildrenWithoutSupport; i++)
        {
            // Two of the children turn 4 in 12/2020: their coefficient falls from 2.5 to 1.5 in that month.
            var child = i < 2
                ? people.Add(Commune(), new DateOnly(2016, 12, 2), new DateOnly(2016, 12, 28))
                : people.Add(Commune(), new DateOnly(2005, 3, 1), new DateOnly(2019, 12, 31));
            people.AddFact(child, FactKinds.ChildSituation, dice.Pick(Points).ToString(), Since(child),
                "Giấy khai sinh, giấy chứng tử");
            Grant(child, "5.1", i % 97 == 3);
            orphans.Add(child);
        }
    }

    private void AddStudents()
    {
        for (var i = 0; i < figures.Counts.Students16To22; i++)
        {
            var student = people.Add(Commune(), new DateOnly(1999, 3, 1), new DateOnly(2004, 9, 30));
            people.AddFact(student, FactKinds.Received51, FactKinds.Yes, Since(student));
            people.AddFact(
                student, FactKinds.Studying, FactKinds.Yes, new DateOnly(2019, 9, 5), "Giấy xác nhận của nhà trường");
            Grant(student, "5.2", false);
        }
    }

    private void AddHivPoor()
    {
        for (var i = 0; i < figures.Counts.HivPoor; i++)
        {
            var person = people.Add(Commune(), new DateOnly(1968, 1, 1), new DateOnly(1995, 12, 31));
            people.AddFact(person, FactKinds.Hiv, FactKinds.Yes, new DateOnly(2015, 6, 1));
            Poor(person);
            Grant(person, "5.3", false);
        }
    }

    private void AddSingleParents()
    {
        for (var i = 0; i < figures.Counts.SingleParentsPoor; i++)
        {
            var parent = people.Add(Commune(), new DateOnly(1972, 1, 1), new DateOnly(1996, 12, 31));
            Poor(parent);
            people.AddFact(parent, FactKinds.SingleParent, FactKinds.Yes, new DateOnly(2016, 5, 1));
            var children = dice.Chance(figures.Invented.SingleParentsTwoChildrenPercent) ? 2 : 1;
            for (var child = 0; child < children; child++)
            {
                people.AddChild(parent, new DateOnly(2007, 1, 1), new DateOnly(2019, 4, 28), dice);
            }

            Grant(parent, "5.4", i % 160 == 7);
        }
    }

    private void AddElders()
    {
        for (var i = 0; i < figures.Counts.Elders; i++)
        {
            if (i < figures.Invented.EldersFostered)
            {
                var fostered = people.Add(Commune(), new DateOnly(1930, 1, 1), new DateOnly(1952, 12, 31));
                Poor(fostered);
                people.AddFact(fostered, FactKinds.FosterElder, FactKinds.Yes, new DateOnly(2016, 1, 1));
                Grant(fostered, "5.5.c", false);
                fosteredElders.Add(fostered);
            }
            else if (i < figures.Invented.EldersFostered + figures.Invented.EldersPoorNoSupporter)
            {
                var poor = people.Add(Commune(), new DateOnly(1941, 2, 1), new DateOnly(1960, 6, 30));
                Poor(poor);
                people.AddFact(poor, FactKinds.NoSupporter, FactKinds.Yes, new DateOnly(2016, 1, 1));
                Grant(poor, "5.5.a", i % 200 == 9);
            }
            else
            {
                // Newcomers turn 80 in 12/2020; the others are older.
                var turnsEighty = i % 250 == 11;
                var old = turnsEighty
                    ? people.Add(Commune(), new DateOnly(1940, 12, 1), new DateOnly(1940, 12, 31))
                    : people.Add(Commune(), new DateOnly(1921, 1, 1), new DateOnly(1940, 11, 30));
                people.AddFact(old, FactKinds.Pension, "none", new DateOnly(2016, 1, 1));
                Grant(old, "5.5.b", turnsEighty);
            }
        }
    }

    private void AddDisabled()
    {
        for (var i = 0; i < figures.Counts.Disabled; i++)
        {
            var extreme = i < figures.Invented.DisabledExtremelySevere;
            var roll = dice.Roll(100);
            var person = roll < figures.Invented.DisabledChildPercent
                ? people.Add(Commune(), new DateOnly(2005, 3, 1), new DateOnly(2018, 12, 31))
                : roll < figures.Invented.DisabledChildPercent + figures.Invented.DisabledElderPercent
                    ? people.Add(Commune(), new DateOnly(1930, 1, 1), new DateOnly(1960, 9, 30))
                    : people.Add(Commune(), new DateOnly(1961, 2, 1), new DateOnly(2003, 12, 31));
            people.AddFact(
                person, FactKinds.Disability, extreme ? "extremely_severe" : "severe", Since(person),
                $"Giấy xác nhận khuyết tật số {dice.Between(1, 900)}/XNKT");
            Grant(person, "5.6", i % 330 == 17);
            if (extreme)
            {
                extremelySevere.Add(person);
            }
            else if (i % 500 == 23)
            {
                people.AddFact(
                    person, FactKinds.Disability, "extremely_severe", new DateOnly(2020, 12, 1),
                    "Giấy xác nhận khuyết tật cấp lại", Known);
            }
        }
    }

    /// <summary>2,538 care households: the carer is paid, counted apart from the beneficiaries.</summary>
    private void AddCarers()
    {
        var cared = 0;
        AddCarers(figures.Carers.HouseholdsExtremelySevere, "household_direct_xsevere", () => extremelySevere[cared++]);
        AddCarers(figures.Carers.FosterDisabled, "foster_xsevere", () => extremelySevere[cared++]);
        AddCarers(figures.Carers.FosterExtremelySevere, "foster_xsevere", () => extremelySevere[cared++]);
        var orphan = 0;
        AddCarers(figures.Carers.FosterOrphans, "foster_5_1", () => orphans[orphan++]);
        var elder = 0;
        AddCarers(figures.Carers.FosterElders, "foster_elder", () => fosteredElders[elder++]);
    }

    private void AddCarers(int count, string kind, Func<Person> next)
    {
        for (var i = 0; i < count; i++)
        {
            var cared = next();
            var carer = people.Add(cared.AreaId, new DateOnly(1955, 1, 1), new DateOnly(1990, 12, 31));
            people.AddGrant(
                carer, new Month(2019, dice.Between(1, 12)), Start, null, Core.Registry.Grant.Care, kind, cared.Id);
            people.AddCash(carer);
        }
    }

    /// <summary>People in the register and in the figures, but not on the monthly list.</summary>
    private void AddOthers()
    {
        for (var i = 0; i < figures.Others; i++)
        {
            people.Add(Commune(), new DateOnly(1940, 1, 1), new DateOnly(1990, 12, 31));
        }

        for (var i = 0; i < figures.FacilityResidents; i++)
        {
            var resident = people.Add(Commune(), new DateOnly(1945, 1, 1), new DateOnly(2012, 12, 31));
            resident.InFacilityFrom = new DateOnly(dice.Between(2015, 2019), dice.Between(1, 12), 1);
        }
    }

    /// <summary>
    /// People of the list of 11/2020 who are not on that of 12/2020: stopped or dead, known before the list is made.
    /// </summary>
    private void AddLeavers()
    {
        var leavers = Math.Max(3, figures.Beneficiaries / 370);
        for (var i = 0; i < leavers; i++)
        {
            var person = people.Add(Commune(), new DateOnly(1925, 1, 1), new DateOnly(1939, 12, 31));
            people.AddFact(person, FactKinds.Pension, "none", new DateOnly(2016, 1, 1));
            people.AddGrant(
                person, new Month(2018, dice.Between(1, 12)), Start, "5.5.b",
                until: i % 4 == 0 ? Start : null,
                endReason: i % 4 == 0 ? "chuyển sang hưởng trợ cấp bảo hiểm xã hội" : null);
            people.AddCash(person);
            if (i % 4 != 0)
            {
                // One of them died in October, which the office learns only after November was paid: a receivable.
                AddDeath(person, i == 1 ? new DateOnly(2020, 10, 12) : new DateOnly(2020, 11, dice.Between(1, 9)));
            }
        }
    }

    private void AddDeath(Person person, DateOnly diedOn)
    {
        Deaths.Add((person.Id, diedOn));
        people.AddFact(
            person, FactKinds.Death, diedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), diedOn,
            "Trích lục khai tử", Known);
    }

    /// <summary>A decision of long ago, or one of 12/2020 for newcomers.</summary>
    private void Grant(Person person, string ground, bool isNew)
    {
        if (isNew)
        {
            // Every other new disabled person holds a certificate of October: two months of arrears.
            var from = ground == "5.6" && ++newDisabled % 2 == 0 ? Close.Plus(-2) : Close;
            people.AddGrant(person, from, from, ground, knownAt: Known);
        }
        else
        {
            people.AddGrant(person, Earlier(person), Start, ground);
        }

        people.AddCash(person);
    }

    /// <summary>
    /// Most have received for years; a part began during 2020, which is why a year's total is less than twelve months
    /// of 12/2020.
    /// </summary>
    private Month Earlier(Person person)
    {
        var from = dice.Chance(12)
            ? new Month(2020, dice.Between(1, 10))
            : new Month(dice.Between(2016, 2019), dice.Between(1, 12));
        var birth = Month.Of(person.Birth.Earliest);
        return from > birth ? from : birth.Plus(1);
    }

    private void Poor(Person person) =>
        people.AddFact(person, FactKinds.Poverty, "poor", new DateOnly(2016, 1, 1), "Danh sách hộ nghèo của xã");

    private static DateOnly Since(Person person)
    {
        var floor = new DateOnly(2015, 1, 1);
        return person.Birth.Earliest > floor ? person.Birth.Earliest : floor;
    }

    private int Commune() => dice.Pick(communes);
}
