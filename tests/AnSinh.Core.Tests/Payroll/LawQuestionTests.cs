using System.Data.Common;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using static AnSinh.Core.Tests.Payroll.ReachedOffice;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>
/// Whom Decree 335 leaves open: what an officer decides is what the next list pays, and undecided nobody loses and
/// nobody is stopped.
/// </summary>
public class LawQuestionTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task With_the_old_coefficient_decided_only_the_base_is_made_up_before_the_law_came(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        Elder76(office);
        office.ListedByTheOldLaw();
        var question = Questions(office, "2026-10").ShouldHaveSingleItem();
        (question.Kind, question.From.ToString(), question.To.ToString(), question.AtStakeVnd)
            .ShouldBe((LawQuestionKind.Coefficient, "2026-07", "2026-09", 810_000));

        Decide(office, question, new LawAnswer(LawChoice.Old, "Công văn 12/UBND-VX")).ShouldBeNull();
        office.Approved("2026-10");

        Arrears(office, "2026-10").ShouldBe([("2026-07", 60_000), ("2026-08", 60_000), ("2026-09", 60_000)]);
        office.Lines("2026-10").Single(line => line.Kind == LineKind.Regular).AmountVnd.ShouldBe(1_080_000);
        office.Findings("2026-10").ShouldBeEmpty();
        office.Broken().ShouldBeEmpty();
        office.Approved("2026-11");
        office.Lines("2026-11").ShouldHaveSingleItem().AmountVnd.ShouldBe(1_080_000);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_month_in_which_the_law_was_already_in_force_has_one_reading(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        Elder76(office);
        office.ListedByTheOldLaw("2026-10");

        var question = Questions(office, "2026-11").ShouldHaveSingleItem();

        question.To.ToString().ShouldBe("2026-09");
        Decide(office, question, new LawAnswer(LawChoice.Old, "Công văn 12/UBND-VX")).ShouldBeNull();
        office.Approved("2026-11");
        Arrears(office, "2026-11")
            .ShouldBe([("2026-07", 60_000), ("2026-08", 60_000), ("2026-09", 60_000), ("2026-10", 330_000)]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_difference_of_a_dead_person_goes_to_the_one_who_is_named(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        var dead = office.Disabled("Lý Văn Xuân", from: "2026-07");
        office.Disabled("Vi Văn Chài", from: "2026-07");
        office.Approved("2026-07");
        office.Approved("2026-08");
        office.At(new DateOnly(2026, 8, 25));
        office.Death(dead, "2026-08-20");
        office.Law = ReachedOffice.Today;
        office.At(new DateOnly(2026, 10, 6));
        var question = Questions(office, "2026-09").ShouldHaveSingleItem();
        (question.Kind, question.AtStakeVnd).ShouldBe((LawQuestionKind.Deceased, 120_000));
        Decide(office, question, new LawAnswer(LawChoice.Pay, "Con trai", "Lý Văn Hải", "12")).ShouldNotBeNull()
            .Message.ShouldContain("12 chữ số");

        Decide(office, question, new LawAnswer(LawChoice.Pay, "Con trai", "Lý Văn Hải", "999 089 000 123"))
            .ShouldBeNull();
        office.Approved("2026-09");

        var lines = office.Lines("2026-09").Where(line => line.PersonId == dead.Id);
        lines.Select(line => (
            line.PayeeName, office.Db.Vault.Open(line.CitizenId, line.PersonId, SealedField.CitizenId), line.PersonId,
            line.Channel, line.AmountVnd)).ShouldBe([
            ("Lý Văn Hải", "999089000123", dead.Id, PaymentMethod.Cash, 60_000),
            ("Lý Văn Hải", "999089000123", dead.Id, PaymentMethod.Cash, 60_000)]);
        office.Broken().ShouldBeEmpty();
        office.Approved("2026-10");
        office.Lines("2026-10").ShouldNotContain(line => line.PersonId == dead.Id);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_parent_whom_only_the_old_law_knows_goes_on_receiving_until_somebody_decides(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        var parent = Parent(office);
        office.ListedByTheOldLaw("2026-10");
        office.Lines("2026-10").Single().AmountVnd.ShouldBe(500_000);

        office.Approved("2026-11");

        var line = office.Lines("2026-11").Single(one => one.Kind == LineKind.Regular);
        (line.PersonId, line.AmountVnd).ShouldBe((parent.Id, 540_000));
        Arrears(office, "2026-11").ShouldBe([("2026-07", 40_000), ("2026-08", 40_000), ("2026-09", 40_000)]);
        office.Findings("2026-11").ShouldHaveSingleItem().ShouldContain("tiếp tục chi");
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM receivables")).ShouldBe(0);
        office.Broken().ShouldBeEmpty();
        var question = Questions(office, "2026-12").ShouldHaveSingleItem();
        Decide(office, question, new LawAnswer(LawChoice.Stop, "Con đã nghỉ học")).ShouldBeNull();
        office.Prepare("2026-12");
        office.Lines("2026-12").ShouldBeEmpty();
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM receivables")).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_is_kept_by_decision_gets_the_new_rate_also_for_the_month_the_law_came(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        Parent(office);
        office.ListedByTheOldLaw("2026-10");

        Decide(office, Questions(office, "2026-11").Single(),
            new LawAnswer(LawChoice.Keep, "Chuyển mức theo khoản 3 Điều 32")).ShouldBeNull();
        office.Approved("2026-11");

        Arrears(office, "2026-11").Select(one => one.AmountVnd).ShouldBe([40_000, 40_000, 40_000, 40_000]);
        office.Findings("2026-11").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_student_stopped_at_22_is_named_and_not_listed_again(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        var student = office.Person("Hoàng Văn Sơn", "2004-05-01");
        office.Fact(student, FactKinds.ChildSituation, "a");
        office.Fact(student, FactKinds.Received51, FactKinds.Yes);
        office.Fact(student, FactKinds.Studying, FactKinds.Yes);
        office.Grant(student, "2026-01", "5.2");
        office.Fresh(db => db.Execute("UPDATE grants SET until_month = 202605"));
        office.Disabled("Lý Văn Xuân", from: "2026-07");
        office.ListedByTheOldLaw();

        var question = Questions(office, "2026-10").ShouldHaveSingleItem();

        (question.Kind, question.PersonId, question.AtStakeVnd)
            .ShouldBe((LawQuestionKind.Regained, student.Id, 810_000));
        Decide(office, question, new LawAnswer(LawChoice.Keep, "a"))!.Code.ShouldBe("CHOICE");
        office.Prepare("2026-10");
        office.Lines("2026-10").ShouldNotContain(line => line.PersonId == student.Id);
        office.Findings("2026-10").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_dead_person_with_a_risen_coefficient_is_one_question_of_each_kind(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        var elder = Elder76(office);
        office.Disabled("Lý Văn Xuân", from: "2026-07");
        office.ListedByTheOldLaw();
        office.Death(elder, "2026-08-20");

        Questions(office, "2026-10").Select(one => (one.Kind, one.From.ToString(), one.To.ToString(), one.AtStakeVnd))
            .ShouldBe([
                (LawQuestionKind.Coefficient, "2026-07", "2026-08", 540_000),
                (LawQuestionKind.Deceased, "2026-07", "2026-08", 660_000)], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_has_been_listed_is_not_asked_again_month_after_month(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        Elder76(office);
        office.ListedByTheOldLaw();
        office.Approved("2026-10");
        office.Findings("2026-10").ShouldHaveSingleItem().ShouldContain("810.000");

        office.Approved("2026-11");

        Questions(office, "2026-11").ShouldBeEmpty();
        office.Findings("2026-11").ShouldBeEmpty();
        Questions(office, "2026-10").ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_two_who_decide_at_once_the_second_is_told_and_a_list_asks_to_be_made_again(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        Elder76(office);
        office.ListedByTheOldLaw();
        office.Prepare("2026-10");
        var question = Questions(office, "2026-10").Single();
        office.At(new DateOnly(2026, 10, 7));
        Decide(office, question, new LawAnswer(LawChoice.Old, "Công văn 12")).ShouldBeNull();

        Decide(office, question, new LawAnswer(LawChoice.New, "Công văn 13"))!.Code.ShouldBe("ALREADY_DECIDED");

        Should.Throw<RefusedException>(() => office.Submit("2026-10")).Refusal.Code.ShouldBe("PREPARE_AGAIN");
        var seen = Questions(office, "2026-10").Single();
        seen.Decision!.Choice.ShouldBe(LawChoice.Old);
        Decide(office, seen, new LawAnswer(LawChoice.New, "Công văn 13")).ShouldBeNull();
        Questions(office, "2026-10").Single().Decision!.Choice.ShouldBe(LawChoice.New);
        foreach (var change in (ReadOnlySpan<string>)
            ["DELETE FROM law_decisions", "UPDATE law_decisions SET reason = 'x'"])
        {
            Should.Throw<DbException>(() => office.Fresh(db => db.Execute(change))).Message
                .ShouldContain("append-only");
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_choice_of_another_question_or_without_a_reason_is_refused(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        Elder76(office);
        office.ListedByTheOldLaw();
        var question = Questions(office, "2026-10").Single();

        Decide(office, question, new LawAnswer(LawChoice.Pay, "a"))!.Code.ShouldBe("CHOICE");
        Decide(office, question, new LawAnswer(null, "a"))!.Code.ShouldBe("CHOICE");
        Decide(office, question, new LawAnswer(LawChoice.Old, "  "))!.Code.ShouldBe("REASON");
        Questions(office, "2026-10").Single().Decision.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_preview_says_before_and_after_the_list_is_made_what_the_list_pays(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        Elder76(office);
        office.Disabled("Lý Văn Xuân", from: "2026-07");
        office.ListedByTheOldLaw();
        var before = Preview(office, "2026-10");

        office.Approved("2026-10");

        var after = Preview(office, "2026-10");
        foreach (var commune in (ReadOnlySpan<ChangedCommune>)[before, after])
        {
            (commune.Persons, commune.BeforeVnd, commune.AfterVnd, commune.ArrearsVnd)
                .ShouldBe((2, 1_500_000, 1_890_000, 1_170_000));
        }

        office.Lines("2026-10").Where(line => line.Kind == LineKind.Arrears).Sum(line => line.AmountVnd)
            .ShouldBe(1_170_000);
        Preview(office, "2026-11").ArrearsVnd.ShouldBe(0);
    }

    private static ChangedCommune Preview(Office office, string month) => office.Fresh(db =>
        new LawChangePreview(db, office.Law).Run(Month.Parse(month), office.Areas)).ShouldHaveSingleItem();

    private static IReadOnlyList<LawQuestion> Questions(Office office, string month) =>
        Preview(office, month).Questions;

    private static Refusal? Decide(Office office, LawQuestion question, LawAnswer answer) => office.Decide(question,
        answer);

    private static IEnumerable<(string Month, long AmountVnd)> Arrears(Office office, string month) =>
        office.Lines(month).Where(line => line.Kind == LineKind.Arrears)
            .Select(line => (line.BenefitMonth.ToString(), line.AmountVnd));
}
