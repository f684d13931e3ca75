using System.CommandLine;
using AnSinh.Core.Audit;
using AnSinh.Core.Sealing;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;

namespace AnSinh.Cli.Commands;

/// <summary>`migrate`: brings the schema and the table of areas up to date.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        var role = new Option<string?>("--app-role")
        {
            Description = "vai trò PostgreSQL mà trang web dùng: cấp đúng quyền cần thiết, không hơn",
        };
        var command = new Command("migrate", "cập nhật cấu trúc cơ sở dữ liệu") { role };
        command.Runs(async (session, parsed, stop) =>
        {
            var ran = await SchemaRunner.MigrateAsync(session.Db, session.Clock, stop);
            await AreaSeed.LoadAsync(session.Db, stop);
            AuditChain.Begin(session.Db);
            new KeyRotation(session.Db, session.Clock, session.Ids).CloseFirst();
            if (parsed.GetValue(role) is { } granted)
            {
                AppRole.Grant(session.Db, granted);
            }

            session.Output.Answer(
                new { ran },
                () => [ran.Count == 0 ? "Cơ sở dữ liệu đã ở phiên bản mới nhất." : $"Đã chạy: {string.Join(", ", ran)}."]);
            return ExitCodes.Done;
        });
        return command;
    }
}
