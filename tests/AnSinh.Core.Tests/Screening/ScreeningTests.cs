using AnSinh.Core.Registry;
using AnSinh.Core.Screening;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Screening;

/// <summary>Nobody is left out: whom the law would give something without a decision. It is 18/11/2026.</summary>
public sealed class ScreeningTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_lives_without_a_decision_and_qualifies_is_named_with_the_money_of_a_month(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        var waiting = office.Person("Nông Thị Chờ", "1945-01-01");
        office.Fact(waiting, FactKinds.Pension, "none");
        office.Elder(from: "2026-01");
        var dead = office.Person("Nông Thị Mất", "1945-01-01");
        office.Fact(dead, FactKinds.Pension, "none");
        office.Death(dead, "2026-10-01");
        var healthy = office.Person("Nông Văn Khỏe", "1985-01-01");

        var found = Read(office).ShouldHaveSingleItem();

        (found.FullName, found.Result.Find, found.Result.AmountVnd, found.Ground).ShouldBe(
            ("Nông Thị Chờ", ScreeningFind.Qualifies, 540_000, "Người hưởng trợ cấp hưu trí xã hội"));
        office.Fact(healthy, FactKinds.Disability, "severe");
        Read(office).Select(one => one.FullName).ShouldBe(["Nông Thị Chờ", "Nông Văn Khỏe"]);
        office.Grant(healthy, "2026-12", "5.6");
        Read(office).ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_nobody_has_written_down_is_named_and_what_is_known_is_not_asked(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        Asked(office, "1950-01-01").ShouldBe("QUALIFIES? PENSION");
        Asked(office, "1955-01-01").ShouldBe("QUALIFIES? POVERTY+PENSION");
        Asked(office, "1955-01-01", (FactKinds.Pension, "none")).ShouldBe("QUALIFIES? POVERTY");
        Asked(office, "1955-01-01", (FactKinds.Pension, "none"), (FactKinds.Poverty, "none")).ShouldBe("nothing");
        Asked(office, "1950-01-01", (FactKinds.Pension, "receives")).ShouldBe("nothing");
        Asked(office, "2018-01-01").ShouldBe("QUALIFIES? CHILD_SITUATION");
        Asked(office, "1985-01-01").ShouldBe("nothing");
        Asked(office, "1985-01-01", (FactKinds.DisabilityCertificate, "12/GXN"))
            .ShouldBe("QUALIFIES? DISABILITY_DEGREE");
        Asked(office, "1985-01-01", (FactKinds.DisabilityCertificate, "12/GXN"), (FactKinds.Disability, "mild"))
            .ShouldBe("nothing");
        Asked(office, "1963-01-01", (FactKinds.Poverty, "poor")).ShouldBe("QUALIFIES? SUPPORTER");
        Asked(office, "1966").ShouldBe("nothing");
        Asked(office, "1951", (FactKinds.Pension, "none")).ShouldBe("QUALIFIES BIRTH");
        Asked(office, "1945", (FactKinds.Pension, "none")).ShouldBe("QUALIFIES");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Whoever_somebody_is_paid_to_care_for_is_asked_about_the_degree(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        var (cared, carer) = (office.Person("Hứa Văn Nằm", "1985-01-01"), office.Person("Hứa Thị Nuôi", "1982-01-01"));
        Read(office).ShouldBeEmpty();
        office.Grant(
            carer, "2026-01", null, programme: Grant.Care, careKind: "household_direct_xsevere", cared: cared.Id);

        var found = Read(office).ShouldHaveSingleItem();
        (found.Id, found.Missing).ShouldBe((cared.Id, "mức độ khuyết tật"));
    }

    [Trait("Check", "S03")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_illness_is_neither_told_nor_asked_for(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        var ill = office.Person("Lộc Thị Kín", "1985-01-01");
        office.Fact(ill, FactKinds.Hiv, FactKinds.Yes);
        var asked = Read(office).ShouldHaveSingleItem();
        asked.Result.Missing.ShouldBe([ScreeningQuestion.InTheRecord]);
        asked.Ground.ShouldNotContain("HIV");
        office.Fact(ill, FactKinds.Poverty, "poor");

        var found = Read(office).ShouldHaveSingleItem();
        found.Result.Find.ShouldBe(ScreeningFind.Qualifies);
        found.Ground.ShouldNotContain("HIV");
        ScreeningTerms.Questions.ShouldAllBe(one => !one.Word.Contains("HIV", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_closing_counts_until_a_fact_changes_or_somebody_opens_it_again(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        var waiting = office.Person("Nông Thị Chờ", "1945-01-01");
        office.Fact(waiting, FactKinds.Pension, "none");
        Close(office, waiting, ScreeningReason.Other)!.Code.ShouldBe("NOTE_MISSING");
        Close(office, waiting, null)!.Code.ShouldBe("REASON");
        Open(office, waiting)!.Code.ShouldBe("NOT_CLOSED");

        Close(office, waiting, ScreeningReason.Refuses).ShouldBeNull();
        Close(office, waiting, ScreeningReason.NotFound)!.Code.ShouldBe("CLOSED_ALREADY");
        Read(office).Single().IsClosed.ShouldBeTrue();
        Open(office, waiting).ShouldBeNull();
        Read(office).Single().IsClosed.ShouldBeFalse();
        Close(office, waiting, ScreeningReason.NotFound).ShouldBeNull();

        office.At(Today.AddDays(1));
        Read(office).Single().IsClosed.ShouldBeTrue();
        office.Fact(waiting, FactKinds.Poverty, "poor");
        var back = Read(office).Single();
        (back.IsClosed, back.CameBack, back.Closing!.Reason).ShouldBe((false, true, ScreeningReason.NotFound));
        office.At(Today.AddDays(2));
        Close(office, waiting, ScreeningReason.Other, "con gái ở xa nuôi").ShouldBeNull();

        office.Fresh(db => db.ScreeningClosings.Select(one => one.ReopenedReason).ToList())
            .ShouldBe(["muốn nộp hồ sơ", ScreeningDesk.FactsChanged, null], ignoreOrder: true);
        office.Db.Number("SELECT COUNT(*) FROM audit_events WHERE action LIKE 'SCREENING_%'").ShouldBe(4);
        office.Grant(waiting, "2026-12", "5.5");
        Close(office, waiting, ScreeningReason.Refuses)!.Code.ShouldBe("NOT_FOUND");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_was_closed_for_want_of_facts_comes_back_when_the_law_gives_it_by_itself(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        var waiting = office.Person("Nông Thị Chờ", "1952-01-05");
        office.Fact(waiting, FactKinds.Pension, "none");
        Close(office, waiting, ScreeningReason.NotFound).ShouldBeNull();
        Read(office).Single().IsClosed.ShouldBeTrue();

        office.At(new DateOnly(2027, 1, 10));
        var back = Read(office).Single();
        (back.Result.Find, back.CameBack).ShouldBe((ScreeningFind.Qualifies, true));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Ten_times_the_people_take_no_more_statements(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        var few = Statements(office, 3);
        Statements(office, 30).ShouldBe(few);
        few.ShouldBeLessThan(8);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_commune_counts_who_waits_and_the_money_of_those_who_qualify(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        foreach (var name in (string[])["Nông Thị Một", "Nông Thị Hai"])
        {
            office.Fact(office.Person(name, "1945-01-01"), FactKinds.Pension, "none");
        }

        office.Person("Nông Thị Ba", "1946-01-01");
        Close(office, office.Db.Persons.First(one => one.FullName == "Nông Thị Hai"), ScreeningReason.Refuses)
            .ShouldBeNull();

        var commune = ScreeningQueries.ByCommune(Read(office)).ShouldHaveSingleItem();
        (commune.Qualifies, commune.FactsMissing, commune.Closed, commune.AmountVnd).ShouldBe((1, 1, 1, 540_000));
    }

    private static async Task<Office> OpenAsync(Engine engine)
    {
        var office = await Office.OpenAsync(engine);
        office.At(Today);
        return office;
    }

    private static IReadOnlyList<ScreenedPerson> Read(Office office) => office.Fresh(db => Read(office, db));

    private static IReadOnlyList<ScreenedPerson> Read(Office office, AppDb db) => new ScreeningQueries(db, office.Law)
        .Read(new ScreeningAsk(Month.Of(office.Clock.Today()), [office.Commune]));

    private static string Asked(Office office, string birth, params (string Kind, string Value)[] facts)
    {
        var person = office.Person("Nông Thị Hỏi", birth);
        foreach (var (kind, value) in facts)
        {
            office.Fact(person, kind, value);
        }

        var found = Read(office).SingleOrDefault(one => one.Id == person.Id)?.Result;
        var missing = string.Join(found?.NeedsAll == true ? "+" : "|", found?.Missing.Select(Code.Of) ?? []);
        return found is null ? "nothing"
            : $"QUALIFIES{(found.Find == ScreeningFind.Qualifies ? "" : "?")} {missing}".TrimEnd();
    }

    private static int Statements(Office office, int people)
    {
        for (var i = 0; i < people; i++)
        {
            var one = office.Person("Nông Thị Đông", "1945-01-01");
            office.Fact(one, FactKinds.Pension, "none");
            Close(office, one, ScreeningReason.Refuses).ShouldBeNull();
        }

        return office.Fresh(db =>
        {
            Read(office, db).Count.ShouldBeGreaterThanOrEqualTo(people);
            return db.Statements;
        });
    }

    private static Refusal? Close(Office office, Person person, ScreeningReason? reason, string? note = null) =>
        office.Fresh(db => Desk(office, db).Close(
            person.Id, new ScreeningAnswer(reason, note), Office.As(Office.Maker)));

    private static Refusal? Open(Office office, Person person) => office.Fresh(
        db => Desk(office, db).Open(person.Id, "muốn nộp hồ sơ", Office.As(Office.Maker)));

    private static ScreeningDesk Desk(Office office, AppDb db) =>
        new(db, office.Clock, new IdSource(office.Clock), office.Law);
}
