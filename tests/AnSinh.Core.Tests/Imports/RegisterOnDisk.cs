using AnSinh.Core.Audit;
using AnSinh.Core.Imports;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Imports;

/// <summary>A real SQLite register in a folder of its own, with the communes that the sample lists name.</summary>
internal sealed class RegisterOnDisk : IDisposable
{
    public static readonly Actor Officer = new("canbo", "person-1", "tester");

    private readonly string folder = Directory.CreateTempSubdirectory("ansinh-imports-").FullName;
    private readonly FixedClock clock = new(new DateTimeOffset(2024, 9, 5, 3, 0, 0, TimeSpan.Zero));

    private RegisterOnDisk()
    {
        Db = new AppDb(DatabaseSetup.Options(DatabaseAddress.Parse("sqlite:" + Path.Combine(folder, "register.db"))));
        Ids = new IdSource(clock, seed: 1);
    }

    public AppDb Db { get; }

    public IdSource Ids { get; }

    public static async Task<RegisterOnDisk> OpenAsync()
    {
        var register = new RegisterOnDisk();
        await SchemaRunner.MigrateAsync(register.Db, register.clock);
        register.AddAreas();
        return register;
    }

    public ImportReport Import(ImportRequest request) =>
        new ImportService(Db, clock, Ids, ReadingOptions.StandardRateVnd).Run(request, Officer);

    public ImportReport Import(string sample, Month? month = null, params string[] accepted) =>
        Import(new ImportRequest(Samples.Bytes("lists/" + sample), sample) { Month = month, Accepted = accepted });

    public int AreaId(string code) => (int)Db.Number("SELECT id FROM areas WHERE code = @p0 AND level = 'COMMUNE'", code);

    public long Count(string table, string where = "1 = 1") => Db.Number($"SELECT COUNT(*) FROM {table} WHERE {where}");

    public void Dispose()
    {
        Db.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private void AddAreas()
    {
        using var transaction = Db.Database.BeginTransaction();
        Area(1, "20", "Tỉnh Lạng Sơn", "PROVINCE", null);
        Area(2, "178", "Thành phố Lạng Sơn", "DISTRICT", 1);
        Area(3, "183", "Huyện Cao Lộc", "DISTRICT", 1);
        Area(4, "22", "Tỉnh Quảng Ninh", "PROVINCE", null);
        Area(5, "195", "Thành phố Hạ Long", "DISTRICT", 4);
        Area(6, "06999", "Xã Hải Yến", "COMMUNE", 5);
        for (var number = 5971; number <= 6250; number++)
        {
            var name = number == 6220 ? "Xã Hải Yến" : $"Xã số {number}";
            Area(number, $"0{number}", name, "COMMUNE", number < 6000 ? 2 : 3);
        }

        transaction.Commit();
    }

    private void Area(int id, string code, string name, string level, int? parent) => Db.Execute(
        """
        INSERT INTO areas (id, code, name, level, type, parent_id, province_id, search_key, valid_from, valid_until)
        VALUES (@p0, @p1, @p2, @p3, '', @p4, @p5, '', '2000-01-01', '2025-06-30')
        """, id, code, name, level, parent, id is 4 or 5 or 6 ? 4 : 1);

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
