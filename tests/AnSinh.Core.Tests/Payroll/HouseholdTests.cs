using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>
/// Households by hand: who lives where, who is the head, what the household is; each member has it as a fact, and the
/// next list follows. It is July 2024.
/// </summary>
public sealed class HouseholdTests
{
    private static readonly DateOnly Year = new(2024, 1, 1);
    private static readonly DateOnly YearEnd = new(2024, 12, 31);
    private static readonly DateOnly Today = new(2024, 7, 10);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_poor_household_makes_each_member_poor_and_the_next_list_pays_the_months_missed(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (elder, other) = (Waiting(office), office.Person("Nông Văn Con", "1975-02-03"));
        office.Disabled();
        office.Approved("2024-07");
        office.Lines("2024-07").ShouldHaveSingleItem().PayeeName.ShouldBe("Hứa Văn Páo");
        office.At(Today);
        var home = Make(office, elder, Year);
        Join(office, home, other, HouseholdRelation.Child, new DateOnly(2024, 3, 1)).ShouldBeNull();

        Set(office, home, HouseholdClass.Poor, Year, YearEnd).ShouldBeNull();

        Facts(office, elder).ShouldBe(["poor 01/01–31/12"]);
        Facts(office, other).ShouldBe(["poor 01/03–31/12"]);
        office.Prepare("2024-08");
        office.Lines("2024-08").Where(line => line.PersonId == elder.Id)
            .Select(line => (line.Kind, line.BenefitMonth.Number, line.AmountVnd)).ShouldBe(
            [(LineKind.Arrears, 7, 500_000), (LineKind.Regular, 8, 500_000)], ignoreOrder: true);
        Events(office, "HOUSEHOLD_STATUS").ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_household_that_is_poor_no_more_loses_from_the_month_after_and_nothing_is_written_over(
        Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var elder = Waiting(office);
        office.At(Today);
        var home = Make(office, elder, Year);
        Set(office, home, HouseholdClass.Poor, Year, YearEnd).ShouldBeNull();
        office.Approved("2024-07");
        office.Lines("2024-07").ShouldHaveSingleItem().AmountVnd.ShouldBe(500_000);
        office.At(new DateOnly(2024, 8, 20));

        Set(office, home, HouseholdClass.Neither, new DateOnly(2024, 8, 15), null).ShouldBeNull();

        Facts(office, elder).ShouldBe(["poor 01/01–14/08", "none 15/08–"]);
        office.Approved("2024-08");
        office.Lines("2024-08").ShouldHaveSingleItem().AmountVnd.ShouldBe(500_000);
        office.Prepare("2024-09");
        office.Lines("2024-09").ShouldBeEmpty();
        office.Fresh(db => db.HouseholdStatuses.Count(one => one.SupersededAt != null)).ShouldBe(1);
        office.Fresh(db => db.Facts.Count(one => one.Kind == FactKinds.Poverty && one.SupersededAt != null))
            .ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_moves_to_another_household_is_what_that_one_is_from_that_day_on(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (elder, poor, near) = (Waiting(office), office.Person("Hứa Văn Nghèo", "1970-01-01"),
            office.Person("Hứa Thị Cận", "1972-01-01"));
        office.At(Today);
        var (first, second) = (Make(office, poor, Year), Make(office, near, Year));
        Set(office, first, HouseholdClass.Poor, Year, YearEnd).ShouldBeNull();
        Set(office, second, HouseholdClass.NearPoor, Year, YearEnd).ShouldBeNull();
        Join(office, first, elder, HouseholdRelation.Parent, Year).ShouldBeNull();

        Join(office, second, elder, HouseholdRelation.Other, new DateOnly(2024, 6, 1)).ShouldBeNull();

        Facts(office, elder).ShouldBe(["poor 01/01–31/05", "near_poor 01/06–31/12"]);
        office.Fresh(db => db.Persons.Single(one => one.Id == elder.Id).HouseholdId).ShouldBe(second.Id);
        Stays(office, elder).ShouldBe([(first.Id, new DateOnly(2024, 5, 31)), (second.Id, (DateOnly?)null)]);
        Join(office, second, elder, HouseholdRelation.Other, Today)!.Code.ShouldBe("MEMBER_ALREADY");
        Join(office, first, elder, HouseholdRelation.Parent, new DateOnly(2024, 5, 31))!.Code.ShouldBe("DAY_TAKEN");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_database_refuses_a_second_household_and_a_second_head(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (one, two) = (office.Person("Nông Thị Một", "1970-01-01"), office.Person("Nông Thị Hai", "1971-01-01"));
        office.At(Today);
        var (home, other) = (Make(office, one, Year), Make(office, two, Year));

        Should.Throw<DbUpdateException>(() => Insert(office, other.Id, one.Id, HouseholdRelation.Other));
        Should.Throw<DbUpdateException>(
            () => Insert(office, home.Id, office.Person("Nông Thị Ba", "1972-01-01").Id, HouseholdRelation.Head));
        Insert(office, home.Id, office.Person("Nông Thị Tư", "1973-01-01").Id, HouseholdRelation.Other);
        (home.Code, other.Code).ShouldBe(("HO-05986-0001", "HO-05986-0002"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_leaves_is_poor_by_that_household_no_more_but_by_an_own_paper_still(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (elder, son, own) = (Waiting(office), office.Person("Nông Văn Con", "1975-02-03"),
            office.Person("Nông Văn Rể", "1976-02-03"));
        office.Fact(own, FactKinds.Poverty, "near_poor", "2023-01-01", "2023-12-31");
        office.At(Today);
        var home = Make(office, son, Year);
        Join(office, home, elder, HouseholdRelation.Parent, Year).ShouldBeNull();
        Join(office, home, own, HouseholdRelation.Other, new DateOnly(2024, 2, 1)).ShouldBeNull();
        Set(office, home, HouseholdClass.Poor, Year, YearEnd).ShouldBeNull();

        Leave(office, home, son, Today)!.Code.ShouldBe("HEAD_LEAVES");
        Leave(office, home, elder, Today.AddDays(1))!.Code.ShouldBe("DAY");
        Leave(office, home, elder, Today, "tự")!.Code.ShouldBe("REASON_SHORT");
        Leave(office, home, elder, Today).ShouldBeNull();
        Leave(office, home, elder, Today)!.Code.ShouldBe("NOT_MEMBER");
        Leave(office, home, own, new DateOnly(2024, 4, 30)).ShouldBeNull();

        Facts(office, elder).ShouldBe(["poor 01/01–10/07"]);
        Facts(office, own).ShouldBe(["near_poor 01/01–31/12", "poor 01/02–30/04"]);
        office.Fresh(db => db.Persons.Single(one => one.Id == elder.Id).HouseholdId).ShouldBeNull();
        Events(office, "HOUSEHOLD_LEFT").ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_stay_that_never_was_makes_the_lists_look_again(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (elder, son, other) = (Waiting(office), office.Person("Nông Văn Con", "1975-02-03"),
            office.Person("Nông Văn Khác", "1976-02-03"));
        office.At(Today);
        var (home, right) = (Make(office, son, Year), Make(office, other, Year));
        Set(office, home, HouseholdClass.Poor, Year, YearEnd).ShouldBeNull();
        Join(office, home, elder, HouseholdRelation.Parent, Year).ShouldBeNull();
        office.Approved("2024-07");
        office.Lines("2024-07").ShouldHaveSingleItem().AmountVnd.ShouldBe(500_000);
        office.At(new DateOnly(2024, 7, 25));

        Join(office, right, elder, HouseholdRelation.Parent, Year).ShouldBeNull();

        Facts(office, elder).ShouldBeEmpty();
        Stays(office, elder).ShouldBe([(right.Id, (DateOnly?)null)]);
        office.Prepare("2024-08");
        office.Fresh(db => db.Set<Receivable>().ToList()).ShouldHaveSingleItem().AmountVnd.ShouldBe(500_000);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Another_head_ends_what_was_and_nobody_leaves(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (old, son) = (office.Person("Nông Thị Già", "1950-01-01"), office.Person("Nông Văn Con", "1975-02-03"));
        office.At(Today);
        var home = Make(office, old, Year);
        Join(office, home, son, HouseholdRelation.Head, Year)!.Code.ShouldBe("HEAD_THERE");
        Join(office, home, son, HouseholdRelation.Child, new DateOnly(2024, 2, 1)).ShouldBeNull();
        var asked = new HouseholdHead(son.Code, new DateOnly(2024, 5, 1), "mẹ đã yếu")
        {
            Relations = new Dictionary<string, HouseholdRelation> { [old.Code] = HouseholdRelation.Parent },
        };

        Change(office, home, asked with { Relations = new Dictionary<string, HouseholdRelation>() })!.Code
            .ShouldBe("TWO_HEADS");
        Change(office, home, asked with { HeadCode = "T9999" })!.Code.ShouldBe("HEAD");
        Change(office, home, asked with { FromOn = Today.AddDays(1) })!.Code.ShouldBe("DAY_AHEAD");
        Change(office, home, asked).ShouldBeNull();
        Change(office, home, asked)!.Code.ShouldBe("NOTHING");

        var month = Policy.Month.Parse("2024-07");
        office.Fresh(db => HouseholdQueries.Members(db, home.Id, month)
            .Select(row => (row.FullName, row.Relation, row.Days.From.Month, row.Days.Until?.Month)).ToList())
            .ShouldBe([
                ("Nông Văn Con", HouseholdRelation.Head, 5, (int?)null),
                ("Nông Thị Già", HouseholdRelation.Parent, 5, (int?)null),
                ("Nông Văn Con", HouseholdRelation.Child, 2, (int?)4),
                ("Nông Thị Già", HouseholdRelation.Head, 1, (int?)4),
            ], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_dies_or_moves_to_another_commune_is_a_member_no_more_and_keeps_the_certificate(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (dead, gone, head) = (Waiting(office), office.Disabled(), office.Person("Nông Văn Con", "1975-02-03"));
        office.At(Today);
        var home = Make(office, head, Year);
        Join(office, home, dead, HouseholdRelation.Parent, Year).ShouldBeNull();
        Join(office, home, gone, HouseholdRelation.Other, Year).ShouldBeNull();
        Set(office, home, HouseholdClass.Poor, Year, YearEnd).ShouldBeNull();

        office.Record(dead, new CourseRequest(CourseChange.Death, new DateOnly(2024, 7, 3), "giấy chứng tử 12"))
            .ShouldBeNull();
        var to = office.Fresh(db => db.Areas.First(area => area.Id != office.Commune
            && area.Level == AreaLevel.Commune && area.ValidUntil != null).Id);
        office.Record(gone, new CourseRequest(CourseChange.Move, new DateOnly(2024, 7, 5), "về ở với con")
        {
            ToAreaId = to,
        }).ShouldBeNull();

        Stays(office, dead).ShouldBe([(home.Id, (DateOnly?)new DateOnly(2024, 7, 3))]);
        Stays(office, gone).ShouldBe([(home.Id, (DateOnly?)new DateOnly(2024, 7, 4))]);
        office.Db.Facts.AsNoTracking().Count(one => one.PersonId == gone.Id && one.Kind == FactKinds.Poverty
            && one.SupersededAt == null && one.UntilOn == YearEnd).ShouldBe(1);
        Set(office, home, HouseholdClass.NearPoor, new DateOnly(2024, 7, 6), YearEnd).ShouldBeNull();
        Facts(office, dead).ShouldBe(["poor 01/01–31/12"]);
        Join(office, home, dead, HouseholdRelation.Parent, Today)!.Code.ShouldBe("DEAD");
    }

    [Theory]
    [InlineData("CLASS", null, "12/GCN", "2024-01-01", null)]
    [InlineData("CERTIFICATE_NO", HouseholdClass.Poor, "1", "2024-01-01", null)]
    [InlineData("FROM", HouseholdClass.Poor, "12/GCN", null, null)]
    [InlineData("FROM", HouseholdClass.Poor, "12/GCN", "2026-01-01", null)]
    [InlineData("UNTIL", HouseholdClass.Poor, "12/GCN", "2024-01-01", "2023-12-31")]
    [InlineData(null, HouseholdClass.Poor, "12/GCN", "2025-01-01", "2025-12-31")]
    public void What_the_certificate_does_not_say_is_asked_for(
        string? code, HouseholdClass? known, string paper, string? from, string? until) =>
        HouseholdRules.OfStatus(new HouseholdSet(known, paper, Day(from), Day(until)), Today)?.Code.ShouldBe(code);

    /// <summary>76, in an especially difficult village: only the household decides.</summary>
    private static Person Waiting(Office office)
    {
        var elder = office.Person("Nông Thị Mẩy", "1948-03-05");
        office.Fact(elder, FactKinds.Pension, "none");
        office.Fact(elder, FactKinds.SpecialArea, FactKinds.Yes);
        office.Grant(elder, "2024-07", "5.5.b");
        return elder;
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static Household Make(Office office, Person person, DateOnly from)
    {
        var (made, refusal) = office.Fresh(db => Desk(office, db).Make(person.Id, from, null, Office.As(Office.Maker)));
        refusal.ShouldBeNull();
        return made!;
    }

    private static Refusal? Join(
        Office office, Household home, Person person, HouseholdRelation relation, DateOnly from) =>
        office.Fresh(db => Desk(office, db).Join(
            home.Id, person.Id, new HouseholdJoin(relation, from), Office.As(Office.Maker)));

    private static Refusal? Leave(
        Office office, Household home, Person person, DateOnly last, string reason = "về ở riêng") =>
        office.Fresh(db => Desk(office, db).Leave(
            home.Id, person.Id, new HouseholdLeave(last, reason), Office.As(Office.Maker)));

    private static Refusal? Set(
        Office office, Household home, HouseholdClass known, DateOnly from, DateOnly? until) =>
        office.Fresh(db => new HouseholdStatusDesk(db, office.Clock, new IdSource(office.Clock)).Set(
            home.Id, new HouseholdSet(known, "12/GCN-HN.CN", from, until), Office.As(Office.Maker)));

    private static Refusal? Change(Office office, Household home, HouseholdHead asked) =>
        office.Fresh(db => new HouseholdHeadDesk(db, office.Clock, new IdSource(office.Clock)).Set(
            home.Id, asked, Office.As(Office.Maker)));

    private static HouseholdDesk Desk(Office office, AppDb db) => new(db, office.Clock, new IdSource(office.Clock));

    private static int Insert(Office office, Guid home, Guid person, HouseholdRelation relation) => office.Fresh(db =>
    {
        db.HouseholdMembers.Add(new HouseholdMember
        {
            Id = new IdSource(office.Clock).Next(),
            HouseholdId = home,
            PersonId = person,
            Relation = relation,
            FromOn = Today,
            RecordedAt = office.Clock.GetUtcNow(),
            RecordedBy = "test",
        });
        return db.SaveChanges();
    });

    private static List<string> Facts(Office office, Person person) => office.Fresh(db => db.Facts
        .Where(one => one.PersonId == person.Id && one.Kind == FactKinds.Poverty && one.SupersededAt == null)
        .OrderBy(one => one.FromOn).ToList()
        .Select(one => $"{one.Value} {one.FromOn:dd'/'MM}–{one.UntilOn:dd'/'MM}").ToList());

    private static List<(Guid Home, DateOnly? Until)> Stays(Office office, Person person) => office.Fresh(db =>
        db.HouseholdMembers.Where(one => one.PersonId == person.Id && one.SupersededAt == null)
            .OrderBy(one => one.FromOn).ToList().Select(one => (one.HouseholdId, one.UntilOn)).ToList());

    private static long Events(Office office, string action) =>
        office.Db.Number("SELECT COUNT(*) FROM audit_events WHERE action = @p0", action);
}
