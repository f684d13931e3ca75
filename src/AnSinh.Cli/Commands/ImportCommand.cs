using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Files;
using AnSinh.Core.Imports;
using AnSinh.Core.Shared;
using AnSinh.Core.Territory;
using AnSinh.Policy;

namespace AnSinh.Cli.Commands;

/// <summary>`import FILE`: reads a real office list; good rows enter in one transaction, every refused row is reported.</summary>
internal static class ImportCommand
{
    private const int RowsShown = 20;

    private sealed record Options(
        Argument<FileInfo> File, Option<string> Kind, Option<string?> Area, Option<string?> Month, Option<bool> DryRun,
        Option<FileInfo?> Report, Option<FileInfo?> Errors, Option<string[]> Accept, Option<bool> AllOrNothing,
        Option<FileInfo?> Mapping);

    public static Command Make()
    {
        var options = new Options(
            new Argument<FileInfo>("file") { Description = "xlsx, xls, csv, tsv, docx hoặc html" },
            new Option<string>("--kind") { Description = "auto, " + string.Join(", ", SourceProfile.Kinds.Select(source => source.Kind)), DefaultValueFactory = _ => ImportOptions.AnyKind },
            GlobalOptions.Area(),
            new Option<string?>("--month") { Description = "tháng của danh sách khi tệp không ghi" },
            new Option<bool>("--dry-run") { Description = "chỉ đọc và báo, không ghi" },
            new Option<FileInfo?>("--report") { Description = "ghi báo cáo JSON" },
            new Option<FileInfo?>("--errors") { Description = "ghi lại tệp với cột Lỗi" },
            new Option<string[]>("--accept") { Description = "chấp nhận một lý do của cả tệp, ví dụ TOTAL_MISMATCH", AllowMultipleArgumentsPerToken = true },
            new Option<bool>("--all-or-nothing") { Description = "một dòng bị từ chối thì từ chối cả tệp" },
            new Option<FileInfo?>("--mapping") { Description = "tệp JSON ghép cột, được nhớ cho lần sau" });
        var command = new Command("import", "nhập danh sách của cơ quan")
        {
            options.File, options.Kind, options.Area, options.Month, options.DryRun, options.Report, options.Errors, options.Accept,
            options.AllOrNothing, options.Mapping, ImportMappingsCommand.Make(),
            ImportUndoCommand.Make(),
        };
        command.Runs((session, parsed, stop) => RunAsync(session, parsed, options, stop));
        return command;
    }

    private static async Task<int> RunAsync(Session session, ParseResult parsed, Options options, CancellationToken stop)
    {
        var user = await session.RequireAsync(OfficeAction.Import, stop);
        var path = parsed.GetValue(options.File)!;
        if (!path.Exists)
        {
            throw new RefusedException(new Refusal("FILE_MISSING", $"Không có tệp {path.Name}. Kiểm tra đường dẫn.", path.FullName));
        }

        Month? month = parsed.GetValue(options.Month) is null ? null : parsed.MonthIn(options.Month!);
        var request = new ImportRequest(await ReadAsync(path, stop), path.Name)
        {
            Kind = parsed.GetValue(options.Kind)!,
            Month = month,
            AreaId = parsed.GetValue(options.Area) is { } area
                ? (await new AreaQueries(session.Db).RequireAsync(area, month?.LastDay ?? session.Clock.Today(), stop)).Id : null,
            AllowedAreaIds = await session.AreasOverTimeAsync(null, user, stop),
            OfficeAreaId = user.AreaId,
            DryRun = parsed.GetValue(options.DryRun),
            AllOrNothing = parsed.GetValue(options.AllOrNothing),
            Accepted = parsed.GetValue(options.Accept) ?? [],
        };
        if (parsed.GetValue(options.Mapping) is { } mapping)
        {
            request = await MappedAsync(session, request, mapping, Session.ActorOf(user), stop);
        }

        var report = new ImportService(session.Db, session.Clock, session.Ids, session.Law).Run(request, Session.ActorOf(user));
        await WriteAsync(report, request, parsed.GetValue(options.Report), parsed.GetValue(options.Errors), stop);
        session.Output.AnswerJson(report.ToJson, () => Lines(report));
        return report.Refused && report.Message is null ? ExitCodes.Refused : ExitCodes.Done;
    }

    /// <summary>Columns said in a file: read by them, and remembered unless nothing is to be stored.</summary>
    private static async Task<ImportRequest> MappedAsync(
        Session session, ImportRequest request, FileInfo path, Actor actor, CancellationToken stop)
    {
        if (!path.Exists)
        {
            throw new RefusedException(new Refusal(
                "FILE_MISSING", $"Không có tệp {path.Name}. Kiểm tra đường dẫn.", path.FullName));
        }

        var mapping = MappingFile.Read(
            await File.ReadAllTextAsync(path.FullName, stop), request.Bytes, request.Limits);
        if (!request.DryRun)
        {
            new ImportMappings(session.Db, session.Clock, session.Ids).Remember(
                mapping, request.OfficeAreaId, actor);
        }

        return request with { Kind = mapping.Kind, Mapping = mapping };
    }

    private static async Task<byte[]> ReadAsync(FileInfo path, CancellationToken stop) =>
        path.Length > ReadLimits.CommandLine.FileBytes
            ? throw new RefusedException(new Refusal(
                "FILE_TOO_LARGE", $"Tệp {path.Name} nặng {path.Length / 1_000_000} MB, vượt giới hạn {ReadLimits.CommandLine.FileBytes / 1_000_000} MB. Tách tệp rồi nhập.", path.Name))
            : await File.ReadAllBytesAsync(path.FullName, stop);

    private static async Task WriteAsync(
        ImportReport report, ImportRequest request, FileInfo? reportFile, FileInfo? errorsFile, CancellationToken stop)
    {
        if (reportFile is not null)
        {
            await File.WriteAllTextAsync(reportFile.FullName, report.ToJson(), stop);
        }

        if (errorsFile is not null)
        {
            await using var stream = errorsFile.Create();
            ErrorsSheet.Write(stream, request.Bytes, report, request.Limits);
        }
    }

    private static IEnumerable<string> Lines(ImportReport report)
    {
        foreach (var error in report.FileErrors)
        {
            yield return $"{error.Message} [{error.Code}]{(error.Accepted ? " — đã chấp nhận" : string.Empty)}";
        }

        yield return $"{report.File}: loại {report.Kind ?? "chưa rõ"}, trang {report.Sheet ?? "—"}, tháng {report.Period ?? "—"}; "
            + $"{VndText.Number(report.Counts.Expected)} dòng tốt, {VndText.Number(report.Counts.Rejected)} dòng từ chối, {VndText.Number(report.Counts.IgnoredRows)} dòng bỏ qua.";
        if (report.Mapping?.Remembered is { } remembered)
        {
            yield return $"Đọc theo cách ghép cột đã nhớ: {remembered.MappedBy} ghép. Xem, bỏ: import mappings.";
        }

        if (report.Effect is { } effect)
        {
            yield return $"{(report.Stored ? "Đã ghi" : "Không ghi")}: {effect.New} người mới, {effect.Changed} thay đổi, {effect.Same} như cũ, {effect.Refused} dòng từ chối.";
        }

        if (report.Message is { } message)
        {
            yield return message;
        }

        foreach (var row in report.Rejected.Take(RowsShown))
        {
            yield return $"  {string.Join(" ", row.Sentences ?? [])} [{string.Join(", ", row.Reasons ?? [])}]";
        }

        if (report.Rejected.Count > RowsShown)
        {
            yield return $"  … và {VndText.Number(report.Rejected.Count - RowsShown)} dòng nữa; xem hết bằng --errors LOI.xlsx hoặc --report BAO-CAO.json.";
        }
    }
}
