using AnSinh.Core.Shared;

namespace AnSinh.Core.Demo;

/// <summary>A clock that stands where the scenario puts it.</summary>
public sealed class StepClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Moves to 09:00 of a day in Viet Nam.</summary>
    public void MoveTo(DateOnly day, int hour = 9) =>
        now = new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), VietnamClock.Offset).ToUniversalTime();
}
