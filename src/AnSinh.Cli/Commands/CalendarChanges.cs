using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Calendars;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>`calendar add` and `calendar remove`: days that the office adds to the table of the law files.</summary>
internal static class CalendarChanges
{
    public static Command Add()
    {
        var (day, reason) = (Day(), Reason("lý do và văn bản, ví dụ “Thông báo 12/TB-UBND, nghỉ bão”"));
        var works = new Option<bool>("--working") { Description = "ngày làm bù; không ghi: ngày nghỉ" };
        var command = new Command("add", "ghi thêm ngày nghỉ hoặc ngày làm bù") { day, works, reason };
        command.Runs(async (session, parsed, stop) =>
        {
            var (calendar, user) = await OpenAsync(session, stop);
            var on = CalendarCommand.Day(parsed.GetValue(day)!, "day");
            var kind = parsed.GetValue(works) ? CalendarDayKind.WorkingDay : CalendarDayKind.DayOff;
            var asked = new NewCalendarDay(on, kind, parsed.GetValue(reason));
            Allow(await calendar.AddAsync(asked, Session.ActorOf(user), stop));
            session.Output.Answer(
                new { day = on, kind },
                () => [$"Đã ghi {CalendarRules.Text(on)} là {CalendarRules.KindText(kind)}."]);
            return ExitCodes.Done;
        });
        return command;
    }

    public static Command Remove()
    {
        var (day, reason) = (Day(), Reason("vì sao gỡ"));
        var command = new Command("remove", "gỡ một ngày đã ghi thêm") { day, reason };
        command.Runs(async (session, parsed, stop) =>
        {
            var (calendar, user) = await OpenAsync(session, stop);
            var on = CalendarCommand.Day(parsed.GetValue(day)!, "day");
            Allow(await calendar.RemoveAsync(on, parsed.GetValue(reason), Session.ActorOf(user), stop));
            session.Output.Answer(
                new { day = on, removed = true }, () => [$"Đã gỡ {CalendarRules.Text(on)} khỏi các ngày ghi thêm."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Argument<string> Day() => new("day") { Description = "ngày, ví dụ 2026-12-07" };

    private static Option<string?> Reason(string description) => new("--reason") { Description = description };

    private static async Task<(OfficeCalendar Calendar, UserAccount User)> OpenAsync(
        Session session, CancellationToken stop)
    {
        var user = await session.RequireAsync(OfficeAction.ManageCalendar, stop);
        var calendar = new OfficeCalendar(session.Db, session.Law.Holidays, session.Clock, session.Ids);
        Allow(await calendar.MayChangeAsync(user, stop));
        return (calendar, user);
    }

    private static void Allow(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new RefusedException(refusal);
        }
    }
}
