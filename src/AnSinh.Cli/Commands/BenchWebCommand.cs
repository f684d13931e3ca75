using System.CommandLine;
using AnSinh.Core.Benchmarks;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Cli.Commands;

/// <summary>
/// `bench web`: officers at their browsers on running pages, with a history of what they were told; `bench history`:
/// that history beside the database.
/// </summary>
internal static class BenchWebCommand
{
    public static Command Make()
    {
        var urls = new Option<string>("--urls") { Required = true, Description = "các trang, cách nhau bằng dấu phẩy" };
        var officers = new Option<int>("--officers") { DefaultValueFactory = _ => 300, Description = "số người" };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 60, Description = "số giây" };
        var think = new Option<int>("--think") { DefaultValueFactory = _ => 6000, Description = "ms giữa hai lần bấm" };
        var history = new Option<FileInfo>("--history") { Required = true, Description = "tệp ghi điều đã được báo" };
        var month = new Option<string?>("--month") { Description = "tháng đầu (mặc định: còn xã chưa duyệt)" };
        var faults = new Option<bool>("--faults") { Description = "máy chủ bị cắt: không trả lời không là lỗi" };
        var command = new Command("web", "nhiều người cùng làm việc trên các trang đang chạy")
        {
            urls, officers, seconds, think, history, month, faults,
        };
        command.Runs(async (session, parsed, stop) =>
        {
            session.RequireTables();
            var plan = new LoadPlan(
                [.. parsed.GetValue(urls)!.Split(',').Select(url => new Uri(url))],
                parsed.GetValue(seconds), parsed.GetValue(think),
                parsed.GetValue(month) is { } text ? Month.Parse(text) : Next(session.Db));
            var accounts = await new LoadAccounts(session.Db, session.Clock, session.Ids)
                .MakeAsync(parsed.GetValue(officers), stop);
            using var told = new LoadHistory(
                new StreamWriter(parsed.GetValue(history)!.FullName) { AutoFlush = true },
                session.Clock.GetUtcNow());
            var result = await new LoadRun(plan, told, session.Clock, Console.Error.WriteLine).RunAsync(accounts);
            session.Output.Answer(result, () => Lines(result));
            return result.Errors == 0 && (parsed.GetValue(faults) || result.Outages.Count == 0)
                ? ExitCodes.Done
                : ExitCodes.Refused;
        });
        return command;
    }

    public static Command MakeHistory()
    {
        var file = new Argument<FileInfo>("file") { Description = "tệp của bench web" };
        var command = new Command("history", "so điều đã được báo với cơ sở dữ liệu") { file };
        command.Runs((session, parsed, _) =>
        {
            session.RequireTables();
            var history = LoadHistory.Read(File.ReadLines(parsed.GetValue(file)!.FullName));
            var faults = new LoadHistoryCheck(session.Db).Run(history);
            var told = history.Count(write => write.Answer == LoadAnswer.Told);
            var unknown = history.Count(write => write.Answer == LoadAnswer.Unknown);
            session.Output.Answer(
                new { writes = history.Count, told, unknown, faults },
                () => faults.Append(
                    $"{VndText.Number(told)} việc đã báo xong, {VndText.Number(unknown)} việc chưa rõ, "
                    + $"{VndText.Number(history.Count - told - unknown)} việc bị từ chối: "
                    + $"{faults.Count} chỗ không khớp."));
            return Task.FromResult(faults.Count == 0 ? ExitCodes.Done : ExitCodes.Refused);
        });
        return command;
    }

    private static Month Next(AppDb db) =>
        db.Number(
            """
            SELECT MIN(last) FROM (SELECT MAX(month) AS last FROM payroll_lists WHERE state IN ('APPROVED', 'CLOSED')
                GROUP BY area_id) every
            """) is > 0 and var last
            ? Month.FromCode((int)last).Plus(1)
            : throw new RefusedException(new Refusal("NO_LIST", "Chưa có danh sách nào. Ghi --month.", "--month"));

    private static IEnumerable<string> Lines(LoadResult result)
    {
        yield return $"{result.Officers} người, {result.Seconds} s: {VndText.Number(result.Requests)} lượt, "
            + $"{result.RequestsPerTenSeconds / 10},{result.RequestsPerTenSeconds % 10} lượt/s, {result.Errors} lỗi";
        foreach (var page in result.Pages)
        {
            yield return $"  {page.Page,-24}{page.Requests,7} lượt  p50 {page.P50,5}  p95 {page.P95,5}  "
                + $"p99 {page.P99,5}  lâu nhất {page.Most,6} ms" + (page.Away > 0 ? $"  {page.Away} không trả lời" : "")
                + (page.Errors > 0 ? $"  {page.Errors} lỗi" : "");
        }

        foreach (var outage in result.Outages)
        {
            yield return $"  gián đoạn từ giây {outage.FromMs / 1000}: {outage.UntilMs - outage.FromMs} ms, "
                + $"{outage.Requests} lượt không trả lời";
        }

        foreach (var error in result.FirstErrors)
        {
            yield return "  LỖI " + error;
        }
    }
}
