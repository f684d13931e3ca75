using AnSinh.Policy.Law;

namespace AnSinh.Policy.Assessment;

/// <summary>A condition of the law as asked and as found: "diện hộ: cần hộ nghèo; dữ kiện: hộ cận nghèo".</summary>
public sealed record ConditionTold(string Sentence, bool Met);

/// <summary>
/// One ground told to a reader: what it asks, whether it holds, what it gives and by which article. Đồng; the coefficient is in
/// hundredths. A confidential ground is shown to nobody without a reason.
/// </summary>
public sealed record GroundTold(string Code, string Label, string Citation, Mark Mark, bool Confidential)
{
    public required IReadOnlyList<ConditionTold> Conditions { get; init; }

    public bool Met { get; init; }

    /// <summary>It counts in the total; a ground that holds but is not the highest does not.</summary>
    public bool Given { get; init; }

    public int Coefficient { get; init; }

    public long BaseVnd { get; init; }

    public long AmountVnd { get; init; }

    /// <summary>"540.000 × 1,5 = 810.000 đ"; null while nothing is due.</summary>
    public string? Arithmetic { get; init; }

    /// <summary>Where the coefficient stands; null for an amount of its own.</summary>
    public Source? CoefficientSource { get; init; }
}

/// <summary>
/// An extra group of the province that the person may belong to and that nobody can compute, with the reasons.
/// </summary>
public sealed record NamedGroupTold(
    string Code, string Label, string Citation, Mark Mark, bool Confidential, IReadOnlyList<string> Reasons);

/// <summary>
/// Why a person gets an amount in a month: every ground tried, in the order of the law, with its conditions, and the rule for
/// people with several rights. It recomputes: the sum of what is given is the total.
/// </summary>
public sealed record Explanation(Month Month, long TotalVnd)
{
    public required long BaseVnd { get; init; }

    public required Source BaseSource { get; init; }

    public required IReadOnlyList<GroundTold> Grounds { get; init; }

    /// <summary>The article that says how several rights meet; null where it decides nothing.</summary>
    public Source? OverlapSource { get; init; }

    public Doubts Doubts { get; init; }

    /// <summary>
    /// Extra groups of the province that are named and not computed; only where no decree gives anything.
    /// </summary>
    public IReadOnlyList<NamedGroupTold> NamedGroups { get; init; } = [];

    public IEnumerable<GroundTold> Given => Grounds.Where(ground => ground.Given);

    /// <summary>Grounds that hold but are not added, because only the highest counts.</summary>
    public IEnumerable<GroundTold> NotAdded => Grounds.Where(ground => ground is { Met: true, Given: false });

    public IEnumerable<GroundTold> NotMet => Grounds.Where(ground => !ground.Met);
}
