using System.CommandLine;
using System.Globalization;
using AnSinh.Core.Calendars;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Calendar;

namespace AnSinh.Cli.Commands;

/// <summary>
/// `calendar`: the last day of a deadline in working days, and the days off of a year. Days that the office added count
/// where there is a database.
/// </summary>
internal static class CalendarCommand
{
    private const int MostDays = 1000;

    public static Command Make() => new("calendar", "ngày làm việc")
    {
        Due(), List(), CalendarChanges.Add(), CalendarChanges.Remove(),
    };

    internal static DateOnly Day(string text, string where) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new RefusedException(new Refusal(
                "DAY", $"Viết ngày dạng 2026-11-23. Bạn đã ghi {text}.", where));

    private static Command Due()
    {
        var received = new Option<string>("--received")
        {
            Description = "ngày nhận, ví dụ 2026-11-23",
            Required = true,
        };
        var days = new Option<int>("--working-days") { Description = "số ngày làm việc", Required = true };
        var command = new Command("due", "ngày hết hạn") { received, days };
        command.Runs((session, parsed, _) =>
        {
            var count = parsed.GetValue(days);
            var from = Day(parsed.GetValue(received)!, "--received");
            if (count is < 0 or > MostDays)
            {
                throw new RefusedException(new Refusal(
                    "WORKING_DAYS", $"Số ngày làm việc từ 0 đến {MostDays}. Bạn đã ghi {count}.", "--working-days"));
            }

            var calendar = IsThere(session)
                ? OfficeCalendar.Of(session.Db, session.Law.Holidays) : new WorkingCalendar(session.Law.Holidays);
            var due = calendar.Due(from, count);
            var moving = calendar.Moving(from, due).ToList();
            var unannounced = Enumerable.Range(from.Year, due.Year - from.Year + 1)
                .Where(year => session.Law.Holidays.Of(year) is not { IsAnnounced: true }).ToList();
            session.Output.Answer(
                new
                {
                    received = from,
                    working_days = count,
                    due_date = due,
                    moved_by = moving,
                    years_not_announced = unannounced
                },
                () => Lines(due, moving, unannounced));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static Command List()
    {
        var year = new Option<int?>("--year") { Description = "năm, ví dụ 2026; không ghi: năm nay" };
        var command = new Command("list", "ngày nghỉ, ngày làm bù của một năm") { year };
        command.Runs(async (session, parsed, stop) =>
        {
            var at = parsed.GetValue(year) ?? session.Clock.Today().Year;
            var table = session.Law.Holidays;
            var added = IsThere(session)
                ? await new OfficeCalendar(session.Db, table, session.Clock, session.Ids).AddedAsync(at, stop) : [];
            var days = CalendarYear.Of(at, table, added);
            session.Output.Answer(
                new
                {
                    year = at,
                    announced = table.Of(at) is { IsAnnounced: true },
                    days = days.Select(day => new
                    {
                        day = day.Day,
                        kind = day.IsOff ? CalendarDayKind.DayOff : CalendarDayKind.WorkingDay,
                        day.Reason,
                        added_by = day.Added?.AddedBy,
                    }),
                },
                () => YearLines(at, days, table));
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Whether there is a database to ask; the command works without one, as the law does.</summary>
    private static bool IsThere(Session session) =>
        (session.Address.Path is not { } path || File.Exists(path)) && SchemaRunner.IsUpToDate(session.Db);

    private static IEnumerable<string> YearLines(int year, IReadOnlyList<CalendarYearDay> days, HolidayTable table)
    {
        foreach (var day in days)
        {
            yield return $"{CalendarRules.Text(day.Day)}: {(day.IsOff ? "nghỉ" : "làm việc")}; {day.Reason}"
                + (day.Added is { } added ? $" (ghi thêm: {added.AddedBy})" : string.Empty);
        }

        if (table.Of(year) is not { IsAnnounced: true })
        {
            yield return $"Năm {year}: chưa có thông báo ngày nghỉ Tết; danh sách còn thiếu.";
        }
    }

    private static IEnumerable<string> Lines(DateOnly due, List<DateOnly> moving, List<int> unannounced)
    {
        yield return $"Hết hạn ngày {PolicyText.Day(due)}";
        foreach (var day in moving)
        {
            yield return day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
                ? $"  {PolicyText.Day(day)}: làm bù" : $"  {PolicyText.Day(day)}: ngày nghỉ";
        }

        foreach (var year in unannounced)
        {
            yield return $"  Năm {year}: chưa có thông báo ngày nghỉ Tết; hạn có thể đổi.";
        }
    }
}
