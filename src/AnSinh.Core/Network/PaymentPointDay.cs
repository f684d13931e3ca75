namespace AnSinh.Core.Network;

/// <summary>A day and the hours at which a point pays. One that was taken back stays, with who did it.</summary>
public sealed class PaymentPointDay
{
    public required Guid Id { get; init; }

    public required Guid PointId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>07:30.</summary>
    public required string OpensAt { get; init; }

    public required string ClosesAt { get; init; }

    public string? Note { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    public DateTimeOffset? RemovedAt { get; set; }

    public string? RemovedBy { get; set; }
}
