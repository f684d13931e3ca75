using System.Globalization;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;

namespace AnSinh.Core.Reporting;

/// <summary>
/// I-07 in its first form: the amount of every regular line with a known ground is base × coefficient of its benefit
/// month, and its ground is one that the law of that month knows.
/// </summary>
public sealed class RecomputeCheck(AppDb db, LoadedLaw law)
{
    private readonly Dictionary<(string, Month), MonthLaw> known = [];

    public InvariantResult Run()
    {
        long looked = 0, broken = 0;
        var examples = new List<string>();
        using var reader = db.Read(
            """
            SELECT l.benefit_month, l.ground, l.coefficient, l.amount_vnd, COUNT(*), MIN(l.person_code), p.code
            FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id
            JOIN areas a ON a.id = h.area_id JOIN areas p ON p.id = a.province_id
            WHERE l.kind = 'REGULAR' AND h.origin = 'PREPARED' AND l.ground <> 'UNCLEAR' AND l.coefficient > 0
            GROUP BY l.benefit_month, l.ground, l.coefficient, l.amount_vnd, p.code
            """);
        while (reader.Read())
        {
            var lines = Convert.ToInt64(reader.GetValue(4), CultureInfo.InvariantCulture);
            looked += lines;
            var month = Month.FromCode(reader.GetInt32(0));
            var grounds = reader.GetString(1).Split('+').Select(code => law.Book.TryLabel(code.Split('×')[0])).ToList();
            var rules = Rules(reader.GetString(6), month);
            var isCare = grounds.TrueForAll(ground => ground?.Kind == AwardKind.Care);
            var dueVnd = (isCare ? rules.CareBaseVnd : rules.BaseVnd) * reader.GetInt32(2) / 100;
            if (dueVnd != reader.GetInt64(3) || grounds.Contains(null))
            {
                broken += lines;
                examples.Add($"{reader.GetString(5)} {month}");
            }
        }

        return new InvariantResult(
            "I-07", "Mỗi số tiền tính lại được từ luật: mức chuẩn của tỉnh × hệ số, căn cứ có trong luật", looked, broken,
            [.. examples.Take(3)]);
    }

    private MonthLaw Rules(string province, Month month)
    {
        if (!known.TryGetValue((province, month), out var rules))
        {
            rules = law.Book.ForProvince(province, month);
            known[(province, month)] = rules;
        }

        return rules;
    }
}
