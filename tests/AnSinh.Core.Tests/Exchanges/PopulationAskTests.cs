using AnSinh.Core.Exchanges;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.AspNetCore.Http;
using static AnSinh.Core.Tests.Exchanges.PopulationServer;

namespace AnSinh.Core.Tests.Exchanges;

/// <summary>Asking over the network a side that fails, delays and lies: nothing bad is ever taken.</summary>
public class PopulationAskTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_line_is_asked_once_and_answers_are_judged_as_those_of_a_file(Engine engine)
    {
        await using var here = await People(engine, 3);
        await using var server = await new PopulationServer((line, _, context, question) => line switch
        {
            1 => SayAsync(context, question, ("ket_qua", "KHOP")),
            2 => SayAsync(context, question, ("ket_qua", "KHAC"), ("kq_ngay_chet", "2026-11-09")),
            _ => SayAsync(context, question, ("ket_qua", "KHONG_TIM_THAY")),
        }).StartAsync();
        var exchange = here.Make(ExchangeKind.Population);
        var run = await RunAsync(here, exchange, server);
        (run.Answer!.Lines, run.Answer.Applied, run.Unanswered).ShouldBe((3, 3, 0));
        (await RunAsync(here, exchange, server)).Answer.ShouldBeNull();

        server.Asked.Values.ShouldAllBe(times => times == 1);
        here.Differences(exchange).Single().Difference.Field.ShouldBe(DifferenceField.Death);
        here.Work().Single().Kind.ShouldBe("DEATH_TOLD");
        here.Office.Fresh(db => db.Persons.Count(one => one.DiedOn != null)).ShouldBe(0);
    }

    [Fact]
    public async Task A_side_that_is_busy_or_breaks_is_asked_again_and_one_that_stays_so_leaves_the_line_unknown()
    {
        await using var here = await People(Engine.Sqlite, 3);
        await using var server = await new PopulationServer((line, turn, context, question) => line switch
        {
            1 when turn == 1 => StatusAsync(context, 429),
            1 when turn == 2 => StatusAsync(context, 503),
            2 => StatusAsync(context, 500),
            3 when turn == 1 => StatusAsync(context, 403),
            _ => SayAsync(context, question, ("ket_qua", "KHOP")),
        }).StartAsync();
        var exchange = here.Make(ExchangeKind.Population);
        var run = await RunAsync(here, exchange, server);
        States(here, exchange).ShouldBe([EntryState.Answered, EntryState.Unknown, EntryState.Unknown]);
        (run.Unanswered, run.LastFailure).ShouldBe((2, "nơi trả lời từ chối (mã 403)"));
        // Busy and broken are tried up to the limit; what is refused is not tried again in this run.
        server.Asked.ShouldBe(new Dictionary<int, int> { [1] = 3, [2] = 3, [3] = 1 }, ignoreOrder: true);
        await RunAsync(here, exchange, server);
        States(here, exchange).ShouldBe([EntryState.Answered, EntryState.Unknown, EntryState.Answered]);
        server.Asked[1].ShouldBe(3);
    }

    /// <summary>Rubbish, too long, drop by drop, broken off: no answer at all.</summary>
    [Theory]
    [InlineData("garbage")]
    [InlineData("array")]
    [InlineData("deep")]
    [InlineData("long")]
    [InlineData("drip")]
    [InlineData("broken")]
    [InlineData("redirect")]
    [InlineData("sex")]
    [InlineData("tomorrow")]
    public async Task What_is_no_answer_leaves_the_line_unknown(string how)
    {
        await using var here = await People(Engine.Sqlite, 1);
        await using var server = await new PopulationServer((_, _, context, question) => how switch
        {
            "garbage" => WriteAsync(context, "<html>lỗi</html>"),
            "array" => WriteAsync(context, "[1]"),
            "deep" => WriteAsync(context, new string('[', 2_000)),
            "long" => WriteAsync(context, "{\"ghi_chu\":\"" + new string('x', 5_000) + "\"}"),
            "drip" => DripAsync(context),
            "broken" => BreakAsync(context),
            "redirect" => RedirectAsync(context),
            "sex" => SayAsync(context, question, ("ket_qua", "KHAC"), ("kq_gioi_tinh", "nữ")),
            _ => SayAsync(context, question, ("ket_qua", "KHAC"), ("kq_ngay_chet", "2099-01-01")),
        }).StartAsync();
        var exchange = here.Make(ExchangeKind.Population);
        var run = await RunAsync(here, exchange, server, how == "drip" ? 50 : 2_000);
        (run.Answer, run.Unanswered).ShouldBe((null, 1));
        run.LastFailure.ShouldNotBeNullOrEmpty();
        States(here, exchange).ShouldBe([EntryState.Unknown]);
        here.Differences(exchange).ShouldBeEmpty();
    }

    /// <summary>Well formed, and about somebody else or impossible: an exception for somebody to look at.</summary>
    [Theory]
    [InlineData("ma_dong", "7", "OTHER_PERSON")]
    [InlineData("ma_lo", "DC-1", "OTHER_PERSON")]
    [InlineData("ho_ten", "Lý Thị Lạ", "OTHER_PERSON")]
    [InlineData("so_dinh_danh", "999140009999", "OTHER_PERSON")]
    [InlineData("ket_qua", "DA_MO", "RESULT")]
    [InlineData("ket_qua", null, "RESULT")]
    [InlineData("kq_so_dinh_danh", "999040000001", "IDENTIFIER")]
    public async Task A_lie_is_an_exception_and_nothing_of_it_is_taken(string name, string? value, string code)
    {
        await using var here = await People(Engine.Sqlite, 1);
        await using var server = await new PopulationServer((_, _, context, question) => SayAsync(
            context, question, ("ket_qua", "KHAC"), ("kq_ngay_chet", "2026-11-09"), (name, value))).StartAsync();
        var exchange = here.Make(ExchangeKind.Population);
        var run = await RunAsync(here, exchange, server);
        (run.Answer!.Applied, run.Answer.Exceptions).ShouldBe((0, 1));
        States(here, exchange).ShouldBe([EntryState.Exception]);
        here.Office.Fresh(db => db.ExchangeAnswerLines.Single().Code).ShouldBe(code);
        here.Differences(exchange).ShouldBeEmpty();
        here.Work().ShouldBeEmpty();
        await RunAsync(here, exchange, server);
        server.Asked.Values.Single().ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_run_that_was_killed_goes_on_where_it_was(Engine engine)
    {
        await using var here = await People(engine, 4);
        using var kill = new CancellationTokenSource();
        await using var server = await new PopulationServer(async (line, turn, context, question) =>
        {
            if (line == 3 && turn == 1)
            {
                await kill.CancelAsync();
            }

            await SayAsync(context, question, ("ket_qua", "KHOP"));
        }).StartAsync();
        var exchange = here.Make(ExchangeKind.Population);
        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(here, exchange, server, stop: kill.Token));
        States(here, exchange).Take(2).ShouldBe([EntryState.Answered, EntryState.Answered]);
        (await RunAsync(here, exchange, server)).Unanswered.ShouldBe(0);
        States(here, exchange).ShouldAllBe(state => state == EntryState.Answered);
        (server.Asked[1], server.Asked[2], server.Asked[4]).ShouldBe((1, 1, 1));
    }

    /// <summary>Any mixture of honest, failing, garbled and lying answers: what is taken in was honest.</summary>
    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public async Task Whatever_comes_only_honest_answers_are_taken(int seed)
    {
        await using var here = await People(Engine.Sqlite, 24);
        var dice = new Random(seed);
        var honest = new HashSet<int>();
        await using var server = await new PopulationServer((line, _, context, question) =>
        {
            switch (dice.Next(6))
            {
                case 0:
                    return StatusAsync(context, 500);
                case 1:
                    return WriteAsync(context, "{\"ma_lo\":");
                case 2:
                    return SayAsync(context, question, ("ho_ten", "Lý Văn Lạ"), ("ket_qua", "KHOP"));
                case 3:
                    return SayAsync(context, question, ("ket_qua", "KHAC"), ("kq_so_dinh_danh", "12"));
                default:
                    honest.Add(line);
                    return SayAsync(context, question, ("ket_qua", "KHAC"), ("kq_thon", "Bản Mới"));
            }
        }).StartAsync();
        var exchange = here.Make(ExchangeKind.Population);
        await RunAsync(here, exchange, server);
        await RunAsync(here, exchange, server);

        var answered = States(here, exchange).Select((state, at) => (state, Line: at + 1))
            .Where(one => one.state == EntryState.Answered).Select(one => one.Line).ToList();
        answered.ShouldNotBeEmpty();
        answered.ShouldBeSubsetOf(honest);
        here.Differences(exchange).Select(row => row.Entry.LineNo).ShouldBe(answered, ignoreOrder: true);
        here.Differences(exchange).ShouldAllBe(row => row.Difference.Field == DifferenceField.Hamlet);
    }

    [Fact]
    public async Task A_side_that_is_away_is_not_asked_about_everybody()
    {
        await using var here = await People(Engine.Sqlite, 8);
        await using var server = await new PopulationServer((_, _, context, _) => StatusAsync(context, 403))
            .StartAsync();
        var exchange = here.Make(ExchangeKind.Population);
        (await RunAsync(here, exchange, server)).Unanswered.ShouldBe(8);
        server.Asked.Count.ShouldBe(5);
        here.Refused(() => RunAsync(here, here.Make(ExchangeKind.Insurance), server).GetAwaiter().GetResult())
            .ShouldBe("ASK_KIND");
    }

    [Theory]
    [InlineData("https://dancu.test/hoi", true)]
    [InlineData("http://127.0.0.1:8080/", true)]
    [InlineData("http://dancu.test/hoi", false)]
    [InlineData("file:///etc/hosts", false)]
    [InlineData("dancu", false)]
    [InlineData(null, false)]
    public void Questions_go_out_closed_or_stay_on_this_machine(string? address, bool taken)
    {
        if (taken)
        {
            PopulationSettings.Of(address).Address.ToString().ShouldBe(address);
        }
        else
        {
            Should.Throw<RefusedException>(() => PopulationSettings.Of(address)).Refusal.Code
                .ShouldBe("POPULATION_URL");
        }
    }

    private static async Task<ExchangeOffice> People(Engine engine, int count)
    {
        var here = await ExchangeOffice.OpenAsync(engine);
        for (var one = 1; one <= count; one++)
        {
            here.Elder($"Nông Thị {(char)('A' + one)}", $"99914000{one:0000}");
        }

        return here;
    }

    private static async Task<AskRun> RunAsync(
        ExchangeOffice here, Exchange exchange, PopulationServer server, int timeoutMs = 2_000,
        CancellationToken stop = default)
    {
        using var http = PopulationClient.NewHttp();
        var client = server.Client(http, timeoutMs);
        return await Task.Run(
            () => here.Office.Fresh(db => new PopulationAsk(
                db, here.Office.Clock, here.Ids, here.Office.Law, here.Log(db)).RunAsync(
                    exchange, client, ([.. here.Office.Areas], ExchangeOffice.Who), stop).GetAwaiter().GetResult()),
            CancellationToken.None);
    }

    private static List<EntryState> States(ExchangeOffice here, Exchange exchange) => here.Office.Fresh(db =>
        db.ExchangeEntries.Where(one => one.ExchangeId == exchange.Id).OrderBy(one => one.LineNo)
            .Select(one => one.State).ToList());

    private static async Task DripAsync(HttpContext context)
    {
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await WriteAsync(context, " ");
            await context.Response.Body.FlushAsync();
            await Task.Yield();
        }
    }

    private static async Task BreakAsync(HttpContext context)
    {
        context.Response.ContentLength = 100;
        await WriteAsync(context, "{\"ma_lo\":");
        context.Abort();
    }

    private static Task RedirectAsync(HttpContext context)
    {
        context.Response.Headers.Location = "/elsewhere";
        return StatusAsync(context, 307);
    }
}
