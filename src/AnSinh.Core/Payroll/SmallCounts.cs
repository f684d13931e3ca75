using System.Globalization;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payroll;

/// <summary>
/// Counts by ground that betray nobody's illness. Grounds that may not be told stand together under one neutral word,
/// and where they have too few people, with others in one group; every other ground of too few goes there too, so that
/// the group alone tells nothing. The group never holds closed grounds only: the total less the shown ones is theirs.
/// </summary>
public static class SmallCounts
{
    /// <summary>Grounds that may betray an illness, together.</summary>
    public const string Confidential = "CONFIDENTIAL";

    /// <summary>Grounds of few people, with the closed ones where these are few too.</summary>
    public const string Other = "OTHER";

    /// <summary>
    /// The setting that says from how many people on a count is shown. Unless set five: counts under five are hidden
    /// at commune level (the law on HIV 64/2006, art. 30, names who may know; the design of this system, trust 2.3).
    /// </summary>
    public const string LimitSetting = "small_counts.shown_from";

    private const int LimitUnlessSet = 5;

    /// <summary>Never under two: a count of one is a person.</summary>
    public static int Limit(AppDb db) =>
        int.TryParse(
            db.Settings.AsNoTracking().Where(one => one.Key == LimitSetting).Select(one => one.Value).FirstOrDefault(),
            NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? Math.Max(limit, 2)
            : LimitUnlessSet;

    /// <summary>
    /// Which group each key is shown in; <paramref name="confidentialPeople"/> counts each person of closed grounds
    /// once.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Groups(
        IReadOnlyList<(string Key, int People)> counts, IReadOnlySet<string> confidential, int confidentialPeople,
        int limit)
    {
        var shown = counts.ToDictionary(
            one => one.Key,
            one => confidential.Contains(one.Key) ? Confidential : one.People < limit ? Other : one.Key,
            StringComparer.Ordinal);
        if (confidential.Count == 0 || confidentialPeople >= limit)
        {
            return shown;
        }

        foreach (var key in confidential)
        {
            shown[key] = Other;
        }

        var others = 0;
        foreach (var (key, people) in counts.Where(one => !confidential.Contains(one.Key)).OrderBy(one => one.People))
        {
            if (others >= limit)
            {
                break;
            }

            shown[key] = Other;
            others += people;
        }

        return shown;
    }
}
