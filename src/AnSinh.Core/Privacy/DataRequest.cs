namespace AnSinh.Core.Privacy;

/// <summary>
/// A person's request about the own data: received, answered (accepted or refused with the reason), carried out. A
/// refused one is carried out with its answer. Never deleted.
/// </summary>
public sealed class DataRequest
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The place of the person when it was received.</summary>
    public required int AreaId { get; init; }

    public required DataRequestKind Kind { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    /// <summary>What is asked, in the officer's words.</summary>
    public required string Asked { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    public DateOnly? AnsweredOn { get; set; }

    public string? AnsweredBy { get; set; }

    public bool? Accepted { get; set; }

    public string? Answer { get; set; }

    public DateOnly? CompletedOn { get; set; }

    public string? CompletedBy { get; set; }

    public string? Outcome { get; set; }
}
