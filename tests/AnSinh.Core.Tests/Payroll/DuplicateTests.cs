using AnSinh.Core.Imports;
using AnSinh.Core.Registry;
using AnSinh.Core.Reporting;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>One person in two records: found, merged, paid once, and parted again without losing a month.</summary>
public sealed class DuplicateTests
{
    private const string Why = "cùng một giấy khai sinh";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_same_name_and_birth_is_found_once_also_in_another_commune_and_twins_of_the_year_are_not(
        Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var one = office.Disabled("Hứa Văn Páo", "1980-05-01");
        office.Disabled("Hứa Văn Páo", "1980-11-20");
        office.Disabled("Hứa Thị Páo", "1980-05-01");
        office.MoveTo("05974", new DateOnly(2024, 6, 1));
        var other = office.Disabled("Hua Van Pao", "1980-05-01");

        Find(office).ShouldBe(1);
        Find(office).ShouldBe(0);
        var pair = office.Fresh(db => db.DuplicatePairs.Single());
        ((Guid[])[pair.OneId, pair.OtherId]).ShouldBe([one.Id, other.Id], ignoreOrder: true);
        pair.Reasons.ShouldBe("NAME_BIRTH");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_people_of_a_file_are_looked_at_alone_whichever_of_the_two_has_the_identifier(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var known = office.Disabled("Hứa Văn Páo");
        known.SetCitizenId(office.Db.Vault, "999080000011");
        var (came, also) = (office.Disabled("Hứa Văn Páo"), office.Disabled("Lý Thị Sen"));
        office.Disabled("Lý Thị Sen").SetCitizenId(office.Db.Vault, "999080000012");
        var id = Guid.CreateVersion7();
        var file = new ImportFile
        {
            Id = id,
            Sha256 = "0",
            Name = "ds.xlsx",
            Kind = "registry-list",
            ImportedAt = office.Clock.GetUtcNow(),
            ImportedBy = "canbo",
            ExpectedRows = 1,
            RejectedRows = 0,
            NewPeople = 1,
            ChangedPeople = 0,
            SamePeople = 0,
            ReportJson = office.Db.Vault.Close("{}", id, SealedField.ImportReport)!.Value,
        };
        office.Db.Add(file);
        office.Db.SaveChanges();
        office.Db.Execute("UPDATE persons SET source_file_id = @p0 WHERE id = @p1", file.Id, came.Id);

        office.Fresh(db => new DuplicateFinder(db, office.Clock).FindOf(file.Id)).ShouldBe(1);
        office.Fresh(db => new DuplicateFinder(db, office.Clock).FindOf(file.Id)).ShouldBe(0);
        var pair = office.Fresh(db => db.DuplicatePairs.Single());
        ((Guid[])[pair.OneId, pair.OtherId]).ShouldBe([known.Id, came.Id], ignoreOrder: true);
        office.Db.Execute("UPDATE persons SET source_file_id = @p0 WHERE id = @p1", file.Id, known.Id);
        office.Db.Execute("UPDATE persons SET source_file_id = @p0 WHERE id = @p1", file.Id, also.Id);
        office.Fresh(db => new DuplicateFinder(db, office.Clock).FindOf(file.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_year_alone_is_enough_where_a_paper_has_no_day_and_two_identifiers_are_two_people()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        var (year, whole) = (office.Disabled("Vi Thị Ở", "1950"), office.Disabled("Vi Thị Ở", "1950-03-02"));
        var first = office.Disabled("Lý Văn Hai", "1970-01-01");
        var second = office.Disabled("Lý Văn Hai", "1970-01-01");
        first.SetCitizenId(office.Db.Vault, "999070900011");
        second.SetCitizenId(office.Db.Vault, "999070900012");
        office.Db.SaveChanges();
        Find(office).ShouldBe(1);
        var pair = office.Fresh(db => db.DuplicatePairs.Single());
        (pair.Reasons, new HashSet<Guid> { pair.OneId, pair.OtherId }.SetEquals([year.Id, whole.Id]))
            .ShouldBe(("NAME_YEAR", true));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task After_a_merge_one_line_is_left_paid_lines_stay_and_paid_twice_is_asked_about(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (kept, gone) = (office.Disabled(), office.Disabled());
        office.Approved("2024-07");
        office.At(new DateOnly(2024, 7, 15));
        Service(office, service => service.Merge(kept.Id, gone.Id, Why, Office.As(Office.Maker)));

        office.At(new DateOnly(2024, 7, 20));
        office.Prepare("2024-08");
        office.Lines("2024-08").Select(line => line.PersonId).ShouldBe([kept.Id]);
        office.Lines("2024-07").Count.ShouldBe(2);
        office.Diff("2024-08").DecreaseVnd.ShouldBe(750_000);
        office.Fresh(db => db.WorkItems.Single(item => item.Kind == "DUPLICATE_PAID").Sentence)
            .ShouldContain("1 tháng chi trùng, 750.000");
        office.Submit("2024-08");
        office.Approve("2024-08");
        Broken(office).ShouldBeEmpty();
        Refused(office, service => service.Merge(kept.Id, gone.Id, Why, Office.As(Office.Maker)))
            .ShouldBe("MERGED_ALREADY");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Parted_again_the_missed_month_comes_as_arrears_and_both_are_paid_as_before(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (kept, gone) = (office.Disabled(), office.Disabled());
        office.Approved("2024-07");
        office.At(new DateOnly(2024, 7, 15));
        Service(office, service => service.Merge(kept.Id, gone.Id, Why, Office.As(Office.Maker)));
        office.At(new DateOnly(2024, 7, 20));
        office.Approved("2024-08");
        office.At(new DateOnly(2024, 8, 15));
        Service(office, service => service.Undo(gone.Id, "gộp nhầm hai anh em", Office.As(Office.Maker)));

        office.At(new DateOnly(2024, 8, 20));
        office.Prepare("2024-09");
        office.Lines("2024-09").Where(line => line.PersonId == gone.Id)
            .Select(line => (line.BenefitMonth, line.AmountVnd)).Order()
            .ShouldBe([(Month.Parse("2024-08"), 750_000L), (Month.Parse("2024-09"), 750_000L)]);
        office.Lines("2024-09").Count(line => line.PersonId == kept.Id).ShouldBe(1);
        Refused(office, service => service.Undo(gone.Id, "lần nữa nhé", Office.As(Office.Maker)))
            .ShouldBe("NOT_MERGED");
    }

    [Fact]
    public async Task Control_a_line_of_a_merged_record_listed_after_the_merge_is_found_in_the_ledger()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        var (kept, gone) = (office.Disabled(), office.Disabled());
        office.Approved("2024-07");
        office.At(new DateOnly(2024, 7, 15));
        Service(office, service => service.Merge(kept.Id, gone.Id, Why, Office.As(Office.Maker)));
        Broken(office).ShouldBeEmpty();
        office.Db.Execute("UPDATE person_merges SET merged_at = '2024-01-01 00:00:00'");
        Broken(office).ShouldHaveSingleItem().ShouldStartWith("I-14");
    }

    [Fact]
    public async Task What_only_the_gone_record_had_goes_on_in_the_kept_one()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        var gone = office.Disabled();
        var kept = office.Person("Hứa Văn Páo", "1980-05-01", channel: null);
        office.Approved("2024-07");
        office.At(new DateOnly(2024, 7, 15));
        Service(office, service => service.Merge(kept.Id, gone.Id, Why, Office.As(Office.Maker)));
        office.At(new DateOnly(2024, 7, 20));
        office.Prepare("2024-08");
        var line = office.Lines("2024-08").ShouldHaveSingleItem();
        (line.PersonId, line.AmountVnd, line.Channel).ShouldBe((kept.Id, 750_000, "CASH"));
    }

    [Fact]
    public async Task Two_people_are_not_proposed_again_and_a_decision_is_not_made_twice()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        var (one, other) = (office.Disabled(), office.Disabled());
        Find(office).ShouldBe(1);
        Refused(office, service => service.Different(one.Id, other.Id, " ", Office.As(Office.Maker)))
            .ShouldBe("REASON_MISSING");
        Service(office, service => service.Different(one.Id, other.Id, "hai giấy khai sinh", Office.As(Office.Maker)));
        Refused(office, service => service.Different(other.Id, one.Id, "hai giấy khai sinh", Office.As("khac")))
            .ShouldBe("DECIDED");
        Find(office).ShouldBe(0);
        office.Prepare("2024-07");
        office.Lines("2024-07").Count.ShouldBe(2);
        office.Db.Number("SELECT COUNT(*) FROM audit_events WHERE action = 'DUPLICATE_DIFFERENT'").ShouldBe(2);
    }

    [Fact]
    public async Task Looking_takes_as_many_statements_for_many_people_as_for_few()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        office.Disabled();
        office.Disabled();
        var (few, found) = Counted(office);
        found.ShouldBe(1);
        for (var i = 0; i < 40; i++)
        {
            office.Disabled($"Người {(char)('A' + (i % 20))} Trùng");
        }

        Counted(office).ShouldBe((few, 20));
    }

    private static (long Statements, int Found) Counted(Office office) => office.Fresh(db =>
    {
        var before = db.Statements;
        var found = new DuplicateFinder(db, office.Clock).Find([.. office.Areas]);
        return (db.Statements - before, found);
    });

    private static int Find(Office office) =>
        office.Fresh(db => new DuplicateFinder(db, office.Clock).Find([.. office.Areas]));

    private static void Service(Office office, Action<MergeService> work) => office.Fresh(db =>
    {
        work(new MergeService(db, office.Clock, new IdSource(office.Clock)));
        return 0;
    });

    private static string Refused(Office office, Action<MergeService> work) =>
        Should.Throw<RefusedException>(() => Service(office, work)).Refusal.Code;

    private static List<string> Broken(Office office) => office.Fresh(db =>
        new LedgerCheck(db, office.Law).Run().Where(one => one.Broken > 0)
            .Select(one => $"{one.Id}: {string.Join(", ", one.Examples)}").ToList());
}
