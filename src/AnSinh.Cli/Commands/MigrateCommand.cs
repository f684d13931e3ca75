using System.CommandLine;
using AnSinh.Core.Audit;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;

namespace AnSinh.Cli.Commands;

/// <summary>`migrate`: brings the schema and the table of areas up to date.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "cập nhật cấu trúc cơ sở dữ liệu");
        command.Runs(async (session, _, stop) =>
        {
            var ran = await SchemaRunner.MigrateAsync(session.Db, session.Clock, stop);
            await AreaSeed.LoadAsync(session.Db, stop);
            AuditChain.Begin(session.Db);
            session.Output.Answer(
                new { ran },
                () => [ran.Count == 0 ? "Cơ sở dữ liệu đã ở phiên bản mới nhất." : $"Đã chạy: {string.Join(", ", ran)}."]);
            return ExitCodes.Done;
        });
        return command;
    }
}
