using System.Globalization;
using System.Text;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Web.Components;

/// <summary>
/// How figures are written for people, in one place: dd/MM/yyyy, MM/yyyy, 1.234.567 đ with a no-break space, a true
/// minus, a dash where there is nothing. The culture of the machine has no say.
/// </summary>
public static class Show
{
    public const string Nothing = "–";
    public const char NoBreak = '\u00A0';
    public const char Minus = '\u2212';

    private static readonly NumberFormatInfo Format = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NegativeSign = "\u2212",
        NumberGroupSizes = [3],
    };

    private static readonly string[] Days =
        ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

    /// <summary>1.234.567 đ; nothing when there is no amount; zero is 0 đ.</summary>
    public static string Money(long? vnd) => vnd is { } value ? value.ToString("N0", Format) + NoBreak + "đ" : Nothing;

    /// <summary>A difference: the sign always stands.</summary>
    public static string Signed(long vnd) => vnd > 0 ? "+" + Money(vnd) : Money(vnd);

    public static string Number(long value) => value.ToString("N0", Format);

    /// <summary>A coefficient in hundredths: 150 is 1,5.</summary>
    public static string Coefficient(int hundredths) => (hundredths / 100m).ToString("0.0#", Format);

    /// <summary>67,6 % of a whole; nothing when the whole is nothing.</summary>
    public static string Percent(long part, long whole) =>
        whole == 0 ? Nothing : (part * 100m / whole).ToString("0.0", Format) + NoBreak + "%";

    public static string Date(DateOnly? day) =>
        day is { } value ? value.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture) : Nothing;

    /// <summary>An instant in Vietnamese time: 08:41 ngày 16/11/2026.</summary>
    public static string Instant(DateTimeOffset at)
    {
        var local = at.ToOffset(VietnamClock.Offset);
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return $"{time} ngày {Date(DateOnly.FromDateTime(local.DateTime))}";
    }

    /// <summary>Thứ Tư, 18/11/2026.</summary>
    public static string Weekday(DateOnly day) => Days[(int)day.DayOfWeek] + ", " + Date(day);

    /// <summary>12/2026.</summary>
    public static string Month(Month month) =>
        string.Create(CultureInfo.InvariantCulture, $"{month.Number:00}/{month.Year:0000}");

    /// <summary>A birth as the papers have it: 12/08/1966, 08/1966 or 1966.</summary>
    public static string Birth(BirthDate birth) =>
        birth.IsWhole ? Date(birth.Earliest)
        : birth.Month > 0 ? string.Create(CultureInfo.InvariantCulture, $"{birth.Month:00}/{birth.Year:0000}")
        : birth.Year.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>999 166 004 417: groups of three, on screen only.</summary>
    public static string CitizenId(string? number) => string.IsNullOrEmpty(number) ? Nothing : Grouped(number, 3);

    /// <summary>A fingerprint in groups of four.</summary>
    public static string Fingerprint(string? sha256) => string.IsNullOrEmpty(sha256) ? Nothing : Grouped(sha256, 4);

    /// <summary>The end of an account number; the whole of it stands on orders only.</summary>
    public static string Account(string? number) =>
        string.IsNullOrEmpty(number) ? Nothing : number.Length <= 4 ? number : "···· " + number[^4..];

    /// <summary>The days left to a due day, in words.</summary>
    public static string DaysLeft(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        < 0 and var late => $"quá hạn {Number(-late)} ngày",
        0 => "hạn hôm nay",
        var left => $"còn {Number(left)} ngày",
    };

    private static string Grouped(string text, int size)
    {
        var groups = new StringBuilder(text.Length + (text.Length / size));
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0 && i % size == 0)
            {
                groups.Append(' ');
            }

            groups.Append(text[i]);
        }

        return groups.ToString();
    }
}
