using AnSinh.Core.Registry;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>Days that hold, and what is left of them when others take their place.</summary>
public sealed class DayPeriodTests
{
    [Theory]
    [InlineData("2026-01-01", "2026-12-31", "2026-05-01", "2026-06-30", "01/01–30/04 01/07–31/12")]
    [InlineData("2026-01-01", "2026-12-31", "2026-05-01", null, "01/01–30/04")]
    [InlineData("2026-01-01", "2026-12-31", "2025-01-01", "2026-01-31", "01/02–31/12")]
    [InlineData("2026-01-01", "2026-12-31", "2025-01-01", null, "")]
    [InlineData("2026-01-01", "2026-12-31", "2027-01-01", null, "01/01–31/12")]
    [InlineData("2026-01-01", null, "2026-05-01", "2026-06-30", "01/01–30/04")]
    [InlineData("2026-01-01", null, "2025-05-01", "2025-12-31", "01/01–")]
    public void What_is_left_before_and_after_other_days(
        string from, string? until, string otherFrom, string? otherUntil, string left) =>
        string.Join(' ', Period(from, until).Without(Period(otherFrom, otherUntil))
            .Select(one => $"{one.From:dd'/'MM}–{one.Until:dd'/'MM}")).ShouldBe(left);

    [Fact]
    public void The_days_of_both_and_days_that_follow_each_other()
    {
        Period("2026-01-01", null).Within(Period("2026-03-01", "2026-04-30"))
            .ShouldBe(Period("2026-03-01", "2026-04-30"));
        Period("2026-01-01", "2026-02-28").Within(Period("2026-03-01", null)).ShouldBeNull();
        DayPeriod.Joined([Period("2026-03-01", null), Period("2026-01-01", "2026-02-28")])
            .ShouldBe([Period("2026-01-01", null)]);
        DayPeriod.Joined([Period("2026-03-02", null), Period("2026-01-01", "2026-02-28")]).Count.ShouldBe(2);
    }

    private static DayPeriod Period(string from, string? until) =>
        new(DateOnly.ParseExact(from, "yyyy-MM-dd"), until is null ? null : DateOnly.ParseExact(until, "yyyy-MM-dd"));
}
