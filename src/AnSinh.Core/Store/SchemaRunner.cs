using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Store;

/// <summary>
/// Brings a database up to date: runs each schema text once, in the order of its number, all in one transaction.
/// <c>NNNN_name.sql</c> runs on both engines, <c>NNNN_name.sqlite.sql</c> and <c>.postgres.sql</c> on one.
/// </summary>
public static class SchemaRunner
{
    /// <summary>Runs what is missing; returns the names that ran.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(
        AppDb db, TimeProvider clock, CancellationToken stop = default)
    {
        using var wide = db.LookEverywhere();
        await db.Database.OpenConnectionAsync(stop);
        var connection = db.Database.GetDbConnection();
        if (!db.IsPostgres)
        {
            await ExecuteAsync(connection, null, "PRAGMA journal_mode = WAL", stop);
        }

        await using var transaction = await connection.BeginTransactionAsync(stop);
        if (db.IsPostgres)
        {
            await ExecuteAsync(connection, transaction, "SELECT pg_advisory_xact_lock(20200058)", stop);
        }

        await ExecuteAsync(connection, transaction,
            "CREATE TABLE IF NOT EXISTS schema_versions (name TEXT NOT NULL PRIMARY KEY, run_at TEXT NOT NULL)", stop);
        var done = await NamesAsync(connection, transaction, stop);
        var ran = new List<string>();
        foreach (var name in Texts(db.IsPostgres).Where(name => !done.Contains(name)))
        {
            await ExecuteAsync(connection, transaction, Read(name), stop);
            await using var note = Command(connection, transaction, "INSERT INTO schema_versions VALUES (@name, @at)");
            Add(note, "name", name);
            Add(note, "at", clock.GetUtcNow().ToString("O"));
            await note.ExecuteNonQueryAsync(stop);
            ran.Add(name);
        }

        await transaction.CommitAsync(stop);
        FieldKeys.Ensure(db, clock);
        return ran;
    }

    /// <summary>Whether the schema was ever run here.</summary>
    public static bool IsMigrated(AppDb db) => db.Number(db.IsPostgres
        ? "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'law_versions'"
        : "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'law_versions'") > 0;

    /// <summary>Whether every schema text ran here, so that every table that is asked for is there.</summary>
    public static bool IsUpToDate(AppDb db) => IsMigrated(db)
        && db.Number("SELECT COUNT(*) FROM schema_versions") >= Texts(db.IsPostgres).Count();

    /// <summary>The names of the schema texts of one engine, in order.</summary>
    public static IEnumerable<string> Texts(bool postgres)
    {
        var other = postgres ? ".sqlite.sql" : ".postgres.sql";
        return Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith("schema/", StringComparison.Ordinal)
                && !name.EndsWith(other, StringComparison.Ordinal))
            .Select(name => name["schema/".Length..]).Order(StringComparer.Ordinal);
    }

    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("schema/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static async Task<HashSet<string>> NamesAsync(
        DbConnection connection, DbTransaction transaction, CancellationToken stop)
    {
        await using var command = Command(connection, transaction, "SELECT name FROM schema_versions");
        await using var reader = await command.ExecuteReaderAsync(stop);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(stop))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task ExecuteAsync(
        DbConnection connection, DbTransaction? transaction, string sql, CancellationToken stop)
    {
        await using var command = Command(connection, transaction, sql);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
