using System.CommandLine;
using AnSinh.Core.Calendars;
using AnSinh.Core.Exchanges;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Cli.Commands;

/// <summary>`exchange list|show|progress`: batches, what differs, accounts opened.</summary>
internal static class ExchangeLookCommand
{
    private const int Shown = 200;

    public static Command List()
    {
        var area = GlobalOptions.Area();
        var command = new Command("list", "các lô, mới nhất trước") { area };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var rows = await ExchangeQueries.AllAsync(
                session.Db, await session.AreasOverTimeAsync(parsed.GetValue(area), user, stop), Shown, stop);
            session.Output.Answer(
                new { exchanges = rows.Select(Document) },
                () => rows.Count == 0 ? ["Chưa có lô nào."] : rows.Select(Line));
            return ExitCodes.Done;
        });
        return command;
    }

    public static Command Show()
    {
        var id = new Argument<string>("id") { Description = "mã hoặc số của lô" };
        var command = new Command("show", "một lô: đã trả lời đến đâu, khác biệt nào") { id };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var areas = await session.AreasOverTimeAsync(null, user, stop);
            var row = await RequireAsync(session, parsed.GetValue(id)!, areas, stop);
            var differences = await ExchangeQueries.DifferencesAsync(session.Db, row.Exchange, areas, stop);
            var exceptions = await ExchangeQueries.ExceptionsAsync(session.Db, row.Exchange, Shown, stop);
            session.Output.Answer(
                new
                {
                    exchange = Document(row),
                    differences = differences.Select(one => new
                    {
                        line = one.Entry.LineNo,
                        person = one.PersonCode,
                        field = Code.Of(one.Difference.Field),
                        ours = DifferenceText.Of(one.Difference.Field, one.Ours),
                        theirs = DifferenceText.Of(one.Difference.Field, one.Theirs),
                        state = Code.Of(one.Difference.State),
                        stale = one.IsStale,
                    }),
                    exceptions = exceptions.Select(one => new { row = one.RowNo, one.Code, one.Sentence }),
                },
                () => [Line(row), .. differences.Select(Line), .. exceptions.Select(one => "  " + one.Sentence)]);
            return ExitCodes.Done;
        });
        return command;
    }

    public static Command Progress()
    {
        var month = GlobalOptions.Month();
        var area = GlobalOptions.Area();
        var command = new Command("progress", "tiến độ mở tài khoản theo xã và ngân hàng") { month, area };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var at = parsed.MonthIn(month);
            var areas = await session.AreasOverTimeAsync(parsed.GetValue(area), user, stop);
            var rows = OpeningProgress.Read(session.Db, at, areas);
            var verified = OpeningProgress.Verified(session.Db, areas);
            var terms = ExchangeTerms.Of(session.Db);
            var due = terms.ReportBy(at, OfficeCalendar.Of(session.Db, session.Law.Holidays));
            session.Output.Answer(
                new
                {
                    month = at,
                    report_by = due,
                    terms.ReportCite,
                    verified,
                    communes = rows.Select(row => new
                    {
                        row.AreaId,
                        row.AreaName,
                        row.Bin,
                        row.Bank,
                        row.Asked,
                        row.Opened,
                        row.Refused,
                        row.NoAnswer,
                        row.Percent,
                    }),
                },
                () => [$"Tháng {DateText.Show(at)}, báo cáo chậm nhất {DateText.Show(due)} ({terms.ReportCite}).",
                    .. rows.Select(row => $"{row.AreaName}, {row.Bank}: {VndText.Number(row.Asked)} hỏi, "
                        + $"{VndText.Number(row.Opened)} mở ({row.Percent} %), {VndText.Number(row.Refused)} từ chối, "
                        + $"{VndText.Number(row.NoAnswer)} chưa trả lời"),
                    $"Tài khoản đã được ngân hàng xác minh: {VndText.Number(verified.Verified)} trên "
                        + $"{VndText.Number(verified.Accounts)}."]);
            return ExitCodes.Done;
        });
        return command;
    }

    internal static async Task<ExchangeRow> RequireAsync(
        Session session, string asked, IReadOnlyCollection<int>? areas, CancellationToken stop) =>
        await ExchangeQueries.OneAsync(session.Db, asked, areas, stop)
        ?? throw new RefusedException(ExchangeRefusals.UnknownBatch(asked));

    private static object Document(ExchangeRow row) => new
    {
        row.Exchange.Id,
        row.Exchange.Number,
        kind = Code.Of(row.Exchange.Kind),
        area = row.AreaName,
        row.Exchange.Partner,
        row.Exchange.AskedOn,
        row.Exchange.DueOn,
        row.Exchange.Lines,
        row.Answered,
        row.Exceptions,
        row.Waiting,
        row.OpenDifferences,
        row.Exchange.Sha256,
    };

    private static string Line(ExchangeRow row) =>
        $"{row.Exchange.Number}: {row.AreaName}, {ExchangeWords.PartnerOf(row.Exchange)}; "
        + $"{VndText.Number(row.Exchange.Lines)} dòng, {VndText.Number(row.Answered)} đã trả lời, "
        + $"{VndText.Number(row.Exceptions)} cần xem, {VndText.Number(row.Waiting)} chưa trả lời; "
        + $"{VndText.Number(row.OpenDifferences)} khác biệt chờ quyết định; hạn {DateText.Show(row.Exchange.DueOn)}";

    private static string Line(DifferenceRow one) =>
        $"  {one.Entry.LineNo}. {one.Entry.FullName} ({one.PersonCode}), {ExchangeWords.Of(one.Difference.Field)}: sổ "
        + $"“{DifferenceText.Of(one.Difference.Field, one.Ours)}”, trả lời "
        + $"“{DifferenceText.Of(one.Difference.Field, one.Theirs)}”; {State(one)}";

    private static string State(DifferenceRow one) =>
        one.IsStale ? "sổ đã đổi" : ExchangeWords.Of(one.Difference.State);
}
