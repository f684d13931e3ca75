namespace AnSinh.Policy.Law;

/// <summary>What a ground gives.</summary>
public enum AwardKind
{
    /// <summary>Monthly allowance: standard rate × coefficient.</summary>
    Allowance,

    /// <summary>Social pension: an amount of its own, no coefficient.</summary>
    SocialPension,

    /// <summary>Upkeep in a social assistance facility: standard rate × coefficient.</summary>
    Facility,

    /// <summary>Care support, paid to the carer: standard rate × coefficient.</summary>
    Care,

    /// <summary>
    /// An extra group of a provincial resolution: the province's rate × coefficient, or an amount of its own. Only for
    /// who gets nothing by a decree.
    /// </summary>
    ProvinceGroup,
}

/// <summary>One of the situations (points) of a clause, as the eleven of Điều 5 khoản 1.</summary>
public sealed record GroundPoint(char Point, string Label);

/// <summary>
/// A ground of the law: a beneficiary category to the clause or point that gives a right, with the conditions and the
/// coefficients as they were over time.
/// </summary>
public sealed record Ground(string Code, string Label, string NeutralLabel, AwardKind Kind, Source Source)
{
    /// <summary>
    /// Names an illness that must not be seen by others; lists for providers use the neutral label only.
    /// </summary>
    public bool Confidential { get; init; }

    public IReadOnlyList<GroundPoint> Points { get; init; } = [];

    /// <summary>The grounds of the law before it whose people this ground takes over.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>The province (2-digit code) whose resolution has this extra group; null for a decree.</summary>
    public string? ProvinceCode { get; init; }

    /// <summary>The kind of care that this ground supports; null when it is not a care ground.</summary>
    public string? Care { get; init; }

    public required DatedValues<Conditions> Conditions { get; init; }

    public required DatedValues<Bands> Coefficients { get; init; }
}

/// <summary>How rights meet in one person: only the highest, except the single poor parent (Điều 6 khoản 2).</summary>
public sealed record Overlap(string Both, IReadOnlyList<string> With, string Facility, IReadOnlyList<string> WhenEqual);

/// <summary>A ground as lists and pages show it.</summary>
/// <param name="Code">The code down to the point, for instance ND20.5.1.a.</param>
/// <param name="Label">Vietnamese label.</param>
/// <param name="NeutralLabel">The label without any reason, for payers, posting and signatures.</param>
/// <param name="Confidential">True when the label must stay inside the office.</param>
/// <param name="Citation">For instance 20/2021/NĐ-CP Điều 5 khoản 1 điểm a.</param>
/// <param name="Mark">How sure we are of it.</param>
/// <param name="Kind">What it gives.</param>
public sealed record GroundLabel(
    string Code, string Label, string NeutralLabel, bool Confidential, string Citation, Mark Mark, AwardKind Kind);
