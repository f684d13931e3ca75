using System.Data.Common;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AnSinh.Core.Tests.Store;

/// <summary>The schema texts and the mapping of EF say the same; EF never makes a table.</summary>
public class SchemaModelTests
{
    /// <summary>Tables that no module maps, with the reason.</summary>
    private static readonly Dictionary<string, string> Unmapped = new()
    {
        ["schema_versions"] = "which schema texts ran; only the schema runner reads it",
        ["field_keys"] = "which keys close values; read before anything that is mapped can be opened",
    };

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_mapped_column_is_in_the_schema(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.New();
        foreach (var (table, columns) in MappedIn(db.Model))
        {
            await ReadAsync(db, $"SELECT {string.Join(", ", columns)} FROM {table} LIMIT 0");
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_table_is_mapped_or_has_a_reason(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.New();
        var tables = await ReadAsync(db, engine == Engine.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");

        tables.Except(MappedIn(db.Model).Keys).ShouldBe(Unmapped.Keys, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Control_a_column_that_is_not_there_is_found(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.New();
        await Should.ThrowAsync<DbException>(ReadAsync(db, "SELECT key, colour FROM settings LIMIT 0"));
    }

    private static Dictionary<string, List<string>> MappedIn(IModel model) => model.GetEntityTypes()
        .GroupBy(entity => entity.GetTableName()!)
        .ToDictionary(
            table => table.Key,
            table => table.SelectMany(entity => entity.GetProperties().Select(p => p.GetColumnName()))
                .Distinct().ToList());

    private static async Task<List<string>> ReadAsync(AppDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
