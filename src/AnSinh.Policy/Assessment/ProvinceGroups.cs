using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Assessment;

/// <summary>An extra group of a province with why it is named and not computed.</summary>
internal sealed record NamedGroup(Rule Rule, IReadOnlyList<string> Reasons);

/// <summary>
/// The extra groups that a People's Council adds to those of the decree (20/2021/NĐ-CP Điều 4 khoản 3; 335/2026/NĐ-CP
/// Điều 4 khoản 3): for who gets nothing by a decree, the highest group. Without allocation.
/// </summary>
internal static class ProvinceGroups
{
    /// <summary>What is missing to compute a group in this month; none when all is known.</summary>
    public static IReadOnlyList<string> NotComputed(Rule rule, LocalLaw? local)
    {
        var reasons = rule.Conditions.Value!.Unrecorded
            .Select(condition => $"sổ không ghi điều kiện “{condition}”").ToList();
        if (rule.Coefficients?.Value is not { NotComputed: null } bands)
        {
            reasons.Add(rule.Coefficients?.Value?.NotComputed ?? "chưa biết mức của nhóm");
        }
        else if (bands.All.Any(band => band.AmountVnd is null) && local?.Source is not { Mark: not Mark.Unknown })
        {
            reasons.Add("chưa biết mức chuẩn của tỉnh");
        }

        return reasons;
    }

    /// <summary>The highest award of the groups that hold; nothing written when none does.</summary>
    public static int Write(MonthLaw law, in PersonFacts facts, in PersonAge age, Span<Award> awards)
    {
        var highest = default(Award);
        foreach (var rule in law.ProvinceGroups)
        {
            if (Try(law, rule, facts, age) is { } award && award.AmountVnd > highest.AmountVnd)
            {
                highest = award;
            }
        }

        awards[0] = highest;
        return highest.AmountVnd > 0 ? 1 : 0;
    }

    /// <summary>The award of one group; null when its conditions do not hold.</summary>
    public static Award? Try(MonthLaw law, Rule rule, in PersonFacts facts, in PersonAge age)
    {
        if (!Holds(law, rule, facts, age))
        {
            return null;
        }

        var band = rule.BandAt(age.Months, age.Bits);
        return band.AmountVnd > 0
            ? new Award(rule.LabelIndex, AwardKind.ProvinceGroup, 0, band.AmountVnd, band.AmountVnd)
            : new Award(
                rule.LabelIndex, AwardKind.ProvinceGroup, band.Coefficient, rule.BaseVnd,
                rule.BaseVnd * band.Coefficient / 100);
    }

    /// <summary>Whether the conditions that the register records hold.</summary>
    public static bool Holds(MonthLaw law, Rule rule, in PersonFacts facts, in PersonAge age) =>
        rule.HoldsApartFromChildren(age.Months, age.Bits, 0)
        && rule.HasChildrenAsked(law, facts, age.ChildReading, out _);
}
