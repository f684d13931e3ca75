using AnSinh.Core.LawFiles;
using AnSinh.Policy.Law;
using AnSinh.Policy.OneTime;

namespace AnSinh.Policy.Tests;

/// <summary>One-time support where a province has a base of its own, and funerals of the social pension.</summary>
public class OneTimeTests
{
    private static readonly LawBook Book = LawFiles.Embedded().Book;
    private static readonly LocalLaw All = new(700_000, LocalScope.All);
    private static readonly LocalLaw AllowanceOnly = new(700_000);

    [Fact]
    public void A_local_base_counts_only_where_its_resolution_reaches_so_far_and_is_higher()
    {
        var day = new DateOnly(2026, 11, 1);
        long Funeral(LocalLaw? local) =>
            FuneralSupport.DueVnd(Book, new FuneralFacts(Deceased.MonthlyBeneficiary, day), local);

        Funeral(null).ShouldBe(10_800_000);
        Funeral(All).ShouldBe(14_000_000);
        Funeral(AllowanceOnly).ShouldBe(10_800_000);
        Funeral(new LocalLaw(500_000, LocalScope.All)).ShouldBe(10_800_000);
        Funeral(new LocalLaw(700_000, LocalScope.Allowance | LocalScope.Care | LocalScope.Facility))
            .ShouldBe(10_800_000);
        Funeral(new LocalLaw(700_000, LocalScope.Allowance | LocalScope.OneTime)).ShouldBe(14_000_000);
        OneTimeSupport.InjuryVnd(Book, day, 3, All).ShouldBe(7_000_000);
    }

    [Theory]
    [InlineData("2025-08-01", true, 10_000_000)]
    [InlineData("2025-08-01", false, 0)]
    [InlineData("2026-11-01", true, 10_800_000)]
    [InlineData("2026-11-01", false, 0)]
    public void Who_died_before_the_decision_on_the_social_pension_is_buried_by_it_if_entitled(
        string died, bool eligible, long vnd) => FuneralSupport.DueVnd(Book, new FuneralFacts(
            Deceased.SocialPensionApplicantUndecided, DateOnly.Parse(died, null))
        { Eligible = eligible })
        .ShouldBe(vnd);

    /// <summary>Twenty times the standard rate (176/2025 Điều 5), then the pension's own (335/2026 Điều 31).</summary>
    [Theory]
    [InlineData("2025-08-01", 10_000_000, 14_000_000)]
    [InlineData("2026-10-04", 10_800_000, 14_000_000)]
    [InlineData("2026-10-05", 10_800_000, 10_800_000)]
    public void Funeral_support_of_the_social_pension_follows_the_basis_its_decree_names(
        string died, long national, long local)
    {
        var facts = new FuneralFacts(Deceased.SocialPension, DateOnly.Parse(died, null));

        FuneralSupport.DueVnd(Book, facts).ShouldBe(national);
        FuneralSupport.DueVnd(Book, facts, All).ShouldBe(local);
    }
}
