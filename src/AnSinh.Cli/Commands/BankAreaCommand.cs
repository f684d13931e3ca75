using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Network;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>`bank-area list|add`: which bank looks after which commune, with which fees waived.</summary>
internal static class BankAreaCommand
{
    public static Command Make() => new("bank-area", "ngân hàng phụ trách địa bàn") { List(), Add() };

    private static Command List()
    {
        var area = GlobalOptions.Area();
        var command = new Command("list", "ngân hàng nào phụ trách xã nào, miễn phí nào") { area };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var rows = BankQueries.Areas(
                session.Db, await session.AreasOverTimeAsync(parsed.GetValue(area), user, stop));
            session.Output.Answer(
                new
                {
                    bank_areas = rows.Select(row => new
                    {
                        row.Area.Id,
                        area = row.AreaCode,
                        row.Area.Bank,
                        row.Area.Branch,
                        row.Area.FromOn,
                        row.Area.UntilOn,
                        waivers = row.Waivers.Select(one => new { one.Waiver, one.FromOn, one.UntilOn, one.Terms }),
                    }),
                },
                () => rows.Count == 0 ? ["Chưa có đăng ký nào."] : rows.Select(Line));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Add()
    {
        var area = new Option<string>("--area") { Description = "mã xã, nhiều xã cách bằng dấu phẩy", Required = true };
        var bank = new Option<string>("--bank") { Description = "tên hoặc mã ngân hàng", Required = true };
        var branch = new Option<string>("--branch") { Description = "chi nhánh", Required = true };
        var contact = new Option<string>("--contact") { Description = "người liên hệ", Required = true };
        var paper = new Option<string>("--paper") { Description = "văn bản đăng ký", Required = true };
        var waivers = new Option<string?>("--waivers")
        {
            Description = "phí được miễn, cách bằng dấu phẩy: "
                + string.Join(", ", FeeWaivers.All.Select(one => one.Code)),
        };
        var from = new Option<string?>("--from") { Description = "ngày bắt đầu NĂM-THÁNG-NGÀY; hôm nay khi không ghi" };
        var until = new Option<string?>("--until") { Description = "ngày cuối NĂM-THÁNG-NGÀY" };
        var command = new Command("add", "ghi đăng ký địa bàn")
        {
            area, bank, branch, contact, paper, waivers, from, until,
        };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var communes = new List<int>();
            foreach (var code in Parts(parsed.GetValue(area)))
            {
                communes.Add((await PaymentPointCommand.OwnAsync(session, code, user, stop)).Id);
            }

            new BankAreaDesk(session.Db, session.Clock, session.Ids).Register(
                communes, new BankAreaRequest(
                    parsed.GetValue(bank), parsed.GetValue(branch), parsed.GetValue(contact))
                {
                    Paper = parsed.GetValue(paper),
                    FromOn = PaymentPointCommand.Day(parsed.GetValue(from), session.Clock.Today()),
                    UntilOn = PaymentPointCommand.Day(parsed.GetValue(until), null),
                    Waivers = [.. Parts(parsed.GetValue(waivers))
                        .Select(one => new WaiverRequest(one, null, null, null))],
                }, Session.ActorOf(user));
            session.Output.Answer(
                new { communes = communes.Count },
                () => [$"Đã ghi {parsed.GetValue(bank)} {parsed.GetValue(branch)} phụ trách {communes.Count} xã."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static string[] Parts(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Line(BankAreaRow row) =>
        $"{row.AreaName} ({row.AreaCode}): {NetworkWords.Provider(row.Area.Bank)} {row.Area.Branch}, từ "
        + DateText.Show(row.Area.FromOn) + (row.Area.UntilOn is { } last ? $" đến {DateText.Show(last)}" : "")
        + (row.Waivers.Count == 0 ? "; không miễn phí nào"
            : "; miễn " + string.Join(", ", row.Waivers.Select(one => FeeWaivers.LabelOf(one.Waiver))));
}
