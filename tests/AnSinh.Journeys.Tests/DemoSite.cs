using System.Text;
using AnSinh.Core.Demo;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payments;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Journeys.Tests;

/// <summary>
/// The demo, small: invented people, two months run to the settlement, the pages on a free port. The clock stands in
/// the days when the office makes the list of January 2021.
/// </summary>
public sealed class DemoSite : IAsyncDisposable
{
    public const string Month = "2021-01";
    private const int People = 3000;

    private readonly string folder = Directory.CreateTempSubdirectory("ansinh-gallery").FullName;
    private WebApplication app = null!;

    // 22/12/2020 09:00 in Viet Nam.
    public SetClock Clock { get; } = new(new DateTimeOffset(2020, 12, 22, 2, 0, 0, TimeSpan.Zero));

    public Uri Address => new(app.Urls.First() + "/");

    public static async Task<DemoSite> StartAsync()
    {
        var site = new DemoSite();
        var database = DatabaseAddress.Parse("sqlite:" + Path.Combine(site.folder, "demo.db"));
        site.app = WebHost.Build(new WebOptions(database)
        {
            Urls = "http://127.0.0.1:0",
            Clock = site.Clock,
            ConsoleLog = false,
        });
        await site.WithAsync(async db =>
        {
            await DemoRunner.IsFinishedAsync(db, site.Clock, default);
            var figures = ScenarioFigures.Read(LangSon2020Scenario.Id).ScaledTo(People);
            await new DemoRunner(db, LawFiles.Embedded(), new LangSon2020Scenario(figures), _ => { }).RunAsync(site.folder, default);
        });
        await site.app.StartAsync();
        return site;
    }

    public async Task<T> ReadAsync<T>(Func<AppDb, T> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return read(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>
    /// What the Post answers for its first batch of the month, with a name mistyped and a sum mistaken.
    /// </summary>
    public Task<byte[]> AnswerAsync() => ReadAsync(db =>
    {
        var at = AnSinh.Policy.Month.Parse(Month);
        var batch = db.PaymentBatches.Where(one => one.Month == at).OrderBy(one => one.Number).First();
        var rows = Encoding.UTF8.GetString(new SimulatedResults(db).For(batch, at)).Split("\r\n");
        Mistake(rows, 3, 3, name => name.Replace("Thị", "Thi", StringComparison.Ordinal) + "h");
        Mistake(rows, 8, 3, name => name + " A");
        Mistake(rows, 11, 2, _ => batch.Number + "-999999");
        return Encoding.UTF8.GetBytes(string.Join("\r\n", rows));
    });

    /// <summary>A file that the Post sends by mistake: nothing in it was ever sent to it.</summary>
    public static byte[] Strange() => Encoding.UTF8.GetBytes(
        "ma_ky,ma_lo,ma_dong,ho_ten,so_tk,so_tien,trang_thai,ma_loi,thoi_gian,ma_gd\r\n"
        + $"{Month},202101-vnpost-1,LA-0001,Hoàng Thị Nái,,270000,THANH_CONG,,,GDLA1\r\n"
        + $"{Month},202101-vnpost-1,LA-0002,Lộc Văn Séng,,405000,TRA_LAI,KHONG_DEN_NHAN,,GDLA2\r\n"
        + "TONG,,2,,,675000,,,,\r\n");

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task WithAsync(Func<AppDb, Task> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    private static void Mistake(string[] rows, int row, int column, Func<string, string> mistake)
    {
        var cells = rows[row].Split(',');
        cells[column] = mistake(cells[column]);
        rows[row] = string.Join(',', cells);
    }
}
