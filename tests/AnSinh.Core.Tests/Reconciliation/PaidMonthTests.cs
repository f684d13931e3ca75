using System.Globalization;
using System.Text;
using AnSinh.Core.Bookkeeping;
using AnSinh.Core.Payments;
using AnSinh.Core.Payroll;
using AnSinh.Core.Reporting;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;

namespace AnSinh.Core.Tests.Reconciliation;

/// <summary>From the order to the settlement: no đồng without a state, nobody paid twice.</summary>
public sealed class PaidMonthTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task One_order_goes_to_the_treasury_for_the_district_and_a_second_run_finds_it_made(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Disabled();
        office.Approved("2024-07");

        var order = office.Order("2024-07").ShouldHaveSingleItem();
        office.Order("2024-07").ShouldHaveSingleItem().Number.ShouldBe(order.Number);

        order.AmountVnd.ShouldBe(1_250_000);
        order.Number.ShouldBe("202407-178-VNPOST-1");
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM transfers WHERE kind = 'FUNDS_TRANSFERRED'")).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_order_form_follows_the_setting(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Db.Settings.Add(new Setting { Key = PayingUnits.OrderFormSetting, Value = "estimate" });
        office.Elder();
        office.Approved("2024-07");

        office.Order("2024-07").Single().Form.ShouldBe("C2-02a/NS");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_is_paid_and_what_came_back_adds_up_in_the_settlement(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Disabled();
        var batch = office.Sent("2024-07");

        var result = office.Result(File(office, batch, (1, "THANH_CONG"), (2, "TRA_LAI")));
        var settled = office.Settle("2024-07").Sums;

        result.Applied.ShouldBe(2);
        settled.TransferredVnd.ShouldBe(1_250_000);
        settled.PaidVnd.ShouldBe(500_000);
        settled.CarriedForwardVnd.ShouldBe(750_000);
        office.List("2024-07").State.ShouldBe(ListState.Closed);
        Invariants(office);
    }

    [Trait("Check", "S07")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_same_result_file_again_does_nothing_and_says_so(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        var batch = office.Sent("2024-07");
        var file = File(office, batch, (1, "THANH_CONG"));
        office.Result(file);

        office.Result(file).AlreadyApplied.ShouldBeTrue();
        var sameContentOtherBytes = office.Result(file.Replace("\r\n", "\n", StringComparison.Ordinal), "doi-ten.csv");

        sameContentOtherBytes.Applied.ShouldBe(0);
        sameContentOtherBytes.Duplicates.ShouldBe(1);
        office.Fresh(db => db.Number("SELECT SUM(amount_vnd) FROM transfers WHERE kind = 'PAID'")).ShouldBe(500_000);
    }

    [Trait("Check", "S07")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Settling_waits_for_the_last_result(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Disabled();
        var batch = office.Sent("2024-07");
        office.Result(File(office, batch, (1, "THANH_CONG")));

        Should.Throw<RefusedException>(() => office.Settle("2024-07")).Refusal.Code.ShouldBe("NO_RESULT");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Money_nobody_collected_is_on_the_next_list_and_the_order_asks_only_for_the_rest(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Disabled();
        var batch = office.Sent("2024-07");
        office.Result(File(office, batch, (1, "TRA_LAI"), (2, "THANH_CONG")));
        office.Settle("2024-07");
        office.At(new DateOnly(2024, 7, 20));

        var next = office.Sent("2024-08");

        var carried = office.Lines("2024-08").Single(line => line.Kind == LineKind.CarriedOver);
        carried.AmountVnd.ShouldBe(500_000);
        carried.BenefitMonth.ToString().ShouldBe("2024-07");
        var order = office.Order("2024-08").Single();
        order.ListVnd.ShouldBe(1_750_000);
        order.HeldVnd.ShouldBe(500_000);
        order.AmountVnd.ShouldBe(1_250_000);
        office.Result(File(office, next, (1, "THANH_CONG"), (2, "THANH_CONG"), (3, "THANH_CONG")));
        var settled = office.Settle("2024-08").Sums;
        settled.BroughtForwardVnd.ShouldBe(500_000);
        settled.PaidVnd.ShouldBe(1_750_000);
        settled.CarriedForwardVnd.ShouldBe(0);
        Invariants(office);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_line_whose_fate_is_unknown_is_not_listed_again(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Disabled();
        var batch = office.Sent("2024-07");
        office.Result(File(office, batch, (1, "CHO_XU_LY"), (2, "THANH_CONG")));
        office.Settle("2024-07").Sums.CarriedForwardVnd.ShouldBe(500_000);
        office.At(new DateOnly(2024, 7, 20));

        office.Prepare("2024-08");

        office.Lines("2024-08").ShouldAllBe(line => line.Kind == LineKind.Regular);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_payment_that_came_back_later_is_a_reversal_entry(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        var batch = office.Sent("2024-07");
        office.Result(File(office, batch, (1, "THANH_CONG")));

        var later = office.Result(File(office, batch, (1, "TRA_LAI")), "tra-lai.csv");

        later.ReversedVnd.ShouldBe(500_000);
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM transfers WHERE kind = 'PAID'")).ShouldBe(1);
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM transfers WHERE kind = 'REVERSED'")).ShouldBe(1);
        office.Fresh(db => db.Set<Instruction>().Single().State).ShouldBe("REVERSED");
        Invariants(office);
    }

    [Trait("Check", "S07")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_file_of_a_batch_never_sent_is_refused_whole(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        var batch = office.Sent("2024-07");
        var file = File(office, batch, (1, "THANH_CONG")).Replace(batch.Number, "L999", StringComparison.Ordinal);

        Should.Throw<RefusedException>(() => office.Result(file)).Refusal.Code.ShouldBe("BATCH_UNKNOWN");
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM result_lines")).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Money_that_comes_back_after_the_settlement_is_written_into_the_open_month(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        var batch = office.Sent("2024-07");
        office.Result(File(office, batch, (1, "THANH_CONG")));
        var july = office.Settle("2024-07").Sums;

        office.Result(File(office, batch, (1, "TRA_LAI")), "tra-lai-muon.csv");
        office.At(new DateOnly(2024, 7, 20));
        var next = office.Sent("2024-08");
        office.Result(File(office, next, (1, "THANH_CONG"), (2, "THANH_CONG")), "thang-8.csv");
        var august = office.Settle("2024-08").Sums;

        july.CarriedForwardVnd.ShouldBe(0);
        august.BroughtForwardVnd.ShouldBe(0);
        (august.TransferredVnd, august.PaidVnd, august.CarriedForwardVnd).ShouldBe((500_000, 500_000, 0));
        office.Fresh(db => db.Number("SELECT month FROM transfers WHERE kind = 'REVERSED'")).ShouldBe(202408);
        Invariants(office);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task After_the_day_of_the_report_a_line_without_answer_is_unknown_and_nobody_is_paid_twice(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Disabled();
        var batch = office.Sent("2024-07");
        office.Result(File(office, batch, (1, "THANH_CONG")));
        office.At(new DateOnly(2024, 7, 20));
        Should.Throw<RefusedException>(() => office.Overdue("2024-07")).Refusal.Code.ShouldBe("REPORT_NOT_DUE");
        office.At(new DateOnly(2024, 7, 21));

        office.Overdue("2024-07").ShouldBe(1);

        office.Overdue("2024-07").ShouldBe(0);
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM audit_events WHERE action = 'RESULT_OVERDUE'")).ShouldBe(1);
        office.Settle("2024-07").Sums.CarriedForwardVnd.ShouldBe(750_000);
        office.Prepare("2024-08");
        office.Lines("2024-08").ShouldNotContain(line => line.Kind == LineKind.CarriedOver);
        office.Result(File(office, batch, (2, "TRA_LAI")), "tra-loi-muon.csv").ReturnedVnd.ShouldBe(750_000);
        office.Prepare("2024-08");
        office.Lines("2024-08").Single(line => line.Kind == LineKind.CarriedOver).AmountVnd.ShouldBe(750_000);
        Invariants(office);
    }

    private static void Invariants(Office office) =>
        office.Fresh(db => new LedgerCheck(db, office.Law).Run()).Where(result => result.Broken > 0)
            .ShouldBeEmpty();

    /// <summary>A result file in our own csv format, for lines of the batch by number.</summary>
    private static string File(Office office, PaymentBatch batch, params (int LineNo, string Status)[] lines)
    {
        var text = new StringBuilder("ma_ky,ma_lo,ma_dong,ho_ten,so_tk,so_tien,trang_thai,ma_loi,thoi_gian,ma_gd\r\n");
        var totalVnd = 0L;
        foreach (var (lineNo, status) in lines)
        {
            var sent = office.Lines(batch.Month.ToString()).Single(line => line.LineNo == lineNo);
            var reference = Office.Reference(batch.Month, lineNo);
            totalVnd += sent.AmountVnd;
            text.Append(CultureInfo.InvariantCulture,
                $"{batch.Month},{batch.Number},{reference},{sent.PayeeName},,{sent.AmountVnd},{status},,,GD{batch.Month.Code}{lineNo}\r\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"TONG,,{lines.Length},,,{totalVnd},,,,\r\n").ToString();
    }
}
