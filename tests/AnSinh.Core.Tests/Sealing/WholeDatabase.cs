using System.Globalization;
using System.Text;
using AnSinh.Core.Store;

namespace AnSinh.Core.Tests.Sealing;

/// <summary>Everything that stands in a database, as somebody with a copy of it would read it.</summary>
internal static class WholeDatabase
{
    /// <summary>The columns (table.column) in which one of the texts stands in clear.</summary>
    public static IReadOnlyList<string> ColumnsWith(AppDb db, params string[] texts)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var table in Tables(db))
        {
            using var reader = db.Read($"SELECT * FROM {table}");
            while (reader.Read())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    var value = reader.GetValue(i) switch
                    {
                        byte[] bytes => Encoding.UTF8.GetString(bytes),
                        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
                    };
                    if (texts.Any(text => value.Contains(text, StringComparison.Ordinal)))
                    {
                        found.Add($"{table}.{reader.GetName(i)}");
                    }
                }
            }
        }

        return [.. found];
    }

    private static List<string> Tables(AppDb db)
    {
        var tables = new List<string>();
        using var reader = db.Read(db.IsPostgres
            ? "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
            : "SELECT name FROM sqlite_master WHERE type = 'table'");
        while (reader.Read())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }
}
