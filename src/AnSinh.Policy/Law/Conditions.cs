namespace AnSinh.Policy.Law;

/// <summary>The fact must have one of the allowed values (indexes into the words of the field).</summary>
public sealed record FactCondition(FactField Field, IReadOnlyList<int> Allowed)
{
    /// <summary>The values that break the condition, as bits.</summary>
    public ulong ForbiddenBits => Allowed.Aggregate(Field.Bits, (bits, value) => bits & ~Field.Bit(value));
}

/// <summary>
/// Which children count: every condition must hold. Ages in completed months; <see cref="UnderMonths"/> counts the
/// month of the birthday in, because an end of eligibility works from the month after.
/// </summary>
public sealed record ChildConditions(int? UnderMonths, IReadOnlyList<FactCondition> Facts);

/// <summary>
/// Who belongs to a ground: all of these must hold. Ages in years. "From" counts from the month of the birthday (gain),
/// "under" until the end of that month (loss): 20/2021/NĐ-CP Điều 8; 335/2026/NĐ-CP Điều 8 khoản 4.
/// </summary>
public sealed record Conditions
{
    public int? AgeFrom { get; init; }

    public int? AgeUnder { get; init; }

    public IReadOnlyList<FactCondition> Facts { get; init; } = [];

    /// <summary>Alternatives, of which one must hold; empty when there are none.</summary>
    public IReadOnlyList<Conditions> Either { get; init; } = [];

    /// <summary>At least one child must satisfy one of these; empty when children do not matter.</summary>
    public IReadOnlyList<ChildConditions> Children { get; init; } = [];

    /// <summary>A pregnancy counts like one child (care support only).</summary>
    public bool PregnancyCounts { get; init; }

    /// <summary>Grounds that exclude this one when the person belongs to them.</summary>
    public IReadOnlyList<string> Not { get; init; } = [];

    /// <summary>
    /// Conditions of a resolution that the register does not record, in words: with one of them nothing is computed.
    /// </summary>
    public IReadOnlyList<string> Unrecorded { get; init; } = [];

    /// <summary>Instead of own conditions: those of another ground, as they last were before this date.</summary>
    public string? SameAs { get; init; }
}

/// <summary>
/// A coefficient in hundredths (1.5 → 150) and from when it applies. Of the bands that hold, the last one counts; a new
/// age counts from the month of the birthday (20/2021/NĐ-CP Điều 8 khoản 1 điểm đ; 335/2026/NĐ-CP Điều 8 khoản 4).
/// </summary>
public sealed record Band(int Coefficient)
{
    /// <summary>
    /// An amount of its own in the place of rate × coefficient, đồng a month (extra groups of provinces).
    /// </summary>
    public long? AmountVnd { get; init; }

    public int AgeFrom { get; init; }

    public FactCondition? Fact { get; init; }

    public int ChildrenFrom { get; init; }

    /// <summary>The coefficient is multiplied by the number of children who count.</summary>
    public bool PerChild { get; init; }
}

/// <summary>The coefficients of a ground at one time.</summary>
public sealed record Bands(IReadOnlyList<Band> All)
{
    /// <summary>
    /// Other coefficients that the text can be read to give; null where it can be read in one way only.
    /// </summary>
    public OtherBands? Other { get; init; }

    /// <summary>
    /// Why no amount follows from the text or the register, in words: the rate was not found, or it depends on what is
    /// not recorded. Null where the bands say it all.
    /// </summary>
    public string? NotComputed { get; init; }
}

/// <summary>Coefficients by another reading, with what the configured one and this one say.</summary>
public sealed record OtherBands(string Configured, string Text, IReadOnlyList<Band> All);
