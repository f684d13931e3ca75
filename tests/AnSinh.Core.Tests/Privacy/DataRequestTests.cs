using AnSinh.Core.Audit;
using AnSinh.Core.Calendars;
using AnSinh.Core.Files;
using AnSinh.Core.Privacy;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;
using AnSinh.Policy.Law;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Privacy;

/// <summary>
/// What a person asks about the own data (trust S30): two clocks, an answer before the deed, each step in the log.
/// </summary>
[Trait("Check", "S30")]
public class DataRequestTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Received_on_a_Friday_it_is_answered_by_Tuesday_and_carried_out_within_the_days_of_its_kind(
        Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.At(new DateOnly(2026, 11, 6));
        var request = Record(office, office.Elder(), new DateOnly(2026, 11, 6)).ShouldNotBeNull();

        var due = Due(office, request);
        due.Answer.ShouldBe(new DateOnly(2026, 11, 10));
        due.Complete.ShouldBe(new DateOnly(2026, 11, 16));
        office.Fresh(db => PrivacyTerms.Of(db)[DataRequestKind.Copy].Mark).ShouldBe(Mark.Unknown);

        office.Db.Settings.Add(new Setting { Key = "privacy-days:COPY", Value = "15" });
        await office.Db.SaveChangesAsync();
        Due(office, request).Complete.ShouldBe(new DateOnly(2026, 11, 21));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task It_is_answered_then_done_and_each_step_stands_in_the_log_of_the_person(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.At(new DateOnly(2026, 11, 6));
        var person = office.Elder();
        var request = Record(office, person, new DateOnly(2026, 11, 5))!;
        Complete(office, request.Id, "đã giao tận tay")!.Code.ShouldBe("REQUEST_UNANSWERED");
        Answer(office, request.Id, true, "ừ")!.Code.ShouldBe("REASON_SHORT");
        Answer(office, request.Id, true, "nhận, giao ngày 09/11").ShouldBeNull();
        Answer(office, request.Id, false, "không nhận nữa")!.Code.ShouldBe("REQUEST_ANSWERED");
        Complete(office, request.Id, "đã giao tận tay").ShouldBeNull();

        var done = office.Fresh(db => db.DataRequests.AsNoTracking().Single());
        (done.Accepted, done.CompletedOn, done.Outcome).ShouldBe((true, new DateOnly(2026, 11, 6), "đã giao tận tay"));
        office.Fresh(db => db.AuditEvents.AsNoTracking().Where(one => one.SubjectId == person.Id.ToString())
            .OrderBy(one => one.Action).Select(one => one.Action).ToList())
            .ShouldBe(["DATA_REQUEST_ANSWERED", "DATA_REQUEST_DONE", "DATA_REQUEST_RECEIVED"]);
        office.Fresh(db => new AuditVerifier(db.Enter(DataScope.Everywhere)).Run()).First.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_refused_request_is_done_with_its_reason_and_a_second_open_one_is_not_taken(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.At(new DateOnly(2026, 11, 6));
        var person = office.Elder();
        var request = Record(office, person, new DateOnly(2026, 11, 5))!;
        Refused(office, person, new DateOnly(2026, 11, 6))!.Code.ShouldBe("REQUEST_OPEN");
        Refused(office, person, new DateOnly(2026, 11, 7))!.Code.ShouldBe("REQUEST_DAY");
        Answer(office, request.Id, false, "người hỏi không phải chủ dữ liệu").ShouldBeNull();
        office.Fresh(db => db.DataRequests.AsNoTracking().Single().Outcome)
            .ShouldBe("Từ chối: người hỏi không phải chủ dữ liệu");
        Refused(office, person, new DateOnly(2026, 11, 6)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_copy_holds_every_table_about_the_person_and_nothing_of_anybody_else(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var person = office.Elder();
        office.Elder("Nông Thị Khác");
        office.Sent("2024-07");
        var request = Record(office, person, new DateOnly(2024, 6, 1))!;
        office.Fresh(db => PersonCopy.Tables(db)).ShouldAllBe(one => PersonCopy.TitleOf(one.Table) != one.Table);

        (await Should.ThrowAsync<RefusedException>(() => Paper(office, request))).Refusal.Code
            .ShouldBe("REQUEST_NOT_ACCEPTED");
        Answer(office, request.Id, true, "nhận, giao ngày mai").ShouldBeNull();
        var rows = Rows(await Paper(office, request));
        var parts = rows.Select(row => row[0]).ToHashSet();
        foreach (var part in (string[])["Người trong sổ", "Dữ kiện", "Quyết định hưởng", "Hình thức nhận tiền",
            "Dòng danh sách chi trả", "Yêu cầu về dữ liệu cá nhân", "Nhật ký"])
        {
            parts.ShouldContain(part);
        }

        rows.ShouldContain(row => row[2] == "full_name" && row[3] == "Nông Thị Mẩy");
        rows.SelectMany(row => row).ShouldNotContain("Nông Thị Khác");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_copy_of_somebody_who_moved_holds_the_lines_of_the_commune_before_too(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var person = office.Elder();
        office.Approved("2024-07");
        office.At(new DateOnly(2024, 7, 25));
        var now = office.MoveTo("05983", new DateOnly(2024, 7, 1));
        office.Record(person, new CourseRequest(
            CourseChange.Move, new DateOnly(2024, 7, 24), "chuyển về ở với con")
        { ToAreaId = now }).ShouldBeNull();
        var moved = office.Fresh(db => db.Persons.AsNoTracking().Single(one => one.Id == person.Id));
        office.Areas = [now];
        var request = Record(office, moved, new DateOnly(2024, 7, 25))!;
        Answer(office, request.Id, true, "nhận, giao ngày mai").ShouldBeNull();

        var rows = Rows(await Paper(office, request));
        rows.ShouldContain(
            row => row[0] == "Dòng danh sách chi trả" && row[2] == "benefit_month" && row[3] == "202407");
        rows.ShouldContain(row => row[3].Contains("chuyển về ở với con", StringComparison.Ordinal));
    }

    [Trait("Check", "S02")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_log_of_use_says_in_sentences_who_did_what_and_another_commune_sees_no_request(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.At(new DateOnly(2026, 11, 6));
        var person = office.Elder();
        var request = Record(office, person, new DateOnly(2026, 11, 6), DataRequestKind.UseLog)!;
        Answer(office, request.Id, true, "nhận, giao ngày mai").ShouldBeNull();
        var rows = Rows(await Paper(office, request));
        rows.ShouldContain(row => row[1] == Office.Maker && row[2].Contains("Nhận yêu cầu", StringComparison.Ordinal));
        office.Fresh(db => db.AuditEvents.Count(one => one.Action == "DATA_COPY_MADE")).ShouldBe(1);

        var everywhere = office.Db.Enter(DataScope.Everywhere);
        (await DataRequestQueries.AllAsync(everywhere, [office.Commune], 10)).Count.ShouldBe(1);
        (await DataRequestQueries.AllAsync(office.Db, [office.Commune + 1], 10)).ShouldBeEmpty();
        if (engine == Engine.Postgres)
        {
            office.Fresh(db => db.Enter(DataScope.Of([office.Commune + 1], null)).DataRequests.Count()).ShouldBe(0);
            office.Fresh(db => db.DataRequests.Count()).ShouldBe(1);
        }
    }

    private static RequestDue Due(Office office, DataRequest request) => office.Fresh(db =>
        PrivacyTerms.Of(db).Due(request, OfficeCalendar.Of(db, office.Law.Holidays)));

    private static DataRequest? Record(
        Office office, Person person, DateOnly on, DataRequestKind kind = DataRequestKind.Copy)
    {
        Refused(office, person, on, kind).ShouldBeNull();
        return office.Fresh(db => db.DataRequests.AsNoTracking().OrderByDescending(one => one.Id).First());
    }

    private static Refusal? Refused(
        Office office, Person person, DateOnly on, DataRequestKind kind = DataRequestKind.Copy) => office.Fresh(db =>
        Desk(db, office).RecordAsync(person, new NewDataRequest(kind, on, "xin bản sao hồ sơ"), Maker)
            .GetAwaiter().GetResult());

    private static Refusal? Answer(Office office, Guid id, bool accepted, string answer) => office.Fresh(db =>
        Desk(db, office).AnswerAsync(One(db, id), accepted, answer, Maker).GetAwaiter().GetResult());

    private static Refusal? Complete(Office office, Guid id, string outcome) => office.Fresh(db =>
        Desk(db, office).CompleteAsync(One(db, id), outcome, Maker).GetAwaiter().GetResult());

    private static Task<byte[]> Paper(Office office, DataRequest request) => office.Fresh(db =>
        Task.FromResult(Desk(db, office).PaperAsync(One(db, request.Id), Maker).GetAwaiter().GetResult()));

    private static DataRequest One(AppDb db, Guid id) => db.DataRequests.AsNoTracking().Single(one => one.Id == id);

    private static Actor Maker => Office.As(Office.Maker);

    private static DataRequestDesk Desk(AppDb db, Office office)
    {
        var ids = new IdSource(office.Clock);
        return new DataRequestDesk(db, office.Clock, ids, new AuditLog(db, office.Clock, ids));
    }

    private static List<string[]> Rows(byte[] workbook)
    {
        var sheet = SheetFile.Open(workbook, ReadLimits.Web).Sheets.Single();
        return [.. sheet.Rows.Select(row => Enumerable.Range(0, 4).Select(column => row[column].Text ?? "").ToArray())];
    }
}
