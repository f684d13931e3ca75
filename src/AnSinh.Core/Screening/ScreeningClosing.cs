namespace AnSinh.Core.Screening;

/// <summary>
/// That somebody whom the law would give something, or may, is not waiting for a decision, and why. It counts until a
/// fact of the person changes, or somebody opens it again. Written once.
/// </summary>
public sealed class ScreeningClosing
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required ScreeningReason Reason { get; init; }

    /// <summary>In words; asked for with <see cref="ScreeningReason.Other"/>.</summary>
    public string? Note { get; init; }

    /// <summary>How the person stood when it was closed.</summary>
    public required ScreeningFind Found { get; init; }

    /// <summary>Đồng a month that would have been due, when it was closed.</summary>
    public required long AmountVnd { get; init; }

    public required DateTimeOffset ClosedAt { get; init; }

    public required string ClosedBy { get; init; }

    public DateTimeOffset? ReopenedAt { get; set; }

    public string? ReopenedBy { get; set; }

    public string? ReopenedReason { get; set; }
}
