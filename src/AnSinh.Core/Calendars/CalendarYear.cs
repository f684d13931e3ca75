using AnSinh.Policy.Calendar;

namespace AnSinh.Core.Calendars;

/// <summary>
/// A day of a year that is not what its weekday says: free on a weekday, or worked at the weekend. Added is null when
/// the law files say so.
/// </summary>
public sealed record CalendarYearDay(DateOnly Day, bool IsOff, string Reason, CalendarDay? Added);

/// <summary>The days off and days worked of a year, from the law files and from what was added here.</summary>
public static class CalendarYear
{
    public static IReadOnlyList<CalendarYearDay> Of(int year, HolidayTable table, IEnumerable<CalendarDay> added)
    {
        var own = added.Where(day => day.RemovedAt is null && day.Day.Year == year).ToDictionary(day => day.Day);
        var law = new WorkingCalendar(table);
        var days = new List<CalendarYearDay>();
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            var isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            if (own.TryGetValue(day, out var said))
            {
                days.Add(new CalendarYearDay(day, said.Kind == CalendarDayKind.DayOff, said.Reason, said));
            }
            else if (law.IsWorkingDay(day) == isWeekend)
            {
                days.Add(new CalendarYearDay(day, !isWeekend, LawReason(day, table), null));
            }
        }

        return days;
    }

    private static string LawReason(DateOnly day, HolidayTable table)
    {
        var year = table.Of(day.Year);
        return year?.Swaps.FirstOrDefault(swap => swap.Off == day || swap.Worked == day) is { } swap
            ? $"hoán đổi theo {swap.Act}"
            : table.EveryYear.FirstOrDefault(one => one.Month == day.Month && one.Day == day.Day) is { } every
                && day.Year >= every.FromYear ? every.Source.Citation
            : year?.Source.Citation ?? "nghỉ bù ngày lễ rơi vào cuối tuần";
    }
}
