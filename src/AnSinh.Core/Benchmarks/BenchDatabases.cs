using AnSinh.Core.Store;
using Npgsql;

namespace AnSinh.Core.Benchmarks;

/// <summary>The same invented people in the product's tables and in the flat ones of the reference.</summary>
public sealed class BenchDatabases(PrivateServer server)
{
    private const int LoadAtOnce = 20_000;

    public DatabaseAddress Create(string name)
    {
        using var connection = new NpgsqlConnection(server.ConnectionTo("postgres"));
        connection.Open();
        using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        create.ExecuteNonQuery();
        return server.AddressOf(name);
    }

    /// <summary>The ids of the communes.</summary>
    public static IReadOnlyList<int> Load(DatabaseAddress productDb, AppDb reference, BenchPeople register)
    {
        using var db = new AppDb(DatabaseSetup.Options(productDb));
        SchemaRunner.MigrateAsync(db, TimeProvider.System).GetAwaiter().GetResult();
        db.Execute("SET session_replication_role = replica"); // people made here hang together: no look-up per row
        var month = new ReferenceMonth(reference);
        month.CreateTables();
        var writer = new BenchRegister(db, register);
        writer.WriteAreas();
        foreach (var chunk in register.All().Chunk(LoadAtOnce))
        {
            writer.Write(chunk);
            month.Write(chunk);
        }

        db.Execute("SET session_replication_role = origin");
        db.Execute("VACUUM ANALYZE");
        reference.Execute("VACUUM ANALYZE");
        return writer.CommuneIds;
    }

    public static void Settle(DatabaseAddress productDb, AppDb reference)
    {
        using var db = new AppDb(DatabaseSetup.Options(productDb));
        db.Execute("VACUUM ANALYZE");
        reference.Execute("VACUUM ANALYZE");
    }
}
