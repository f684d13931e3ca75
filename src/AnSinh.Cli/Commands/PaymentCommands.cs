using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>The month on the command line: prepare, show, diff, submit, approve, return.</summary>
internal static class PaymentCommands
{
    public static Command Make() => new("payment", "danh sách chi trả của tháng")
    {
        Prepare(), Show(), Diff(), Submit(), Approve(), Return(), PaymentFileCommands.Order(), PaymentFileCommands.Export(),
        PaymentFileCommands.Result(), PaymentFileCommands.Overdue(),
        PaymentFileCommands.Settle(),
    };

    private static Command Prepare()
    {
        var month = GlobalOptions.Month();
        var area = GlobalOptions.Area();
        var command = new Command("prepare", "lập danh sách tháng") { month, area };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Prepare, stop);
            var at = parsed.MonthIn(month);
            var areas = await session.CommunesAsync(parsed.GetValue(area), at, user, stop);
            var result = new PayrollService(session.Db, session.Clock, session.Ids, session.Law)
                .Prepare(at, areas, Session.ActorOf(user), session.Output.Progress("Đã lập xã"));
            session.Output.Answer(result, () => PaymentTexts.Prepared(at, result));
            return result.Made > 0 || result.AlreadyFixed > 0 ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static Command Show()
    {
        var month = GlobalOptions.Month();
        var area = GlobalOptions.Area();
        var command = new Command("show", "tổng hợp danh sách tháng") { month, area };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var at = parsed.MonthIn(month);
            var areas = await session.CommunesAsync(parsed.GetValue(area), at, user, stop);
            var show = new PayrollQueries(session.Db).Show(at, areas, session.Law.Book)
                ?? throw PaymentTexts.NoList(at);
            session.Output.Answer(PaymentTexts.ShowDocument(show), () => PaymentTexts.Show(show));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Diff()
    {
        var month = GlobalOptions.Month();
        var area = GlobalOptions.Area();
        var command = new Command("diff", "tăng, giảm, điều chỉnh so với tháng trước") { month, area };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var at = parsed.MonthIn(month);
            var areas = await session.CommunesAsync(parsed.GetValue(area), at, user, stop);
            var diff = new PayrollQueries(session.Db).Diff(at, areas) ?? throw PaymentTexts.NoList(at);
            session.Output.Answer(PaymentTexts.DiffDocument(diff), () => PaymentTexts.Diff(diff));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Submit() => Step("submit", "chốt và trình danh sách", OfficeAction.Submit,
        (service, at, areas, actor) => service.Submit(at, areas, actor), "trình");

    private static Command Approve() => Step("approve", "duyệt danh sách (người khác với người lập)", OfficeAction.Approve,
        (service, at, areas, actor) => service.Approve(at, areas, actor), "duyệt");

    private static Command Step(
        string name, string description, OfficeAction action,
        Func<ApprovalService, AnSinh.Policy.Month, IReadOnlyCollection<int>, AnSinh.Core.Audit.Actor, StepResult> step, string verb)
    {
        var month = GlobalOptions.Month();
        var area = GlobalOptions.Area();
        var command = new Command(name, description) { month, area };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(action, stop);
            var at = parsed.MonthIn(month);
            var areas = await session.CommunesAsync(parsed.GetValue(area), at, user, stop);
            var result = step(new ApprovalService(session.Db, session.Clock, session.Ids), at, areas, Session.ActorOf(user));
            session.Output.Answer(
                new { month = at, changed = result.Changed, already_done = result.AlreadyDone, amount_vnd = result.AmountVnd, fingerprint = result.Fingerprint },
                () => [result.Changed == 0
                    ? $"{result.AlreadyDone} danh sách đã {verb} trước đó. Dấu vân tay {result.Fingerprint}"
                    : $"Đã {verb} {result.Changed} danh sách, {VndText.Format(result.AmountVnd)}. Dấu vân tay {result.Fingerprint}"]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Return()
    {
        var month = GlobalOptions.Month();
        var area = GlobalOptions.Area();
        var reason = new Option<string>("--reason") { Description = "lý do trả lại", Required = true };
        var command = new Command("return", "trả lại danh sách đang chờ duyệt") { month, area, reason };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Approve, stop);
            var at = parsed.MonthIn(month);
            var areas = await session.CommunesAsync(parsed.GetValue(area), at, user, stop);
            var result = new ApprovalService(session.Db, session.Clock, session.Ids)
                .Return(at, areas, parsed.GetValue(reason)!, Session.ActorOf(user));
            session.Output.Answer(new { month = at, returned = result.Changed }, () => [$"Đã trả lại {result.Changed} danh sách."]);
            return ExitCodes.Done;
        });
        return command;
    }
}
