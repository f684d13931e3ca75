using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Payments;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>The month's papers and files: order, export, result, settle.</summary>
internal static class PaymentFileCommands
{
    public static Command Order()
    {
        var month = GlobalOptions.Month();
        var area = GlobalOptions.Area();
        var folder = GlobalOptions.Out();
        var command = new Command("order", "ủy nhiệm chi gửi Kho bạc: DOCX, XML, PDF khi có LibreOffice") { month, area, folder };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Order, stop);
            var at = parsed.MonthIn(month);
            var areas = await session.CommunesAsync(parsed.GetValue(area), at, user, stop);
            var orders = new OrderService(session.Db, session.Clock, session.Ids, session.Law).Order(at, areas, Session.ActorOf(user));
            if (orders.Count == 0)
            {
                throw new RefusedException(new Refusal(
                    "NOTHING_APPROVED", $"Chưa có danh sách tháng {at.Number:00}/{at.Year} nào được duyệt để lập ủy nhiệm chi.", at.ToString()));
            }

            var lists = new ListPapers(session.Db, session.Law);
            var decisions = orders.Select(order => order.PayingUnitId).Distinct().Select(unit => lists.Decision(unit, at)).ToList();
            var written = new OrderPapers(session.Db).Write(orders, parsed.GetValue(folder)!.FullName, decisions);
            session.Output.Answer(
                new { orders, files = written.Names, note = written.Note },
                () => orders.Select(order => $"{order.Number}: {VndText.Format(order.AmountVnd)} ({order.Lines} dòng, đơn vị chi trả còn giữ {VndText.Format(order.HeldVnd)})")
                    .Append($"Đã ghi {written.Names.Count} tệp vào {parsed.GetValue(folder)!.FullName}. {written.Note}"));
            return ExitCodes.Done;
        });
        return command;
    }

    public static Command Export()
    {
        var month = GlobalOptions.Month();
        var area = GlobalOptions.Area();
        var provider = GlobalOptions.Provider();
        var folder = GlobalOptions.Out();
        var format = new Option<string>("--format") { Description = "xlsx, csv hoặc pain.001", Required = true };
        var command = new Command("export", "danh sách cho đơn vị chi trả") { month, area, provider, format, folder };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Export, stop);
            var at = parsed.MonthIn(month);
            var areas = await session.CommunesAsync(parsed.GetValue(area), at, user, stop);
            var code = parsed.GetValue(provider)!;
            var papers = new ProviderPapers(session.Db, session.Clock);
            ProviderPapers.RefuseFormat(parsed.GetValue(format)!);
            var batches = new ExportService(session.Db, session.Clock, session.Ids).Export(at, code, areas, Session.ActorOf(user));
            if (batches.Count == 0)
            {
                throw new RefusedException(new Refusal(
                    "NOTHING_ORDERED", $"Tháng {at.Number:00}/{at.Year} không có dòng nào đã duyệt và đã lập ủy nhiệm chi cho {code}.", code));
            }

            var written = papers.Write(batches, parsed.GetValue(format)!, parsed.GetValue(folder)!.FullName);
            session.Output.Answer(
                new { batches, files = written.Select(file => new { file.Name, file.Sha256 }) },
                () => written.Select(file => $"{file.Name}  SHA-256 {file.Sha256}"));
            return ExitCodes.Done;
        });
        return command;
    }

    public static Command Result()
    {
        var file = new Argument<FileInfo>("file");
        var provider = GlobalOptions.Provider();
        var dryRun = new Option<bool>("--dry-run") { Description = "chỉ đọc và báo, không ghi" };
        var report = new Option<FileInfo?>("--report") { Description = "ghi báo cáo JSON" };
        var command = new Command("result", "nhận kết quả chi trả") { file, provider, dryRun, report };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Result, stop);
            var code = parsed.GetValue(provider)!;
            if (AccessRules.MayFor(user, code) is { } refusal)
            {
                throw new RefusedException(refusal);
            }

            var path = parsed.GetValue(file)!;
            var bytes = await File.ReadAllBytesAsync(path.FullName, stop);
            var result = new ReconcileService(session.Db, session.Clock, session.Ids)
                .Apply(code, path.Name, bytes, Session.ActorOf(user), parsed.GetValue(dryRun));
            var document = ResultDocument(path.Name, result);
            if (parsed.GetValue(report) is { } to)
            {
                await File.WriteAllTextAsync(to.FullName, System.Text.Json.JsonSerializer.Serialize(document, Output.JsonForm), stop);
            }

            session.Output.Answer(document, () => ResultLines(path.Name, result));
            return ExitCodes.Done;
        });
        return command;
    }

    public static Command Settle()
    {
        var month = GlobalOptions.Month();
        var provider = GlobalOptions.Provider();
        var area = GlobalOptions.Area();
        var folder = new Option<DirectoryInfo?>("--out") { Description = "thư mục ghi biên bản quyết toán" };
        var command = new Command("settle", "quyết toán với đơn vị chi trả") { month, provider, area, folder };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Settle, stop);
            var at = parsed.MonthIn(month);
            var areas = await session.CommunesAsync(parsed.GetValue(area), at, user, stop);
            var code = parsed.GetValue(provider)!;
            var result = new SettlementService(session.Db, session.Clock, session.Ids)
                .Settle(at, code, areas, Session.ActorOf(user));
            var sums = result.Sums;
            var papers = new SettlementPapers(session.Db);
            var written = parsed.GetValue(folder) is { } to
                ? PaperFolder.Write(to.FullName, [.. result.Settlements.Select(one => papers.Bytes(one))])
                : new PapersWritten([], null);
            session.Output.Answer(
                new
                {
                    month = at,
                    provider = code,
                    units = result.Settlements.Count,
                    brought_forward_vnd = sums.BroughtForwardVnd,
                    transferred_vnd = sums.TransferredVnd,
                    paid_vnd = sums.PaidVnd,
                    returned_vnd = sums.ReturnedVnd,
                    carried_forward_vnd = sums.CarriedForwardVnd,
                    lines_by_state = result.LinesByState,
                    files = written.Names,
                    written.Note,
                },
                () => [
                    $"{(result.AlreadySettled ? "Đã quyết toán trước đó" : "Đã quyết toán")} với {result.Settlements.Count} đơn vị:",
                    $"Kỳ trước chuyển sang {VndText.Format(sums.BroughtForwardVnd)} + đã chuyển {VndText.Format(sums.TransferredVnd)}",
                    $"= đã chi {VndText.Format(sums.PaidVnd)} + trả lại {VndText.Format(sums.ReturnedVnd)} + chuyển kỳ sau {VndText.Format(sums.CarriedForwardVnd)}",
                    .. result.LinesByState.Select(state => $"  {state.State}: {VndText.Number(state.Lines)} dòng, {VndText.Format(state.AmountVnd)}"),
                    .. written.Names.Select(name => $"Đã ghi {name}"), .. written.Note is null ? (string[])[] : [written.Note]]);
            return ExitCodes.Done;
        });
        return command;
    }

    public static Command Overdue()
    {
        var month = GlobalOptions.Month();
        var provider = GlobalOptions.Provider();
        var area = GlobalOptions.Area();
        var command = new Command("overdue", "quá hạn báo cáo: ghi dòng chưa có kết quả là chưa rõ, không chi lại")
        {
            month, provider, area,
        };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Settle, stop);
            var at = parsed.MonthIn(month);
            var areas = await session.CommunesAsync(parsed.GetValue(area), at, user, stop);
            var code = parsed.GetValue(provider)!;
            var lines = new OverdueService(session.Db, session.Clock, session.Ids, session.Law)
                .MarkUnknown(at, code, areas, Session.ActorOf(user));
            session.Output.Answer(
                new { month = at, provider = code, lines },
                () => [lines == 0
                    ? $"Không còn dòng nào của {code} chờ kết quả."
                    : $"Đã ghi chưa rõ kết quả cho {VndText.Number(lines)} dòng của {code}; không chi lại. "
                        + "Nay có thể quyết toán."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static object ResultDocument(string name, ApplyResult result) => new
    {
        file = name,
        already_applied = result.AlreadyApplied,
        result.Lines,
        result.Applied,
        result.Duplicates,
        result.Exceptions,
        paid_vnd = result.PaidVnd,
        returned_vnd = result.ReturnedVnd,
        reversed_vnd = result.ReversedVnd,
        lines_not_applied = result.Outcomes.Where(outcome => outcome.Sentence is not null).Select(outcome => new
        {
            row = outcome.Line.Row,
            reference = outcome.Line.Reference,
            outcome = outcome.Outcome,
            code = outcome.Code,
            outcome.Sentence,
        }),
    };

    private static IEnumerable<string> ResultLines(string name, ApplyResult result)
    {
        if (result.AlreadyApplied)
        {
            yield return $"Tệp {name} đã nhận ngày {result.AppliedAt!.Value.ToOffset(VietnamClock.Offset):dd/MM/yyyy HH:mm}; không ghi thêm gì.";
            yield break;
        }

        yield return $"{name}: {result.Lines} dòng = {result.Applied} ghi + {result.Duplicates} trùng + {result.Exceptions} cần xem.";
        yield return $"Đã chi {VndText.Format(result.PaidVnd)}, trả lại {VndText.Format(result.ReturnedVnd)}, đảo {VndText.Format(result.ReversedVnd)}.";
        foreach (var outcome in result.Outcomes.Where(outcome => outcome.Outcome == ResultLine.Exception))
        {
            yield return $"  {outcome.Sentence}";
        }
    }
}
