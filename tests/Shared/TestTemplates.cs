using System.Security.Cryptography;
using System.Text;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AnSinh.Tests;

/// <summary>
/// Databases that test databases are copied from: migrated once; on PostgreSQL kept on the server under a name that
/// holds the hash of schema and areas, so that the next test project finds them made.
/// </summary>
internal static class TestTemplates
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly Dictionary<(Engine, bool), string> Made = [];

    public static Task<string> SqliteAsync(bool withAreas) => OnceAsync(Engine.Sqlite, withAreas, async () =>
    {
        var address = DatabaseAddress.Parse("sqlite:" + TestFolder.NewFile(".template.db"));
        await FillAsync(address, withAreas);
        await using var connection = new SqliteConnection(address.ConnectionString);
        await connection.OpenAsync();
        await using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await checkpoint.ExecuteNonQueryAsync();
        await connection.CloseAsync();
        SqliteConnection.ClearPool(connection);
        return address.Path!;
    });

    public static Task<string> PostgresAsync(bool withAreas) => OnceAsync(Engine.Postgres, withAreas, async () =>
    {
        var name = (withAreas ? "ansinh_areas_" : "ansinh_schema_") + Hash(withAreas);
        await KeptTemplate.MakeAsync(ConnectionTo(null), name, draft =>
            FillAsync(DatabaseAddress.Parse(ConnectionTo(draft) + ";Pooling=false"), withAreas));
        return name;
    });

    /// <summary>The connection string of one database on the test server; of its own one when none is named.</summary>
    public static string ConnectionTo(string? database)
    {
        var text = new NpgsqlConnectionStringBuilder(Engines.Postgres) { MaxPoolSize = 20, IncludeErrorDetail = true };
        if (database is not null)
        {
            text.Database = database;
        }

        return text.ConnectionString;
    }

    public static Task OnServerAsync(string sql) => KeptTemplate.OnServerAsync(ConnectionTo(null), sql);

    private static async Task<string> OnceAsync(Engine engine, bool withAreas, Func<Task<string>> make)
    {
        await Gate.WaitAsync();
        try
        {
            if (!Made.TryGetValue((engine, withAreas), out var template))
            {
                Made[(engine, withAreas)] = template = await make();
            }

            return template;
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task FillAsync(DatabaseAddress address, bool withAreas)
    {
        await using var db = new AppDb(DatabaseSetup.Options(address));
        await SchemaRunner.MigrateAsync(db, new FixedClock());
        if (db.IsPostgres)
        {
            TestRoles.Ensure(db);
            AppRole.Grant(db, TestRoles.App);
        }

        if (withAreas)
        {
            await AreaSeed.LoadAsync(db);
        }
    }

    private static string Hash(bool withAreas)
    {
        var text = new StringBuilder();
        foreach (var name in SchemaRunner.Texts(postgres: true))
        {
            text.Append(name).Append('\n').Append(SchemaRunner.Read(name));
        }

        text.Append(TestRoles.App);
        if (withAreas)
        {
            foreach (var area in AreaFile.Read())
            {
                text.Append(area.Id).Append(area.SearchKey)
                    .Append(area.ParentId).Append(area.ValidFrom).Append(area.ValidUntil);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
