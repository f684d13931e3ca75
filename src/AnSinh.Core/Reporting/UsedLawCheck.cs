using AnSinh.Core.LawFiles;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Reporting;

/// <summary>
/// I-08: no rule that a list used has changed. Each kept text of the law is read again and told for each month it was used in;
/// today's law must tell the same of that month.
/// </summary>
public static class UsedLawCheck
{
    public const string Changed = "LAW_USED_RULE_CHANGED";
    public const string NotKept = "LAW_TEXT_NOT_KEPT";

    public static IReadOnlyList<LawProblem> Check(AppDb db, LoadedLaw law) => [.. Problems(db, law)];

    /// <summary>Which texts of the law were used for which months of which provinces.</summary>
    public static IReadOnlyList<(string Sha256, Month Month, string Province)> Uses(AppDb db)
    {
        var uses = new List<(string, Month, string)>();
        using var reader = db.Read(
            """
            SELECT DISTINCT h.law_sha256, h.month, p.code FROM payroll_lists h
            JOIN areas a ON a.id = h.area_id JOIN areas p ON p.id = a.province_id
            WHERE h.origin = 'PREPARED' AND h.state IN ('SUBMITTED', 'APPROVED', 'CLOSED') ORDER BY h.month, p.code
            """);
        while (reader.Read())
        {
            uses.Add((reader.GetString(0), Month.FromCode(reader.GetInt32(1)), reader.GetString(2)));
        }

        return uses;
    }

    private static IEnumerable<LawProblem> Problems(AppDb db, LoadedLaw law)
    {
        foreach (var text in Uses(db).Where(use => use.Sha256 != law.Sha256).GroupBy(use => use.Sha256))
        {
            if (db.LawVersions.AsNoTracking().SingleOrDefault(version => version.Sha256 == text.Key) is not { } kept)
            {
                yield return new LawProblem(NotKept, "Văn bản luật mà danh sách đã dùng không còn được giữ.", text.Key);
                continue;
            }

            var then = kept.Load();
            foreach (var (_, month, province) in text)
            {
                var now = LawDigest.Of(law.Book, month, province);
                foreach (var sentence in LawDigest.Of(then.Book, month, province).DifferencesTo(now))
                {
                    yield return new LawProblem(Changed, $"Luật đã dùng bị đổi, {sentence}", text.Key[..12]);
                }
            }
        }
    }
}
