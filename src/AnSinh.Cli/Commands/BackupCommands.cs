using System.CommandLine;
using System.Globalization;
using AnSinh.Core.Audit;
using AnSinh.Core.Backups;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>`backup FILE`, `backup drill`, `restore FILE`: the whole database into one file and back.</summary>
internal static class BackupCommands
{
    public static Command Make()
    {
        var file = new Argument<FileInfo?>("FILE")
        {
            Description = "tệp bản sao; bản kê ghi cạnh nó, thêm đuôi .json",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("backup", "sao lưu toàn bộ cơ sở dữ liệu, trong khi người khác vẫn làm việc")
        {
            file, Drill(),
        };
        command.Runs(async (session, parsed, stop) =>
        {
            if (parsed.GetValue(file) is not { } target)
            {
                session.Output.Refuse(new Refusal(
                    "FILE", "Ghi tên tệp bản sao, ví dụ: backup ansinh-2026-11-25.backup", "FILE"));
                return ExitCodes.Usage;
            }

            var actor = await OperatorAsync(session, stop);
            var made = await new BackupService(session.Address, session.Clock, session.Ids)
                .MakeAsync(target.FullName, actor, stop);
            session.Output.Answer(
                new { file = target.FullName, manifest = BackupManifest.PathFor(target.FullName), made },
                () => Made(target.FullName, made));
            return ExitCodes.Done;
        });
        return command;
    }

    public static Command MakeRestore()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "tệp bản sao, có bản kê .json bên cạnh" };
        var command = new Command(
            "restore", "khôi phục bản sao vào một cơ sở dữ liệu chưa có hoặc chưa có ai") { file };
        command.Runs(async (session, parsed, stop) =>
        {
            var source = parsed.GetValue(file)!.FullName;
            var service = new RestoreService(session.Address, session.Law, session.Clock);
            var (manifest, check) = await service.RestoreAsync(source, stop);
            session.Output.Answer(
                new { manifest, check = Document(check) },
                () => Checked(check).Append(
                    check.IsGood
                        ? $"Đã khôi phục dữ liệu lúc {Instant(manifest.MadeAt)}. "
                            + "Đưa lại các tệp kết quả chi trả nhận sau lúc đó."
                        : "Đã khôi phục nhưng có chỗ SAI ở trên: không dùng cơ sở dữ liệu này, thử bản sao khác."));
            service.Note(manifest, OperatingSystemUser(), session.Ids);
            return check.IsGood ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static Command Drill()
    {
        var command = new Command("drill", "diễn tập: sao lưu, khôi phục ra chỗ tạm, kiểm tra, đo giờ, dọn chỗ tạm");
        command.Runs(async (session, _, stop) =>
        {
            var actor = await OperatorAsync(session, stop);
            var drill = new RestoreDrill(session.Address, session.Law, session.Clock, session.Ids);
            var result = await drill.RunAsync(actor, stop);
            session.Output.Answer(
                new
                {
                    backup_ms = result.BackupMs,
                    restore_ms = result.RestoreMs,
                    data_age_ms = result.DataAgeMs,
                    result.Manifest,
                    check = Document(result.Check),
                },
                () => Checked(result.Check).Concat(Measured(result)));
            return result.Check.IsGood ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    /// <summary>A copy of everything: the table of rights let in whoever reads every place.</summary>
    private static async Task<Actor> OperatorAsync(Session session, CancellationToken stop) =>
        Session.ActorOf(await session.ReaderAsync(stop));

    private static Actor OperatingSystemUser() =>
        new(Environment.UserName, Environment.UserName, Environment.UserName);

    private static object Document(RestoreCheck check) => new
    {
        good = check.IsGood,
        check.Differences,
        ledger = check.Ledger.Where(result => result.Applies)
            .Select(result => new { result.Id, result.Checked, result.Broken, result.Examples }),
        audit = new { check.Audit.Events, check.Audit.Chains, check.Audit.Roots, check.Audit.Faults },
    };

    private static IEnumerable<string> Made(string file, BackupManifest made)
    {
        yield return $"Đã sao lưu {VndText.Number(made.Rows.Values.Sum())} dòng của {made.Rows.Count} bảng lúc "
            + $"{Instant(made.MadeAt)} vào {file} ({VndText.Number(made.Bytes)} byte).";
        yield return $"SHA-256 {made.Sha256}";
        yield return made.Anchor is { } anchor
            ? $"Mốc nhật ký số {anchor.Number}: {anchor.HashInGroups}"
            : "Nhật ký chưa có mốc.";
        yield return "Giữ cả tệp và bản kê .json ở máy khác; chép thêm một bản ra khỏi mạng.";
    }

    private static IEnumerable<string> Checked(RestoreCheck check) =>
    [
        check.Differences.Count == 0 ? "Số dòng của mọi bảng khớp bản kê." : "Số dòng KHÔNG khớp bản kê:",
        .. check.Differences.Select(line => "  " + line),
        .. check.Ledger.Select(LedgerCommand.Line),
        .. AuditCommand.Lines(check.Audit, 0),
    ];

    private static IEnumerable<string> Measured(DrillResult result)
    {
        yield return $"Sao lưu {Seconds(result.BackupMs)}, khôi phục và kiểm tra {Seconds(result.RestoreMs)} (RTO).";
        yield return $"Dữ liệu cũ {Seconds(result.DataAgeMs)} khi dùng lại được (RPO nếu hỏng ngay sau khi sao lưu; "
            + "ngoài ra là khoảng cách giữa hai lần sao lưu).";
        yield return result.Check.IsGood ? "Diễn tập ĐẠT; chỗ tạm đã dọn." : "Diễn tập KHÔNG ĐẠT; chỗ tạm đã dọn.";
    }

    private static string Seconds(long milliseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000},{milliseconds % 1000:000} giây");

    private static string Instant(DateTimeOffset at) =>
        at.ToOffset(VietnamClock.Offset).ToString("HH:mm:ss dd/MM/yyyy", CultureInfo.InvariantCulture);
}
