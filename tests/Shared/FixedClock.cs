namespace AnSinh.Tests;

/// <summary>
/// A clock that stands still until a test moves it. Without an instant: 2026-11-24 09:00 in Viet Nam.
/// </summary>
public sealed class FixedClock(DateTimeOffset? now = null) : TimeProvider
{
    private DateTimeOffset now = now ?? new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(7));

    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();

    public void Set(DateTimeOffset instant) => now = instant;

    /// <summary>Nine o'clock in the morning of a day in Viet Nam.</summary>
    public void Set(DateOnly day) =>
        now = new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(7));

    public void Advance(TimeSpan span) => now += span;
}
