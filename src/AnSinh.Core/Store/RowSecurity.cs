using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AnSinh.Core.Store;

/// <summary>What row-level security of PostgreSQL asks of the set-based paths.</summary>
internal static class RowSecurity
{
    private const string Waiting = "bulk_rows_of_";

    public static IReadOnlySet<string> Tables(AppDb db)
    {
        var tables = new HashSet<string>(StringComparer.Ordinal);
        if (db.IsPostgres)
        {
            using var reader = db.Read(
                """
                SELECT c.relname FROM pg_class c
                WHERE c.relkind = 'r' AND c.relrowsecurity AND c.relnamespace = current_schema()::regnamespace
                    AND row_security_active(c.oid)
                """);
            while (reader.Read())
            {
                tables.Add(reader.GetString(0));
            }
        }

        return tables;
    }

    /// <summary>
    /// COPY does not ask the policies and is refused on a guarded table: the rows go into a temporary table first, and
    /// from there by one INSERT that asks them.
    /// </summary>
    public static BulkWriter Writer(AppDb db, string table, string[] columns)
    {
        var names = string.Join(", ", columns);
        var waiting = Waiting + table;
        db.Execute($"CREATE TEMPORARY TABLE {waiting} AS SELECT {names} FROM {table} WITH NO DATA");
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        return new BulkWriter.PostgresBulkWriter(connection, waiting, columns, () =>
        {
            db.Execute($"INSERT INTO {table} ({names}) SELECT {names} FROM {waiting}");
            db.Execute($"DROP TABLE {waiting}");
        });
    }
}
