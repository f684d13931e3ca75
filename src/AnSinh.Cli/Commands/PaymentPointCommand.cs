using System.CommandLine;
using System.Globalization;
using AnSinh.Core.Access;
using AnSinh.Core.Network;
using AnSinh.Core.Shared;
using AnSinh.Core.Territory;

namespace AnSinh.Cli.Commands;

/// <summary>`payment-point list|add`: where people on cash are paid.</summary>
internal static class PaymentPointCommand
{
    public static Command Make() => new("payment-point", "điểm chi trả của xã") { List(), Add() };

    private static Command List()
    {
        var area = GlobalOptions.Area();
        var command = new Command("list", "các điểm, số người mỗi điểm phục vụ, thôn chưa có điểm") { area };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var areas = await session.AreasOverTimeAsync(parsed.GetValue(area), user, stop);
            var today = session.Clock.Today();
            var communes = areas ?? await new AreaQueries(session.Db).CommunesOfDayAsync(today, stop);
            var points = PointQueries.Read(session.Db, areas);
            var cash = PointQueries.Cash(session.Db, [.. communes], today).ToLookup(one => one.AreaId);
            var names = session.Db.Areas.ToDictionary(one => one.Id, one => one.Name);
            var rows = points.Select(row => row.Point.AreaId).Concat(cash.Select(one => one.Key)).Distinct().Order()
                .Select(id => (Id: id, Rows: points.Where(row => row.Point.AreaId == id).ToList()))
                .Select(one => (one.Id, one.Rows, Coverage: new PointCoverage(one.Rows, cash[one.Id], today))).ToList();
            session.Output.Answer(
                new { communes = rows.Select(one => Document(names[one.Id], one.Rows, one.Coverage, today)) },
                () => rows.Count == 0 ? ["Chưa có điểm chi trả nào."]
                    : rows.SelectMany(one => Lines(names[one.Id], one.Rows, one.Coverage, today)));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Add()
    {
        var area = new Option<string>("--area") { Description = "mã xã", Required = true };
        var name = new Option<string>("--name") { Description = "tên điểm", Required = true };
        var address = new Option<string>("--address") { Description = "địa chỉ", Required = true };
        var provider = new Option<string>("--provider") { Description = "vnpost hoặc ngân hàng", Required = true };
        var hamlets = new Option<string>("--hamlets") { Description = "các thôn, cách bằng dấu phẩy", Required = true };
        var from = new Option<string?>("--from") { Description = "ngày bắt đầu NĂM-THÁNG-NGÀY; hôm nay khi không ghi" };
        var command = new Command("add", "lập điểm chi trả") { area, name, address, provider, hamlets, from };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var commune = await OwnAsync(session, parsed.GetValue(area)!, user, stop);
            var id = new PointDesk(session.Db, session.Clock, session.Ids).Add(
                commune.Id, new PointRequest(
                    parsed.GetValue(name), parsed.GetValue(address), parsed.GetValue(provider))
                {
                    FromOn = Day(parsed.GetValue(from), session.Clock.Today()),
                    Hamlets = parsed.GetValue(hamlets)!.Split(','),
                }, Session.ActorOf(user));
            session.Output.Answer(
                new { id, area = commune.Code },
                () => [$"Đã lập điểm {parsed.GetValue(name)} ở {commune.Name}."]);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>A commune of today that the account works for.</summary>
    internal static async Task<Area> OwnAsync(
        Session session, string code, UserAccount user, CancellationToken stop)
    {
        var area = await new AreaQueries(session.Db).RequireAsync(code, session.Clock.Today(), stop);
        var own = await session.AreasOverTimeAsync(null, user, stop);
        return area.Level == AreaLevel.Commune && own?.Contains(area.Id) is not false
            ? area
            : throw new RefusedException(new Refusal(
                "AREA_NOT_YOURS",
                $"{code} không phải là xã mà tài khoản {user.UserName} phụ trách. Ghi mã xã 5 chữ số.", "--area"));
    }

    /// <summary>A day as commands write it; the other one where none is written.</summary>
    internal static DateOnly? Day(string? text, DateOnly? otherwise) => text is null ? otherwise
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new RefusedException(new Refusal(
                "DAY", $"Đã đọc ngày là “{text}”. Ghi NĂM-THÁNG-NGÀY, ví dụ 2026-12-01.", text));

    private static object Document(string name, List<PointRow> rows, PointCoverage coverage, DateOnly today) => new
    {
        commune = name,
        cash = coverage.Total,
        points = rows.Select(row => new
        {
            row.Point.Id,
            row.On(today).Terms.Name,
            row.On(today).Terms.Address,
            row.On(today).Terms.Provider,
            row.Point.FromOn,
            row.Point.UntilOn,
            hamlets = row.On(today).Hamlets.Select(one => one.Hamlet),
            people = coverage.At(row.Point.Id),
        }),
        unserved = coverage.Unserved.Select(one => new { one.Hamlet, one.Provider, one.People }),
    };

    private static IEnumerable<string> Lines(
        string name, List<PointRow> rows, PointCoverage coverage, DateOnly today) =>
    [
        $"{name}: {VndText.Number(coverage.Total)} người nhận tiền mặt",
        .. rows.Select(row => $"  {row.On(today).Terms.Name} ({NetworkWords.Provider(row.On(today).Terms.Provider)}): "
            + $"{VndText.Number(coverage.At(row.Point.Id))} người; "
            + string.Join(", ", row.On(today).Hamlets.Select(one => one.Hamlet))
            + (row.Point.UntilOn is { } last ? $"; đến hết {DateText.Show(last)}" : "")),
        .. coverage.Unserved.Select(one => $"  Chưa có điểm: {one.Hamlet ?? "chưa ghi thôn"}, "
            + $"{NetworkWords.Provider(one.Provider)}, {VndText.Number(one.People)} người"),
    ];
}
