using System.CommandLine;
using System.Globalization;
using AnSinh.Core.Shared;
using AnSinh.Policy;
using AnSinh.Policy.Calendar;

namespace AnSinh.Cli.Commands;

/// <summary>`calendar due`: the last day of a deadline in working days, naming the days that moved it.</summary>
internal static class CalendarCommand
{
    private const int MostDays = 1000;

    public static Command Make() => new("calendar", "ngày làm việc") { Due() };

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
            var text = parsed.GetValue(received)!;
            var count = parsed.GetValue(days);
            if (!DateOnly.TryParseExact(
                text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
            {
                throw new RefusedException(new Refusal(
                    "DAY", $"Viết ngày dạng 2026-11-23. Bạn đã ghi {text}.", "--received"));
            }

            if (count is < 0 or > MostDays)
            {
                throw new RefusedException(new Refusal(
                    "WORKING_DAYS", $"Số ngày làm việc từ 0 đến {MostDays}. Bạn đã ghi {count}.", "--working-days"));
            }

            var calendar = new WorkingCalendar(session.Law.Holidays);
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
