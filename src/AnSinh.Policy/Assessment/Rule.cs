using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Assessment;

/// <summary>
/// Conditions of one alternative, as an age window in completed months and bits that must not be set.
/// </summary>
internal readonly record struct Requirement(int MinMonths, int MaxMonths, ulong Forbidden)
{
    /// <summary>The facts first: most people are not of the ground at all, whatever their age.</summary>
    public bool Holds(int months, ulong bits) => (bits & Forbidden) == 0 && months >= MinMonths && months <= MaxMonths;
}

/// <summary>A coefficient (hundredths) with what it asks.</summary>
internal readonly record struct BandRule(
    int MinMonths, ulong Forbidden, int ChildrenFrom, bool PerChild, int Coefficient)
{
    /// <summary>An amount of its own, đồng; 0 where the coefficient says it.</summary>
    public long AmountVnd { get; init; }
}

/// <summary>A ground as it stands in one month, ready to be tried on many people.</summary>
internal sealed class Rule
{
    public const int NoLimit = int.MaxValue;

    /// <summary>Stands for the age of a cared person whose birth is not known.</summary>
    public const int UnknownMonths = int.MinValue;

    /// <summary>Not one of the grounds that are added to the single parent's.</summary>
    public const int NotAdded = -1;

    public required Ground Ground { get; init; }

    public required Dated<Conditions> Conditions { get; init; }

    public required Dated<Bands>? Coefficients { get; init; }

    /// <summary>Index of the label of the ground; its points follow.</summary>
    public required int LabelIndex { get; init; }

    public required Requirement Requirement { get; init; }

    public required Requirement[] Either { get; init; }

    public required Requirement[] Children { get; init; }

    public required BandRule[] Bands { get; init; }

    /// <summary>This ground's own bit, and those of the grounds that exclude it.</summary>
    public required uint Bit { get; init; }

    public required uint Not { get; init; }

    public required long BaseVnd { get; init; }

    /// <summary>Position in the order for equal amounts; the smallest is taken.</summary>
    public required int Preference { get; init; }

    /// <summary>Which clause of the exception it belongs to, or <see cref="NotAdded"/>.</summary>
    public required int AddGroup { get; init; }

    public required bool IsSingleParent { get; init; }

    /// <summary>The letters of the points, in the order of their labels.</summary>
    public required string Points { get; init; }

    public bool IsSocialPension => Ground.Kind == AwardKind.SocialPension;

    public bool HoldsApartFromChildren(int months, ulong bits, uint satisfied) =>
        Requirement.Holds(months, bits) && (Not & satisfied) == 0 && (Either.Length == 0 || HoldsEither(months, bits));

    /// <summary>True where no children are asked for, or some count; the number of those who do.</summary>
    public bool HasChildrenAsked(MonthLaw law, in PersonFacts facts, Reading reading, out int children)
    {
        children = Children.Length == 0 ? 0 : ChildrenWhoCount(law, facts, reading);
        return children > 0 || Children.Length == 0;
    }

    public int LabelOf(char situation) => Points.Length == 0 ? LabelIndex : LabelIndex + 1 + Points.IndexOf(situation);

    /// <summary>The last band that holds, times the children where it says so; 0 when none holds.</summary>
    public int CoefficientAt(int months, ulong bits, int children)
    {
        var coefficient = 0;
        foreach (ref readonly var band in Bands.AsSpan())
        {
            if (months >= band.MinMonths && (bits & band.Forbidden) == 0 && children >= band.ChildrenFrom)
            {
                coefficient = band.PerChild ? band.Coefficient * children : band.Coefficient;
            }
        }

        return coefficient;
    }

    /// <summary>The last band that holds; a coefficient of 0 and no amount when none does.</summary>
    public BandRule BandAt(int months, ulong bits)
    {
        var found = default(BandRule);
        foreach (ref readonly var band in Bands.AsSpan())
        {
            found = months >= band.MinMonths && (bits & band.Forbidden) == 0 ? band : found;
        }

        return found;
    }

    /// <summary>The lowest coefficient any age can have: for a cared person whose birth is not known.</summary>
    public int LowestCoefficient()
    {
        var lowest = NoLimit;
        foreach (var band in Bands)
        {
            lowest = Math.Min(lowest, band.Coefficient);
        }

        return lowest;
    }

    public bool ChildCounts(int months, ulong bits)
    {
        if (months < 0)
        {
            return false;
        }

        foreach (ref readonly var alternative in Children.AsSpan())
        {
            if (alternative.Holds(months, bits))
            {
                return true;
            }
        }

        return false;
    }

    public int ChildrenWhoCount(MonthLaw law, in PersonFacts facts, Reading reading)
    {
        var count = facts.ChildrenOfUnknownBirth;
        foreach (ref readonly var child in facts.Children.AsSpan())
        {
            if (ChildCounts(law.MonthsOld(child.Birth, reading), FactBits.Of(child)))
            {
                count++;
            }
        }

        return count;
    }

    private bool HoldsEither(int months, ulong bits)
    {
        foreach (ref readonly var alternative in Either.AsSpan())
        {
            if (alternative.Holds(months, bits))
            {
                return true;
            }
        }

        return false;
    }
}
