using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AnSinh.Core.Audit;
using AnSinh.Core.Exchanges;
using AnSinh.Core.Files;
using AnSinh.Core.Privacy;
using AnSinh.Core.Registry;
using AnSinh.Core.Sealing;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Sealing;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Exchanges;

/// <summary>Matching against the population database: a batch out, answers in, differences decided by people.</summary>
public class PopulationTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_batch_holds_who_receives_and_its_file_has_the_same_bytes_each_time(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        here.Elder("Nông Thị Mẩy");
        here.Elder("=Vi Thị Ất", "999140004418");
        var dead = here.Elder("Hứa Thị Mất", "999140004419");
        here.Office.Death(dead, "2026-01-05");
        here.Office.Person("Lý Văn Không", "1950-01-01");
        Ends(here, "Lý Thị Mười", "2026-10");
        Ends(here, "Lý Thị Một", "2026-11");
        here.Office.Elder("Mã Thị Sắp", from: "2027-01");

        var exchange = here.Make(ExchangeKind.Population);
        (exchange.Number, exchange.Lines).ShouldBe(("DC-20261124-05986-1", 4));
        here.Sent(exchange).Select(row => row["ho_ten"]).ShouldBe(
            ["'=Vi Thị Ất", "Nông Thị Mẩy", "Lý Thị Một", "Mã Thị Sắp"], ignoreOrder: true);
        var csv = here.File(exchange);
        here.Elder("Mã Thị Sau", "999140004420");
        here.File(exchange).ShouldBe(csv);
        here.File(exchange, "xlsx").ShouldBe(here.File(exchange, "xlsx"));
        Convert.ToHexStringLower(SHA256.HashData(csv)).ShouldBe(exchange.Sha256);
        here.Events("EXCHANGE_EXPORTED").Single().Sentence.ShouldContain("4 dòng");
        here.Events("EXCHANGE_FILE").Count.ShouldBe(5);
    }

    /// <summary>The ground of somebody with HIV, and the fact, are nowhere in any file of any kind.</summary>
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task No_file_tells_a_ground_or_an_illness(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        var person = here.Office.Person("Hoàng Văn Kín", "1990-02-03");
        here.Office.Fact(person, FactKinds.Hiv, FactKinds.Yes);
        here.Office.Grant(person, "2024-07", "5.8");
        foreach (var kind in new[] { ExchangeKind.Population, ExchangeKind.Insurance, ExchangeKind.Police })
        {
            var text = Encoding.UTF8.GetString(here.File(here.Make(kind)));
            text.ShouldContain("Hoàng Văn Kín");
            text.ShouldNotContain("5.8");
            text.ShouldNotContain("hiv", Case.Insensitive);
        }

        here.Take(here.Answer(
            here.Make(ExchangeKind.Insurance), (1, "ket_qua", "DANG_HUONG"), (1, "kq_tu_ngay", "01/10/2026")));
        here.Work().Single().Sentence.ShouldContain("Xem lại căn cứ hưởng;");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Answers_come_in_parts_and_every_line_is_counted_once(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        here.Elder("Nông Thị A", "999140004417");
        here.Elder("Nông Thị B", "999140004418");
        here.Elder("Nông Thị C", "999140004419");
        var exchange = here.Make(ExchangeKind.Population);
        var part = here.Answer(exchange, (1, "ket_qua", "KHOP"));

        here.Take(part, dryRun: true).Answer.Applied.ShouldBe(1);
        here.State(exchange).ShouldBe(EntryState.Unknown);
        var first = here.Take(part).Answer;
        (first.Lines, first.Applied, first.Duplicates, first.Exceptions, first.Blanks).ShouldBe((3, 1, 0, 0, 2));
        here.State(exchange).ShouldBe(EntryState.Answered);
        here.Take(part).AlreadyTaken.ShouldBeTrue();

        var rest = here.Take(here.Answer(
            exchange, (1, "ket_qua", "KHOP"), (2, "ket_qua", "KHONG_TIM_THAY"), (3, "ket_qua", "KHAC"))).Answer;
        (rest.Lines, rest.Applied, rest.Duplicates, rest.Exceptions, rest.Blanks).ShouldBe((3, 1, 1, 1, 0));
        here.State(exchange, 3).ShouldBe(EntryState.Exception);

        var other = here.Take(here.Answer(exchange, (1, "ket_qua", "KHONG_TIM_THAY"), (3, "ket_qua", "KHOP")));
        other.Lines[0].Fault!.Code.ShouldBe("ANSWERED_OTHERWISE");
        here.State(exchange, 3).ShouldBe(EntryState.Answered);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_answer_that_does_not_fit_is_told_by_line_and_changes_nothing(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        var person = here.Elder();
        var exchange = here.Make(ExchangeKind.Population);
        foreach (var (code, filled) in new (string, (int, string, string)[])[]
        {
            ("NOT_ASKED", [(1, "ma_dong", "2"), (1, "ket_qua", "KHOP")]),
            ("OTHER_PERSON", [(1, "ho_ten", "Nông Thị Khác"), (1, "ket_qua", "KHOP")]),
            ("OTHER_PERSON", [(1, "so_dinh_danh", "999140004499"), (1, "ket_qua", "KHOP")]),
            ("OTHER_PERSON",
                [(1, "ket_qua", "KHAC"), (1, "kq_ho_ten", "Lý Văn Lạ"), (1, "kq_ngay_sinh", "02/03/1961")]),
            ("RESULT", [(1, "ket_qua", "DA_MO")]),
            ("NOTHING_SAID", [(1, "ket_qua", "KHAC")]),
            ("MATCH_DIFFERS", [(1, "ket_qua", "KHOP"), (1, "kq_thon", "Bản Mới")]),
            ("IDENTIFIER", [(1, "ket_qua", "KHAC"), (1, "kq_so_dinh_danh", "999040004417")]),
            ("IDENTIFIER", [(1, "ket_qua", "KHAC"), (1, "kq_so_dinh_danh", "99914000441")]),
            ("ETHNICITY", [(1, "ket_qua", "KHAC"), (1, "kq_dan_toc", "56")]),
            ("DEATH_DAY", [(1, "ket_qua", "KHAC"), (1, "kq_ngay_chet", "01/01/1930")]),
            ("CELL", [(1, "ket_qua", "KHAC"), (1, "kq_ngay_chet", "25/11/2026")]),
            ("CELL", [(1, "ket_qua", "KHAC"), (1, "kq_ngay_chet", "11/2026")]),
        })
        {
            var line = here.Take(here.Answer(exchange, filled)).Lines.Single();
            (line.Outcome, line.Fault?.Code).ShouldBe((LineOutcome.Exception, code));
            line.Fault!.Sentence.ShouldStartWith("Dòng 2");
            here.State(exchange).ShouldBe(code == "NOT_ASKED" ? EntryState.Unknown : EntryState.Exception);
        }

        here.Differences(exchange).ShouldBeEmpty();
        here.Work().ShouldBeEmpty();
        (here.Now(person).DiedOn, here.Now(person).FullName).ShouldBe((null, "Nông Thị Mẩy"));
        here.Take(here.Answer(exchange, (1, "ket_qua", "KHAC"), (1, "kq_ngay_chet", "24/11/2026")))
            .Lines.Single().Outcome.ShouldBe(LineOutcome.Applied);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_file_of_another_batch_kind_or_place_is_refused_whole(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        here.Elder();
        var exchange = here.Make(ExchangeKind.Population);
        here.Refused(() => here.Take(here.Answer(exchange, (1, "ma_lo", "DC-20261124-05986-9"))))
            .ShouldBe("BATCH_UNKNOWN");
        here.Refused(() => here.Take(here.Answer(exchange, (1, "loai", "BH")))).ShouldBe("ANSWER_KIND");
        here.Refused(() => here.Take(Encoding.UTF8.GetBytes("a,b\r\n1,2\r\n"))).ShouldBe("ANSWER_HEADER");
        here.Refused(() => here.Take(ExchangeOffice.Csv(exchange.Kind, []))).ShouldBe("ANSWER_EMPTY");
        var two = here.Sent(exchange);
        two.Add(new Dictionary<string, string>(two[0]) { ["ma_lo"] = "DC-1" });
        here.Refused(() => here.Take(ExchangeOffice.Csv(exchange.Kind, two))).ShouldBe("ANSWER_MIXED");
        here.Refused(() => here.Take(here.Answer(exchange, (1, "ket_qua", "KHOP")), areas: [here.Office.Commune + 1]))
            .ShouldBe("BATCH_UNKNOWN");
        here.Take(here.Answer(exchange, (1, "ket_qua", "KHOP"))).Answer.Applied.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_lines_that_contradict_each_other_are_both_not_believed(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        here.Elder();
        var exchange = here.Make(ExchangeKind.Population);
        var row = here.Sent(exchange).Single();
        var (match, missing) = (new Dictionary<string, string>(row) { ["ket_qua"] = "KHOP" },
            new Dictionary<string, string>(row) { ["ket_qua"] = "KHONG_TIM_THAY" });
        here.Take(ExchangeOffice.Csv(exchange.Kind, [match, missing])).Lines
            .ShouldAllBe(line => line.Fault!.Code == "CONTRADICTS");
        here.Take(ExchangeOffice.Csv(exchange.Kind, [match, match])).Lines.Select(line => line.Outcome)
            .ShouldBe([LineOutcome.Applied, LineOutcome.Duplicate]);
    }

    /// <summary>What a spreadsheet makes of it: numbers for texts, days as day numbers, semicolons.</summary>
    [Fact]
    public async Task An_answer_saved_by_a_spreadsheet_says_the_same()
    {
        await using var here = await ExchangeOffice.OpenAsync(Engine.Sqlite);
        here.Elder(number: "099940004417");
        here.Elder("Nông Thị B", "099940004418");
        var exchange = here.Make(ExchangeKind.Population);
        var rows = here.Sent(exchange);
        using var stream = new MemoryStream();
        using (var sheet = new XlsxWriter(stream, "Trả lời"))
        {
            sheet.Header([.. ExchangeFile.Columns(exchange.Kind)]);
            sheet.Row([.. ExchangeFile.Columns(exchange.Kind).Select(name => name switch
            {
                "ma_dong" => (XlsxCell)1L,
                "so_dinh_danh" => long.Parse(rows[0][name], CultureInfo.InvariantCulture),
                "ket_qua" => "khac",
                "kq_ngay_chet" => "9/11/2026",
                _ => rows[0][name],
            })]);
        }

        here.Take(stream.ToArray()).Lines.Single().Fault.ShouldBeNull();
        here.Differences(exchange).Single().Theirs.ShouldBe("2026-11-09");
        rows[1]["ket_qua"] = "KHOP";
        var text = Encoding.UTF8.GetString(ExchangeOffice.Csv(exchange.Kind, rows.Skip(1)));
        here.Take(Encoding.UTF8.GetBytes(text.Replace(',', ';'))).Answer.Applied.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Name_sex_hamlet_and_ethnic_group_are_decided_together_and_each_is_written_down(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        var person = here.Elder();
        var exchange = here.Make(ExchangeKind.Population);
        here.Take(here.Answer(
            exchange, (1, "ket_qua", "KHAC"), (1, "kq_ho_ten", "Nông Thị Mẫy"), (1, "kq_thon", "Bản Mới"),
            (1, "kq_dan_toc", "05")));
        here.Now(person).FullName.ShouldBe("Nông Thị Mẩy");
        var rows = here.Differences(exchange);
        rows.Select(row => row.Difference.Field).ShouldBe(
            [DifferenceField.FullName, DifferenceField.Hamlet, DifferenceField.Ethnicity], ignoreOrder: true);
        here.Refused(() => here.Decide(exchange, new DifferenceDecision(true, "ừ"), [.. rows]))
            .ShouldBe("REASON_SHORT");
        here.Decide(exchange, true, [.. rows]).ShouldBe(3);

        var now = here.Now(person);
        (now.FullName, now.Hamlet).ShouldBe(("Nông Thị Mẫy", "Bản Mới"));
        here.Office.Fresh(db => db.Vault.Ethnicity(now)).ShouldBe("05");
        var events = here.Events("DIFFERENCE_ACCEPTED");
        events.ShouldAllBe(one => one.SubjectId == person.Id.ToString());
        events.Select(one => one.BeforeJson).ShouldContain("""{"họ tên":"Nông Thị Mẩy"}""");
        string.Concat(events.Select(one => one.BeforeJson + one.AfterJson)).ShouldNotContain("05");
        here.Refused(() => here.Decide(exchange, false, rows[0])).ShouldBe("DIFFERENCE_DECIDED");
        here.Office.Fresh(db => new AuditVerifier(db.Enter(DataScope.Everywhere)).Run()).First.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_touches_money_is_never_decided_in_a_bulk(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        var person = here.Elder();
        var exchange = here.Make(ExchangeKind.Population);
        here.Take(here.Answer(
            exchange, (1, "ket_qua", "KHAC"), (1, "kq_thon", "Bản Mới"), (1, "kq_ngay_sinh", "15/03/1940"),
            (1, "kq_so_dinh_danh", "999140004455")));
        var (hamlet, birth, number) = (here.Difference(exchange, DifferenceField.Hamlet),
            here.Difference(exchange, DifferenceField.Birth), here.Difference(exchange, DifferenceField.CitizenId));
        foreach (var money in new[] { birth, number })
        {
            here.Refused(() => here.Decide(exchange, true, hamlet, money)).ShouldBe("ONE_AT_A_TIME");
        }

        here.Now(person).Hamlet.ShouldBe("Nà Mon");
        here.Decide(exchange, true, birth);
        here.Decide(exchange, true, number);
        here.Decide(exchange, false, hamlet);
        var now = here.Now(person);
        (now.Birth.ToString(), here.Office.Fresh(db => db.Vault.CitizenId(now)), now.Hamlet)
            .ShouldBe(("1940-03-15", "999140004455", "Nà Mon"));
        here.Work().Single().Kind.ShouldBe("BIRTH_CHANGED");
        here.Events("DIFFERENCE_REFUSED").Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_number_that_somebody_else_has_is_not_taken(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        here.Elder("Nông Thị A", "999140004417");
        here.Elder("Nông Thị B", "999140004418");
        var exchange = here.Make(ExchangeKind.Population);
        here.Take(here.Answer(exchange, (1, "ket_qua", "KHAC"), (1, "kq_so_dinh_danh", "999140004418")));
        here.Refused(() => here.Decide(exchange, true, here.Differences(exchange).Single()))
            .ShouldBe("IDENTIFIER_TAKEN");
        here.Differences(exchange).Single().Difference.State.ShouldBe(DifferenceState.Open);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_death_stops_nothing_until_somebody_decides_and_then_goes_the_way_of_any_death(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        var person = here.Elder();
        var exchange = here.Make(ExchangeKind.Population);
        here.Take(here.Answer(exchange, (1, "ket_qua", "KHAC"), (1, "kq_ngay_chet", "09/11/2026")));
        here.Now(person).DiedOn.ShouldBeNull();
        var work = here.Work().Single();
        (work.Kind, work.PersonId, work.ClosedAt).ShouldBe(("DEATH_TOLD", person.Id, null));

        here.Decide(exchange, true, here.Differences(exchange).Single());
        here.Now(person).DiedOn.ShouldBe(new DateOnly(2026, 11, 9));
        here.Office.Fresh(db => db.Facts.Count(one => one.Kind == FactKinds.Death)).ShouldBe(1);
        here.Events("COURSE_DEATH").Count.ShouldBe(1);
        here.Work().Single().Outcome.ShouldBe("Nhận: đã đối chiếu thẻ căn cước");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_value_that_the_register_changed_meanwhile_is_not_written_over(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        var person = here.Elder();
        var exchange = here.Make(ExchangeKind.Population);
        person.Hamlet = "Nà Pài";
        await here.Office.Db.SaveChangesAsync();
        here.Take(here.Answer(exchange, (1, "ket_qua", "KHAC"), (1, "kq_thon", "Bản Mới")));
        var row = here.Differences(exchange).Single();
        (row.Ours, row.Theirs, row.Now, row.IsStale).ShouldBe(("Nà Mon", "Bản Mới", "Nà Pài", true));
        var refusal = Should.Throw<Core.Shared.RefusedException>(() => here.Decide(exchange, true, row)).Refusal;
        (refusal.Code, here.Now(person).Hamlet).ShouldBe(("STALE", "Nà Pài"));
        refusal.Message.ShouldContain("nay là “Nà Pài”");
        person.Hamlet = "Bản Mới";
        await here.Office.Db.SaveChangesAsync();
        here.Decide(exchange, true, row).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task No_number_stands_in_clear_in_the_database_and_another_commune_sees_no_batch(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        here.Elder();
        var exchange = here.Make(ExchangeKind.Population);
        here.Take(here.Answer(exchange, (1, "ket_qua", "KHAC"), (1, "kq_so_dinh_danh", "999140004455")));
        WholeDatabase.ColumnsWith(here.Office.Db.Enter(DataScope.Everywhere), "999140004417", "999140004455")
            .ShouldBeEmpty();
        here.Office.Fresh(db => db.Vault.Theirs(db.ExchangeDifferences.Single())).ShouldBe("999140004455");
        var copy = SheetFile.Open(
            PersonCopy.Of(here.Office.Db, here.Office.Db.Persons.Single().Id), ReadLimits.Web).Sheets.Single().Rows;
        copy.Select(row => (row[0].Text, row[2].Text, row[3].Text))
            .ShouldContain(("Khác biệt với cơ quan ngoài", "theirs", "999140004455"));

        (await ExchangeQueries.AllAsync(here.Office.Db, [here.Office.Commune], 10)).Count.ShouldBe(1);
        (await ExchangeQueries.AllAsync(here.Office.Db, [here.Office.Commune + 1], 10)).ShouldBeEmpty();
        if (engine == Engine.Postgres)
        {
            here.Office.Fresh(db => Rows(db.Enter(DataScope.Of([here.Office.Commune + 1], null)))).ShouldBe(0);
            here.Office.Fresh(Rows).ShouldBe(5);
        }

        static int Rows(AppDb db) => db.Exchanges.Count() + db.ExchangeEntries.Count() + db.ExchangeAnswers.Count()
            + db.ExchangeAnswerLines.Count() + db.ExchangeDifferences.Count();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_line_that_was_sent_and_a_decision_get_another_key_and_nothing_else(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine, ownKeys: true);
        here.Elder(channel: "BANK");
        var (people, bank) = (here.Make(ExchangeKind.Population), here.Make(ExchangeKind.Bank, "970405"));
        var (csv, accounts) = (here.File(people), here.File(bank));
        here.Take(here.Answer(people, (1, "ket_qua", "KHAC"), (1, "kq_so_dinh_danh", "999140004455")));
        here.Decide(people, false, here.Differences(people).Single());
        await new KeyRotation(here.Office.Db, here.Office.Clock, here.Ids).RotateAsync(
            ExchangeOffice.Who, (_, _) => { }, CancellationToken.None);

        WholeDatabase.ColumnsWith(here.Office.Db, "k1:").ShouldBe(["field_keys.check_value"]);
        here.File(people).ShouldBe(csv);
        here.File(bank).ShouldBe(accounts);
        here.Differences(people).Single().Theirs.ShouldBe("999140004455");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_was_sent_and_what_was_decided_stays(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        here.Elder();
        var exchange = here.Make(ExchangeKind.Population);
        here.Take(here.Answer(exchange, (1, "ket_qua", "KHAC"), (1, "kq_thon", "Bản Mới")));
        here.Decide(exchange, false, here.Differences(exchange).Single());
        foreach (var attempt in new[]
        {
            "UPDATE exchanges SET lines = 2", "DELETE FROM exchange_entries",
            "UPDATE exchange_entries SET full_name = 'x'", "UPDATE exchange_entries SET citizen_id = 'x'",
            "UPDATE exchange_differences SET state = 'ACCEPTED'", "UPDATE exchange_differences SET theirs = 'x'",
            "DELETE FROM exchange_differences",
        })
        {
            here.Office.Fresh(db => Should.Throw<System.Data.Common.DbException>(() => db.Execute(attempt)).Message)
                .ShouldContain("stays", customMessage: attempt);
        }
    }

    private static void Ends(ExchangeOffice here, string name, string last)
    {
        var person = here.Office.Elder(name);
        here.Office.Db.Grants.Single(one => one.PersonId == person.Id).UntilMonth = Month.Parse(last);
        here.Office.Db.SaveChanges();
    }
}
