namespace AnSinh.Core.Network;

/// <summary>
/// A place where a provider pays cash out (điểm chi trả), from its first day to its last. What it is called and whom it
/// serves stands in its <see cref="PaymentPointTerms"/>. Never deleted.
/// </summary>
public sealed class PaymentPoint
{
    public required Guid Id { get; init; }

    /// <summary>The commune whose people it serves.</summary>
    public required int AreaId { get; init; }

    public required DateOnly FromOn { get; init; }

    /// <summary>The last day; null while nobody has ended it.</summary>
    public DateOnly? UntilOn { get; set; }

    public string? EndReason { get; set; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }
}
