using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Sealing;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>`keys status|rotate|forget ID`: the keys that close the sensitive columns.</summary>
internal static class KeysCommand
{
    public static Command Make() => new("keys", "khóa mã hóa các cột nhạy cảm") { Status(), Rotate(), Forget() };

    private static Command Status()
    {
        var command = new Command("status", "các khóa của cơ sở dữ liệu này");
        command.Runs((session, _, _) =>
        {
            session.RequireTables();
            var states = Rotation(session).States();
            session.Output.Answer(states, () => states.Select(Line));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static Command Rotate()
    {
        var command = new Command(
            "rotate", "đổi sang khóa mới trong khi mọi người vẫn làm việc; dừng giữa chừng thì chạy lại");
        command.Runs(async (session, _, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.ManageUsers, stop);
            var closed = await Rotation(session).RotateAsync(
                Session.ActorOf(user),
                (column, count) => session.Output.Line(
                    $"{column.Table}.{column.Column}: {VndText.Number(count)} giá trị",
                    $"{column.Table}.{column.Column}: {count} values"),
                stop);
            session.Output.Answer(
                new { closed },
                () => [$"Đã mã hóa lại {VndText.Number(closed)} giá trị bằng khóa {session.Db.Vault.CurrentKey}; "
                    + "khóa cũ thôi dùng. Cất bản mới của tệp khóa, riêng với bản sao lưu."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Forget()
    {
        var id = new Argument<string>("ID") { Description = "khóa đã thôi dùng, ví dụ k1" };
        var command = new Command("forget", "bỏ một khóa đã thôi dùng khỏi tệp khóa") { id };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.ManageUsers, stop);
            var asked = parsed.GetValue(id)!;
            Rotation(session).Forget(asked, Session.ActorOf(user));
            session.Output.Answer(new { forgotten = asked }, () => [$"Đã bỏ khóa {asked} khỏi tệp khóa."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static KeyRotation Rotation(Session session) => new(session.Db, session.Clock, session.Ids);

    private static string Instant(DateTimeOffset at) => at.ToOffset(VietnamClock.Offset)
        .ToString("HH:mm dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string Line(KeyState state) =>
        $"{state.Id}: làm {Instant(state.MadeAt)}, "
        + (state.IsCurrent ? "đang dùng" : state.RetiredAt is { } at ? $"thôi dùng {Instant(at)}" : "đang thay")
        + (state.IsInFile ? "" : ", không còn trong tệp khóa");
}
