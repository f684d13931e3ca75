using System.Globalization;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Store;

namespace AnSinh.Core.Reporting;

/// <summary>
/// I-07 in its first form: the amount of every regular line with a known ground is base × coefficient of its benefit
/// month, and its ground is one that the law of that month knows.
/// </summary>
public sealed class RecomputeCheck(AppDb db, LoadedLaw law)
{
    public InvariantResult Run()
    {
        long looked = 0, broken = 0;
        var examples = new List<string>();
        using var reader = db.Read(
            """
            SELECT l.benefit_month, l.ground, l.coefficient, l.amount_vnd, COUNT(*), MIN(l.person_code)
            FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id
            WHERE l.kind = 'REGULAR' AND h.origin = 'PREPARED' AND l.ground <> 'UNCLEAR' AND l.coefficient > 0
            GROUP BY l.benefit_month, l.ground, l.coefficient, l.amount_vnd
            """);
        while (reader.Read())
        {
            var lines = Convert.ToInt64(reader.GetValue(4), CultureInfo.InvariantCulture);
            looked += lines;
            var month = AnSinh.Policy.Month.FromCode(reader.GetInt32(0));
            var grounds = reader.GetString(1).Split('+').Select(code => code.Split('×')[0]);
            var dueVnd = law.Book.For(month, null).BaseVnd * reader.GetInt32(2) / 100;
            if (dueVnd != reader.GetInt64(3) || !grounds.All(code => law.Book.TryLabel(code) is not null))
            {
                broken += lines;
                examples.Add($"{reader.GetString(5)} {month}");
            }
        }

        return new InvariantResult(
            "I-07", "Mỗi số tiền tính lại được từ luật: mức chuẩn × hệ số, căn cứ có trong luật", looked, broken,
            [.. examples.Take(3)]);
    }
}
