using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Assessment;

/// <summary>
/// Facts and the law of a month → what is due. Pure and without allocation: built to run over a whole register.
/// Every right the facts show is taken as decided; whether a decision exists is not asked here.
/// </summary>
public static class Assess
{
    /// <summary>Room that the awards of one person need: the single parent's and one of each added clause.</summary>
    public const int AwardsMax = 1 + Selection.AddGroupsMax;

    /// <summary>
    /// What is due to the person: nothing, the highest single right, or the single poor parent's allowance with the
    /// highest of the added clauses (20/2021/NĐ-CP Điều 6 khoản 2; 335/2026/NĐ-CP Điều 6 khoản 2). Where no decree
    /// gives anything, the highest extra group of the province.
    /// </summary>
    /// <returns>How many awards were written; <paramref name="awards"/> needs <see cref="AwardsMax"/> places.</returns>
    public static int Person(MonthLaw law, in PersonFacts facts, Span<Award> awards) =>
        Person(law, facts, Reading.AsConfigured, Reading.AsConfigured, awards);

    /// <summary>What is due to carers: all acts of care add up. One award for each act that qualifies.</summary>
    public static int Care(MonthLaw law, ReadOnlySpan<CareFacts> care, Span<Award> awards)
    {
        var written = 0;
        foreach (ref readonly var act in care)
        {
            if (law.Care[(int)act.Kind] is { } rule && CareAward(law, rule, act) is { AmountVnd: > 0 } award)
            {
                awards[written++] = award;
            }
        }

        return written;
    }

    /// <summary>
    /// Which open questions about the person would change the result. No allocation; costs nothing for complete facts.
    /// </summary>
    public static Doubts DoubtsAbout(MonthLaw law, in PersonFacts facts)
    {
        if (facts.Birth.Year <= 0)
        {
            return Doubts.BirthUnknown;
        }

        Span<Award> given = stackalloc Award[AwardsMax];
        given = given[..Person(law, facts, given)];
        var doubts = Doubts.None;
        if (!facts.Birth.IsWhole
            && (Differs(law, facts, Reading.Earliest, Reading.AsConfigured, given)
                || Differs(law, facts, Reading.Latest, Reading.AsConfigured, given)))
        {
            doubts |= Doubts.BirthDateDecides;
        }

        if (HasPartialChild(facts)
            && (Differs(law, facts, Reading.AsConfigured, Reading.Earliest, given)
                || Differs(law, facts, Reading.AsConfigured, Reading.Latest, given)))
        {
            doubts |= Doubts.ChildBirthDateDecides;
        }

        if (facts.Pension == Pension.Unknown && PensionDecides(law, facts, given))
        {
            doubts |= Doubts.PensionUnknown;
        }

        if (facts.ChildrenOfUnknownBirth > 0)
        {
            doubts |= Doubts.ChildBirthUnknown;
        }

        return facts.ChildSituation == '?' ? doubts | Doubts.ChildSituationUnknown : doubts;
    }

    /// <summary>Whether the age of a cared person is missing where it decides.</summary>
    public static Doubts DoubtsAbout(MonthLaw law, ReadOnlySpan<CareFacts> care)
    {
        foreach (ref readonly var act in care)
        {
            if (act.CaredBirth is null && law.Care[(int)act.Kind] is { } rule
                && (rule.Bands.Any(b => b.MinMonths > 0) || rule.Requirement.MaxMonths != Rule.NoLimit))
            {
                return Doubts.CaredBirthUnknown;
            }
        }

        return Doubts.None;
    }

    /// <summary>The award of one rule for one person; null when its conditions do not hold.</summary>
    internal static Award? Try(
        MonthLaw law, Rule rule, in PersonFacts facts, in PersonAge age, uint satisfied) =>
        rule.HoldsApartFromChildren(age.Months, age.Bits, satisfied)
        && rule.HasChildrenAsked(law, facts, age.ChildReading, out var children)
            ? AwardOf(law, rule, facts, age, children) : null;

    private static Award AwardOf(MonthLaw law, Rule rule, in PersonFacts facts, in PersonAge age, int children)
    {
        if (rule.IsSocialPension)
        {
            var pensionVnd = Math.Max(law.SocialPensionVnd, facts.LocalSocialPensionVnd);
            return new Award(rule.LabelIndex, AwardKind.SocialPension, 0, pensionVnd, pensionVnd);
        }

        var coefficient = rule.CoefficientAt(age.Months, age.Bits, children);
        return new Award(
            rule.LabelOf(facts.ChildSituation), rule.Ground.Kind, coefficient, rule.BaseVnd,
            rule.BaseVnd * coefficient / 100);
    }

    internal static Award? CareAward(MonthLaw law, Rule rule, in CareFacts act)
    {
        var months = act.CaredBirth is { } birth ? law.MonthsOld(birth) : Rule.UnknownMonths;
        if (months != Rule.UnknownMonths && !rule.Requirement.Holds(months, 0))
        {
            return null;
        }

        var children = rule.Conditions.Value!.PregnancyCounts && act.Pregnant ? 1 : 0;
        foreach (var birthOfChild in act.Children.AsSpan())
        {
            children += rule.ChildCounts(law.MonthsOld(birthOfChild), 0) ? 1 : 0;
        }

        if (children == 0 && rule.Children.Length > 0)
        {
            return null;
        }

        // A disabled parent's own age does not matter; where an age does and is unknown, the lowest coefficient is
        // safe.
        var coefficient = months == Rule.UnknownMonths && rule.Children.Length == 0
            ? rule.LowestCoefficient()
            : rule.CoefficientAt(Math.Max(months, 0), 0, children);
        return new Award(rule.LabelIndex, AwardKind.Care, coefficient, rule.BaseVnd, rule.BaseVnd * coefficient / 100);
    }

    private static int Person(
        MonthLaw law, in PersonFacts facts, Reading reading, Reading childReading, Span<Award> awards)
    {
        var months = law.MonthsOld(facts.Birth, reading);
        if (months < 0)
        {
            return 0;
        }

        var age = new PersonAge(months, FactBits.Of(facts), childReading);
        return law.NewRightFromBirthday && MonthLaw.IsBirthday(months)
            && Person(law, facts, age with { Months = months + 1 }, awards) is > 0 and var written
            ? written : Person(law, facts, age, awards);
    }

    /// <summary>
    /// The age by which the grounds are tried: one month more where the birthday month belongs to the new right.
    /// </summary>
    internal static PersonAge AgeOf(MonthLaw law, in PersonFacts facts)
    {
        var age = new PersonAge(law.MonthsOld(facts.Birth), FactBits.Of(facts), Reading.AsConfigured);
        var next = age with { Months = age.Months + 1 };
        return law.NewRightFromBirthday && MonthLaw.IsBirthday(age.Months)
            && Person(law, facts, next, stackalloc Award[AwardsMax]) > 0 ? next : age;
    }

    private static int Person(MonthLaw law, in PersonFacts facts, in PersonAge age, Span<Award> awards)
    {
        if (facts.InFacility)
        {
            if (law.Facility is not { } facility || Try(law, facility, facts, age, 0) is not { } upkeep)
            {
                return 0;
            }

            awards[0] = upkeep;
            return 1;
        }

        var selection = default(Selection);
        var satisfied = 0u;
        foreach (var rule in law.People)
        {
            if (rule.HoldsApartFromChildren(age.Months, age.Bits, satisfied)
                && rule.HasChildrenAsked(law, facts, age.ChildReading, out var children))
            {
                satisfied |= rule.Bit;
                selection.Offer(rule, AwardOf(law, rule, facts, age, children));
            }
        }

        var written = selection.Write(law.AddsEvery, awards);
        return written > 0 || law.ProvinceGroups.Length == 0
            ? written : ProvinceGroups.Write(law, facts, age, awards);
    }

    private static bool Differs(
        MonthLaw law, in PersonFacts facts, Reading reading, Reading childReading, ReadOnlySpan<Award> given)
    {
        Span<Award> other = stackalloc Award[AwardsMax];
        return !given.SequenceEqual(other[..Person(law, facts, reading, childReading, other)]);
    }

    private static bool PensionDecides(MonthLaw law, in PersonFacts facts, ReadOnlySpan<Award> given)
    {
        var none = facts with { Pension = Pension.None };
        var receives = facts with { Pension = Pension.Receives };
        return Differs(law, none, Reading.AsConfigured, Reading.AsConfigured, given)
            || Differs(law, receives, Reading.AsConfigured, Reading.AsConfigured, given);
    }

    private static bool HasPartialChild(in PersonFacts facts)
    {
        foreach (ref readonly var child in facts.Children.AsSpan())
        {
            if (!child.Birth.IsWhole)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A person's age in months and facts as bits, read once.</summary>
internal readonly record struct PersonAge(int Months, ulong Bits, Reading ChildReading);
