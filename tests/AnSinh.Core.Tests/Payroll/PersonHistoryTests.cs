using AnSinh.Core.Audit;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>Nothing is overwritten: the record as it stood on any day, and as it was known on any day.</summary>
public sealed class PersonHistoryTests
{
    private const string OtherCommune = "05983";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_name_a_death_and_a_move_are_known_from_the_day_somebody_wrote_them_down(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.At(new DateOnly(2024, 6, 10));
        var here = office.Commune;
        var person = office.Disabled("Hứa Văn Pao");
        var code = office.Fresh(db => db.Areas.Single(area => area.Id == here).Code);
        office.At(new DateOnly(2024, 7, 10));
        Renamed(office, person, "Hứa Văn Páo");
        office.At(new DateOnly(2024, 8, 1));
        var other = office.MoveTo(OtherCommune, new DateOnly(2024, 7, 1));
        office.Record(person, new CourseRequest(CourseChange.Move, new DateOnly(2024, 7, 25), "giấy tờ số 12")
        {
            ToAreaId = other,
        }).ShouldBeNull();
        office.At(new DateOnly(2024, 8, 20));
        office.Record(person, new CourseRequest(CourseChange.Death, new DateOnly(2024, 8, 3), "giấy chứng tử số 1"))
            .ShouldBeNull();

        At(office, person, known: new DateOnly(2024, 6, 9)).ShouldBeNull();
        Told(At(office, person, known: new DateOnly(2024, 6, 10))).ShouldBe(("Hứa Văn Pao", code, null));
        Told(At(office, person, known: new DateOnly(2024, 7, 9))).ShouldBe(("Hứa Văn Pao", code, null));
        Told(At(office, person, known: new DateOnly(2024, 7, 10))).ShouldBe(("Hứa Văn Páo", code, null));
        Told(At(office, person, known: new DateOnly(2024, 8, 1))).ShouldBe(("Hứa Văn Páo", OtherCommune, null));
        Told(At(office, person, known: new DateOnly(2024, 8, 20)))
            .ShouldBe(("Hứa Văn Páo", OtherCommune, new DateOnly(2024, 8, 3)));
    }

    [Fact]
    public async Task A_fact_has_two_times_and_a_replaced_one_is_still_what_was_known_then()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        office.At(new DateOnly(2024, 6, 10));
        var person = office.Disabled();
        office.At(new DateOnly(2024, 7, 10));
        office.Db.Execute(
            "UPDATE facts SET superseded_at = @p0 WHERE person_id = @p1", office.Clock.GetUtcNow(), person.Id);
        office.Fact(person, FactKinds.Disability, "extremely_severe");
        var from = office.Fresh(db => db.Facts.First(fact => fact.PersonId == person.Id).FromOn);

        Values(At(office, person, new DateOnly(2024, 7, 9))).ShouldBe(["severe"]);
        Values(At(office, person, new DateOnly(2024, 7, 10))).ShouldBe(["extremely_severe"]);
        Values(At(office, person, new DateOnly(2024, 7, 10), from)).ShouldBe(["extremely_severe"]);
        Values(At(office, person, new DateOnly(2024, 7, 10), from.AddDays(-1))).ShouldBeEmpty();
    }

    /// <summary>Fresh gives its database back at once: the work is done within.</summary>
    private static PersonThen? At(Office office, Person person, DateOnly known, DateOnly? on = null) =>
        office.Fresh(db => new PersonHistory(db).AtAsync(
            db.Persons.Single(one => one.Id == person.Id), new HistoryAsk(on ?? known, known))
            .GetAwaiter().GetResult());

    private static (string, string, DateOnly?) Told(PersonThen? then) =>
        (then!.FullName, then.CommuneCode, then.DiedOn);

    private static IEnumerable<string> Values(PersonThen? then) => then!.Facts.Select(fact => fact.Value);

    private static void Renamed(Office office, Person person, string name) => office.Fresh(db =>
    {
        var held = db.Persons.Single(one => one.Id == person.Id);
        new AuditLog(db, office.Clock, new IdSource(office.Clock)).Add(
            Office.As(Office.Maker), "PERSON_CHANGED", ("person", person.Id.ToString()), "Sửa họ tên", held.AreaId,
            $$"""{"họ tên":"{{held.FullName}}","điện thoại":null}""", $$"""{"họ tên":"{{name}}","điện thoại":null}""");
        held.FullName = name;
        db.SaveChanges();
        return true;
    });
}
