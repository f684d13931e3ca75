using System.CommandLine;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;

namespace AnSinh.Cli.Commands;

/// <summary>`law diff`: what the law of two months says differently, by citation.</summary>
internal static class LawDiffCommand
{
    public static Command Make()
    {
        var from = new Option<string>("--from") { Description = "tháng trước, ví dụ 2026-06", Required = true };
        var to = new Option<string>("--to") { Description = "tháng sau, ví dụ 2026-07", Required = true };
        var command = new Command("diff", "luật của hai tháng khác nhau ở đâu") { from, to };
        command.Runs((session, parsed, _) =>
        {
            var (earlier, later) = (
                LawCommands.Covered(session, parsed.MonthIn(from)), LawCommands.Covered(session, parsed.MonthIn(to)));
            var changes = LawChange.Between(
                LawDigest.Of(session.Law.Book, earlier), LawDigest.Of(session.Law.Book, later));
            session.Output.Answer(
                new
                {
                    from = earlier,
                    to = later,
                    changes = changes.Select(change => new
                    {
                        change.Code,
                        change.Title,
                        change.Before,
                        change.After,
                        citation = change.Source.Citation,
                        mark = change.Source.Mark.Word(),
                    }),
                },
                () => changes.SelectMany(Lines).Prepend(
                    $"{changes.Count} điểm khác giữa tháng {PolicyText.MonthText(earlier)} "
                        + $"và {PolicyText.MonthText(later)}"));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static IEnumerable<string> Lines(LawChange change) =>
    [
        $"{change.Code}: {change.Title} — {change.Source.Citation} ({change.Source.Mark.Vietnamese()})",
        $"    trước: {change.Before ?? "không có"}",
        $"    sau:   {change.After ?? "không còn"}",
    ];
}
