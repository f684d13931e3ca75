using AnSinh.Core.Audit;
using AnSinh.Core.Benchmarks;
using AnSinh.Core.Store;

namespace AnSinh.Core.Tests.Benchmarks;

/// <summary>What users were told beside what is there: a lost, a doubled and a half change are found.</summary>
public sealed class LoadHistoryTests
{
    private const string Key = "k00000000001n0000001";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_was_told_done_and_is_there_once_is_right(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        Close(database, Key, events: 1, rows: 1);

        Faults(database, Said(LoadAnswer.Told)).ShouldBeEmpty();
        Faults(database, Said(LoadAnswer.Unknown)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_was_told_done_and_is_not_there_is_found(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);

        Faults(database, Said(LoadAnswer.Told)).Single().ShouldContain(Key);
        Faults(database, Said(LoadAnswer.Unknown)).ShouldBeEmpty();
        Faults(database, Said(LoadAnswer.Refused)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_was_refused_and_is_there_all_the_same_is_found(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        Close(database, Key, events: 1, rows: 1);

        Faults(database, Said(LoadAnswer.Refused)).Single().ShouldContain("từ chối");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_is_there_twice_is_found_whatever_was_told(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        Close(database, Key, events: 2, rows: 2);

        Faults(database, Said(LoadAnswer.Told)).ShouldHaveSingleItem();
        Faults(database, Said(LoadAnswer.Unknown)).ShouldHaveSingleItem();
        Faults(database).Single().ShouldContain("lịch sử không có");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_change_without_its_event_and_an_event_without_its_change_are_found(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        Close(database, Key, events: 0, rows: 1);
        Close(database, "k00000000001n0000002", events: 1, rows: 0);

        Faults(database, Said(LoadAnswer.Unknown), Said(LoadAnswer.Unknown, "k00000000001n0000002")).Count.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_file_that_somebody_got_and_the_log_does_not_know_is_found(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        Log(database, "FILE_TAKEN", "Tải tệp a.xlsx");
        var start = new LoadWrite(
            LoadKinds.Start, database.Clock.GetUtcNow().AddMinutes(-1).ToString("O"), "", LoadAnswer.Told, 0);
        var taken = new LoadWrite(LoadKinds.File, "/a", "lan", LoadAnswer.Told, 1);

        Faults(database, start, taken).ShouldBeEmpty();
        Faults(database, start, taken, taken).Single().ShouldContain("lan");
        var later = start with { Key = database.Clock.GetUtcNow().AddMinutes(1).ToString("O") };
        Faults(database, later, taken).ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_list_that_was_told_approved_and_is_not_is_found_and_one_approved_twice_too(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        var approved = new LoadWrite(LoadKinds.Approve, "202611/06217", "lan", LoadAnswer.Told, 1);
        Faults(database, approved).Single().ShouldContain("202611/06217");

        Log(database, "PAYROLL_APPROVED", "Duyệt", "one list");
        Faults(database).ShouldBeEmpty();
        Log(database, "PAYROLL_APPROVED", "Duyệt", "one list");
        Faults(database).Single().ShouldContain("one list");
    }

    [Fact]
    public void A_history_reads_back_as_it_was_written()
    {
        using var text = new StringWriter();
        using (var history = new LoadHistory(text, DateTimeOffset.UnixEpoch.AddMilliseconds(1)))
        {
            history.NewKey().ShouldBe(Key);
            history.Add(LoadKinds.Look, Key, "lan", LoadAnswer.Unknown);
        }

        var read = LoadHistory.Read(text.ToString().Split('\n'));
        read[0].Kind.ShouldBe(LoadKinds.Start);
        (read[1] with { Ms = 0 }).ShouldBe(new LoadWrite(LoadKinds.Look, Key, "lan", LoadAnswer.Unknown, 0));
    }

    [Fact]
    public void A_form_is_read_as_a_browser_reads_it()
    {
        var page = new LoadPage(LoadEnd.Good, "/here", """
            <form method="get" action="/tim"><input name="q" value="x"></form>
            <form id="b" method="post" action="/d?a=1&amp;b=2"><input type="hidden" name="t" value="&quot;1&quot;">
            <input name="r"></form><a href="/x?a=1&amp;b=2">x</a><form method="post"><button id="c"></button></form>
            """);
        var form = LoadForm.Find(page, "id=\"b\"").ShouldNotBeNull();
        form.Action.ShouldBe("/d?a=1&b=2");
        form.Hidden.ShouldBe([KeyValuePair.Create("t", "\"1\"")]);
        LoadForm.Find(page, "id=\"c\"")!.Action.ShouldBe("/here");
        LoadForm.Find(page, "id=\"none\"").ShouldBeNull();
        LoadForm.Link(page, "/x").ShouldBe("/x?a=1&b=2");
    }

    private static LoadWrite Said(LoadAnswer answer, string key = Key) => new(LoadKinds.Work, key, "lan", answer, 1);

    private static IReadOnlyList<string> Faults(TestDatabase database, params LoadWrite[] history)
    {
        using var db = database.New();
        return new LoadHistoryCheck(db.Enter(DataScope.Everywhere)).Run(history);
    }

    /// <summary>Entries of the work list closed with this key, and events that say so.</summary>
    private static void Close(TestDatabase database, string key, int events, int rows)
    {
        using var db = database.New().Enter(DataScope.Everywhere);
        var area = (int)db.Number("SELECT MIN(id) FROM areas");
        for (var row = 0; row < rows; row++)
        {
            db.Execute(
                """
                INSERT INTO work_items (id, kind, area_id, sentence, opened_at, closed_at, closed_by, outcome)
                VALUES (@p0, 'LAW_DISAGREES', @p1, 'xem', @p2, @p2, 'lan', @p3)
                """, database.Ids.Next(), area, database.Clock.GetUtcNow(), $"đã đối chiếu phiếu {key}");
        }

        for (var one = 0; one < events; one++)
        {
            Log(database, "WORK_CLOSED", $"Xong việc “xem”: đã đối chiếu phiếu {key}");
        }
    }

    private static void Log(TestDatabase database, string action, string sentence, string subject = "x")
    {
        using var db = database.New().Enter(DataScope.Everywhere);
        new AuditLog(db, database.Clock, database.Ids).Add(
            new Actor("lan", "lan", "test"), action, ("thing", subject), sentence);
        db.SaveChanges();
    }
}
