using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Reporting;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>What an officer records about a person, and what the lists make of it: no month twice, none lost.</summary>
public class CourseTests
{
    private const string OtherCommune = "05983";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_month_of_death_is_paid_and_what_was_paid_after_is_owed(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var person = office.Disabled();
        office.Disabled("Vi Văn Chài");
        office.Approved("2024-07");
        office.Approved("2024-08");
        office.At(new DateOnly(2024, 8, 20));

        Record(office, person, CourseChange.Death, new DateOnly(2024, 7, 31)).ShouldBeNull();
        office.Approved("2024-09");

        office.Lines("2024-09").ShouldNotContain(line => line.PersonId == person.Id);
        Owed(office).ShouldBe([(202408, 750_000)]);
        Record(office, person, CourseChange.Suspend, new DateOnly(2024, 8, 1))!.Code.ShouldBe("DEAD");
        Sound(office);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_decision_of_who_died_is_ended_with_the_month_of_death_and_nothing_is_owed_twice(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var person = office.Disabled();
        office.Disabled("Vi Văn Chài");
        office.Approved("2024-07");
        office.Approved("2024-08");
        office.At(new DateOnly(2024, 8, 20));
        Record(office, person, CourseChange.Death, new DateOnly(2024, 7, 31)).ShouldBeNull();
        office.Approved("2024-09");
        NotDead(office).ShouldBe(new QualityTally(1, 2));

        Record(office, person, CourseChange.End, new DateOnly(2024, 8, 1))!.Code.ShouldBe("END_NOT_OF_DEATH");
        Record(office, person, CourseChange.End, new DateOnly(2024, 6, 30))!.Code.ShouldBe("END_NOT_OF_DEATH");
        Record(office, person, CourseChange.End, new DateOnly(2024, 7, 1)).ShouldBeNull();
        office.Approved("2024-10");

        Owed(office).ShouldBe([(202408, 750_000)]);
        office.Lines("2024-10").ShouldNotContain(line => line.PersonId == person.Id);
        NotDead(office).ShouldBe(new QualityTally(1, 1));
        Sound(office);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_is_suspended_gets_nothing_and_who_resumes_gets_all_of_it(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var person = office.Disabled();
        office.Disabled("Vi Văn Chài");
        office.Approved("2024-07");
        office.At(new DateOnly(2024, 7, 20));
        Record(office, person, CourseChange.Resume, new DateOnly(2024, 7, 15))!.Code.ShouldBe("NOT_SUSPENDED");
        Record(office, person, CourseChange.Suspend, new DateOnly(2024, 7, 15)).ShouldBeNull();
        Record(office, person, CourseChange.Suspend, new DateOnly(2024, 7, 15))!.Code.ShouldBe("SUSPENDED");
        office.Approved("2024-08");
        office.Approved("2024-09");
        office.Lines("2024-09").ShouldNotContain(line => line.PersonId == person.Id);
        office.At(new DateOnly(2024, 9, 20));

        Record(office, person, CourseChange.Resume, new DateOnly(2024, 9, 18)).ShouldBeNull();
        office.Approved("2024-10");

        Of(office, "2024-10", person).ShouldBe([
            (LineKind.Arrears, "2024-08", 750_000), (LineKind.Arrears, "2024-09", 750_000),
            (LineKind.Regular, "2024-10", 750_000)]);
        Sound(office);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_right_that_ended_is_paid_to_the_month_of_the_event(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var person = office.Disabled();
        office.Disabled("Vi Văn Chài");
        office.Approved("2024-07");
        office.Approved("2024-08");
        office.At(new DateOnly(2024, 9, 2));

        Record(office, person, CourseChange.End, new DateOnly(2024, 7, 2)).ShouldBeNull();
        office.Approved("2024-09");

        office.Lines("2024-09").ShouldNotContain(line => line.PersonId == person.Id);
        Owed(office).ShouldBe([(202408, 750_000)]);
        Record(office, person, CourseChange.Suspend, new DateOnly(2024, 8, 2))!.Code.ShouldBe("GRANT_UNKNOWN");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_moves_after_the_month_was_listed_is_not_listed_again_in_the_new_commune(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (old, person) = (office.Commune, office.Disabled());
        var other = office.MoveTo(OtherCommune, new DateOnly(2024, 7, 1));
        office.Disabled("Vi Văn Chài");
        office.Areas = [old];
        office.Approved("2024-07");
        office.At(new DateOnly(2024, 7, 5));

        Record(office, person, CourseChange.Move, new DateOnly(2024, 7, 4), other).ShouldBeNull();
        office.Areas = [other];
        office.Approved("2024-07");
        office.Areas = [old, other];
        office.Approved("2024-08");

        Of(office, "2024-07", person).ShouldBe([(LineKind.Regular, "2024-07", 750_000)]);
        Of(office, "2024-08", person).ShouldBe([(LineKind.Regular, "2024-08", 750_000)]);
        Sound(office);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_moves_between_two_lists_of_a_month_gets_it_with_the_next_one(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (old, other, person) = TwoCommunes(office);
        office.Areas = [other];
        office.Approved("2024-08");
        office.At(new DateOnly(2024, 7, 25));

        Record(office, person, CourseChange.Move, new DateOnly(2024, 7, 24), other).ShouldBeNull();
        office.Areas = [old];
        office.Approved("2024-08");
        office.Areas = [old, other];
        office.Approved("2024-09");

        Of(office, "2024-08", person).ShouldBeEmpty();
        Of(office, "2024-09", person).ShouldBe([
            (LineKind.Arrears, "2024-08", 750_000), (LineKind.Regular, "2024-09", 750_000)]);
        Sound(office);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_month_that_each_commune_left_to_the_other_is_made_up_with_the_next_list(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (old, other, person) = TwoCommunes(office);
        office.Areas = [old];
        office.Prepare("2024-08");
        office.At(new DateOnly(2024, 7, 25));
        Record(office, person, CourseChange.Move, new DateOnly(2024, 7, 24), other).ShouldBeNull();
        office.Areas = [other];
        office.Approved("2024-08");
        office.Areas = [old];
        office.Approved("2024-08");
        Of(office, "2024-08", person).ShouldBeEmpty();

        office.Areas = [old, other];
        office.Approved("2024-09");

        Of(office, "2024-09", person).ShouldBe([
            (LineKind.Arrears, "2024-08", 750_000), (LineKind.Regular, "2024-09", 750_000)]);
        office.Approved("2024-10");
        Of(office, "2024-10", person).ShouldHaveSingleItem();
        Sound(office);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Arrears_of_many_months_that_come_back_at_once_propose_nothing(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Disabled("Lý Thị Sen");
        foreach (var month in (ReadOnlySpan<string>)["2024-07", "2024-08", "2024-09"])
        {
            office.Approved(month);
        }

        office.At(new DateOnly(2024, 9, 20));
        var late = office.Disabled(from: "2024-07");
        office.Approved("2024-10");
        office.Lines("2024-10").Count(line => line.PersonId == late.Id).ShouldBe(4);
        office.Returned("2024-10");

        office.Prepare("2024-11");

        office.Lines("2024-11").Count(line => line.Kind == LineKind.CarriedOver).ShouldBe(5);
        office.Findings("2024-11").ShouldNotContain(sentence => sentence.Contains("tháng liền"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Three_months_that_nobody_came_for_are_proposed_for_suspension_and_two_are_not(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Disabled();
        foreach (var month in (ReadOnlySpan<string>)["2024-07", "2024-08", "2024-09"])
        {
            office.Approved(month);
            office.Findings(month).ShouldNotContain(sentence => sentence.Contains("tháng liền"), month);
            office.Returned(month);
        }

        office.Prepare("2024-10");

        office.Findings("2024-10").Single(sentence => sentence.Contains("3 tháng liền không nhận"))
            .ShouldContain("02/2021/TT-BLĐTBXH Điều 2 khoản 3");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_repair_and_nothing_is_written()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        var person = office.Disabled();
        office.At(new DateOnly(2024, 8, 20));

        Record(office, person, CourseChange.Death, new DateOnly(2024, 8, 21))!.Code.ShouldBe("DAY_AHEAD");
        Record(office, person, CourseChange.Death, new DateOnly(1979, 12, 31))!.Code.ShouldBe("DAY_BEFORE_BIRTH");
        Record(office, person, CourseChange.Move, new DateOnly(2024, 8, 1))!.Code.ShouldBe("COMMUNE");
        Record(office, person, CourseChange.Move, new DateOnly(2024, 8, 1), office.Commune)!.Code
            .ShouldBe("SAME_COMMUNE");
        office.Record(person, new CourseRequest(CourseChange.End, new DateOnly(2024, 8, 1), "ốm"))!.Code
            .ShouldBe("REASON");
        office.Record(person, new CourseRequest(CourseChange.End, null, "giấy tờ đủ"))!.Code.ShouldBe("DAY_MISSING");
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM audit_events WHERE action LIKE 'COURSE_%'")).ShouldBe(0);
    }

    /// <summary>Two communes with somebody each beside the person of the first, their July 2024 approved.</summary>
    private static (int Old, int Other, Person Person) TwoCommunes(Office office)
    {
        var (old, person) = (office.Commune, office.Disabled());
        office.Disabled("Lý Thị Sen");
        var other = office.MoveTo(OtherCommune, new DateOnly(2024, 7, 1));
        office.Disabled("Vi Văn Chài");
        office.Approved("2024-07");
        return (old, other, person);
    }

    private static Refusal? Record(Office office, Person person, CourseChange change, DateOnly on, int? to = null) =>
        office.Record(person, new CourseRequest(change, on, "giấy tờ số 12") { ToAreaId = to });

    private static IEnumerable<(LineKind Kind, string Month, long AmountVnd)> Of(
        Office office, string month, Person person) =>
        office.Lines(month).Where(line => line.PersonId == person.Id)
            .Select(line => (line.Kind, line.BenefitMonth.ToString(), line.AmountVnd)).OrderBy(line => line.Item2);

    private static List<(int Month, long AmountVnd)> Owed(Office office) => office.Fresh(db =>
    {
        var owed = new List<(int, long)>();
        using var reader = db.Read("SELECT benefit_month, amount_vnd FROM receivables ORDER BY benefit_month");
        while (reader.Read())
        {
            owed.Add((reader.GetInt32(0), reader.GetInt64(1)));
        }

        return owed;
    });

    private static QualityTally NotDead(Office office) => QualityQueries.Sum(QualityQueries.Communes(
        office.Db, new QualityAsk([office.Commune], new DateOnly(2024, 8, 20)))).Of(QualityMeasure.NotDead);

    private static void Sound(Office office) =>
        office.Fresh(db => new LedgerCheck(db, office.Law).Run()).Where(one => one.Broken > 0).Select(one => one.Id)
            .ShouldBeEmpty();
}
