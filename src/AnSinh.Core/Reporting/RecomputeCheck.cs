using System.Globalization;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Reporting;

/// <summary>
/// I-07 in its first form: the amount of every regular line with a known ground is base × coefficient of its benefit
/// month, and its ground is one that the law it was made by knows.
/// </summary>
public sealed class RecomputeCheck(AppDb db, LoadedLaw law)
{
    /// <summary>The law that each list was made by: a law that came later is none of its business.</summary>
    private readonly Dictionary<string, ProvinceLaws> used = UsedLaws(db, law);

    public InvariantResult Run()
    {
        long looked = 0, broken = 0;
        var examples = new List<string>();
        using var reader = db.Read(
            """
            SELECT l.benefit_month, l.ground, l.coefficient, l.amount_vnd, COUNT(*), MIN(l.person_code), p.code,
                h.law_sha256
            FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id
            JOIN areas a ON a.id = h.area_id JOIN areas p ON p.id = a.province_id
            WHERE l.kind = 'REGULAR' AND h.origin = 'PREPARED' AND l.ground <> 'UNCLEAR' AND l.coefficient > 0
            GROUP BY l.benefit_month, l.ground, l.coefficient, l.amount_vnd, p.code, h.law_sha256
            """);
        while (reader.Read())
        {
            var lines = Convert.ToInt64(reader.GetValue(4), CultureInfo.InvariantCulture);
            looked += lines;
            var month = Month.FromCode(reader.GetInt32(0));
            var rules = used.GetValueOrDefault(reader.GetString(7), used[law.Sha256]).In(reader.GetString(6), month);
            var grounds = reader.GetString(1).Split('+').Select(code => rules.Book.TryLabel(code.Split('×')[0])).ToList(
                );
            var isCare = grounds.TrueForAll(ground => ground?.Kind == AwardKind.Care);
            var dueVnd = (isCare ? rules.CareBaseVnd : rules.BaseVnd) * reader.GetInt32(2) / 100;
            if (dueVnd != reader.GetInt64(3) || grounds.Contains(null))
            {
                broken += lines;
                examples.Add($"{reader.GetString(5)} {month}");
            }
        }

        return new InvariantResult(
            "I-07", "Mỗi số tiền tính lại được từ luật: mức chuẩn của tỉnh × hệ số, căn cứ có trong luật", looked,
                broken,
            [.. examples.Take(3)]);
    }

    /// <summary>Read at once: the lines are read by one open statement.</summary>
    private static Dictionary<string, ProvinceLaws> UsedLaws(AppDb db, LoadedLaw law)
    {
        var books = new Dictionary<string, ProvinceLaws>(StringComparer.Ordinal) { [law.Sha256] = new(law.Book) };
        foreach (var version in db.LawVersions.AsNoTracking().ToList())
        {
            books.TryAdd(version.Sha256, new ProvinceLaws(version.Load().Book));
        }

        return books;
    }
}
