using System.CommandLine;
using AnSinh.Core.Reporting;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>`ledger check`: every invariant, one line each.</summary>
internal static class LedgerCommand
{
    public static Command Make()
    {
        var check = new Command("check", "kiểm tra mọi bất biến của sổ");
        check.Runs((session, _, _) =>
        {
            session.RequireTables();
            var results = new LedgerCheck(session.Db, session.Law).Run();
            session.Output.Answer(
                results.Select(result => new { result.Id, result.Title, result.Checked, result.Broken, result.Examples, result.Applies }),
                () => results.Select(Line));
            return Task.FromResult(results.Any(result => result.Broken > 0) ? ExitCodes.Refused : ExitCodes.Done);
        });
        return new Command("ledger", "sổ cái") { check };
    }

    internal static string Line(InvariantResult result) =>
        !result.Applies ? $"{result.Id,-6} chưa áp dụng  {result.Title}"
        : result.Broken == 0 ? $"{result.Id,-6} đúng          {result.Title} (đã xem {VndText.Number(result.Checked)})"
        : $"{result.Id,-6} SAI {VndText.Number(result.Broken)}  {result.Title}: {string.Join(", ", result.Examples)}";
}
