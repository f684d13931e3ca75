using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Reporting;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>The month from preparing to approving.</summary>
public sealed class MonthTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_elder_of_eighty_is_listed_with_one_times_the_standard_rate(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();

        office.Prepare("2024-07").People.ShouldBe(1);

        var line = office.Lines("2024-07").ShouldHaveSingleItem();
        line.Ground.ShouldBe("ND20.5.5.c");
        line.Coefficient.ShouldBe(100);
        line.AmountVnd.ShouldBe(500_000);
        line.Change.ShouldBe(LineChange.Increase);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Someone_who_turns_eighty_in_the_month_is_listed_and_the_month_before_is_not(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder(birth: "1944-08-31");

        office.Prepare("2024-07").People.ShouldBe(0);
        office.Prepare("2024-08").People.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Preparing_again_gives_the_same_list(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Disabled();
        office.Prepare("2024-07");
        var first = Fingerprint(office);

        office.Prepare("2024-07");

        office.Lines("2024-07").Count.ShouldBe(2);
        Fingerprint(office).ShouldBe(first);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_difference_to_the_month_before_adds_up_and_each_line_has_its_reason(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var dying = office.Elder("Bế Thị Nhình");
        var worse = office.Disabled();
        office.Approved("2024-07");
        office.At(new DateOnly(2024, 7, 15));
        office.Death(dying, "2024-07-09");
        office.Fact(worse, FactKinds.Disability, "extremely_severe", "2024-08-01");
        office.Elder("Vi Thị Dén", from: "2024-08");

        office.Prepare("2024-08");

        var diff = office.Diff("2024-08");
        diff.OldVnd.ShouldBe(1_250_000);
        diff.IncreaseVnd.ShouldBe(500_000);
        diff.DecreaseVnd.ShouldBe(500_000);
        diff.AdjustVnd.ShouldBe(250_000);
        diff.NewVnd.ShouldBe(1_500_000);
        diff.Lines.Count.ShouldBe(3);
        diff.Lines.Single(line => line.Kind == "DECREASE").Reason.ShouldContain("Chết ngày 09/07/2024");
        diff.Lines.Single(line => line.Kind == "ADJUST").Reason.ShouldContain("1,5 → 2,0");
    }

    [Trait("Check", "S03")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_reason_of_a_difference_never_tells_an_illness(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var ill = office.Person("Lành Văn Khôi", "1988-02-03");
        office.Fact(ill, FactKinds.Hiv, "yes");
        office.Fact(ill, FactKinds.Poverty, "poor");
        office.Grant(ill, "2024-07", "5.8");
        office.Approved("2024-07");
        office.At(new DateOnly(2024, 7, 15));
        office.Fact(ill, FactKinds.Disability, "extremely_severe", "2024-08-01");

        office.Prepare("2024-08");

        var reason = office.Diff("2024-08").Lines.Single().Reason;
        reason.ShouldContain("750.000\u00A0đ → 1.000.000\u00A0đ");
        TellsNothing(reason);
        office.Findings("2024-08").ShouldHaveSingleItem();
        TellsNothing(office.Findings("2024-08")[0]);
        return;

        static void TellsNothing(string sentence)
        {
            foreach (var word in (ReadOnlySpan<string>)["HIV", "5.8", "1,5", "2,0"])
            {
                sentence.ShouldNotContain(word);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_province_with_a_higher_base_of_its_own_pays_it_from_its_month_on(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Areas = [office.MoveTo("06652", new DateOnly(2024, 9, 1))];
        var disabled = office.Disabled(from: "2024-09");
        office.Approved("2024-09");
        office.Lines("2024-09").Single().AmountVnd.ShouldBe(750_000);

        office.Approved("2024-10");

        office.Lines("2024-10").Single().AmountVnd.ShouldBe(1_050_000);
        office.Diff("2024-10").Lines.Single().Reason.ShouldContain("Mức chuẩn đổi");
        office.Fresh(db => new WhyQueries(db, office.Law).For(disabled, Month.Parse("2024-10"))).DueVnd.ShouldBe(1_050_000);
        office.Fresh(db => new LedgerCheck(db, office.Law).Run()).Where(one => one.Broken > 0).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Months_that_nobody_listed_are_named_on_the_next_list(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Approved("2024-07");
        office.Approved("2024-08");
        office.Findings("2024-08").ShouldBeEmpty();

        office.Prepare("2024-11");

        office.Findings("2024-11").ShouldHaveSingleItem().ShouldContain("tháng 09/2024 đến 10/2024");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_decision_that_came_late_is_paid_month_by_month_as_arrears(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Approved("2024-07");
        office.Approved("2024-08");
        office.At(new DateOnly(2024, 8, 20));
        var late = office.Disabled(from: "2024-07");

        office.Prepare("2024-09");

        var lines = office.Lines("2024-09").Where(line => line.PersonId == late.Id).ToList();
        lines.Where(line => line.Kind == LineKind.Arrears).Select(line => (line.BenefitMonth.ToString(), line.AmountVnd))
            .ShouldBe([("2024-07", 750_000L), ("2024-08", 750_000L)]);
        lines.Single(line => line.Kind == LineKind.Regular).AmountVnd.ShouldBe(750_000);
        office.Diff("2024-09").ArrearsVnd.ShouldBe(1_500_000);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Arrears_once_listed_are_not_listed_again(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Approved("2024-07");
        office.At(new DateOnly(2024, 7, 20));
        var late = office.Disabled(from: "2024-07");
        office.Approved("2024-08");
        office.At(new DateOnly(2024, 8, 20));
        office.Fact(late, FactKinds.Poverty, "poor", "2024-08-01");

        office.Prepare("2024-09");

        office.Lines("2024-09").ShouldAllBe(line => line.Kind == LineKind.Regular);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_death_learnt_late_makes_a_receivable_and_no_deduction(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var dead = office.Elder();
        office.Disabled();
        office.Approved("2024-07");
        office.Approved("2024-08");
        office.At(new DateOnly(2024, 8, 20));
        office.Death(dead, "2024-07-30");

        office.Prepare("2024-09");

        var receivable = office.Fresh(db => db.Receivables.Single());
        receivable.BenefitMonth.ToString().ShouldBe("2024-08");
        receivable.AmountVnd.ShouldBe(500_000);
        office.Lines("2024-09").ShouldHaveSingleItem().AmountVnd.ShouldBe(750_000);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_unclear_ground_keeps_the_old_amount_and_is_never_computed(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var person = office.Person("Triệu Thị Pán", "1978");
        office.Grant(person, "2024-07", null, fixedVnd: 500_000);
        office.Approved("2024-07");

        office.Prepare("2024-08");

        var line = office.Lines("2024-08").ShouldHaveSingleItem();
        line.AmountVnd.ShouldBe(500_000);
        line.Ground.ShouldBe(Due.Unclear);
        office.Fresh(db => db.PayrollFindings.Any(finding => finding.Code == "GROUND_UNCLEAR")).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_carer_has_a_line_beside_the_person_cared_for_and_is_not_counted_as_beneficiary(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var cared = office.Disabled(degree: "extremely_severe");
        var carer = office.Person("Hoàng Thị Liên", "1970-01-01");
        office.Grant(carer, "2024-07", null, programme: Grant.Care, careKind: "household_direct_xsevere", cared: cared.Id);

        office.Prepare("2024-07").People.ShouldBe(1);

        var line = office.Lines("2024-07").Single(line => line.Programme == Grant.Care);
        line.PersonId.ShouldBe(carer.Id);
        line.AmountVnd.ShouldBe(500_000);
    }

    [Trait("Check", "S08")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_regular_lines_for_one_person_and_month_are_refused_by_the_database(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Approved("2024-07");
        var line = office.Lines("2024-07").Single();

        Should.Throw<System.Data.Common.DbException>(() => office.Fresh(db => db.Execute(
            """
            INSERT INTO payroll_lines (list_id, line_no, person_id, person_code, programme, kind, benefit_month, ground, coefficient,
                amount_vnd, change, before_vnd, payee_name, channel, provider, live)
            SELECT list_id, 99, person_id, person_code, programme, kind, benefit_month, ground, coefficient,
                amount_vnd, change, before_vnd, payee_name, channel, provider, live FROM payroll_lines WHERE list_id = @p0
            """, line.ListId)));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_list_with_somebody_who_has_no_way_to_be_paid_cannot_be_submitted(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder(channel: null);
        office.Prepare("2024-07").Blocking.ShouldBe(1);

        Refused(() => office.Submit("2024-07")).Code.ShouldBe("BLOCKING_FINDING");
        office.List("2024-07").State.ShouldBe(ListState.Draft);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_fact_recorded_after_preparing_asks_for_preparing_again(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var elder = office.Elder();
        office.Prepare("2024-07");
        office.Clock.Advance(TimeSpan.FromMinutes(1));
        office.Fact(elder, FactKinds.Poverty, "poor");

        Refused(() => office.Submit("2024-07")).Code.ShouldBe("PREPARE_AGAIN");
        office.Prepare("2024-07");
        office.Submit("2024-07").Changed.ShouldBe(1);
    }

    [Trait("Check", "S05")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_made_the_list_does_not_approve_it(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Prepare("2024-07");
        office.Submit("2024-07");

        Refused(() => office.Approve("2024-07", Office.Maker)).Code.ShouldBe("MAKER_IS_CHECKER");
        office.Approve("2024-07").Changed.ShouldBe(1);
    }

    [Trait("Check", "S07")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_draft_cannot_be_approved(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Prepare("2024-07");

        Refused(() => office.Approve("2024-07")).Code.ShouldBe("NOT_SUBMITTED");
    }

    [Trait("Check", "S07")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Approving_twice_changes_nothing_and_says_it_is_done(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Approved("2024-07");

        var again = office.Approve("2024-07");

        again.Changed.ShouldBe(0);
        again.AlreadyDone.ShouldBe(1);
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM transfers")).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_returned_list_is_made_again_as_the_next_version(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Prepare("2024-07");
        office.Submit("2024-07");
        office.Return("2024-07");

        office.Approved("2024-07");

        office.List("2024-07").Version.ShouldBe(2);
        office.Lines("2024-07").Count.ShouldBe(1);
    }

    [Trait("Check", "S07")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_next_month_waits_until_this_one_is_approved(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Prepare("2024-07");

        Refused(() => office.Prepare("2024-08")).Code.ShouldBe("MONTH_BEFORE_OPEN");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task No_month_is_begun_while_an_earlier_one_is_open_not_even_past_a_month_without_lists(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Prepare("2024-07");

        Refused(() => office.Prepare("2024-09")).Where.ShouldBe("2024-07");
        office.Submit("2024-07");
        Refused(() => office.Prepare("2024-09")).Code.ShouldBe("MONTH_BEFORE_OPEN");
    }

    private static Refusal Refused(Action action) => Should.Throw<RefusedException>(action).Refusal;

    private static string Fingerprint(Office office) =>
        office.Fresh(db => ListFingerprint.OfLists(db, "h.month = 202407").Values.Single());
}
