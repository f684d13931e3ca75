using AnSinh.Policy.Law;

namespace AnSinh.Policy.Calendar;

/// <summary>A day off that has the same date each year, from a year on.</summary>
public sealed record FixedHoliday(int Month, int Day, int FromYear, Source Source);

/// <summary>A working day made free against a Saturday that is worked, with the paper that says so.</summary>
public sealed record HolidaySwap(DateOnly Off, DateOnly Worked, string Act);

/// <summary>What is decided for one year: Tết, the day beside 2/9, Hùng Kings day, swaps.</summary>
public sealed record HolidayYear(int Year, DateOnly HungKings, Source Source)
{
    /// <summary>The five days off of Tết; empty while nothing was announced.</summary>
    public IReadOnlyList<DateOnly> Tet { get; init; } = [];

    public DateOnly? BesideNationalDay { get; init; }

    public IReadOnlyList<HolidaySwap> Swaps { get; init; } = [];

    /// <summary>Whether the year's Tết and 2/9 are announced; before, a due date over them may move.</summary>
    public bool IsAnnounced => Tet.Count > 0;
}

/// <summary>The days off of state offices as data (law/holidays.yaml).</summary>
public sealed class HolidayTable(IReadOnlyList<FixedHoliday> everyYear, IReadOnlyList<HolidayYear> years)
{
    public IReadOnlyList<FixedHoliday> EveryYear => everyYear;

    public IReadOnlyList<HolidayYear> Years => years;

    public IEnumerable<Source> Sources => everyYear.Select(day => day.Source).Concat(years.Select(year => year.Source));

    public HolidayYear? Of(int year) => years.FirstOrDefault(one => one.Year == year);

    /// <summary>
    /// The days off of a year. A holiday on a weekly day of rest moves to the next working day (45/2019/QH14 Điều 111
    /// khoản 3), earlier ones first, so that two never move to the same day.
    /// </summary>
    public IReadOnlySet<DateOnly> DaysOff(int year)
    {
        var holidays = Named(year).Distinct().Order().ToList();
        var off = holidays.ToHashSet();
        foreach (var holiday in holidays.Where(IsWeekend))
        {
            var next = holiday;
            while (IsWeekend(next) || off.Contains(next))
            {
                next = next.AddDays(1);
            }

            off.Add(next);
        }

        return off;
    }

    internal static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private IEnumerable<DateOnly> Named(int year)
    {
        foreach (var day in everyYear.Where(day => year >= day.FromYear))
        {
            yield return new DateOnly(year, day.Month, day.Day);
        }

        if (Of(year) is not { } decided)
        {
            yield break;
        }

        yield return decided.HungKings;
        foreach (var day in decided.Tet)
        {
            yield return day;
        }

        if (decided.BesideNationalDay is { } beside)
        {
            yield return beside;
        }
    }
}
