using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Cli.Commands;

/// <summary>
/// `user reset` gives a new one-time password and may take the second factor away; `user require` says which roles must
/// have one. Where no other administrator is left, whoever runs the server does it, under the name of the system.
/// </summary>
internal static class UserResetCommands
{
    public static Command Reset()
    {
        var login = new Argument<string>("login");
        var factor = new Option<bool>("--factor") { Description = "gỡ cả lớp xác thực thứ hai (mất điện thoại)" };
        var command = new Command("reset", "cấp mật khẩu dùng một lần, in một lần") { login, factor };
        command.Runs(async (session, parsed, stop) =>
        {
            session.RequireTables();
            var name = parsed.GetValue(login)!;
            var account = await AccessQueries.ByLoginAsync(session.Db, name, stop)
                ?? throw new RefusedException(new Refusal("NO_USER", $"Không có tài khoản tên {name}.", name));
            var administrator = await AdministratorAsync(session, account, stop);
            var actor = administrator is null ? Machine() : Session.ActorOf(administrator);
            if (parsed.GetValue(factor)
                && await session.Factors.ResetAsync(account, administrator, actor, stop) is { } refusal)
            {
                throw new RefusedException(refusal);
            }

            session.Db.ChangeTracker.Clear();
            var reset = await new UserService(session.Db, session.Clock, session.Ids)
                .ResetPasswordAsync(name, administrator, actor, stop);
            var until = reset.PasswordExpiresAt.ToOffset(VietnamClock.Offset);
            session.Output.Answer(
                new { login = account.UserName, password = reset.Password, expires_at = reset.PasswordExpiresAt },
                () => [$"Mật khẩu dùng một lần của {account.UserName}: {reset.Password} "
                    + $"(hết hạn {until:dd/MM/yyyy HH:mm}). Chỉ in một lần."]);
            return ExitCodes.Done;
        });
        return command;
    }

    public static Command Require()
    {
        var role = new Argument<string>("role");
        var answer = new Argument<string>("yes-no");
        var command = new Command("require", "vai trò nào bắt buộc có lớp xác thực thứ hai") { role, answer };
        command.Runs(async (session, parsed, stop) =>
        {
            var administrator = await session.RequireAsync(OfficeAction.ManageUsers, stop);
            var code = parsed.GetValue(role)!.ToUpperInvariant();
            var known = Permissions.RoleOf(code)
                ?? throw new RefusedException(new Refusal("ROLE_UNKNOWN", $"Không có vai trò {code}.", code));
            var required = parsed.GetValue(answer) switch
            {
                "yes" => true,
                "no" => false,
                var other => throw new RefusedException(new Refusal(
                    "YES_NO", $"Đã đọc “{other}”. Viết yes (bắt buộc) hoặc no (không bắt buộc).", "yes-no")),
            };
            await session.Factors.RequireAsync(known, required, Session.ActorOf(administrator), stop);
            session.Output.Answer(
                new { role = code, required },
                () => [$"{known.Vietnamese}: lớp xác thực thứ hai {(required ? "bắt buộc" : "không bắt buộc")}."]);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Who does it; none where the account is the only administrator that is left.</summary>
    private static async Task<UserAccount?> AdministratorAsync(
        Session session, UserAccount account, CancellationToken stop)
    {
        var others = await session.Db.Users.AnyAsync(
            one => one.Role == Permissions.Administrator && one.DisabledAt == null && one.Id != account.Id, stop);
        return account.Role == Permissions.Administrator && !others
            ? null
            : await session.RequireAsync(OfficeAction.ManageUsers, stop);
    }

    private static Actor Machine() => new(Environment.UserName, Environment.UserName, Environment.UserName);
}
