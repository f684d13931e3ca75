namespace AnSinh.Core.Bookkeeping;

/// <summary>
/// One attempt to pay one line through one provider. Its state moves only along the graph of AnSinh.Ledger; while it is SENT,
/// PAID or UNKNOWN no second attempt can exist (partial unique index).
/// </summary>
public sealed class Instruction
{
    /// <summary>yyyyMM-area-version-line: the only name of a line outside the house.</summary>
    public required string Reference { get; init; }

    public required Guid ListId { get; init; }

    public required int LineNo { get; init; }

    public required Guid BatchId { get; init; }

    public required string Provider { get; init; }

    public required long AmountVnd { get; init; }

    /// <summary>SENT, PAID, RETURNED, UNKNOWN, REVERSED, RELISTED or TO_TREASURY.</summary>
    public required string State { get; set; }

    public string? ProviderTxid { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset? PaidAt { get; set; }
}
