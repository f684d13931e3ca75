using AnSinh.Core.Payroll;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Law;

namespace AnSinh.Web.Host;

/// <summary>
/// A deadline of the payment month: its month, the last day, the working days left with that day, as the law of the
/// month says ("before the 25th" ends on the 24th, or on the working day before it).
/// </summary>
public sealed record MonthDeadline(Month Month, DateOnly LastDay, int WorkingDaysLeft, Source Source);

/// <summary>How far the lists of a month are.</summary>
public sealed record MonthLists(int Lists, int People, int Waiting, int Approved);

/// <summary>The two deadlines that an office lives by. Saturdays and Sundays are left out; holidays are not known
/// here.</summary>
public static class MonthDeadlines
{
    /// <summary>Results of the current month by the provider, in the month itself.</summary>
    public static MonthDeadline? Results(LawBook book, DateOnly today) => Next(book, "payment-report-day", today, 0);

    /// <summary>Money and list of the coming month, in the month before it.</summary>
    public static MonthDeadline? Transfer(LawBook book, DateOnly today) => Next(book, "payment-transfer-day", today, 1);

    /// <summary>Working days from today to the last day, both counted; 0 when it is past.</summary>
    public static int WorkingDays(DateOnly today, DateOnly last)
    {
        var days = 0;
        for (var day = today; day <= last; day = day.AddDays(1))
        {
            days += IsWeekend(day) ? 0 : 1;
        }

        return days;
    }

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

    private static MonthDeadline? Next(LawBook book, string parameter, DateOnly today, int ahead)
    {
        for (var at = Month.Of(today); at <= Month.Of(today).Plus(1); at = at.Plus(1))
        {
            if (book.TryParameter(parameter)?.Values.In(at.Plus(ahead)) is { Value.Number: { } day } dated)
            {
                var last = Working(at.FirstDay.AddDays((int)day - 2));
                if (last >= today)
                {
                    return new MonthDeadline(at.Plus(ahead), last, WorkingDays(today, last), dated.Source);
                }
            }
        }

        return null;
    }

    private static DateOnly Working(DateOnly day)
    {
        while (IsWeekend(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
