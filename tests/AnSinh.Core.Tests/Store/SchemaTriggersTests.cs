using System.Data.Common;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Store;

public class SchemaTriggersTests
{
    private const string Transfer =
        "INSERT INTO transfers (id, debit, credit, amount_vnd, kind, month, once_key, at, login) VALUES "
        + "('0190d000-0000-7000-8000-000000000001', 'TREASURY', 'PROVIDER', {0}, 'ORDER', 202012, 'k1', "
        + "'2020-12-01', 'ketoan')";

    private const string Event =
        "INSERT INTO audit_events (id, at, login, os_user, action, subject_kind, subject_id, sentence) VALUES "
        + "('0190d000-0000-7000-8000-000000000002', '2020-12-01', 'canbo', 'canbo', 'LOOK', 'PERSON', 'P1', 'Đã xem')";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_transfer_is_never_changed_and_never_deleted(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.New();
        await RunAsync(db, string.Format(null, Transfer, "500000"));

        (await RefusedAsync(db, "UPDATE transfers SET amount_vnd = 1")).ShouldContain("append-only");
        (await RefusedAsync(db, "DELETE FROM transfers")).ShouldContain("append-only");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_audit_event_is_never_changed_and_never_deleted(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.New();
        await RunAsync(db, Event);

        (await RefusedAsync(db, "UPDATE audit_events SET login = 'x'")).ShouldContain("append-only");
        (await RefusedAsync(db, "DELETE FROM audit_events")).ShouldContain("append-only");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_ordinary_table_can_be_changed(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.New();
        await RunAsync(db, "INSERT INTO settings (key, value) VALUES ('a', '1')");

        await RunAsync(db, "UPDATE settings SET value = '2'");
        await RunAsync(db, "DELETE FROM settings");
    }

    [Theory]
    [InlineData("500000.5")]
    [InlineData("'nhiều'")]
    public async Task SQLite_refuses_money_that_is_no_whole_number(string amount)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var db = database.New();

        (await RefusedAsync(db, string.Format(null, Transfer, amount))).ShouldContain("money is a whole number");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_transfer_of_nothing_is_refused(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.New();

        await RefusedAsync(db, string.Format(null, Transfer, "0"));
    }

    private const string Id = "'0190d000-0000-7000-8000-000000000003'";
    private const string Other = "'0190d000-0000-7000-8000-000000000004'";

    /// <summary>Rows that belong to a list, batch or file, and the parent they must find.</summary>
    public static TheoryData<Engine, string, string, string, string> Children()
    {
        var children = new TheoryData<Engine, string, string, string, string>();
        foreach (var engine in Engines.All.Select(row => row.Data))
        {
            foreach (var (table, column, parent, row) in (ReadOnlySpan<(string, string, string, string)>)
            [
                ("payroll_changes", "list_id", "payroll_lists",
                    "INSERT INTO payroll_changes VALUES ({0}, {1}, 'CARE', 'P', 'N', 'INCREASE', 0, 1, 'R', NULL)"),
                ("payroll_findings", "list_id", "payroll_lists",
                    "INSERT INTO payroll_findings VALUES ({0}, 1, 'C', false, NULL, 'S')"),
                ("instructions", "batch_id", "payment_batches",
                    "INSERT INTO instructions VALUES ('R', {1}, 1, {0}, 'post', 1, 'SENT', NULL, NULL, NULL)"),
                ("result_lines", "file_id", "result_files",
                    "INSERT INTO result_lines (file_id, row_no, amount_vnd, status, outcome) "
                        + "VALUES ({0}, 1, 1, 'PAID', 'APPLIED')"),
            ])
            {
                children.Add(engine, table, column, parent, string.Format(null, row, Id, Other));
            }
        }

        return children;
    }

    [Theory]
    [MemberData(nameof(Children))]
    public async Task A_row_finds_its_parent_and_the_parent_stays(
        Engine engine, string table, string column, string parent, string row)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        await using var db = database.New();
        await RefusedAsync(db, row);
        await RunAsync(db, Parent(parent));

        await RunAsync(db, row);

        await RefusedAsync(db, $"DELETE FROM {parent}");
        await RefusedAsync(db, $"UPDATE {parent} SET id = {Other}");
        await RefusedAsync(db, $"UPDATE {table} SET {column} = {Other}");
        await RunAsync(db, $"DELETE FROM {table}");
        await RunAsync(db, $"DELETE FROM {parent}");
    }

    private static string Parent(string table) => table switch
    {
        "payroll_lists" =>
            "INSERT INTO payroll_lists (id, month, area_id, version, state, origin, law_sha256, people, lines, "
                + "amount_vnd, old_vnd, increase_vnd, decrease_vnd, adjust_vnd, new_vnd, arrears_vnd, one_time_vnd, "
                + "carried_over_vnd, prepared_by, prepared_at) SELECT " + Id + ", 202407, MIN(id), 1, 'DRAFT', "
                + "'PREPARED', 'L', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'canbo', '2024-06-19' FROM areas",
        "payment_batches" =>
            $"INSERT INTO payment_batches VALUES ({Id}, 'N', 202407, 'post', 1, 1, 'ketoan', '2024-06-28')",
        _ => $"INSERT INTO result_files VALUES ({Id}, 'post', 'S', 'F', 1, 1, 0, 0, 'ketoan', '2024-07-18')",
    };

    private static async Task RunAsync(AppDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> RefusedAsync(AppDb db, string sql) =>
        (await Should.ThrowAsync<DbException>(RunAsync(db, sql))).Message;
}
