using System.Globalization;
using AnSinh.Policy;

namespace AnSinh.Core.Payments.Formats;

/// <summary>Months and days as papers write them: days below 10 and the months 1 and 2 with a nought (Decree 30/2020).</summary>
public static class MonthName
{
    /// <summary>12/2020.</summary>
    public static string Short(Month month) => string.Create(CultureInfo.InvariantCulture, $"{month.Number:00}/{month.Year}");

    /// <summary>tháng 12 năm 2020.</summary>
    public static string Long(Month month) => $"tháng {Number(month.Number)} năm {month.Year}";

    /// <summary>ngày 05 tháng 02 năm 2021.</summary>
    public static string Of(DateOnly day) => string.Create(
        CultureInfo.InvariantCulture, $"ngày {day.Day:00} tháng {Number(day.Month)} năm {day.Year}");

    private static string Number(int month) => month.ToString(month < 3 ? "00" : "0", CultureInfo.InvariantCulture);
}
