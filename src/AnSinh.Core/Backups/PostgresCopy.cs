using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AnSinh.Core.Backups;

/// <summary>Copies a PostgreSQL database by pg_dump and pg_restore in custom format.</summary>
internal static class PostgresCopy
{
    private const string SeesAll = "-c ansinh.areas=all";

    /// <summary>
    /// Dumps what the transaction of <paramref name="db"/> sees, so that file and counts are of one moment. Policies
    /// bind whoever is no superuser (ADR 0016): such a role says that it works for all areas.
    /// </summary>
    public static async Task MakeAsync(AppDb db, string file, CancellationToken stop)
    {
        var above = db.Number(
            "SELECT COUNT(*) FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)");
        string[] arguments =
        [
            "--format=custom", "--no-owner", "--no-privileges", "--file=" + file, "--snapshot=" + Snapshot(db),
            .. above > 0 ? (string[])[] : ["--enable-row-security"],
        ];
        await PostgresPrograms.RunAsync("pg_dump", db, above > 0 ? null : SeesAll, arguments, stop);
    }

    /// <summary>One transaction: whole or not at all.</summary>
    public static Task PlaceAsync(AppDb db, string file, CancellationToken stop) => PostgresPrograms.RunAsync(
        "pg_restore", db, SeesAll,
        [
            "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
            "--dbname=" + new NpgsqlConnectionStringBuilder(db.ConnectionText).Database, file,
        ], stop);

    /// <summary>Takes away the tables of a database that holds nobody, for the dump brings its own.</summary>
    public static void Clear(AppDb db) => db.Execute(
        """
        DO $$
        DECLARE one record;
        BEGIN
            FOR one IN SELECT c.oid::regclass AS name FROM pg_class c
                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
            LOOP EXECUTE format('DROP TABLE %s CASCADE', one.name); END LOOP;
            FOR one IN SELECT p.oid::regprocedure AS name FROM pg_proc p
                WHERE p.pronamespace = current_schema()::regnamespace AND p.prokind = 'f'
                    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
            LOOP EXECUTE format('DROP FUNCTION %s CASCADE', one.name); END LOOP;
        END $$
        """);

    public static bool Exists(DatabaseAddress address)
    {
        using var server = new NpgsqlConnection(OnServer(address, out var name));
        server.Open();
        using var command = new NpgsqlCommand("SELECT COUNT(*) FROM pg_database WHERE datname = @name", server);
        command.Parameters.AddWithValue("name", name);
        return command.ExecuteScalar() is > 0L;
    }

    /// <summary>Makes a database that is not there.</summary>
    public static void Create(DatabaseAddress address) =>
        OnServer(address, name => $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");

    public static void Drop(DatabaseAddress address)
    {
        using (var pool = new NpgsqlConnection(address.ConnectionString))
        {
            NpgsqlConnection.ClearPool(pool);
        }

        OnServer(address, name => $"DROP DATABASE IF EXISTS {name}");
    }

    private static void OnServer(DatabaseAddress address, Func<string, string> sql)
    {
        using var server = new NpgsqlConnection(OnServer(address, out var name));
        server.Open();
        using var command = new NpgsqlCommand(
            sql("\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""), server);
        command.ExecuteNonQuery();
    }

    private static string OnServer(DatabaseAddress address, out string name)
    {
        var text = new NpgsqlConnectionStringBuilder(address.ConnectionString);
        name = text.Database ?? text.Username ?? string.Empty;
        text.Database = "postgres";
        text.Pooling = false;
        return text.ConnectionString;
    }

    private static string Snapshot(AppDb db)
    {
        using var reader = db.Read("SELECT pg_export_snapshot()");
        reader.Read();
        return reader.GetString(0);
    }
}
