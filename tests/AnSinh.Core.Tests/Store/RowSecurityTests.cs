using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AnSinh.Core.Tests.Store;

/// <summary>
/// What PostgreSQL itself refuses to the role that the pages work as (trust S04): rows of other places, and everything
/// to a connection that was not told whom it works for.
/// </summary>
[Trait("Check", "S04")]
public class RowSecurityTests
{
    /// <summary>Tables with a place, a person or a list in the row that hold nothing of a person.</summary>
    private static readonly string[] Open =
    [
        "areas", "users", "area_assignments", "import_files", "payment_order_lists", "payment_batch_lists",
        "transfers",
    ];

    [Fact]
    public async Task Every_table_about_people_is_guarded_even_from_its_owner()
    {
        Assert.SkipUnless(Engines.Postgres is not null, "PostgreSQL only");
        await using var database = await TestDatabase.CreateAsync(Engine.Postgres);
        await using var db = database.New();
        var bare = await db.Database.SqlQueryRaw<string>(
            """
            SELECT DISTINCT c.relname AS "Value" FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT a.attisdropped
                AND a.attname IN ('area_id', 'person_id', 'list_id', 'file_id') AND NOT c.relforcerowsecurity
            """).ToListAsync();
        bare.Except(Open).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_was_not_told_whom_it_works_for_sees_nothing_and_who_works_for_A_nothing_of_B()
    {
        Assert.SkipUnless(Engines.Postgres is not null, "PostgreSQL only");
        await using var database = await TestDatabase.CreateWithAreasAsync(Engine.Postgres);
        await FillAsync(database);
        using var db = database.NewGuarded();
        foreach (var table in Guarded(db))
        {
            db.Number($"SELECT COUNT(*) FROM {table}").ShouldBe(0, table);
        }

        db.Enter(DataScope.Of([A], null));
        Names(db).ShouldBe(["Nông Thị A"]);
        db.Number("SELECT COUNT(*) FROM facts").ShouldBe(1);
        db.Number($"SELECT COUNT(*) FROM persons WHERE area_id = {B}").ShouldBe(0);
        db.Enter(DataScope.Of([A, B], null));
        Names(db).ShouldBe(["Nông Thị A", "Nông Thị B"]);
        db.Enter(DataScope.Everywhere);
        Names(db).ShouldBe(["Nông Thị A", "Nông Thị B"]);
        db.Enter(DataScope.Nothing);
        Names(db).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connection_that_comes_back_to_the_pool_forgets_whom_it_worked_for()
    {
        Assert.SkipUnless(Engines.Postgres is not null, "PostgreSQL only");
        await using var database = await TestDatabase.CreateWithAreasAsync(Engine.Postgres);
        await FillAsync(database);
        long process;
        using (var db = database.NewGuarded().Enter(DataScope.Of([A], null)))
        {
            Names(db).ShouldBe(["Nông Thị A"]);
            process = db.Number("SELECT pg_backend_pid()");
        }

        using var next = database.NewGuarded();
        next.Number("SELECT pg_backend_pid()").ShouldBe(process);
        Names(next).ShouldBeEmpty();
        next.Number("SELECT COUNT(*) FROM (SELECT current_setting('ansinh.areas', true) AS said) x WHERE said = ''")
            .ShouldBe(1);
    }

    [Fact]
    public async Task Rows_of_another_place_are_not_written_changed_or_taken_away()
    {
        Assert.SkipUnless(Engines.Postgres is not null, "PostgreSQL only");
        await using var database = await TestDatabase.CreateWithAreasAsync(Engine.Postgres);
        await FillAsync(database);
        using var db = database.NewGuarded().Enter(DataScope.Of([A], null));
        db.Execute("UPDATE persons SET full_name = 'x' WHERE full_name = 'Nông Thị B'").ShouldBe(0);
        db.Execute("DELETE FROM facts WHERE value = 'none'").ShouldBe(1);
        Refused(() => db.Execute(
            "INSERT INTO persons (id, code, area_id, full_name, sort_key, search_key, birth, recorded_at) VALUES "
            + $"('00000000-0000-7000-8000-00000000000c', 'C', {B}, 'C', 'c', 'c', '1940', '2026-01-01')"))
            .ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        db.Execute(
            "INSERT INTO persons (id, code, area_id, full_name, sort_key, search_key, birth, recorded_at) VALUES "
            + $"('00000000-0000-7000-8000-00000000000c', 'C', {A}, 'C', 'c', 'c', '1940', '2026-01-01')").ShouldBe(1);
    }

    [Fact]
    public async Task Bulk_rows_ask_the_same_guard()
    {
        Assert.SkipUnless(Engines.Postgres is not null, "PostgreSQL only");
        await using var database = await TestDatabase.CreateWithAreasAsync(Engine.Postgres);
        await FillAsync(database);
        Refused(() => Write(B)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        Write(A);

        void Write(int area)
        {
            using var db = database.NewGuarded().Enter(DataScope.Of([A], null));
            using var transaction = db.Database.BeginTransaction();
            using (var rows = BulkWriter.Open(db, "households", "id", "code", "area_id", "recorded_at"))
            {
                rows.Write(Guid.CreateVersion7());
                rows.Write("H1");
                rows.Write(area);
                rows.Write((DateTimeOffset?)database.Clock.GetUtcNow());
                rows.EndRow();
                rows.Complete();
            }

            transaction.Commit();
        }
    }

    [Fact]
    public async Task The_role_of_the_pages_cannot_open_the_guard_or_change_what_is_only_added_to()
    {
        Assert.SkipUnless(Engines.Postgres is not null, "PostgreSQL only");
        await using var database = await TestDatabase.CreateWithAreasAsync(Engine.Postgres);
        using var db = database.NewGuarded().Enter(DataScope.Everywhere);
        foreach (var attempt in (string[])
        [
            "ALTER TABLE persons DISABLE ROW LEVEL SECURITY", "ALTER TABLE persons DISABLE TRIGGER ALL",
            "DROP POLICY persons_place ON persons", "SET session_replication_role = replica",
            "UPDATE audit_events SET login = 'x'", "DELETE FROM audit_links", "UPDATE transfers SET amount_vnd = 1",
            "TRUNCATE persons", "UPDATE schema_versions SET name = 'x'", "SET ROLE postgres",
        ])
        {
            Refused(() => db.Execute(attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, attempt);
        }
    }

    [Fact]
    public async Task A_provider_sees_its_own_lines_only()
    {
        Assert.SkipUnless(Engines.Postgres is not null, "PostgreSQL only");
        await using var office = await Office.OpenAsync(Engine.Postgres);
        office.Elder("Nông Thị Tiền");
        office.Elder("Nông Thị Khoản", channel: "BANK");
        office.Sent("2024-07");
        foreach (var (provider, seen) in (Dictionary<string, int>)new() { ["vnpost"] = 1, ["agribank"] = 1, ["x"] = 0 })
        {
            office.Fresh(db =>
            {
                db.Enter(DataScope.Of([.. office.Areas], provider));
                return db.Number("SELECT COUNT(*) FROM payroll_lines");
            }).ShouldBe(seen, provider);
        }

        office.Fresh(db => db.Enter(DataScope.Of([.. office.Areas], "agribank"))
            .Number("SELECT COUNT(*) FROM instructions")).ShouldBe(0);
        office.Fresh(db => db.Enter(DataScope.Of(null, "vnpost")).Number("SELECT COUNT(*) FROM persons")).ShouldBe(0);
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM payroll_lines")).ShouldBe(2);
    }

    private const int A = 4001;
    private const int B = 4002;

    private static async Task FillAsync(TestDatabase database)
    {
        await using var db = database.New();
        await db.Database.ExecuteSqlRawAsync(
            $"""
            INSERT INTO areas (id, code, name, level, type, parent_id, province_id, search_key, valid_from)
            SELECT id, code || 'x', name, level, type, NULL, id, search_key, valid_from
            FROM (VALUES ({A}, 'A', 'Xã A', 'COMMUNE', 'Xã', 'a', DATE '2019-01-01'),
                ({B}, 'B', 'Xã B', 'COMMUNE', 'Xã', 'b', DATE '2019-01-01'))
                x (id, code, name, level, type, search_key, valid_from) ON CONFLICT DO NOTHING;
            INSERT INTO persons (id, code, area_id, full_name, sort_key, search_key, birth, recorded_at) VALUES
                ('00000000-0000-7000-8000-00000000000a', 'PA', {A}, 'Nông Thị A', 'a', 'a', '1940', '2026-01-01'),
                ('00000000-0000-7000-8000-00000000000b', 'PB', {B}, 'Nông Thị B', 'b', 'b', '1940', '2026-01-01');
            INSERT INTO facts (id, person_id, kind, value, from_on, recorded_at, recorded_by) VALUES
                ('00000000-0000-7000-8000-0000000000fa', '00000000-0000-7000-8000-00000000000a', 'pension', 'none',
                    '2024-01-01', '2026-01-01', 'x'),
                ('00000000-0000-7000-8000-0000000000fb', '00000000-0000-7000-8000-00000000000b', 'pension', 'none',
                    '2024-01-01', '2026-01-01', 'x');
            """);
    }

    private static List<string> Guarded(AppDb db)
    {
        var tables = new List<string>();
        using var reader = db.Read(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace");
        while (reader.Read())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    private static List<string> Names(AppDb db) =>
        [.. db.Persons.AsNoTracking().OrderBy(person => person.FullName).Select(person => person.FullName)];

    private static string Refused(Action attempt) => Should.Throw<PostgresException>(attempt).SqlState;
}
