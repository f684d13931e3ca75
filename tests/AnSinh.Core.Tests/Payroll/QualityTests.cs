using AnSinh.Core.Audit;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;
using static AnSinh.Core.Registry.QualityMeasure;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>Data quality read from both engines: who is counted, what is found, the work list, the trend.</summary>
public sealed class QualityTests
{
    private static readonly DateOnly Today = new(2024, 7, 15);
    private static readonly Month Now = new(2024, 7);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Everybody_with_a_decision_in_force_is_counted_and_nobody_else(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        Whole(office, office.Elder("Nông Thị Mẩy", from: "2024-07"));
        office.Elder("Nông Thị Lả", from: "2024-08");
        office.Person("Nông Thị Chăm", "1970-02-02");
        var ended = office.Elder("Nông Thị Thôi", from: "2024-01");
        office.Db.Grants.Single(grant => grant.PersonId == ended.Id).UntilMonth = new Month(2024, 6);
        office.Db.SaveChanges();

        var commune = Communes(office).ShouldHaveSingleItem();

        (commune.AreaId, commune.People).ShouldBe((office.Commune, 1));
        commune.Whole.Bad.ShouldBe(0);
        commune.Of(HasAccount).Total.ShouldBe(0);
        commune.Of(HasIdentifier).ShouldBe(new QualityTally(1, 1));
        QualityTerms.Groups.Sum(one => commune.Faulty(one.Group)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_measure_finds_its_record_and_leaves_the_good_one(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        Whole(office, office.Elder("Nông Thị Tốt"));
        Spoil(office, "Sex", person => person.Sex = "M");
        Spoil(office, "Birth", person => person.Birth = new BirthDate(1941, 3, 5));
        Spoil(office, "Ahead", person => person.Birth = new BirthDate(2040, 3, 5));
        Spoil(office, "Phone", person => person.Phone = "12345");
        Spoil(office, "Number", person => person.SetCitizenId(office.Db.Vault, null));
        Spoil(office, "Year", person => person.Birth = new BirthDate(1940, 0, 0));
        Spoil(office, "Hamlet", person => person.Hamlet = null);
        Spoil(office, "Method", _ => { }, channel: null);
        var bank = Spoil(office, "Bank", _ => { }, PaymentMethod.Bank);
        office.Db.PaymentMethods.Where(one => one.PersonId == bank.Id).ExecuteUpdate(
            set => set.SetProperty(one => one.AccountKey, (string?)null));
        Spoil(office, "Dead", person => person.DiedOn = new DateOnly(2024, 6, 30));

        Faults(office).ShouldBe(
        [
            "Sex: IdentifierFitsSex", "Birth: IdentifierFitsBirth", "Ahead: IdentifierFitsBirth, BirthNotAhead",
            "Phone: PhoneFits", "Number: HasIdentifier", "Year: HasWholeBirth", "Hamlet: HasHamlet",
            "Method: HasMethod", "Bank: HasAccount", "Dead: NotDead",
        ], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_same_name_and_birth_is_found_where_nothing_tells_two_living_people_apart(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        var here = office.Commune;
        var one = Whole(office, office.Elder("Nông Thị Mẩy"));
        var other = Spoil(office, "Nông Thị May", person => person.SetCitizenId(office.Db.Vault, null));
        Whole(office, office.Elder("Nông Thị Mây", birth: "1940-03-06"));
        Whole(office, office.Elder("Lò Thị Hai"));
        Whole(office, office.Elder("Lò Thị Hai"));
        office.Person("Lý Thị Sen", "1940-03-05").DiedOn = new DateOnly(2020, 1, 1);
        Whole(office, office.Elder("Lý Thị Sen"));
        Whole(office, office.Elder("Hứa Văn Páo", birth: "1940-03-05"));
        office.MoveTo("06652", Today);
        office.Person("Hứa Văn Páo", "1940-03-05");

        Names(office, [here], NoNamesake).ShouldBe(["Hứa Văn Páo", "Nông Thị May", "Nông Thị Mẩy"], true);
        office.Fresh(db => new DuplicateFinder(db, office.Clock).Find([here])).ShouldBe(2);

        var (first, second) = one.Id < other.Id ? (one.Id, other.Id) : (other.Id, one.Id);
        office.Db.Execute(
            "UPDATE duplicate_pairs SET state = 'DIFFERENT', decided_at = @p2, decided_by = 'canbo' "
            + "WHERE one_id = @p0 AND other_id = @p1", first, second, office.Clock.GetUtcNow()).ShouldBe(1);
        Names(office, [here], NoNamesake).ShouldBe(["Hứa Văn Páo"]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_account_of_three_households_is_found_and_one_of_two_or_of_one_family_is_not(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        var family = new Household
        {
            Id = Guid.CreateVersion7(),
            Code = "H1",
            AreaId = office.Commune,
            RecordedAt = office.Clock.GetUtcNow(),
        };
        office.Db.Households.Add(family);
        Into(office, "9911", "A1", "A2", "A3");
        Into(office, "9922", "B1", "B2");
        Into(office, "9933", "C1", "C2", "C3").ForEach(person => person.HouseholdId = family.Id);
        Into(office, "9944", "D1", "D2", "D3")[0].DiedOn = new DateOnly(2024, 7, 1);
        office.Db.SaveChanges();

        Names(office, [office.Commune], AccountNotShared).ShouldBe(["A1", "A2", "A3"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_record_is_live_when_somebody_looked_or_changed_it_but_not_by_opening_an_illness(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        office.At(new DateOnly(2023, 1, 5));
        var (idle, looked, changed, ill) = (
            Old(office, "Idle"), Old(office, "Looked"), Old(office, "Changed"), Old(office, "Ill"));
        office.At(Today);
        office.Fact(changed, FactKinds.Studying, FactKinds.Yes);
        office.Fact(ill, FactKinds.Hiv, FactKinds.Yes);
        Look(office, looked, "IDENTIFIER_OPENED");
        Look(office, ill, "HEALTH_OPENED");

        Names(office, [office.Commune], SeenWithinYear).ShouldBe([ill.FullName, idle.FullName], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_ended_commune_is_found_and_worse_communes_come_first(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        Whole(office, office.Elder("Nông Thị Mẩy"));
        var good = office.Commune;
        var bad = office.MoveTo("06652", Today);
        office.Elder("Hứa Thị Đen");
        Communes(office).Select(one => one.AreaId).ShouldBe([bad, good]);
        Names(office, [good, bad], CommuneInForce).ShouldBeEmpty();
        office.At(new DateOnly(2025, 7, 1));

        Names(office, [good, bad], CommuneInForce).Count.ShouldBe(2);
        Names(office, [good, bad], CommuneInForce, only: bad).ShouldBe(["Hứa Thị Đen"]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_work_list_goes_by_Vietnamese_names_in_pages(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        foreach (var name in (string[])["Nông Thị Ơn", "Lý Thị An", "Vi Thị Oanh", "Lê Thị Ánh", "Hà Thị Đào"])
        {
            office.Elder(name);
        }

        var pages = Enumerable.Range(1, 4).Select(page => Work(office, [HasSex], page, 2)).ToList();

        pages.Select(page => page.Total).ShouldBe([5, 5, 5, 5]);
        pages.SelectMany(page => page.Rows).Select(row => row.FullName)
            .ShouldBe(["Lý Thị An", "Lê Thị Ánh", "Hà Thị Đào", "Vi Thị Oanh", "Nông Thị Ơn"]);
        pages[0].Rows.SelectMany(row => row.Faults).ShouldAllBe(fault => fault == HasSex);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_month_is_kept_once_with_one_event_and_stays_though_the_record_is_mended(Engine engine)
    {
        await using var office = await OpenAsync(engine);
        var person = office.Elder("Nông Thị Mẩy");
        Keep(office).ShouldBe(1);
        Keep(office).ShouldBe(0);
        office.At(new DateOnly(2024, 8, 1));
        Whole(office, person);
        Keep(office).ShouldBe(1);
        Keep(office).ShouldBe(0);

        var trend = office.Fresh(db => QualityQueries.Trend(db, Ask(office, office.Areas)));

        trend.Select(one => (one.Month, one.Communes)).ShouldBe([(Now, 1), (Now.Plus(1), 1)]);
        trend[0].Groups[QualityGroup.Complete].ShouldBe(new QualityTally(2, 5));
        trend[1].Groups[QualityGroup.Complete].ShouldBe(new QualityTally(5, 5));
        office.Db.AuditEvents.Where(one => one.Action == "QUALITY_SNAPSHOT").Select(one => one.SubjectId).ToList()
            .ShouldBe(["2024-07", "2024-08"], ignoreOrder: true);
        Should.Throw<System.Data.Common.DbException>(() => office.Db.Execute("UPDATE quality_snapshots SET good = 0"));
        Should.Throw<System.Data.Common.DbException>(() => office.Db.Execute("DELETE FROM quality_snapshots"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_second_commune_is_kept_later_beside_the_first_and_the_trend_goes_back_twelve_months(
        Engine engine)
    {
        await using var office = await OpenAsync(engine);
        office.Elder("Nông Thị Mẩy");
        Keep(office);
        office.MoveTo("06652", Today);
        office.Elder("Hứa Thị Đen");
        Keep(office).ShouldBe(1);
        Trend(office, new DateOnly(2024, 7, 31)).Single().Communes.ShouldBe(2);
        Trend(office, new DateOnly(2025, 6, 30)).Single().Communes.ShouldBe(2);
        Trend(office, new DateOnly(2025, 7, 1)).ShouldBeEmpty();
        office.Fresh(db => QualityQueries.Trend(
            db, Ask(office, office.Areas) with { Only = [office.Commune] })).Single().Communes.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Twenty_times_the_people_take_no_more_statements(Engine engine)
    {
        var few = await StatementsAsync(engine, 3);
        var many = await StatementsAsync(engine, 60);

        many.ShouldBe(few);
        few.ShouldAllBe(statements => statements < 20);
    }

    private static async Task<int[]> StatementsAsync(Engine engine, int people)
    {
        await using var office = await OpenAsync(engine);
        for (var i = 0; i < people; i++)
        {
            office.Elder(
                "Nông Thị Mẩy", birth: i % 2 == 0 ? "1940" : "1941-03-05", channel: i % 3 == 0 ? "BANK" : "CASH");
        }

        return [Count(db => Communes(office, db).Single().People.ShouldBe(people)),
            Count(db => QualityQueries.WorkList(
                db, Ask(office, office.Areas), new QualityWorkAsk([HasSex], 1, 50)).Total.ShouldBe(people)),
            Count(db => new QualityDesk(db, office.Clock, new IdSource(office.Clock)).Keep(
                Communes(office, db), Office.As(Office.Maker)).ShouldBe(1)),
            Count(db => QualityQueries.Trend(db, Ask(office, office.Areas)).Count.ShouldBe(1))];

        int Count(Action<AppDb> work) => office.Fresh(db =>
        {
            work(db);
            return db.Statements;
        });
    }

    private static async Task<Office> OpenAsync(Engine engine)
    {
        var office = await Office.OpenAsync(engine);
        office.At(Today);
        return office;
    }

    /// <summary>Nothing is missing any more of somebody of the office.</summary>
    private static Person Whole(Office office, Person person)
    {
        person.Sex = "F";
        person.Hamlet = "Nà Mon";
        person.SetCitizenId(office.Db.Vault, "99914090" + person.Code[1..]);
        office.Db.SaveChanges();
        return person;
    }

    private static Person Old(Office office, string name) => Whole(office, office.Elder(name, from: "2023-02"));

    private static Person Spoil(
        Office office, string name, Action<Person> spoil, string? channel = PaymentMethod.Cash)
    {
        var person = Whole(office, office.Elder(name, channel: channel));
        spoil(person);
        office.Db.SaveChanges();
        return person;
    }

    private static List<Person> Into(Office office, string account, params string[] names) =>
        [.. names.Select(name =>
        {
            var person = office.Elder(name, channel: PaymentMethod.Bank);
            var key = office.Db.Vault.Mark(account, SealedField.AccountNo);
            office.Db.PaymentMethods.Where(one => one.PersonId == person.Id).ExecuteUpdate(
                set => set.SetProperty(one => one.AccountKey, key));
            return person;
        })];

    private static void Look(Office office, Person person, string action)
    {
        new AuditLog(office.Db, office.Clock, new IdSource(office.Clock)).Add(
            Office.As(Office.Maker), action, ("person", person.Id.ToString()), "đã xem", person.AreaId);
        office.Db.SaveChanges();
    }

    private static QualityAsk Ask(Office office, IReadOnlyList<int> areas, int? only = null) =>
        new(areas, office.Clock.Today()) { Only = only is { } one ? [one] : null };

    private static IReadOnlyList<CommuneQuality> Communes(Office office) => office.Fresh(db => Communes(office, db));

    private static IReadOnlyList<CommuneQuality> Communes(Office office, AppDb db) =>
        QualityQueries.Communes(db, Ask(office, office.Areas));

    private static IReadOnlyList<QualityMonth> Trend(Office office, DateOnly day) =>
        office.Fresh(db => QualityQueries.Trend(db, new QualityAsk(office.Areas, day)));

    private static int Keep(Office office) => office.Fresh(db =>
        new QualityDesk(db, office.Clock, new IdSource(office.Clock)).Keep(
            Communes(office, db), Office.As(Office.Maker)));

    private static QualityWorkPage Work(
        Office office, IReadOnlyCollection<QualityMeasure> measures, int page = 1, int size = 50) =>
        office.Fresh(db => QualityQueries.WorkList(
            db, Ask(office, office.Areas), new QualityWorkAsk(measures, page, size)));

    private static List<string> Faults(Office office) =>
        [.. Work(office, Enum.GetValues<QualityMeasure>()).Rows
            .Select(row => $"{row.FullName}: {string.Join(", ", row.Faults)}")];

    private static List<string> Names(
        Office office, IReadOnlyList<int> areas, QualityMeasure measure, int? only = null) =>
        office.Fresh(db => QualityQueries.WorkList(
            db, Ask(office, areas, only), new QualityWorkAsk([measure], 1, 50)).Rows
            .Select(row => row.FullName).ToList());
}
