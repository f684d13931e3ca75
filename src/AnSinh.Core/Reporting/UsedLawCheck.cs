using AnSinh.Core.LawFiles;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Reporting;

/// <summary>
/// I-08: no rule that a list used has changed. Each kept text of the law is read again and told for each month it was
/// used in; today's law must tell the same of that month, at least as it could be known on the day the list was made:
/// a law may come later that reaches back.
/// </summary>
public static class UsedLawCheck
{
    public const string Changed = "LAW_USED_RULE_CHANGED";
    public const string NotKept = "LAW_TEXT_NOT_KEPT";

    public static IReadOnlyList<LawProblem> Check(AppDb db, LoadedLaw law) => [.. Problems(db, law)];

    /// <summary>Which texts of the law were used for which months of which provinces.</summary>
    public static IReadOnlyList<(string Sha256, Month Month, string Province, DateTimeOffset At)> Uses(AppDb db)
    {
        var uses = new List<(string, Month, string, DateTimeOffset)>();
        using var reader = db.Read(
            """
            SELECT h.law_sha256, h.month, p.code, MAX(h.prepared_at) FROM payroll_lists h
            JOIN areas a ON a.id = h.area_id JOIN areas p ON p.id = a.province_id
            WHERE h.origin = 'PREPARED' AND h.state IN ('SUBMITTED', 'APPROVED', 'CLOSED')
            GROUP BY h.law_sha256, h.month, p.code ORDER BY h.month, p.code
            """);
        while (reader.Read())
        {
            uses.Add((reader.GetString(0), Month.FromCode(reader.GetInt32(1)), reader.GetString(2),
                reader.InstantAt(3)));
        }

        return uses;
    }

    private static IEnumerable<LawProblem> Problems(AppDb db, LoadedLaw law)
    {
        var known = new KnownLaws(law);
        foreach (var text in Uses(db).Where(use => use.Sha256 != law.Sha256).GroupBy(use => use.Sha256))
        {
            if (db.LawVersions.AsNoTracking().SingleOrDefault(version => version.Sha256 == text.Key) is not { } kept)
            {
                yield return new LawProblem(NotKept, "Văn bản luật mà danh sách đã dùng không còn được giữ.", text.Key);
                continue;
            }

            var then = kept.Load();
            foreach (var use in text)
            {
                foreach (var sentence in Differences(then, law, known, use))
                {
                    yield return new LawProblem(Changed, $"Luật đã dùng bị đổi, {sentence}", text.Key[..12]);
                }
            }
        }
    }

    private static List<string> Differences(
        LoadedLaw then, LoadedLaw now, KnownLaws known,
        (string Sha256, Month Month, string Province, DateTimeOffset At) use)
    {
        var used = LawDigest.Of(then.Book, use.Month, use.Province);
        var differences = used.DifferencesTo(LawDigest.Of(now.Book, use.Month, use.Province)).ToList();
        if (differences.Count == 0)
        {
            return [];
        }

        var atThatTime = known.On(DateOnly.FromDateTime(use.At.ToOffset(VietnamClock.Offset).DateTime));
        return used.DifferencesTo(LawDigest.Of(atThatTime.Book, use.Month, use.Province)).Any() ? differences : [];
    }
}
