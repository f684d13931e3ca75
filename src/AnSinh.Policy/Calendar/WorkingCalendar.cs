namespace AnSinh.Policy.Calendar;

/// <summary>
/// Working days of state offices: Monday to Friday without the days off, and Saturdays that are worked instead of a
/// day made free. Days named by hand go before the table.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly HolidayTable table;
    private readonly bool withSwaps;
    private readonly HashSet<DateOnly> off;
    private readonly HashSet<DateOnly> worked;
    private readonly Dictionary<int, IReadOnlySet<DateOnly>> byYear = [];

    public WorkingCalendar(
        HolidayTable table, bool withSwaps = true, IEnumerable<DateOnly>? extraOff = null,
        IEnumerable<DateOnly>? extraWorked = null)
    {
        this.table = table;
        this.withSwaps = withSwaps;
        off = [.. extraOff ?? []];
        worked = [.. extraWorked ?? []];
    }

    public bool IsWorkingDay(DateOnly day)
    {
        if (worked.Contains(day))
        {
            return true;
        }

        if (off.Contains(day))
        {
            return false;
        }

        foreach (var swap in withSwaps ? table.Of(day.Year)?.Swaps ?? [] : [])
        {
            if (day == swap.Off || day == swap.Worked)
            {
                return day == swap.Worked;
            }
        }

        return !HolidayTable.IsWeekend(day) && !DaysOff(day.Year).Contains(day);
    }

    /// <summary>The last day of a deadline of so many working days; counting starts the day after receipt.</summary>
    public DateOnly Due(DateOnly received, int workingDays)
    {
        var day = received;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Weekdays off and Saturdays worked between receipt and due date: what moved the due date.</summary>
    public IEnumerable<DateOnly> Moving(DateOnly received, DateOnly due)
    {
        for (var day = received.AddDays(1); day <= due; day = day.AddDays(1))
        {
            if (IsWorkingDay(day) == HolidayTable.IsWeekend(day))
            {
                yield return day;
            }
        }
    }

    /// <summary>Working days from tomorrow to the day; negative when it is over by so many.</summary>
    public int DaysLeft(DateOnly today, DateOnly due)
    {
        var left = 0;
        for (var day = today.AddDays(1); day <= due; day = day.AddDays(1))
        {
            left += IsWorkingDay(day) ? 1 : 0;
        }

        for (var day = due.AddDays(1); day <= today; day = day.AddDays(1))
        {
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return left;
    }

    private IReadOnlySet<DateOnly> DaysOff(int year)
    {
        if (!byYear.TryGetValue(year, out var days))
        {
            days = table.DaysOff(year);
            byYear[year] = days;
        }

        return days;
    }
}
