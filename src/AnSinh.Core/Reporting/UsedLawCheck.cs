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

    /// <summary>How many months and texts of the law were used.</summary>
    public static IReadOnlyList<(string Sha256, Month Month)> Uses(AppDb db)
    {
        var uses = new List<(string, Month)>();
        using var reader = db.Read(
            "SELECT DISTINCT law_sha256, month FROM payroll_lists WHERE origin = 'PREPARED' AND state IN ('SUBMITTED', 'APPROVED', 'CLOSED') ORDER BY month");
        while (reader.Read())
        {
            uses.Add((reader.GetString(0), Month.FromCode(reader.GetInt32(1))));
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
            foreach (var month in text.Select(use => use.Month))
            {
                foreach (var sentence in LawDigest.Of(then.Book, month).DifferencesTo(LawDigest.Of(law.Book, month)))
                {
                    yield return new LawProblem(Changed, $"Luật đã dùng bị đổi, {sentence}", text.Key[..12]);
                }
            }
        }
    }
}
