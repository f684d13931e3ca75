using AnSinh.Core.Reconciliation;
using AnSinh.Core.Reporting;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;

namespace AnSinh.Core.Tests.Reconciliation;

/// <summary>A result file of which no line was ever sent: each line is decided for itself, with a reason.</summary>
public sealed class UnmatchedFileTests
{
    private const string Reason = "của tỉnh khác, Bưu điện gửi lại";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task One_line_is_decided_with_a_reason_and_the_other_still_waits(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var file = Strange(office);
        file.Undecided.ShouldBe(2);

        Decide(office, file.Id, 2).ShouldBeNull();

        Files(office).Single().Undecided.ShouldBe(1);
        var lines = office.Fresh(db => new UnmatchedFileQueries(db).Lines(file.Id, 10));
        lines.Select(line => (line.RowNo, line.Open)).ShouldBe([(3, true), (2, false)]);
        lines[1].Decision.ShouldNotBeNull().Reason.ShouldBe(Reason);
        lines[1].Decision!.By.ShouldBe("ketoan");
        var said = office.Fresh(db => db.Enter(DataScope.Everywhere).Set<Core.Audit.AuditEvent>()
            .Single(one => one.Action == "RESULT_EXCEPTION_RESOLVED"));
        (said.SubjectId, said.Login).ShouldBe(($"{file.Id}/2", "ketoan"));
        said.Sentence.ShouldContain(Reason);
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM transfers WHERE kind = 'PAID'")).ShouldBe(0);
        office.Fresh(db => new LedgerCheck(db, office.Law).Run()).ShouldAllBe(rule => rule.Broken == 0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Without_a_reason_or_a_second_time_nothing_is_written(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var file = Strange(office);

        Decide(office, file.Id, 2, " ")!.Code.ShouldBe("REASON");
        Decide(office, file.Id, 99)!.Code.ShouldBe("EXCEPTION_UNKNOWN");
        Decisions(office).ShouldBe(0);
        Decide(office, file.Id, 2).ShouldBeNull();
        var second = Decide(office, file.Id, 2, "người khác nghĩ khác").ShouldNotBeNull();

        second.Code.ShouldBe("ALREADY_RESOLVED");
        second.Message.ShouldContain("ketoan");
        Decisions(office).ShouldBe(1);
        Files(office).Single().Undecided.ShouldBe(1);
    }

    /// <summary>A month that was sent, and a file of two lines that nobody sent.</summary>
    private static UnmatchedFile Strange(Office office)
    {
        office.Elder();
        var batch = office.Sent("2024-07");
        office.Result(
            "ma_ky,ma_lo,ma_dong,ho_ten,so_tk,so_tien,trang_thai,ma_loi,thoi_gian,ma_gd\r\n"
            + $"2024-07,{batch.Number},LA-0001,Hoàng Thị Nái,,540000,THANH_CONG,,,GDLA1\r\n"
            + $"2024-07,{batch.Number},LA-0002,Lộc Văn Séng,,1080000,TRA_LAI,KHONG_DEN_NHAN,,GDLA2\r\n"
            + "TONG,,2,,,1620000,,,,\r\n").Exceptions.ShouldBe(2);
        return Files(office).ShouldHaveSingleItem();
    }

    private static IReadOnlyList<UnmatchedFile> Files(Office office) =>
        office.Fresh(db => new UnmatchedFileQueries(db).Files(null));

    private static Refusal? Decide(Office office, Guid file, int row, string? reason = Reason) => office.Fresh(db =>
        new ExceptionService(db, office.Clock, new IdSource(office.Clock)).Resolve(
            file, row, reason, Office.As("ketoan")));

    private static long Decisions(Office office) => office.Fresh(db =>
        db.Enter(DataScope.Everywhere).Number(
            "SELECT COUNT(*) FROM audit_events WHERE action = 'RESULT_EXCEPTION_RESOLVED'"));
}
