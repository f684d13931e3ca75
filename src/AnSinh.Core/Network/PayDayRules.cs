using AnSinh.Core.Shared;
using AnSinh.Policy;
using AnSinh.Policy.Calendar;

namespace AnSinh.Core.Network;

/// <summary>A day of payment as typed.</summary>
public sealed record PayDayRequest(DateOnly? Day, string? OpensAt, string? ClosesAt, string? Note);

/// <summary>Which days and hours a point may pay on, and where a day of last month goes. Pure.</summary>
public static class PayDayRules
{
    private const int NoteMost = 200;

    public static Refusal? Fault(PayDayRequest asked, PaymentPoint point, DateOnly today)
    {
        if (asked.Day is not { } day)
        {
            return new Refusal("DAY", "Ghi ngày chi trả bằng số, ví dụ 05/12/2026.", "DayText");
        }

        if (day < point.FromOn || (point.UntilOn is { } last && day > last))
        {
            return new Refusal(
                "DAY_OUTSIDE", $"Điểm này chi trả từ {DateText.Show(point.FromOn)}"
                    + (point.UntilOn is { } until ? $" đến hết {DateText.Show(until)}." : "."), "DayText");
        }

        if (day < today || day > today.AddYears(1))
        {
            return new Refusal("DAY_PAST", "Lịch chi trả chỉ ghi từ hôm nay, không quá một năm nữa.", "DayText");
        }

        return NetworkWords.Hour(asked.OpensAt) is not { } opens ? Hours("OpensAt")
            : NetworkWords.Hour(asked.ClosesAt) is not { } closes || string.CompareOrdinal(opens, closes) >= 0
                ? Hours("ClosesAt")
                : VietnameseText.Clean(asked.Note).Length > NoteMost
                    ? new Refusal("NOTE_LONG", $"Ghi chú ngắn lại: nhiều nhất {NoteMost} ký tự.", "Note")
                    : null;
    }

    /// <summary>
    /// The same day of another month; the last one where the month is shorter. Off days and days that are taken move it
    /// to the next working day, at the end of the month to the one before. Null where the month has none left.
    /// </summary>
    public static DateOnly? Moved(DateOnly day, Month to, WorkingCalendar calendar, IReadOnlySet<DateOnly> taken)
    {
        var start = to.FirstDay.AddDays(Math.Min(day.Day, to.LastDay.Day) - 1);
        for (var one = start; one <= to.LastDay; one = one.AddDays(1))
        {
            if (calendar.IsWorkingDay(one) && !taken.Contains(one))
            {
                return one;
            }
        }

        for (var one = start; one >= to.FirstDay; one = one.AddDays(-1))
        {
            if (calendar.IsWorkingDay(one) && !taken.Contains(one))
            {
                return one;
            }
        }

        return null;
    }

    private static Refusal Hours(string field) => new(
        "HOURS", "Ghi giờ bắt đầu và giờ kết thúc sau đó, ví dụ 07:30 và 11:00.", field);
}
