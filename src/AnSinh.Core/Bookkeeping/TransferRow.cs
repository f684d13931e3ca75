using AnSinh.Policy;

namespace AnSinh.Core.Bookkeeping;

/// <summary>A ledger transfer as stored: both legs in one row, never changed, once per key. Đồng.</summary>
public sealed class TransferRow
{
    public required Guid Id { get; init; }

    public required string Debit { get; init; }

    public required string Credit { get; init; }

    public required long AmountVnd { get; init; }

    public required string Kind { get; init; }

    public required Month Month { get; init; }

    public string? Provider { get; init; }

    public Guid? ListId { get; init; }

    /// <summary>What makes the posting happen once: the event and its subject.</summary>
    public required string OnceKey { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Login { get; init; }
}
