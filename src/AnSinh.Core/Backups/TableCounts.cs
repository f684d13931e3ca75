using AnSinh.Core.Store;

namespace AnSinh.Core.Backups;

/// <summary>How many rows every table of a database has.</summary>
public static class TableCounts
{
    /// <summary>In the transaction at hand, so that all counts are of one moment.</summary>
    public static SortedDictionary<string, long> Read(AppDb db)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in Names(db))
        {
            counts[table] = db.Number($"SELECT COUNT(*) FROM \"{table}\"");
        }

        return counts;
    }

    /// <summary>The tables of this database, none of the engine's own.</summary>
    public static IReadOnlyList<string> Names(AppDb db)
    {
        var names = new List<string>();
        using var reader = db.Read(db.IsPostgres
            ? """
              SELECT relname::text FROM pg_class
              WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace ORDER BY 1
              """
            : """
              SELECT name FROM sqlite_master
              WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY 1
              """);
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    /// <summary>Tables that do not have the rows they should have, each as a sentence.</summary>
    public static IReadOnlyList<string> Differences(
        IReadOnlyDictionary<string, long> expected, IReadOnlyDictionary<string, long> found) =>
        [.. expected.Keys.Union(found.Keys).Order(StringComparer.Ordinal)
            .Where(table => Of(expected, table) != Of(found, table))
            .Select(table =>
                $"Bảng {table}: bản sao ghi {Told(expected, table)} dòng, ở đây có {Told(found, table)}.")];

    private static long Of(IReadOnlyDictionary<string, long> counts, string table) =>
        counts.GetValueOrDefault(table, -1);

    private static string Told(IReadOnlyDictionary<string, long> counts, string table) =>
        counts.TryGetValue(table, out var rows) ? Shared.VndText.Number(rows) : "không có bảng này, 0";
}
