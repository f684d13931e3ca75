using AnSinh.Core.Audit;
using AnSinh.Core.Network;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Network;

/// <summary>An office on 1 July 2024 that keeps its payment points and the banks of its commune.</summary>
internal sealed class NetworkOffice : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2024, 7, 1);
    public static readonly Actor Who = Payroll.Office.As(Payroll.Office.Maker);

    private NetworkOffice(Office office) => Office = office;

    public Office Office { get; }

    public IdSource Ids => new(Office.Clock);

    public static async Task<NetworkOffice> OpenAsync(Engine engine)
    {
        var office = await Payroll.Office.OpenAsync(engine);
        office.At(Today);
        return new NetworkOffice(office);
    }

    public static PointRequest Asked(string name, params string[] hamlets) =>
        new(name, "đầu thôn, cạnh trạm y tế", "Bưu điện") { FromOn = Today, Hamlets = hamlets };

    /// <summary>Somebody of 80 or more of a hamlet.</summary>
    public Person Elder(string name, string? hamlet, string? channel = "CASH")
    {
        var person = Office.Elder(name, channel: channel);
        person.Hamlet = hamlet;
        Office.Db.SaveChanges();
        return person;
    }

    public Guid Add(PointRequest asked) => Office.Fresh(db =>
        new PointDesk(db, Office.Clock, Ids).Add(Office.Commune, asked, Who));

    public void Change(Guid id, PointRequest asked) => Do(db =>
        new PointDesk(db, Office.Clock, Ids).Change(Point(id).Point, asked, Who));

    public void End(Guid id, DateOnly? last, string? reason = "nhập vào điểm khác") => Do(db =>
        new PointDesk(db, Office.Clock, Ids).End(Point(id).Point, last, reason, Who));

    public void Set(Guid id, string day, string from = "7h30", string to = "11:00") => Do(db =>
        Days(db).Set(Point(id), new PayDayRequest(DateOnly.ParseExact(day, "yyyy-MM-dd"), from, to, null), Who));

    public int Copy(Guid id, string month) => Office.Fresh(db =>
        Days(db).CopyMonth([Point(id)], Month.Parse(month), Who));

    public void Remove(Guid id, Guid day) => Do(db => Days(db).Remove(Point(id), day, Who));

    public PointRow Point(Guid id) => Office.Fresh(db => PointQueries.One(db, id, [.. Office.Areas])!);

    public PointCoverage Coverage(DateOnly day) => Office.Fresh(db => new PointCoverage(
        PointQueries.Read(db, [Office.Commune]), PointQueries.Cash(db, [Office.Commune], day), day));

    public void Do(Action<AppDb> act) => Office.Fresh(db =>
    {
        act(db);
        return 0;
    });

    public static string Refused(Action attempt) => Should.Throw<RefusedException>(attempt).Refusal.Code;

    public long Events(string action) =>
        Office.Db.Number("SELECT COUNT(*) FROM audit_events WHERE action = @p0", action);

    public ValueTask DisposeAsync() => Office.DisposeAsync();

    private PayDayDesk Days(AppDb db) => new(db, Office.Clock, Ids, Office.Law);
}
