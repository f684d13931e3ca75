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
