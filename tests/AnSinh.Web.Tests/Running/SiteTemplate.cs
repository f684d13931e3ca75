using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AnSinh.Web.Tests.Running;

/// <summary>
/// The database that sites are copied from: tables, three areas, one account for each role. Made once for a build of
/// the product; on PostgreSQL kept on the server under the build's name, so that the next test project finds it.
/// </summary>
internal static class SiteTemplate
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly string Build = typeof(AppDb).Module.ModuleVersionId.ToString("N")[..12]
        + typeof(WebHost).Module.ModuleVersionId.ToString("N")[..12];

    private static string? made;

    /// <summary>The path of an SQLite file, or the name of a database on the server.</summary>
    public static async Task<string> NameAsync(string? server)
    {
        await Gate.WaitAsync();
        try
        {
            return made ??= server is null ? await SqliteAsync() : await PostgresAsync(server);
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task<string> SqliteAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), $"ansinh-site-{Environment.ProcessId}.db");
        File.Delete(path);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        await FillAsync(DatabaseAddress.Parse("sqlite:" + path));
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await checkpoint.ExecuteNonQueryAsync();
        return path;
    }

    private static async Task<string> PostgresAsync(string server)
    {
        var name = "ansinh_site_" + Build;
        await KeptTemplate.MakeAsync(server, name, draft => FillAsync(DatabaseAddress.Parse(
            new NpgsqlConnectionStringBuilder(server) { Database = draft, Pooling = false }.ConnectionString)));
        return name;
    }

    private static async Task FillAsync(DatabaseAddress address)
    {
        var clock = new SetClock(Site.Start);
        await using (var db = new AppDb(DatabaseSetup.Options(address)))
        {
            await SchemaRunner.MigrateAsync(db, clock);
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO areas (id, code, name, level, type, parent_id, province_id, search_key, valid_from) VALUES
                    (3, '20', 'Tỉnh Lạng Sơn', 'PROVINCE', 'Tỉnh', NULL, 3, 'lang son', '2019-01-01'),
                    (1, '05971', 'Xã Cao Lộc', 'COMMUNE', 'Xã', 3, 3, 'cao loc', '2019-01-01'),
                    (2, '05972', 'Xã Đồng Đăng', 'COMMUNE', 'Xã', 3, 3, 'dong dang', '2019-01-01')
                """);
            if (db.IsPostgres)
            {
                TestRoles.Ensure(db);
                AppRole.Grant(db, TestRoles.App);
            }
        }

        await new Site().AddAccountsAsync(address);
        SqliteConnection.ClearAllPools();
    }
}
