using AnSinh.Core.Network;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payments;

namespace AnSinh.Core.Tests.Network;

/// <summary>Which bank looks after a commune, which fees it waives, and fees that it took all the same.</summary>
public sealed class BankAreaTests
{
    private static readonly BankAreaRequest Good = new("NH Agribank", "Chi nhánh Cao Lộc", "Lý Văn Sơn")
    {
        Phone = "0205 386 1234",
        Paper = "Công văn 45/NHNo ngày 10/6/2024",
        FromOn = NetworkOffice.Today,
        UntilOn = new DateOnly(2024, 12, 31),
        Waivers = [new("account", null, null, null), new("own_atm", new DateOnly(2024, 8, 1), null, "5 lần mỗi tháng")],
    };

    private static readonly FeeRequest Fee = new("Agribank", "account", 11_000)
    {
        ChargedOn = NetworkOffice.Today,
        Told = "trừ phí trên sao kê",
        ToldBy = "con gái, chị Hoa",
    };

    public static TheoryData<string, BankAreaRequest> BadAreas => new()
    {
        { "BANK_NAME", Good with { Bank = "Bưu điện" } },
        { "BANK_BRANCH", Good with { Branch = "" } },
        { "BANK_CONTACT", Good with { Contact = null } },
        { "BANK_PHONE", Good with { Phone = "gọi anh Sơn" } },
        { "PAPER", Good with { Paper = "cv" } },
        { "FROM", Good with { FromOn = null } },
        { "UNTIL", Good with { UntilOn = new DateOnly(2024, 6, 30) } },
        { "WAIVER_UNKNOWN", Good with { Waivers = [new("gift", null, null, null)] } },
        { "WAIVER_DAYS", Good with { Waivers = [new("account", new DateOnly(2024, 6, 30), null, null)] } },
        { "WAIVER_DAYS", Good with { Waivers = [new("account", null, new DateOnly(2025, 1, 1), null)] } },
    };

    public static TheoryData<string, FeeRequest> BadFees => new()
    {
        { "BANK_NAME", Fee with { Bank = "" } },
        { "WAIVER_UNKNOWN", Fee with { Waiver = "gift" } },
        { "FEE_AMOUNT", Fee with { AmountVnd = null } },
        { "FEE_AMOUNT", Fee with { AmountVnd = 0 } },
        { "FEE_AMOUNT", Fee with { AmountVnd = 10_000_001 } },
        { "FEE_DAY", Fee with { ChargedOn = NetworkOffice.Today.AddDays(1) } },
        { "FEE_TOLD_BY", Fee with { ToldBy = " " } },
        { "REASON_SHORT", Fee with { Told = "phí" } },
    };

    [Theory]
    [MemberData(nameof(BadAreas))]
    public void A_registration_says_bank_branch_paper_and_days(string code, BankAreaRequest asked)
    {
        BankAreaRules.Fault(asked, NetworkOffice.Today)!.Code.ShouldBe(code);
        BankAreaRules.Fault(Good, NetworkOffice.Today).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(BadFees))]
    public void A_report_says_who_took_what_when(string code, FeeRequest asked)
    {
        FeeRules.Fault(asked, NetworkOffice.Today)!.Code.ShouldBe(code);
        FeeRules.Fault(Fee, NetworkOffice.Today).ShouldBeNull();
    }

    [Fact]
    public void The_five_fees_of_the_plan_are_data_with_their_source()
    {
        FeeWaivers.All.Select(one => one.Code)
            .ShouldBe(["account", "balance_sms", "authentication_sms", "card", "own_atm"]);
        FeeWaivers.Cite.ShouldContain("An Giang");
        FeeWaivers.LabelOf("gift").ShouldBe("gift");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_branch_is_registered_once_for_a_time_and_is_ended_with_a_reason(Engine engine)
    {
        await using var office = await NetworkOffice.OpenAsync(engine);
        Register(office, Good);
        NetworkOffice.Refused(() => Register(office, Good with { Branch = "chi nhánh cao lộc" }))
            .ShouldBe("BANK_AREA_TWICE");
        Register(office, Good with { Bank = "Vietcombank" });
        Register(office, Good with { FromOn = new DateOnly(2025, 1, 1), UntilOn = null, Waivers = [] });

        var rows = Areas(office);
        rows.Select(row => row.Area.Bank).ShouldBe(["agribank", "agribank", "vcb"]);
        rows[0].Waives("account", NetworkOffice.Today).ShouldBeTrue();
        rows[0].Waives("own_atm", NetworkOffice.Today).ShouldBeFalse();
        rows[0].Waives("own_atm", new DateOnly(2024, 8, 1)).ShouldBeTrue();
        rows[0].Waives("account", new DateOnly(2025, 1, 1)).ShouldBeFalse();

        NetworkOffice.Refused(() => End(office, rows[2], new DateOnly(2025, 1, 31))).ShouldBe("END_DAY");
        NetworkOffice.Refused(() => End(office, rows[2], new DateOnly(2024, 9, 30), "hết")).ShouldBe("REASON_SHORT");
        End(office, rows[2], new DateOnly(2024, 9, 30));
        End(office, rows[2], new DateOnly(2024, 9, 30));
        Areas(office)[2].Area.HoldsOn(new DateOnly(2024, 10, 1)).ShouldBeFalse();
        (office.Events("BANK_AREA_REGISTERED"), office.Events("BANK_AREA_ENDED")).ShouldBe((3, 1));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_fee_is_reported_once_and_the_answer_of_the_bank_closes_it(Engine engine)
    {
        await using var office = await NetworkOffice.OpenAsync(engine);
        var person = office.Elder("Nông Thị Mẩy", "Nà Mon", channel: "BANK");
        Report(office, person, Fee);
        Fees(office).Single().IsPromised.ShouldBeFalse();
        Register(office, Good);
        Fees(office).Single().IsPromised.ShouldBeTrue();
        NetworkOffice.Refused(() => Report(office, person, Fee)).ShouldBe("FEE_TWICE");
        Report(office, person, Fee with { Waiver = "card", AmountVnd = 50_000 });

        var report = Fees(office).Single(row => row.Report.Waiver == "account").Report;
        NetworkOffice.Refused(() => Answer(office, report, new(FeeAnswer.Refunded, NetworkOffice.Today)))
            .ShouldBe("REFUND_AMOUNT");
        NetworkOffice.Refused(() => Answer(
            office, report, new(FeeAnswer.Refunded, NetworkOffice.Today) { RefundedVnd = 11_001 }))
            .ShouldBe("REFUND_AMOUNT");
        NetworkOffice.Refused(() => Answer(office, report, new(FeeAnswer.Refused, NetworkOffice.Today)))
            .ShouldBe("REASON_MISSING");
        NetworkOffice.Refused(() => Answer(
            office, report, new(FeeAnswer.Refunded, NetworkOffice.Today.AddDays(1)) { RefundedVnd = 1 }))
            .ShouldBe("ANSWER_DAY");
        Answer(office, report, new(FeeAnswer.Refunded, NetworkOffice.Today) { RefundedVnd = 11_000 });
        NetworkOffice.Refused(() => Answer(
            office, report, new(FeeAnswer.Refused, NetworkOffice.Today) { Text = "phí của thẻ thứ hai" }))
            .ShouldBe("FEE_ANSWERED");
        Should.Throw<System.Data.Common.DbException>(() => office.Office.Db.Execute(
            "UPDATE fee_reports SET answer_text = 'x' WHERE answer IS NOT NULL"))
            .Message.ShouldContain("an answer stays");

        Fees(office).Select(row => row.Report.Answer).ShouldBe([null, FeeAnswer.Refunded]);
        (office.Events("FEE_REPORTED"), office.Events("FEE_ANSWERED")).ShouldBe((2, 1));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_a_bank_leaves_open_too_long_stands_first(Engine engine)
    {
        await using var office = await NetworkOffice.OpenAsync(engine);
        var person = office.Elder("Nông Thị Mẩy", "Nà Mon", channel: "BANK");
        Report(office, person, Fee);
        office.Office.At(NetworkOffice.Today.AddDays(10));
        Report(office, person, Fee with { AmountVnd = 22_000 });
        office.Office.At(NetworkOffice.Today.AddDays(15));
        Fees(office).ShouldAllBe(row => !row.IsOverdue);
        office.Office.At(NetworkOffice.Today.AddDays(16));
        Fees(office).Select(row => (row.Report.AmountVnd, row.IsOverdue)).ShouldBe([(11_000, true), (22_000, false)]);
        office.Office.Set(FeeWaivers.DaysSetting, "30");
        Fees(office).ShouldAllBe(row => !row.IsOverdue);
    }

    private static void Register(NetworkOffice office, BankAreaRequest asked) => office.Do(db =>
        new BankAreaDesk(db, office.Office.Clock, office.Ids).Register(
            [office.Office.Commune], asked, NetworkOffice.Who));

    private static void End(
        NetworkOffice office, BankAreaRow row, DateOnly? last, string reason = "đổi địa bàn theo công văn 51") =>
        office.Do(db => new BankAreaDesk(db, office.Office.Clock, office.Ids)
            .End(row.Area, last, reason, NetworkOffice.Who));

    private static void Report(NetworkOffice office, Person person, FeeRequest asked) => office.Do(db =>
        new FeeDesk(db, office.Office.Clock, office.Ids).Report(person, asked, NetworkOffice.Who));

    private static void Answer(NetworkOffice office, FeeReport report, FeeAnswerRequest asked) => office.Do(db =>
        new FeeDesk(db, office.Office.Clock, office.Ids).Answer(report, asked, NetworkOffice.Who));

    private static IReadOnlyList<BankAreaRow> Areas(NetworkOffice office) =>
        office.Office.Fresh(db => BankQueries.Areas(db, [.. office.Office.Areas]));

    private static IReadOnlyList<FeeRow> Fees(NetworkOffice office) => office.Office.Fresh(db => BankQueries.Fees(
        db, [.. office.Office.Areas], office.Office.Clock.Today(), 50));
}
