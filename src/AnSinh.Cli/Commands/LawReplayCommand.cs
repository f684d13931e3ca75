using System.CommandLine;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Cli.Commands;

/// <summary>`law replay TRACE`: computes an amount again from the facts and the law text that it came from.</summary>
internal static class LawReplayCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("trace") { Description = "vết tính do explain --trace ghi" };
        var command = new Command("replay", "tính lại một mức từ vết tính, nhiều năm sau vẫn đúng từng đồng") { file };
        command.Runs(async (session, parsed, stop) =>
        {
            var path = parsed.GetValue(file)!;
            if (!path.Exists)
            {
                throw new RefusedException(new Refusal("FILE_MISSING", $"Không có tệp {path.Name}.", path.Name));
            }

            var trace = AmountTrace.FromJson(await File.ReadAllTextAsync(path.FullName, stop));
            var law = LawOf(session, trace.LawSha256) ?? throw new RefusedException(new Refusal(
                "LAW_TEXT_NOT_KEPT",
                $"Không có văn bản luật {trace.LawSha256} trong chương trình hay cơ sở dữ liệu này. Chỉ cơ sở dữ liệu "
                    + "đã lập danh sách bằng văn bản đó bằng --db.",
                trace.LawSha256));
            var again = trace.Replay(law.Book);
            var same = again.SequenceEqual(trace.Results);
            session.Output.Answer(
                new
                {
                    person = trace.PersonCode,
                    month = trace.Month,
                    law_sha256 = trace.LawSha256,
                    same,
                    traced = trace.Results,
                    replayed = again,
                },
                () => Lines(trace, again, same));
            return same ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static LoadedLaw? LawOf(Session session, string sha256) =>
        sha256 == session.Law.Sha256 ? session.Law
        : session.Address.Path is { } path && !File.Exists(path) ? null
        : SchemaRunner.IsMigrated(session.Db) ? session.Db.LawOf(sha256, session.Law) : null;

    private static IEnumerable<string> Lines(AmountTrace trace, IReadOnlyList<TracedDue> again, bool same)
    {
        yield return $"{trace.PersonCode}, tháng {trace.Month}, luật {trace.LawSha256[..12]}:";
        foreach (var due in again)
        {
            yield return $"  {due.Programme}: {due.Ground} {VndText.Format(due.AmountVnd)}";
        }

        yield return same
            ? "Tính lại đúng từng đồng."
            : "SAI: vết ghi " + string.Join(", ", trace.Results.Select(
                due => $"{due.Programme} {due.Ground} {VndText.Format(due.AmountVnd)}")) + ".";
    }
}
