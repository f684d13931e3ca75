using AnSinh.Policy;

namespace AnSinh.Core.Payments;

/// <summary>What was sent to one provider at once: the approved and ordered lines of a month.</summary>
public sealed class PaymentBatch
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required Month Month { get; init; }

    public required string Provider { get; init; }

    public required int Lines { get; init; }

    public required long AmountVnd { get; init; }

    public required string ExportedBy { get; init; }

    public required DateTimeOffset ExportedAt { get; init; }
}

/// <summary>A list's part in a batch; a list goes to a provider once.</summary>
public sealed class PaymentBatchList
{
    public required Guid ListId { get; init; }

    public required string Provider { get; init; }

    public required Guid BatchId { get; init; }
}

/// <summary>A file made of a batch; made again it has the same bytes.</summary>
public sealed class PaymentFile
{
    public required Guid BatchId { get; init; }

    /// <summary>xlsx, csv or pain.001.</summary>
    public required string Format { get; init; }

    public required string Name { get; init; }

    public required string Sha256 { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }
}
