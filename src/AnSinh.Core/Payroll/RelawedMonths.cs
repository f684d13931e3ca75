using AnSinh.Core.LawFiles;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;

namespace AnSinh.Core.Payroll;

/// <summary>A month that was listed by a law which today says otherwise, and that law.</summary>
public sealed record RelawedMonth(Month Month, ProvinceLaws Then);

/// <summary>
/// Months whose lists were made before a law came that reaches back to them (335/2026/NĐ-CP Điều 32 khoản 3):
/// everybody's difference is listed once, month by month; the paid lines stay as they are.
/// </summary>
public sealed class RelawedMonths(AppDb db, LoadedLaw law)
{
    private readonly Dictionary<string, ProvinceLaws?> texts = [];
    private readonly Dictionary<(string Sha256, Month Month, string Province), bool> differs = [];

    /// <summary>By commune; communes without such a month are not among the keys.</summary>
    public IReadOnlyDictionary<int, List<RelawedMonth>> Before(Month month, IReadOnlyCollection<int> areaIds)
    {
        var relawed = new Dictionary<int, List<RelawedMonth>>();
        foreach (var (area, listed, sha256, province) in Lists(month, areaIds))
        {
            if (Then(sha256) is { } then && Differs(then.Book, sha256, listed, province))
            {
                if (!relawed.TryGetValue(area, out var months))
                {
                    relawed[area] = months = [];
                }

                months.Add(new RelawedMonth(listed, then));
            }
        }

        return relawed;
    }

    private List<(int Area, Month Month, string Sha256, string Province)> Lists(
        Month month, IReadOnlyCollection<int> areaIds)
    {
        var lists = new List<(int, Month, string, string)>();
        using var reader = db.Read(
            $"""
            SELECT h.area_id, h.month, h.law_sha256, p.code
            FROM payroll_lists h JOIN areas a ON a.id = h.area_id JOIN areas p ON p.id = a.province_id
            WHERE h.origin = 'PREPARED' AND h.state IN ('APPROVED', 'CLOSED') AND h.law_sha256 <> @p0
                AND h.month < @p1 AND h.month >= @p2 AND h.area_id IN ({AreaList.Sql(areaIds)})
            ORDER BY h.area_id, h.month
            """, law.Sha256, month, month.Plus(-PayrollPlan.LookBackMonths));
        while (reader.Read())
        {
            lists.Add((reader.GetInt32(0), Month.FromCode(reader.GetInt32(1)), reader.GetString(2),
                reader.GetString(3)));
        }

        return lists;
    }

    private ProvinceLaws? Then(string sha256)
    {
        if (!texts.TryGetValue(sha256, out var then))
        {
            then = db.LawOf(sha256, law) is { } kept ? new ProvinceLaws(kept.Book) : null;
            texts[sha256] = then;
        }

        return then;
    }

    private bool Differs(LawBook then, string sha256, Month month, string province)
    {
        if (!differs.TryGetValue((sha256, month, province), out var different))
        {
            different = then.Covers(month)
                && LawDigest.Of(then, month, province).DifferencesTo(LawDigest.Of(law.Book, month, province)).Any();
            differs[(sha256, month, province)] = different;
        }

        return different;
    }
}
