using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Calendar;
using AnSinh.Policy.Law;

namespace AnSinh.Web.Host;

/// <summary>
/// A deadline of the payment month: its month, the last day, the working days left with that day, as the law of the
/// month says ("before the 25th" ends on the 24th, or on the working day before it).
/// </summary>
public sealed record MonthDeadline(Month Month, DateOnly LastDay, int WorkingDaysLeft, Source Source);

/// <summary>How far the lists of a month are.</summary>
public sealed record MonthLists(int Lists, int People, int Waiting, int Approved);

/// <summary>The two deadlines that an office lives by, in the working days of state offices.</summary>
public static class MonthDeadlines
{
    /// <summary>Results of the current month by the provider, in the month itself.</summary>
    public static MonthDeadline? Results(LoadedLaw law, WorkingCalendar calendar, DateOnly today) =>
        Next(law, calendar, "payment-report-day", today, 0);

    /// <summary>Money and list of the coming month, in the month before it.</summary>
    public static MonthDeadline? Transfer(LoadedLaw law, WorkingCalendar calendar, DateOnly today) =>
        Next(law, calendar, "payment-transfer-day", today, 1);

    public static async Task<MonthLists> ListsAsync(
        AppDb db, Month month, IReadOnlyCollection<int>? areaIds, CancellationToken stop)
    {
        var lists = db.PayrollLists.AsNoTracking()
            .Where(list => list.Month == month && list.State != ListState.Returned);
        var found = await (areaIds is null ? lists : lists.Where(list => areaIds.Contains(list.AreaId)))
            .Select(list => new { list.State, list.People }).ToListAsync(stop);
        return new MonthLists(
            found.Count, found.Sum(list => list.People),
            found.Count(list => list.State == ListState.Submitted),
            found.Count(list => list.State is ListState.Approved or ListState.Closed));
    }

    private static MonthDeadline? Next(
        LoadedLaw law, WorkingCalendar calendar, string parameter, DateOnly today, int ahead)
    {
        for (var at = Month.Of(today); at <= Month.Of(today).Plus(1); at = at.Plus(1))
        {
            if (law.Book.TryParameter(parameter)?.Values.In(at.Plus(ahead)) is { Value.Number: { } day } dated)
            {
                var last = WorkingDayBefore(calendar, at.FirstDay.AddDays((int)day - 1));
                if (last >= today)
                {
                    return new MonthDeadline(
                        at.Plus(ahead), last, calendar.DaysLeft(today.AddDays(-1), last), dated.Source);
                }
            }
        }

        return null;
    }

    /// <summary>The last working day before a day.</summary>
    public static DateOnly WorkingDayBefore(WorkingCalendar calendar, DateOnly day)
    {
        do
        {
            day = day.AddDays(-1);
        }
        while (!calendar.IsWorkingDay(day));
        return day;
    }
}
