namespace AnSinh.Core.Screening;

/// <summary>
/// What the law makes of somebody without a decision, as if the allowance were applied for. Ground as codes; đồng a
/// month, where facts are missing the most that may be due.
/// </summary>
public sealed record ScreeningResult(ScreeningFind Find, string Ground, long AmountVnd)
{
    /// <summary>
    /// What has to be known: any of them alone, or all where <see cref="NeedsAll"/>. Of who qualifies, the birth where
    /// a whole one might decide otherwise.
    /// </summary>
    public IReadOnlyList<ScreeningQuestion> Missing { get; init; } = [];

    public bool NeedsAll { get; init; }
}
