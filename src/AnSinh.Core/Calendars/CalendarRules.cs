using AnSinh.Core.Access;
using AnSinh.Core.Shared;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using AnSinh.Policy.Calendar;

namespace AnSinh.Core.Calendars;

/// <summary>Who may change the calendar, and which days change it at all. Pure.</summary>
public static class CalendarRules
{
    private static readonly string[] Weekdays =
        ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

    /// <summary>
    /// The calendar holds for the whole database, so staff of one commune does not change it; an administrator of
    /// accounts may, wherever the account belongs.
    /// </summary>
    public static Refusal? May(UserAccount user, AreaLevel? level) =>
        AccessRules.May(user, OfficeAction.ManageCalendar) is { } refusal ? refusal
        : user.Role == Permissions.Administrator || level is null or AreaLevel.Province ? null
        : new Refusal(
            "CALENDAR_AREA",
            "Lịch nghỉ dùng chung cho mọi xã nên cán bộ cấp xã chỉ xem. "
                + "Cán bộ cấp tỉnh hoặc quản trị tài khoản sửa được.",
            user.UserName);

    public static Refusal? Reason(string? text) =>
        ReasonText.Check(text, "lý do và văn bản, ví dụ “Thông báo 12/TB-UBND, nghỉ bão số 3”");

    /// <summary>Days of the years that the table of the law knows, and of the coming year.</summary>
    public static Refusal? Year(DateOnly day, HolidayTable table, DateOnly today)
    {
        var known = table.Years.Select(year => year.Year).Append(today.Year + 1).ToList();
        return day.Year >= known.Min() && day.Year <= known.Max() ? null
            : new Refusal(
                "CALENDAR_YEAR", $"Ghi ngày từ năm {known.Min()} đến năm {known.Max()}. Bạn đã ghi {Text(day)}.",
                "day");
    }

    /// <summary>
    /// A day off that is free anyway, and a working day that is worked anyway, change nothing and hide a slip.
    /// </summary>
    public static Refusal? Changes(DateOnly day, CalendarDayKind kind, WorkingCalendar calendar) =>
        calendar.IsWorkingDay(day) == (kind == CalendarDayKind.DayOff) ? null
        : kind == CalendarDayKind.DayOff
            ? new Refusal(
                "CALENDAR_SAME",
                $"{Text(day)} vốn đã là ngày nghỉ. Kiểm tra lại ngày; nếu là ngày nghỉ bù thì ghi ngày được nghỉ bù.",
                "day")
            : new Refusal(
                "CALENDAR_SAME",
                $"{Text(day)} vốn đã là ngày làm việc. Làm bù thường vào Thứ Bảy, Chủ Nhật; kiểm tra lại ngày.", "day");

    public static Refusal Twice(CalendarDay known) => new(
        "CALENDAR_TWICE",
        $"{Text(known.Day)} đã được {known.AddedBy} ghi là {KindText(known.Kind)} ({known.Reason}). "
            + "Muốn ghi khác thì gỡ mục đó trước.",
        "day");

    public static string KindText(CalendarDayKind kind) =>
        kind == CalendarDayKind.DayOff ? "ngày nghỉ" : "ngày làm việc";

    /// <summary>Thứ Hai, 04/01/2027.</summary>
    public static string Text(DateOnly day) => $"{Weekdays[(int)day.DayOfWeek]}, {PolicyText.Day(day)}";
}
