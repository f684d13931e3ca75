using System.CommandLine;
using AnSinh.Core.Privacy;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>`retention --dry-run`: what is past the time it is kept for. Deleting is left to people.</summary>
internal static class RetentionCommand
{
    public static Command Make()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "chỉ liệt kê; lệnh này không xóa gì" };
        var command = new Command("retention", "liệt kê hồ sơ đã quá thời hạn giữ") { dryRun };
        command.Runs((session, parsed, _) =>
        {
            session.RequireTables();
            if (!parsed.GetValue(dryRun))
            {
                throw new RefusedException(new Refusal(
                    "DRY_RUN",
                    "Lệnh này chỉ liệt kê, không tự xóa. Ghi thêm --dry-run; việc xóa do hội đồng của cơ quan quyết."));
            }

            var results = Retention.Look(session.Db, session.Clock.Today());
            session.Output.Answer(results, () => results.Select(Retention.Line));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
