using System.Text;
using System.Text.RegularExpressions;
using AnSinh.Core.Demo;
using AnSinh.Core.Payments;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Reporting;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Reconciliation;

/// <summary>Each paying unit settles for itself: the district until 6/2025, the commune after.</summary>
public class SettlementUnitTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task One_district_settles_while_the_other_still_waits(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        var there = office.MoveTo("05998", new DateOnly(2024, 8, 1));
        office.Disabled();
        Answer(office, office.Sent("2024-07"), "2024-07");

        var settled = SettleOnly(office, "2024-07", there);

        settled.Sums.PaidVnd.ShouldBe(750_000);
        State(office, there).ShouldBe(ListState.Closed);
        State(office, office.Areas[0]).ShouldBe(ListState.Approved);
        var rest = office.Settle("2024-07");
        rest.Settlements.Select(one => one.PaidVnd).Order().ShouldBe([500_000, 750_000]);
        rest.Sums.PaidVnd.ShouldBe(1_250_000);
        State(office, office.Areas[0]).ShouldBe(ListState.Closed);
        office.Settle("2024-07").AlreadySettled.ShouldBeTrue();
        Invariants(office);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_commune_alone_cannot_settle_its_district(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        var there = office.MoveTo("05977", new DateOnly(2024, 8, 1));
        office.Disabled();
        Answer(office, office.Sent("2024-07"), "2024-07");

        var refusal = Should.Throw<RefusedException>(() => SettleOnly(office, "2024-07", there)).Refusal;

        refusal.Code.ShouldBe("AREA");
        refusal.Message.ShouldContain("Thành phố Lạng Sơn");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task From_July_2025_each_commune_settles_for_itself(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var here = office.MoveTo("05983", new DateOnly(2026, 1, 1));
        office.Disabled("Lý Thị Say", from: "2026-01");
        var there = office.MoveTo("05977", new DateOnly(2026, 1, 1));
        office.Disabled(from: "2026-01");
        office.Areas = [here, there];
        office.At(new DateOnly(2025, 12, 20));
        Answer(office, office.Sent("2026-01"), "2026-01");

        SettleOnly(office, "2026-01", there).Settlements.Single().PayingUnitId.ShouldBe(there);

        State(office, here).ShouldBe(ListState.Approved);
        office.Settle("2026-01").Settlements.Count.ShouldBe(2);
        Invariants(office);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_list_approved_after_its_district_settled_goes_into_the_next_month_of_the_books(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        Answer(office, office.Sent("2024-07"), "2024-07");
        office.Settle("2024-07").Sums.PaidVnd.ShouldBe(500_000);
        office.MoveTo("05977", new DateOnly(2024, 8, 1));
        office.Disabled();

        Answer(office, office.Sent("2024-07"), "2024-07");

        office.Fresh(db => db.Number("SELECT SUM(amount_vnd) FROM transfers WHERE month = 202408")).ShouldBe(1_500_000);
        office.Settle("2024-07").AlreadySettled.ShouldBeTrue();
        Invariants(office);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_keeps_a_month_from_being_settled_can_be_asked_before(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        WhyNot(office).ShouldBe("NOTHING_SENT");
        office.Approved("2024-07");
        WhyNot(office).ShouldBe("NOT_EXPORTED");
        office.Order("2024-07");
        var batch = office.Export("2024-07").Single();
        WhyNot(office).ShouldBe("NO_RESULT");
        Answer(office, batch, "2024-07");
        WhyNot(office).ShouldBeNull();
        var there = office.MoveTo("05998", new DateOnly(2024, 8, 1));
        office.Disabled();
        office.Approved("2024-07");
        WhyNot(office).ShouldBe("NOT_EXPORTED");
        office.Areas = [.. office.Areas.Where(area => area != there)];
        WhyNot(office).ShouldBeNull();

        office.Settle("2024-07").Sums.PaidVnd.ShouldBe(500_000);

        WhyNot(office).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_check_finds_a_settlement_that_the_ledger_does_not_bear_out(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        Answer(office, office.Sent("2024-07"), "2024-07");
        office.Settle("2024-07");

        office.Fresh(db => db.Execute("UPDATE settlements SET paid_vnd = paid_vnd - 1, carried_forward_vnd = 1"));

        Broken(office).ShouldBe(["I-01b"]);
    }

    private static string? WhyNot(Office office) => office.Fresh(db =>
        new Core.Reconciliation.SettlementService(db, office.Clock, new IdSource(office.Clock)).WhyNot(
            Month.Parse("2024-07"), PaymentMethod.Post, office.Areas))?.Code;

    private static void Answer(Office office, PaymentBatch batch, string month)
    {
        office.At(Month.Parse(month).LastDay);
        var text = Encoding.UTF8.GetString(office.Fresh(db => new SimulatedResults(db).For(batch, Month.Parse(month))));
        text = Regex.Replace(text, ",[^,]*T08:00:00[+]07:00,GD", ",,GD-" + batch.Number + "-");
        office.Result(text, batch.Number + ".csv").Exceptions.ShouldBe(0);
    }

    private static Core.Reconciliation.SettleResult SettleOnly(Office office, string month, int commune)
    {
        var all = office.Areas;
        office.Areas = [commune];
        try
        {
            return office.Settle(month);
        }
        finally
        {
            office.Areas = all;
        }
    }

    private static ListState State(Office office, int commune) =>
        office.Fresh(db => db.PayrollLists.Single(list => list.AreaId == commune).State);

    private static void Invariants(Office office) => Broken(office).ShouldBeEmpty();

    private static IEnumerable<string> Broken(Office office) =>
        [.. office.Fresh(db => new LedgerCheck(db, office.Law).Run()).Where(one => one.Broken > 0).Select(one => one.Id)];
}
