using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AnSinh.Tests;

/// <summary>
/// A fresh database of one test, migrated, dropped at the end. It is a copy of a template that is made once, so it
/// costs milliseconds: <c>await using var database = await TestDatabase.CreateAsync(engine);</c>
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<ValueTask> drop;

    private TestDatabase(DatabaseAddress address, Func<ValueTask> drop)
    {
        Address = address;
        Ids = new IdSource(Clock, seed: 20200058);
        this.drop = drop;
    }

    public DatabaseAddress Address { get; private set; }

    public FixedClock Clock { get; } = new();

    /// <summary>Seeded: the same test makes the same identifiers.</summary>
    public IdSource Ids { get; }

    /// <summary>What <c>--db</c> takes.</summary>
    public string DbArgument => Address.Engine == Engine.Sqlite ? "sqlite:" + Address.Path : Address.ConnectionString;

    /// <summary>A migrated database with no rows.</summary>
    public static Task<TestDatabase> CreateAsync(Engine engine) => CopyAsync(engine, withAreas: false);

    /// <summary>A migrated database with the areas of law/territories.</summary>
    public static Task<TestDatabase> CreateWithAreasAsync(Engine engine) => CopyAsync(engine, withAreas: true);

    /// <summary>A database that was never migrated.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(Engine engine) =>
        engine == Engine.Sqlite ? OfFile(TestFolder.NewFile(".db")) : await OfPostgresAsync(template: null);

    /// <summary>From now on this database has a copy of the keys for itself, so that a test may change them.</summary>
    public void KeepKeysApart()
    {
        var folder = TestFolder.NewFolder();
        File.Copy(FieldKeyFile.PathIn(Address.KeysFolder), FieldKeyFile.PathIn(folder));
        Address = Address with { KeysFolder = folder };
    }

    public AppDb New() => new(DatabaseSetup.Options(Address));

    /// <summary>
    /// As the pages connect: on PostgreSQL a role that owns nothing, so that the database guards the rows; nothing is
    /// seen until a scope is entered.
    /// </summary>
    public AppDb NewGuarded() => Address.Engine == Engine.Sqlite ? New()
        : new(DatabaseSetup.Options(Address with
        {
            ConnectionString = new NpgsqlConnectionStringBuilder(Address.ConnectionString)
            {
                Username = TestRoles.App,
            }.ConnectionString,
        }));

    public ValueTask DisposeAsync() => drop();

    private static async Task<TestDatabase> CopyAsync(Engine engine, bool withAreas)
    {
        if (engine == Engine.Sqlite)
        {
            var path = TestFolder.NewFile(".db");
            File.Copy(await TestTemplates.SqliteAsync(withAreas), path);
            return OfFile(path);
        }

        return await OfPostgresAsync(await TestTemplates.PostgresAsync(withAreas));
    }

    private static TestDatabase OfFile(string path)
    {
        var address = DatabaseAddress.Parse("sqlite:" + path);
        return new TestDatabase(address, () =>
        {
            using (var connection = new SqliteConnection(address.ConnectionString))
            {
                SqliteConnection.ClearPool(connection);
            }

            foreach (var suffix in (string[])["", "-wal", "-shm"])
            {
                File.Delete(path + suffix);
            }

            return ValueTask.CompletedTask;
        });
    }

    private static async Task<TestDatabase> OfPostgresAsync(string? template)
    {
        var name = "ansinh_test_" + Guid.NewGuid().ToString("N");
        await TestTemplates.OnServerAsync(
            $"CREATE DATABASE {name}" + (template is null ? " TEMPLATE template0" : $" TEMPLATE {template}"));
        var address = DatabaseAddress.Parse(TestTemplates.ConnectionTo(name));
        return new TestDatabase(address, async () =>
        {
            await using (var connection = new NpgsqlConnection(address.ConnectionString))
            {
                NpgsqlConnection.ClearPool(connection);
                connection.ConnectionString = new NpgsqlConnectionStringBuilder(address.ConnectionString)
                {
                    Username = TestRoles.App,
                }.ConnectionString;
                NpgsqlConnection.ClearPool(connection);
            }

            await TestTemplates.OnServerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        });
    }
}
