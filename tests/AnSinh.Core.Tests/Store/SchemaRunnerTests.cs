using AnSinh.Core.Bookkeeping;
using AnSinh.Core.Store;

namespace AnSinh.Core.Tests.Store;

public class SchemaRunnerTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_schema_text_runs_once_and_a_second_run_does_nothing(Engine engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        await using var db = database.New();

        var first = await SchemaRunner.MigrateAsync(db, database.Clock);
        var second = await SchemaRunner.MigrateAsync(db, database.Clock);

        first.ShouldBe(SchemaRunner.Texts(engine == Engine.Postgres));
        second.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_settlement_of_all_units_together_is_parted_by_what_the_ledger_says_of_each(Engine engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        await using var db = database.New();
        RunUpTo(db, "0008");
        foreach (var (id, code, transferredVnd, paidVnd) in ((int, string, long, long)[])[(1, "178", 900, 700), (2, "180", 300, 300)])
        {
            db.Execute("INSERT INTO areas VALUES (@p0, @p1, 'Huyện', 'DISTRICT', 'Huyện', NULL, 9, 'huyen', @p2, NULL)",
                id, code, new DateOnly(1900, 1, 1));
            db.Execute("INSERT INTO payment_orders VALUES (@p0, @p1, 202408, @p2, 'vnpost', 'C4-02a/KB', 900, 0, 900, 1, 'k', @p3)",
                database.Ids.Next(), code, id, database.Clock.GetUtcNow());
            Transfer(database, db, "held:vnpost:" + code, "treasury:" + code, transferredVnd, "FUNDS_TRANSFERRED");
            Transfer(database, db, "owed:" + code, "held:vnpost:" + code, paidVnd, "PAID");
        }

        db.Execute("INSERT INTO settlements VALUES (@p0, 202408, 'vnpost', 0, 1200, 1000, 0, 200, 'ketoan', @p1)",
            database.Ids.Next(), database.Clock.GetUtcNow());

        await SchemaRunner.MigrateAsync(db, database.Clock);

        db.Settlements.OrderBy(one => one.PayingUnitId).ToList()
            .Select(one => (one.PayingUnitId, one.TransferredVnd, one.PaidVnd, one.CarriedForwardVnd, one.SettledBy))
            .ShouldBe([(1, 900, 700, 200, "ketoan"), (2, 300, 300, 0, "ketoan")]);
    }

    [Fact]
    public void Each_engine_has_its_own_triggers_and_not_those_of_the_other()
    {
        SchemaRunner.Texts(postgres: false)
            .ShouldContain(name => name.EndsWith(".sqlite.sql", StringComparison.Ordinal));
        SchemaRunner.Texts(postgres: false)
            .ShouldNotContain(name => name.EndsWith(".postgres.sql", StringComparison.Ordinal));
        SchemaRunner.Texts(postgres: true)
            .ShouldNotContain(name => name.EndsWith(".sqlite.sql", StringComparison.Ordinal));
    }

    /// <summary>A database as it was before a schema text came.</summary>
    private static void RunUpTo(AppDb db, string number)
    {
        db.Execute("CREATE TABLE schema_versions (name TEXT NOT NULL PRIMARY KEY, run_at TEXT NOT NULL)");
        foreach (var name in SchemaRunner.Texts(db.IsPostgres).Where(name => string.CompareOrdinal(name, number) < 0))
        {
            db.Execute(SchemaRunner.Read(name));
            db.Execute("INSERT INTO schema_versions VALUES (@p0, '')", name);
        }
    }

    private static void Transfer(
        TestDatabase database, AppDb db, string debit, string credit, long amountVnd, string kind) =>
        db.Execute(
            "INSERT INTO transfers VALUES (@p0, @p1, @p2, @p3, @p4, 202408, 'vnpost', NULL, @p5, @p6, 'ketoan')",
            database.Ids.Next(), debit, credit, amountVnd, kind, debit + kind, database.Clock.GetUtcNow());
}
