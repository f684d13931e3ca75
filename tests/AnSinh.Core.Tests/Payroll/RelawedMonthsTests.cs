using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>
/// Decree 335 comes on 05/10/2026 and reaches back to July: the months already listed stay, everybody's difference
/// comes with the next list.
/// </summary>
public class RelawedMonthsTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_month_since_July_is_made_up_once_in_the_next_list(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        office.Disabled("Lý Văn Xuân", from: "2026-07");
        office.Person("Vi Thị Hom", "1970-01-01");
        office.ListedByTheOldLaw();
        office.Lines("2026-09").Single().AmountVnd.ShouldBe(750_000);

        office.Approved("2026-10");
        office.Approved("2026-11");

        office.Lines("2026-10").Where(line => line.Kind == LineKind.Arrears)
            .Select(line => (line.BenefitMonth.ToString(), line.AmountVnd))
            .ShouldBe([("2026-07", 60_000), ("2026-08", 60_000), ("2026-09", 60_000)]);
        office.Lines("2026-10").Single(line => line.Kind == LineKind.Regular).AmountVnd.ShouldBe(810_000);
        office.Lines("2026-11").ShouldHaveSingleItem().AmountVnd.ShouldBe(810_000);
        office.Lines("2026-09").Single().AmountVnd.ShouldBe(750_000);
        office.Broken().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_late_fact_and_a_late_law_are_made_up_together_and_not_twice(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        var worse = office.Disabled("Lý Văn Xuân", from: "2026-07");
        office.ListedByTheOldLaw();
        office.Fact(worse, FactKinds.Disability, "extremely_severe", "2026-09-01");

        office.Approved("2026-10");

        office.Lines("2026-10").Where(line => line.Kind == LineKind.Arrears).Select(line => line.AmountVnd)
            .ShouldBe([60_000, 60_000, 330_000]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_a_dead_person_would_have_got_waits_for_a_decision(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        var dead = office.Disabled("Lý Văn Xuân", from: "2026-07");
        office.Disabled("Vi Văn Chài", from: "2026-07");
        office.Approved("2026-07");
        office.At(new DateOnly(2026, 7, 15));
        office.Death(dead, "2026-07-10");
        office.Approved("2026-08");
        office.Law = ReachedOffice.Today;
        office.At(new DateOnly(2026, 10, 6));

        office.Prepare("2026-09");

        office.Lines("2026-09").ShouldNotContain(line => line.PersonId == dead.Id);
        office.Findings("2026-09").ShouldHaveSingleItem().ShouldContain("60.000");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_death_learnt_together_with_the_law_lists_nothing_for_the_dead(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        var dead = office.Disabled("Lý Văn Xuân", from: "2026-07");
        office.ListedByTheOldLaw();
        office.Death(dead, "2026-08-10");

        office.Prepare("2026-10");

        office.Lines("2026-10").ShouldNotContain(line => line.PersonId == dead.Id);
        office.Findings("2026-10").ShouldHaveSingleItem().ShouldContain("120.000");
        office.Fresh(db => db.Number("SELECT SUM(amount_vnd) FROM receivables")).ShouldBe(750_000);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_coefficient_that_rises_with_the_law_is_shown_before_it_is_signed(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        var elder = office.Person("Nông Thị Mẩy", "1949-01-01");
        office.Fact(elder, FactKinds.Poverty, "poor");
        office.Fact(elder, FactKinds.NoSupporter, FactKinds.Yes);
        office.Grant(elder, "2026-07", "5.5.a");
        office.ListedByTheOldLaw();

        office.Prepare("2026-10");

        office.Lines("2026-10").Where(line => line.Kind == LineKind.Arrears).Sum(line => line.AmountVnd)
            .ShouldBe(990_000);
        office.Findings("2026-10").Single(sentence => sentence.Contains("1,5 → 2,0", StringComparison.Ordinal))
            .ShouldContain("810.000");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Control_a_rule_that_was_changed_without_a_later_law_is_found(Engine engine)
    {
        await using var office = await ReachedOffice.OpenAsync(engine);
        office.Disabled(from: "2026-07");
        var texts = new Dictionary<string, string>(ReachedOffice.Before335.Texts);
        texts["parameters/standard-rate.yaml"] = texts["parameters/standard-rate.yaml"].Replace(
            "500000", "499000", StringComparison.Ordinal);
        office.Law = LawFiles.LawFiles.Load(texts);
        office.Approved("2026-07");
        office.Law = ReachedOffice.Today;

        office.Broken().ShouldBe(["I-08"]);
    }

    [Fact]
    public void The_law_before_the_decree_is_whole_and_pays_the_old_rate()
    {
        ReachedOffice.Before335.Book.For(new Policy.Month(2026, 8)).BaseVnd.ShouldBe(500_000);
        ReachedOffice.Before335.Book.TryLabel("ND335.5.6").ShouldBeNull();
        ReachedOffice.Before335.Book.TryLabel("ND20.5.6").ShouldNotBeNull();
        LawAsKnown.On(ReachedOffice.Today, new DateOnly(2026, 10, 5)).Book.For(new Policy.Month(2026, 8)).BaseVnd.ShouldBe(540_000);
    }

    [Fact]
    public void The_law_of_many_earlier_days_is_read_once_for_each_text()
    {
        var known = new KnownLaws(ReachedOffice.Today);

        var before = known.On(new DateOnly(2026, 10, 4));

        before.Sha256.ShouldBe(ReachedOffice.Before335.Sha256);
        known.On(new DateOnly(2026, 9, 20)).ShouldBeSameAs(before);
        known.On(new DateOnly(2026, 10, 5)).ShouldNotBeSameAs(before);
        known.On(new DateOnly(9999, 12, 31)).ShouldBeSameAs(ReachedOffice.Today);
    }
}
