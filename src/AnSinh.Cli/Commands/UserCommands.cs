using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Cli.Commands;

/// <summary>`user add|list|disable|reset|require`. The first account of a database needs no --as; every later one needs an administrator.</summary>
internal static class UserCommands
{
    public static Command Make() => new("user", "tài khoản")
    {
        Add(), List(), Disable(), UserResetCommands.Reset(), UserResetCommands.Require(), UserPlaceCommands.Make(),
    };

    private static Command Add()
    {
        var login = new Argument<string>("login");
        var name = new Option<string>("--name") { Required = true, Description = "họ và tên" };
        var person = new Option<string>("--person") { Required = true, Description = "người đứng sau tài khoản (số định danh)" };
        var role = new Option<string>("--role") { Required = true, Description = string.Join(", ", Permissions.Roles.Select(one => one.Code)) };
        var area = GlobalOptions.Area();
        var provider = new Option<string?>("--provider") { Description = "vnpost hoặc mã ngân hàng, cho vai trò POST, BANK" };
        var until = new Option<string?>("--until") { Description = "ngày cuối được dùng, năm-tháng-ngày" };
        var command = new Command("add", "thêm tài khoản; in mật khẩu một lần") { login, name, person, role, area, provider, until };
        command.Runs(async (session, parsed, stop) =>
        {
            session.RequireTables();
            var first = !await session.Db.Users.AnyAsync(stop);
            var actor = first
                ? new Actor(Environment.UserName, Environment.UserName, Environment.UserName)
                : Session.ActorOf(await session.RequireAsync(OfficeAction.ManageUsers, stop));
            var request = new NewUser
            {
                Login = parsed.GetValue(login)!,
                FullName = parsed.GetValue(name)!,
                PersonKey = parsed.GetValue(person)!,
                Role = parsed.GetValue(role)!.ToUpperInvariant(),
                Provider = parsed.GetValue(provider),
                AreaId = parsed.GetValue(area) is { } code
                    ? (await new AreaQueries(session.Db).RequireAsync(code, session.Clock.Today(), stop)).Id : null,
                UntilOn = parsed.GetValue(until) is { } last ? GlobalOptions.Day(last, "--until") : null,
            };
            await using var transaction = await session.Db.Database.BeginTransactionAsync(stop);
            new AuditLog(session.Db, session.Clock, session.Ids).Add(
                actor, "USER_ADDED", ("user", request.Login), $"Thêm tài khoản {request.Login}, vai trò {request.Role}", request.AreaId);
            var added = await new UserService(session.Db, session.Clock, session.Ids).AddAsync(request, stop);
            await transaction.CommitAsync(stop);
            session.Output.Answer(
                new { login = request.Login, password = added.Password, expires_at = added.PasswordExpiresAt },
                () => [$"Đã thêm tài khoản {request.Login}.",
                    $"Mật khẩu dùng một lần: {added.Password} (hết hạn {added.PasswordExpiresAt.ToOffset(VietnamClock.Offset):dd/MM/yyyy HH:mm}). Chỉ in một lần."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "liệt kê tài khoản");
        command.Runs(async (session, _, stop) =>
        {
            var users = await new UserService(session.Db, session.Clock, session.Ids).ListAsync(stop);
            session.Output.Answer(
                users.Select(user => new { login = user.UserName, name = user.FullName, user.Role, area_id = user.AreaId, user.Provider, disabled_at = user.DisabledAt }),
                () => users.Select(user => $"{user.UserName,-12} {user.Role,-14} {user.FullName}{(user.DisabledAt is null ? "" : " (đã ngừng)")}"));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Disable()
    {
        var login = new Argument<string>("login");
        var command = new Command("disable", "ngừng một tài khoản ngay") { login };
        command.Runs(async (session, parsed, stop) =>
        {
            var actor = Session.ActorOf(await session.RequireAsync(OfficeAction.ManageUsers, stop));
            var name = parsed.GetValue(login)!;
            await new UserService(session.Db, session.Clock, session.Ids).DisableAsync(name, actor, stop);
            session.Output.Answer(new { login = name, disabled = true }, () => [$"Đã ngừng tài khoản {name}."]);
            return ExitCodes.Done;
        });
        return command;
    }
}
