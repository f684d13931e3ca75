using System.Globalization;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>
/// The months that have lists, as the inside of an SQL <c>IN (…)</c>. The index of regular lines begins with the month,
/// so that a month is written at its end; who asks for one person names the months and each is one look-up.
/// </summary>
public static class ListMonths
{
    public static string All(AppDb db) => Sql(db, int.MaxValue);

    public static string Before(AppDb db, Month month) => Sql(db, month.Plus(-1).Code);

    private static string Sql(AppDb db, int last)
    {
        using var reader = db.Read("SELECT MIN(month), MAX(month) FROM payroll_lists");
        reader.Read();
        if (reader.IntOrNull(0) is not { } from || Math.Min(reader.GetInt32(1), last) is var until && until < from)
        {
            return "-1";
        }

        var codes = new List<string>();
        for (var at = Month.FromCode(from); at.Code <= until; at = at.Plus(1))
        {
            codes.Add(at.Code.ToString(CultureInfo.InvariantCulture));
        }

        return string.Join(", ", codes);
    }
}
