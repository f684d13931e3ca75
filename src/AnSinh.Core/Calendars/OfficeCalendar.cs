using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Calendars;

/// <summary>A day to add to the calendar, with its reason and paper.</summary>
public sealed record NewCalendarDay(DateOnly Day, CalendarDayKind Kind, string? Reason);

/// <summary>
/// The working days of the office: the table of the law files, and the days added here. Deadlines are counted from it
/// each time they are shown, so a day added late moves only what is still to be done; what was done keeps its day.
/// Tests of the law itself use the table alone.
/// </summary>
public sealed class OfficeCalendar(AppDb db, HolidayTable table, TimeProvider clock, IdSource ids)
{
    /// <summary>The calendar that deadlines are counted with: one statement.</summary>
    public static WorkingCalendar Of(AppDb db, HolidayTable table)
    {
        var days = db.CalendarDays.AsNoTracking().Where(day => day.RemovedAt == null)
            .Select(day => new { day.Day, day.Kind }).ToList();
        return new WorkingCalendar(
            table,
            extraOff: days.Where(day => day.Kind == CalendarDayKind.DayOff).Select(day => day.Day),
            extraWorked: days.Where(day => day.Kind == CalendarDayKind.WorkingDay).Select(day => day.Day));
    }

    /// <summary>The days of a year that were added here, also those taken back; by day, then as they came.</summary>
    public async Task<IReadOnlyList<CalendarDay>> AddedAsync(int year, CancellationToken stop)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return await db.CalendarDays.AsNoTracking().Where(day => day.Day >= first && day.Day <= last)
            .OrderBy(day => day.Day).ThenBy(day => day.AddedAt).ToListAsync(stop);
    }

    /// <summary>Null when the account may change the calendar.</summary>
    public async Task<Refusal?> MayChangeAsync(UserAccount user, CancellationToken stop)
    {
        var level = user.AreaId is { } area
            ? await db.Areas.Where(one => one.Id == area).Select(one => (AreaLevel?)one.Level).SingleAsync(stop)
            : null;
        return CalendarRules.May(user, level);
    }

    /// <summary>Adds a day; day and audit event are saved together. Null when added.</summary>
    public async Task<Refusal?> AddAsync(NewCalendarDay asked, Actor actor, CancellationToken stop)
    {
        var known = await db.CalendarDays.AsNoTracking()
            .SingleOrDefaultAsync(day => day.Day == asked.Day && day.RemovedAt == null, stop);
        if (CalendarRules.Year(asked.Day, table, clock.Today()) is { } outside)
        {
            return outside;
        }

        if (known is not null)
        {
            return CalendarRules.Twice(known);
        }

        if (CalendarRules.Changes(asked.Day, asked.Kind, Of(db, table)) is { } same)
        {
            return same;
        }

        if (CalendarRules.Reason(asked.Reason) is { } unexplained)
        {
            return unexplained;
        }

        var day = new CalendarDay
        {
            Id = ids.Next(),
            Day = asked.Day,
            Kind = asked.Kind,
            Reason = asked.Reason!.Trim(),
            AddedAt = clock.GetUtcNow(),
            AddedBy = actor.Login,
        };
        db.CalendarDays.Add(day);
        Note(actor, "CALENDAR_DAY_ADDED", day, $"Ghi {Text(day)}: {day.Reason}");
        return await SaveAsync(stop);
    }

    /// <summary>Takes back a day that was added here. Null when taken back, now or before.</summary>
    public async Task<Refusal?> RemoveAsync(DateOnly on, string? reason, Actor actor, CancellationToken stop)
    {
        var day = await db.CalendarDays.SingleOrDefaultAsync(one => one.Day == on && one.RemovedAt == null, stop);
        if (day is null)
        {
            return new Refusal(
                "CALENDAR_UNKNOWN",
                $"{CalendarRules.Text(on)} không có trong các ngày ghi thêm. Ngày của luật không gỡ được: "
                    + "nếu hôm đó đi làm thì ghi thêm là ngày làm việc.",
                "day");
        }

        if (CalendarRules.Reason(reason) is { } refusal)
        {
            return refusal;
        }

        (day.RemovedAt, day.RemovedBy, day.RemovedReason) = (clock.GetUtcNow(), actor.Login, reason!.Trim());
        Note(actor, "CALENDAR_DAY_REMOVED", day, $"Gỡ {Text(day)}: {day.RemovedReason}");
        return await SaveAsync(stop);
    }

    /// <summary>Of two people who add the same day at the same moment the second is told so.</summary>
    private async Task<Refusal?> SaveAsync(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException exception) when (Meanwhile.IsChange(exception))
        {
            db.ChangeTracker.Clear();
            return Meanwhile.Refusal;
        }
    }

    private void Note(Actor actor, string action, CalendarDay day, string sentence) =>
        new AuditLog(db, clock, ids).Add(actor, action, ("calendar_day", day.Id.ToString()), sentence);

    private static string Text(CalendarDay day) =>
        $"{CalendarRules.Text(day.Day)} là {CalendarRules.KindText(day.Kind)}";
}
