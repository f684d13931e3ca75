using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Exchanges;
using AnSinh.Core.Files;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;

namespace AnSinh.Cli.Commands;

/// <summary>`exchange make|answer|ask`: lists to outside offices, and their answers.</summary>
internal static class ExchangeCommand
{
    public static Command Make() => new("exchange", "trao đổi danh sách với cơ quan ngoài")
    {
        MakeBatch(), Answer(), Ask(), ExchangeLookCommand.List(), ExchangeLookCommand.Show(),
        ExchangeLookCommand.Progress(),
    };

    private static Command MakeBatch()
    {
        var kind = new Option<string>("--kind")
        {
            Description = "POPULATION, INSURANCE, POLICE hoặc BANK",
            Required = true,
        };
        var area = new Option<string>("--area") { Description = "mã địa bàn, hoặc MÃ@NGÀY", Required = true };
        var partner = new Option<string?>("--partner") { Description = "mã ngân hàng (BIN) của lô BANK" };
        var people = new Option<string?>("--people") { Description = "chỉ các mã người này, cách bằng dấu phẩy" };
        var folder = GlobalOptions.Out();
        var command = new Command("make", "lập lô và ghi tệp xlsx, csv") { kind, area, partner, people, folder };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var actor = Session.ActorOf(user);
            var asked = new NewExchange(
                Kind(parsed.GetValue(kind)!),
                await new AreaQueries(session.Db).RequireAsync(parsed.GetValue(area)!, session.Clock.Today(), stop))
            {
                Partner = parsed.GetValue(partner),
                Codes = Codes(parsed.GetValue(people)),
            };
            var maker = new ExchangeMaker(session.Db, session.Clock, session.Ids, session.Law, Log(session));
            var to = parsed.GetValue(folder)!;
            to.Create();
            var exchange = await maker.MakeAsync(
                asked, await session.AreasOverTimeAsync(null, user, stop), actor, stop);
            var names = new List<string>();
            foreach (var format in ExchangeFile.Formats)
            {
                names.Add(ExchangeFile.Name(exchange, format));
                await File.WriteAllBytesAsync(
                    Path.Combine(to.FullName, names[^1]), await maker.FileAsync(exchange, format, actor, stop), stop);
            }

            session.Output.Answer(
                new { exchange.Id, exchange.Number, exchange.Lines, exchange.DueOn, exchange.Sha256, files = names },
                () => [$"{exchange.Number}: {VndText.Number(exchange.Lines)} dòng, gửi "
                    + $"{ExchangeWords.PartnerOf(exchange)}, hạn trả lời {DateText.Show(exchange.DueOn)}.",
                    .. names.Select(name => $"Đã ghi {name}")]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Answer()
    {
        var file = new Argument<FileInfo>("file");
        var dryRun = new Option<bool>("--dry-run") { Description = "chỉ đọc và báo, không ghi" };
        var command = new Command("answer", "nhận tệp trả lời của một lô") { file, dryRun };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var path = parsed.GetValue(file)!;
            var sent = new AnswerService.Sent(
                path.Name, await File.ReadAllBytesAsync(path.FullName, stop), ReadLimits.CommandLine);
            var taken = await new AnswerService(session.Db, session.Clock, session.Ids, session.Law, Log(session))
                .TakeAsync(
                    sent, await session.AreasOverTimeAsync(null, user, stop), Session.ActorOf(user),
                    parsed.GetValue(dryRun), stop);
            session.Output.Answer(Document(taken), () => Lines(taken));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Ask()
    {
        var id = new Argument<string>("id") { Description = "mã hoặc số của lô" };
        var command = new Command("ask", "hỏi lô dân cư qua mạng; chạy lại thì hỏi tiếp dòng chưa trả lời") { id };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var areas = await session.AreasOverTimeAsync(null, user, stop);
            var row = await ExchangeLookCommand.RequireAsync(session, parsed.GetValue(id)!, areas, stop);
            using var http = PopulationClient.NewHttp();
            var client = new PopulationClient(http, PopulationSettings.FromProcess(), session.Clock);
            var run = await new PopulationAsk(session.Db, session.Clock, session.Ids, session.Law, Log(session))
                .RunAsync(row.Exchange, client, (areas, Session.ActorOf(user)), stop);
            session.Output.Answer(
                new
                {
                    row.Exchange.Number,
                    applied = run.Answer?.Applied ?? 0,
                    exceptions = run.Answer?.Exceptions ?? 0,
                    run.Unanswered,
                    run.LastFailure,
                },
                () => [$"{row.Exchange.Number}: {VndText.Number(run.Answer?.Applied ?? 0)} dòng ghi, "
                    + $"{VndText.Number(run.Answer?.Exceptions ?? 0)} cần xem, {VndText.Number(run.Unanswered)} chưa "
                    + $"trả lời{(run.LastFailure is null ? "" : $" ({run.LastFailure})")}."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static AuditLog Log(Session session) => new(session.Db, session.Clock, session.Ids);

    private static ExchangeKind Kind(string text) =>
        Enum.GetValues<ExchangeKind>()
            .Where(one => string.Equals(Code.Of(one), text, StringComparison.OrdinalIgnoreCase))
            .Select(one => (ExchangeKind?)one).FirstOrDefault()
        ?? throw new RefusedException(new Refusal(
            "EXCHANGE_KIND",
            $"Đã đọc loại là “{text}”. Ghi một trong: "
                + string.Join(", ", Enum.GetValues<ExchangeKind>().Select(Code.Of)) + ".",
            "--kind"));

    private static string[] Codes(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static object Document(AnswerTaken taken) => new
    {
        taken.Exchange.Number,
        taken.AlreadyTaken,
        taken.Answer.Lines,
        taken.Answer.Applied,
        taken.Answer.Duplicates,
        taken.Answer.Exceptions,
        taken.Answer.Blanks,
        taken.Differences,
        exception_lines = taken.Lines.Where(one => one.Fault is not null).Select(one => new
        {
            one.Line.Row,
            one.Fault!.Code,
            one.Fault.Sentence,
        }),
    };

    private static IEnumerable<string> Lines(AnswerTaken taken)
    {
        var (number, answer) = (taken.Exchange.Number, taken.Answer);
        return taken.AlreadyTaken
            ? [$"Tệp này đã nhận cho lô {number}; không ghi thêm gì."]
            : [$"{number}: {VndText.Number(answer.Lines)} dòng = {VndText.Number(answer.Applied)} ghi + "
                + $"{VndText.Number(answer.Duplicates)} trùng + {VndText.Number(answer.Exceptions)} cần xem + "
                + $"{VndText.Number(answer.Blanks)} chưa trả lời; {VndText.Number(taken.Differences)} khác biệt.",
                .. taken.Lines.Where(one => one.Fault is not null).Select(one => "  " + one.Fault!.Sentence)];
    }
}
