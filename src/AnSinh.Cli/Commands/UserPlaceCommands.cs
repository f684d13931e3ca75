using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Shared;
using AnSinh.Core.Territory;

namespace AnSinh.Cli.Commands;

/// <summary>`user place give|end|list`: the places an account works for, with days and paper.</summary>
internal static class UserPlaceCommands
{
    public static Command Make() => new("place", "địa bàn giao cho tài khoản") { Give(), End(), List() };

    private static Command Give()
    {
        var login = new Argument<string>("login");
        var area = new Option<string>("--area") { Required = true, Description = "mã địa bàn, hoặc MÃ@NGÀY" };
        var from = new Option<string?>("--from") { Description = "ngày đầu, năm-tháng-ngày; mặc định hôm nay" };
        var until = new Option<string?>("--until") { Description = "ngày cuối, năm-tháng-ngày; trống là không hạn" };
        var paper = new Option<string>("--paper") { Required = true, Description = "số và ngày văn bản giao" };
        var command = new Command("give", "giao thêm một địa bàn") { login, area, from, until, paper };
        command.Runs(async (session, parsed, stop) =>
        {
            var administrator = await session.RequireAsync(OfficeAction.ManageUsers, stop);
            var account = await AccountAsync(session, parsed.GetValue(login)!, stop);
            var first = parsed.GetValue(from) is { } text ? GlobalOptions.Day(text, "--from") : session.Clock.Today();
            var last = parsed.GetValue(until) is { } end ? GlobalOptions.Day(end, "--until") : (DateOnly?)null;
            var place = await new AreaQueries(session.Db).RequireAsync(parsed.GetValue(area)!, first, stop);
            var given = await Service(session).GiveAsync(
                account, place, (first, last), parsed.GetValue(paper)!, Session.ActorOf(administrator), stop);
            session.Output.Answer(
                new { id = given.Id, login = account.UserName, area = place.Code, from_on = first, until_on = last },
                () => [$"Đã giao {place.Name} cho {account.UserName}. Mã: {given.Id}"]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command End()
    {
        var login = new Argument<string>("login");
        var id = new Argument<Guid>("id");
        var last = new Option<string?>("--last") { Description = "ngày cuối, năm-tháng-ngày; mặc định hôm nay" };
        var command = new Command("end", "thôi giao một địa bàn") { login, id, last };
        command.Runs(async (session, parsed, stop) =>
        {
            var administrator = await session.RequireAsync(OfficeAction.ManageUsers, stop);
            var account = await AccountAsync(session, parsed.GetValue(login)!, stop);
            var day = parsed.GetValue(last) is { } text ? GlobalOptions.Day(text, "--last") : session.Clock.Today();
            await Service(session).EndAsync(
                account, parsed.GetValue(id), day, Session.ActorOf(administrator), stop);
            session.Output.Answer(
                new { id = parsed.GetValue(id), until_on = day }, () => [$"Thôi giao sau ngày {DateText.Show(day)}."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command List()
    {
        var login = new Argument<string>("login");
        var command = new Command("list", "địa bàn đã giao") { login };
        command.Runs(async (session, parsed, stop) =>
        {
            await session.RequireAsync(OfficeAction.ManageUsers, stop);
            var account = await AccountAsync(session, parsed.GetValue(login)!, stop);
            var places = await Service(session).OfAsync(account, stop);
            session.Output.Answer(
                places.Select(one => new
                {
                    id = one.Assignment.Id,
                    area = one.Code,
                    name = one.Name,
                    from_on = one.Assignment.FromOn,
                    until_on = one.Assignment.UntilOn,
                    paper = one.Assignment.Paper,
                }),
                () => places.Select(one => $"{one.Assignment.Id} {one.Code} {one.Name}"
                    + (one.Assignment.FromOn is { } first ? $", từ {DateText.Show(first)}" : "")
                    + (one.Assignment.UntilOn is { } end ? $", đến hết {DateText.Show(end)}" : "")
                    + (one.Assignment.Paper.Length > 0 ? $", {one.Assignment.Paper}" : "")));
            return ExitCodes.Done;
        });
        return command;
    }

    private static AssignmentService Service(Session session) => new(session.Db, session.Clock, session.Ids);

    private static async Task<UserAccount> AccountAsync(Session session, string login, CancellationToken stop) =>
        await AccessQueries.ByLoginAsync(session.Db, login, stop)
        ?? throw new RefusedException(new Refusal("NO_USER", $"Không có tài khoản tên {login}.", login));
}
