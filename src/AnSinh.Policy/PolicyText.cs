using System.Globalization;

namespace AnSinh.Policy;

/// <summary>Numbers as Vietnamese texts write them: 1.250.000 đ, hệ số 1,5.</summary>
public static class PolicyText
{
    private static readonly NumberFormatInfo Vietnamese = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NegativeSign = "-",
    };

    public static string Number(long value) => value.ToString("#,0", Vietnamese);

    public static string Vnd(long amountVnd) => Number(amountVnd) + " đ";

    /// <summary>A coefficient from hundredths: 150 → 1,5; 100 → 1,0; 125 → 1,25.</summary>
    public static string Coefficient(int hundredths)
    {
        var whole = Number(hundredths / 100);
        var rest = hundredths % 100;
        return rest % 10 == 0 ? $"{whole},{Number(rest / 10)}" : $"{whole},{rest.ToString("00", Vietnamese)}";
    }

    /// <summary>"500.000 × 1,5 = 750.000 đ".</summary>
    public static string Arithmetic(long baseVnd, int coefficient, long amountVnd) =>
        $"{Number(baseVnd)} × {Coefficient(coefficient)} = {Vnd(amountVnd)}";

    /// <summary>A month as officers write it: 12/2026.</summary>
    public static string MonthText(Month month) => $"{month.Number.ToString("00", Vietnamese)}/{Plain(month.Year)}";

    public static string Day(DateOnly day) =>
        $"{day.Day.ToString("00", Vietnamese)}/{day.Month.ToString("00", Vietnamese)}/{Plain(day.Year)}";

    /// <summary>A birth date as far as it is known: 02/03/1950, 03/1950 or 1950.</summary>
    public static string Birth(BirthDate birth) =>
        birth.IsWhole ? Day(birth.Earliest)
        : birth.Month > 0 ? $"{birth.Month.ToString("00", Vietnamese)}/{Plain(birth.Year)}"
        : Plain(birth.Year);

    private static string Plain(int value) => value.ToString("0", Vietnamese);
}
