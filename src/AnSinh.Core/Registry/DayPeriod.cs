namespace AnSinh.Core.Registry;

/// <summary>Days from the first to the last, both counted; without a last day until more is known.</summary>
public readonly record struct DayPeriod(DateOnly From, DateOnly? Until)
{
    public bool Meets(DayPeriod other) =>
        From <= (other.Until ?? DateOnly.MaxValue) && other.From <= (Until ?? DateOnly.MaxValue);

    /// <summary>The days of both; null where there are none.</summary>
    public DayPeriod? Within(DayPeriod other)
    {
        if (!Meets(other))
        {
            return null;
        }

        var from = From > other.From ? From : other.From;
        var until = Until is { } one && other.Until is { } two ? one < two ? one : two : Until ?? other.Until;
        return new DayPeriod(from, until);
    }

    /// <summary>
    /// What is left before and after other days that take precedence. A period without a last day held until more was
    /// known: behind the other days nothing is left of it.
    /// </summary>
    public IEnumerable<DayPeriod> Without(DayPeriod other)
    {
        if (!Meets(other))
        {
            yield return this;
            yield break;
        }

        if (From < other.From)
        {
            yield return this with { Until = other.From.AddDays(-1) };
        }

        if (other.Until is { } last && Until is { } until && until > last)
        {
            yield return this with { From = last.AddDays(1) };
        }
    }

    /// <summary>Periods in their order, those that follow day on day as one.</summary>
    public static IReadOnlyList<DayPeriod> Joined(IEnumerable<DayPeriod> periods)
    {
        var joined = new List<DayPeriod>();
        foreach (var one in periods.OrderBy(period => period.From))
        {
            if (joined.Count > 0 && joined[^1].Until is { } last && last < DateOnly.MaxValue
                && last.AddDays(1) == one.From)
            {
                joined[^1] = joined[^1] with { Until = one.Until };
            }
            else
            {
                joined.Add(one);
            }
        }

        return joined;
    }
}
