using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Policy;
using static AnSinh.Core.Tests.Payroll.ReachedOffice;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>
/// “Vì sao?” of somebody whom a change of law leaves open says the same as the list: what is kept, why, who decides,
/// and what was decided.
/// </summary>
public class LawQuestionToldTests
{
    private const string Keeping = "theo căn cứ của luật cũ";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_parent_kept_on_the_list_is_told_what_is_kept_why_and_who_decides(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        var parent = Parent(office);
        office.ListedByTheOldLaw("2026-10");

        foreach (var (month, vnd) in (ReadOnlySpan<(string, long)>)[("2026-11", 540_000), ("2026-10", 500_000)])
        {
            var why = Why(office, parent, month);
            var told = why.Questions.ShouldHaveSingleItem();
            why.DueVnd.ShouldBe(vnd, month);
            why.Next.ShouldBeNull();
            why.Explanation!.TotalVnd.ShouldBe(0);
            (told.Kind, told.IsOpen).ShouldBe((LawQuestionKind.Lost, true));
            told.Kept.ShouldContain(Keeping);
            told.Kept.ShouldContain("20/2021/NĐ-CP Điều 5 khoản 4");
            told.Why.ShouldContain("335/2026/NĐ-CP");
            told.Decides.ShouldContain("Chưa ai quyết định. Công chức lập danh sách của xã");
            told.Address.ShouldBe("/phap-luat/chuyen-muc/2026-11/phai-quyet?loai=Lost");
        }
    }

    [Theory]
    [InlineData(LawChoice.Keep, 540_000, "tiếp tục chi theo mức mới", Keeping)]
    [InlineData(LawChoice.Stop, 0, "thôi hưởng", "không chi nữa")]
    public async Task Once_decided_it_is_told_what_was_decided_when_and_by_which_paper(
        LawChoice choice, long vnd, string chosen, string kept)
    {
        await using var office = await ReachedOffice.OpenAsync(Engine.Sqlite);
        var parent = Parent(office);
        office.ListedByTheOldLaw("2026-10");
        office.Decide(Questions(office, "2026-11").Single(), new LawAnswer(choice, "Công văn 12/UBND-VX"))
            .ShouldBeNull();

        var why = Why(office, parent, "2026-11");

        var told = why.Questions.ShouldHaveSingleItem();
        why.DueVnd.ShouldBe(vnd);
        (told.IsOpen, told.Address).ShouldBe((false, null));
        told.Kept.ShouldContain(kept);
        told.Decides.ShouldContain("06/10/2026");
        told.Decides.ShouldContain(chosen);
        told.Decides.ShouldContain("Công văn 12/UBND-VX");
        office.Prepare("2026-11");
        office.Lines("2026-11").Where(line => line.Kind == LineKind.Regular).Sum(line => line.AmountVnd).ShouldBe(vnd);
    }

    [Theory]
    [InlineData(null, 1_080_000, "hệ số 2,0 của luật mới (luật cũ 1,5)")]
    [InlineData(LawChoice.New, 1_080_000, "hệ số 2,0 của luật mới (luật cũ 1,5)")]
    [InlineData(LawChoice.Old, 810_000, "hệ số 1,5 của luật cũ")]
    public async Task An_elder_whose_coefficient_is_read_two_ways_is_told_which_one_the_list_takes(
        LawChoice? choice, long vnd, string coefficient)
    {
        await using var office = await ReachedOffice.OpenAsync(Engine.Sqlite);
        var elder = Elder76(office);
        office.ListedByTheOldLaw();
        if (choice is { } chosen)
        {
            office.Decide(Questions(office, "2026-10").Single(), new LawAnswer(chosen, "Công văn 12")).ShouldBeNull();
        }

        var september = Why(office, elder, "2026-09");

        september.DueVnd.ShouldBe(vnd);
        september.Questions.ShouldHaveSingleItem().Kept.ShouldContain(coefficient);
        september.Questions[0].Kept.ShouldContain("810.000");
        Why(office, elder, "2026-10").DueVnd.ShouldBe(1_080_000);
    }

    [Fact]
    public async Task A_decision_that_the_lists_have_followed_is_still_told()
    {
        await using var office = await ReachedOffice.OpenAsync(Engine.Sqlite);
        var elder = Elder76(office);
        office.ListedByTheOldLaw();
        office.Decide(Questions(office, "2026-10").Single(), new LawAnswer(LawChoice.Old, "Công văn 12"))
            .ShouldBeNull();
        office.Approved("2026-10");

        var told = Why(office, elder, "2026-11").Questions.ShouldHaveSingleItem();

        told.Sentences.ShouldHaveSingleItem().ShouldContain("giữ hệ số cũ đến khi luật có hiệu lực");
    }

    [Fact]
    public async Task The_difference_of_the_dead_is_told_with_the_one_who_is_named()
    {
        await using var office = await ReachedOffice.OpenAsync(Engine.Sqlite);
        var dead = office.Disabled("Lý Văn Xuân", from: "2026-07");
        office.Approved("2026-07");
        office.Approved("2026-08");
        office.At(new DateOnly(2026, 8, 25));
        office.Death(dead, "2026-08-20");
        office.Law = ReachedOffice.Today;
        office.At(new DateOnly(2026, 10, 6));
        Why(office, dead, "2026-09").Questions.ShouldHaveSingleItem().Kept
            .ShouldContain("của người đã chết không đưa vào danh sách");

        office.Decide(
            Questions(office, "2026-09").Single(),
            new LawAnswer(LawChoice.Pay, "Con trai", "Lý Văn Hải", "999089000123"))
            .ShouldBeNull();

        var told = Why(office, dead, "2026-09").Questions.ShouldHaveSingleItem();
        told.Decides.ShouldContain("chi cho người nhận thay (Lý Văn Hải)");
        told.Kept.ShouldContain("được đưa vào danh sách cho người nhận thay");
    }

    [Fact]
    public async Task Control_nobody_whom_the_law_does_not_leave_open_is_told_of_a_question()
    {
        await using var office = await ReachedOffice.OpenAsync(Engine.Sqlite);
        var disabled = office.Disabled("Lý Văn Xuân", from: "2026-07");
        Parent(office);
        Why(office, disabled, "2026-07").Questions.ShouldBeEmpty();
        office.ListedByTheOldLaw();

        foreach (var month in (ReadOnlySpan<string>)["2026-07", "2026-09", "2026-10", "2027-01"])
        {
            var why = Why(office, disabled, month);
            why.Questions.ShouldBeEmpty(month);
            why.DueVnd.ShouldBe(810_000, month);
        }
    }

    private static ProgrammeWhy Why(Office office, Person person, string month) => office.Fresh(
        db => new WhyQueries(db, office.Law).For(person, Month.Parse(month)).Programmes.ShouldHaveSingleItem());

    private static IReadOnlyList<LawQuestion> Questions(Office office, string month) => office.Fresh(db =>
        new LawChangePreview(db, office.Law).Run(Month.Parse(month), office.Areas)).ShouldHaveSingleItem().Questions;
}
