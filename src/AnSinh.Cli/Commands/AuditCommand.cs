using System.CommandLine;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>
/// `audit`: verify computes the chain of the process log again; anchor makes the root of the day and writes it for
/// keeping elsewhere.
/// </summary>
internal static class AuditCommand
{
    public static Command Make() => new("audit", "nhật ký") { Verify(), Anchor() };

    private static Command Verify()
    {
        var anchors = new Option<FileInfo[]>("--anchor")
        {
            Description = "tệp mốc giữ ở ngoài máy này; ghi nhiều lần được",
        };
        var command = new Command("verify", "kiểm tra chuỗi nhật ký từ sự kiện đầu đến cuối") { anchors };
        command.Runs((session, parsed, _) =>
        {
            session.RequireTables();
            var kept = (parsed.GetValue(anchors) ?? [])
                .Select(file => AuditAnchor.Parse(File.ReadAllText(file.FullName))).ToList();
            var result = new AuditVerifier(session.Db).Run(kept);
            session.Output.Answer(
                new { result.Events, result.Chains, result.Roots, anchors = kept.Count, result.Faults },
                () => Lines(result, kept.Count));
            return Task.FromResult(result.First is null ? ExitCodes.Done : ExitCodes.Refused);
        });
        return command;
    }

    private static Command Anchor()
    {
        var file = new Option<FileInfo?>("--out") { Description = "ghi mốc vào tệp này để in hoặc gửi đi" };
        var command = new Command("anchor", "lập mốc của ngày, giữ ở ngoài máy này") { file };
        command.Runs((session, parsed, _) =>
        {
            session.RequireTables();
            var roots = new AuditRoots(session.Db, session.Clock);
            var root = roots.Make() ?? roots.Last()
                ?? throw new RefusedException(new Refusal("NO_EVENT", "Nhật ký chưa có sự kiện nào để lập mốc."));
            var anchor = AuditAnchor.Of(root);
            if (parsed.GetValue(file) is { } target)
            {
                File.WriteAllText(target.FullName, anchor.ToText());
            }

            session.Output.Answer(anchor, () => anchor.ToText().TrimEnd().Split('\n'));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    internal static IEnumerable<string> Lines(AuditVerification result, int anchors)
    {
        var looked = $"đã xem {VndText.Number(result.Events)} sự kiện trong {VndText.Number(result.Chains)} chuỗi, "
            + $"{result.Roots} mốc" + (anchors > 0 ? $", {anchors} mốc giữ ở ngoài" : string.Empty);
        if (result.First is not { } first)
        {
            yield return $"Nhật ký liền từ đầu đến cuối ({looked}).";
            yield break;
        }

        yield return $"Nhật ký SAI, chỗ đầu tiên: {first.Sentence}"
            + (first.EventId is { } id ? $" Mã sự kiện {id}." : string.Empty)
            + (first.At is { } at ? $" Lúc {at.ToOffset(VietnamClock.Offset):HH:mm:ss dd/MM/yyyy}." : string.Empty);
        foreach (var fault in result.Faults.Skip(1))
        {
            yield return "  " + fault.Sentence;
        }

        yield return $"({looked})";
    }
}
