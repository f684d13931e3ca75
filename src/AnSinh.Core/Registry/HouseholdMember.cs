namespace AnSinh.Core.Registry;

/// <summary>
/// That somebody lives in a household, as what to its head, from day to day. Written once: it ends with a last day, and
/// one that never held is superseded. A person has one open at a time, a household one head; the database holds both.
/// </summary>
public sealed class HouseholdMember
{
    public required Guid Id { get; init; }

    public required Guid HouseholdId { get; init; }

    public required Guid PersonId { get; init; }

    public required HouseholdRelation Relation { get; init; }

    public required DateOnly FromOn { get; init; }

    /// <summary>Last day; null while the person lives there.</summary>
    public DateOnly? UntilOn { get; set; }

    /// <summary>What was said of the coming, such as a paper.</summary>
    public string? Note { get; init; }

    public string? EndReason { get; set; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }

    public DateTimeOffset? SupersededAt { get; set; }

    internal DayPeriod Days => new(FromOn, UntilOn);
}
