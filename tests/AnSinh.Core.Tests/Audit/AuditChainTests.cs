using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Audit;

/// <summary>
/// The process log is a chain for each area. Whoever reaches behind the program, with the rights of the database's
/// owner and without its triggers, is found out. The clock stands at 24/11/2026.
/// </summary>
public class AuditChainTests
{
    private const int CommuneA = 101;
    private const int CommuneB = 102;

    private static readonly Actor Officer = new("canbo", "person-canbo", "test");

    /// <summary>What an intruder does, by the code of the fault that names it and where it is named.</summary>
    public static TheoryData<Engine, string, string, int?> Intrusions()
    {
        var data = new TheoryData<Engine, string, string, int?>();
        foreach (var engine in Engines.All.Select(row => row.Data))
        {
            data.Add(engine, "UPDATE audit_events SET sentence = 'không có gì' WHERE subject_id = 'a2'", "CHANGED", 2);
            data.Add(engine, "UPDATE audit_events SET area_id = 102 WHERE subject_id = 'a2'", "CHANGED", 2);
            data.Add(engine, "DELETE FROM audit_events WHERE subject_id = 'a2'", "DELETED", 2);
            data.Add(engine,
                "DELETE FROM audit_links WHERE chain = 101 AND seq = 2; "
                + "DELETE FROM audit_events WHERE subject_id = 'a2'", "DELETED", 3);
            data.Add(engine,
                "UPDATE audit_events SET subject_id = 'x' WHERE subject_id = 'a2'; "
                + "UPDATE audit_events SET subject_id = 'a2' WHERE subject_id = 'a3'; "
                + "UPDATE audit_events SET subject_id = 'a3' WHERE subject_id = 'x'", "CHANGED", 2);
            data.Add(engine,
                "UPDATE audit_links SET seq = 90 WHERE chain = 101 AND seq = 2; "
                + "UPDATE audit_links SET seq = 2 WHERE chain = 101 AND seq = 3; "
                + "UPDATE audit_links SET seq = 3 WHERE chain = 101 AND seq = 90", "BROKEN", 2);
            data.Add(engine,
                "INSERT INTO audit_events "
                + "(id, at, login, os_user, action, subject_kind, subject_id, area_id, sentence) "
                + "SELECT '00000000-0000-7000-8000-000000000001', at, login, os_user, action, subject_kind, 'a9', "
                + "area_id, sentence FROM audit_events WHERE subject_id = 'a2'", "INSERTED", null);
            data.Add(engine,
                "DELETE FROM audit_events WHERE subject_id = 'a4'; "
                + "DELETE FROM audit_links WHERE chain = 101 AND seq = 4", "CUT", 4);
            data.Add(engine, "DELETE FROM audit_links WHERE chain = 102; DELETE FROM audit_events WHERE area_id = 102",
                "CUT", 1);
        }

        return data;
    }

    [Trait("Check", "S09")]
    [Theory]
    [MemberData(nameof(Intrusions))]
    public async Task Whoever_changes_the_log_behind_the_program_is_named_with_the_place(
        Engine engine, string intrusion, string code, int? seq)
    {
        await using var database = await LogAsync(engine);
        Verify(database).First.ShouldBeNull();

        await BreakInAsync(database, intrusion);

        var first = Verify(database).First.ShouldNotBeNull();
        (first.Code, first.Seq).ShouldBe((code, (long?)seq));
    }

    [Trait("Check", "S09")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_cut_that_also_shortens_the_head_is_found_by_the_root_of_the_day(Engine engine)
    {
        const string Cut = "DELETE FROM audit_events WHERE subject_id = 'a4'; "
            + "DELETE FROM audit_links WHERE chain = 101 AND seq = 4; UPDATE audit_heads SET seq = 3 WHERE chain = 101";
        await using var without = await LogAsync(engine);
        await BreakInAsync(without, Cut);
        Verify(without).First.ShouldBeNull();

        await using var with = await LogAsync(engine);
        Root(with).ShouldNotBeNull();
        await BreakInAsync(with, Cut);
        var first = Verify(with).First.ShouldNotBeNull();
        (first.Code, first.Seq).ShouldBe(("CUT", 4L));
    }

    [Trait("Check", "S10")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_log_made_anew_from_end_to_end_is_found_only_by_the_anchor_kept_elsewhere(Engine engine)
    {
        await using var database = await LogAsync(engine);
        var anchor = AuditAnchor.Of(Root(database)!);
        AuditAnchor.Parse("Kính gửi Sở,\r\n\r\n" + anchor.ToText().Replace("\n", "\r\n", StringComparison.Ordinal))
            .ShouldBe(anchor);
        Verify(database, anchor).First.ShouldBeNull();

        await BreakInAsync(
            database,
            "DELETE FROM audit_root_chains; DELETE FROM audit_roots; DELETE FROM audit_links; DELETE FROM audit_heads; "
            + "DELETE FROM audit_events WHERE subject_id = 'a4'");
        using (var db = database.New())
        {
            AuditChain.Begin(db);
        }

        Root(database).ShouldNotBeNull();
        Verify(database).First.ShouldBeNull();
        Verify(database, anchor).First!.Code.ShouldBe("ANCHOR");

        await BreakInAsync(database, "DELETE FROM audit_root_chains; DELETE FROM audit_roots");
        Verify(database, anchor).First!.Sentence.ShouldContain("không còn trong cơ sở dữ liệu");
    }

    [Trait("Check", "S09")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_root_that_was_changed_is_found_and_the_next_root_counts_only_what_came_since(Engine engine)
    {
        await using var database = await LogAsync(engine);
        Root(database)!.Events.ShouldBe(7);
        Root(database).ShouldBeNull();
        Add(database, "a5", CommuneA);
        var second = Root(database).ShouldNotBeNull();
        (second.Number, second.Events).ShouldBe((2, 8));
        Verify(database).Roots.ShouldBe(2);

        await BreakInAsync(database, "UPDATE audit_roots SET events = 6 WHERE number = 1");
        Verify(database).First!.Code.ShouldBe("ROOT");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_root_is_made_once_a_day_of_Viet_Nam(Engine engine)
    {
        await using var database = await LogAsync(engine);
        await using var db = database.New();
        var roots = new AuditRoots(db, database.Clock);
        roots.MakeOfDay().ShouldNotBeNull();
        Add(database, "a5", CommuneA);
        database.Clock.Set(new DateTimeOffset(2026, 11, 24, 23, 59, 0, VietnamClock.Offset));
        roots.MakeOfDay().ShouldBeNull();
        database.Clock.Set(new DateTimeOffset(2026, 11, 25, 0, 1, 0, VietnamClock.Offset));
        roots.MakeOfDay().ShouldNotBeNull();
    }

    [Trait("Check", "S21")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_event_that_is_not_saved_leaves_no_place_in_the_chain(Engine engine)
    {
        await using var database = await LogAsync(engine);
        await using (var db = database.New())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            Log(database, db).Add(Officer, "PERSON_CHANGED", ("person", "gone"), "Sửa", CommuneA);
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        await using (var db = database.New())
        {
            Log(database, db).Add(Officer, "PERSON_CHANGED", ("person", "never"), "Sửa", CommuneA);
            db.ChangeTracker.Clear();
            await db.SaveChangesAsync();
        }

        Verify(database).Events.ShouldBe(7);
        Verify(database).First.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_events_of_a_database_from_before_the_chain_are_linked_once(Engine engine)
    {
        await using var database = await LogAsync(engine);
        await BreakInAsync(database, "DELETE FROM audit_links; DELETE FROM audit_heads");
        Verify(database).First!.Code.ShouldBe("INSERTED");
        await using var db = database.New();
        AuditChain.Begin(db);
        AuditChain.Begin(db);
        Verify(database).Events.ShouldBe(7);
        Verify(database).First.ShouldBeNull();
    }

    [Fact]
    public async Task Many_hands_at_once_make_one_chain_without_gaps()
    {
        Assert.SkipUnless(Engines.Postgres is not null, "PostgreSQL only");
        await using var database = await LogAsync(Engine.Postgres);
        var ids = new IdSource(database.Clock);
        Parallel.For(0, Seeds.Full ? 200 : 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, number =>
        {
            using var db = database.New();
            using var transaction = db.Database.BeginTransaction();
            // Areas in both orders: locked in one order they cannot stand in each other's way.
            var areas = number % 2 == 0 ? [CommuneA, CommuneB, 103] : (int[])[103, CommuneB, CommuneA];
            new AuditLog(db, database.Clock, ids).AddMany(
                Officer, "PAYROLL_PREPARED", "payroll_list",
                areas.Select(area => ($"{number}/{area}", "Lập danh sách", (int?)area)));
            transaction.Commit();
        });

        Verify(database).Events.ShouldBe(7 + (3 * (Seeds.Full ? 200 : 40)));
        Verify(database).First.ShouldBeNull();
    }

    [Trait("Check", "S10")]
    [Theory]
    [InlineData("số: 1\nlúc: 2026-11-24T02:00:00.000000Z\nsự kiện: 7", "thiếu dòng “mã:”")]
    [InlineData("số: một", "Dòng 1 của tệp mốc: chưa đọc được “số: một”")]
    public void An_anchor_that_was_copied_wrongly_says_which_line(string text, string expected) =>
        Should.Throw<RefusedException>(() => AuditAnchor.Parse(text)).Refusal.Message.ShouldContain(expected);

    [Trait("Check", "S09")]
    [Fact]
    public void A_text_cannot_move_from_one_field_to_the_next() =>
        EventDigest.Hash("ab", "c").ShouldNotBe(EventDigest.Hash("a", "bc"));

    /// <summary>Seven events: four of commune A, one of B, two of no area.</summary>
    private static async Task<TestDatabase> LogAsync(Engine engine)
    {
        var database = await TestDatabase.CreateAsync(engine);
        foreach (var (subject, area) in new (string, int?)[]
        {
            ("a1", CommuneA), ("w1", null), ("a2", CommuneA), ("b1", CommuneB), ("a3", CommuneA), ("w2", null),
        })
        {
            Add(database, subject, area);
        }

        await using var db = database.New();
        await using var transaction = await db.Database.BeginTransactionAsync();
        Log(database, db).AddMany(
            Officer, "PAYROLL_PREPARED", "payroll_list", [("a4", "Lập danh sách tháng 12/2026", CommuneA)]);
        await transaction.CommitAsync();
        return database;
    }

    private static void Add(TestDatabase database, string subject, int? area)
    {
        using var db = database.New();
        database.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Log(database, db).Add(
            Officer, "PERSON_CHANGED", ("person", subject), "Sửa ngày sinh: trước “1950”, sau “1951”", area,
            """{"birth":"1950"}""", """{"birth":"1951"}""");
        db.SaveChanges();
    }

    private static AuditLog Log(TestDatabase database, AppDb db) => new(db, database.Clock, database.Ids);

    private static AuditRoot? Root(TestDatabase database)
    {
        using var db = database.New();
        return new AuditRoots(db, database.Clock).Make();
    }

    private static AuditVerification Verify(TestDatabase database, params AuditAnchor[] anchors)
    {
        using var db = database.New();
        return new AuditVerifier(db).Run(anchors);
    }

    /// <summary>As the owner of the database, past every trigger.</summary>
    private static async Task BreakInAsync(TestDatabase database, string sql)
    {
        await using var db = database.New();
        await db.Database.OpenConnectionAsync();
        if (db.IsPostgres)
        {
            db.Execute("SET session_replication_role = replica");
        }
        else
        {
            var triggers = await db.Database.SqlQueryRaw<string>(
                "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'")
                .ToListAsync();
            triggers.ForEach(trigger => db.Execute($"DROP TRIGGER {trigger}"));
            db.Execute("PRAGMA foreign_keys = OFF");
        }

        foreach (var statement in sql.Split("; "))
        {
            db.Execute(statement);
        }

        if (db.IsPostgres)
        {
            db.Execute("SET session_replication_role = origin");
        }
    }
}
