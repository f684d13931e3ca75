namespace AnSinh.Core.Reconciliation;

/// <summary>A result file of a provider as it was taken in; every line has one outcome and the counts add up (I-18).</summary>
public sealed class ResultFileRow
{
    public required Guid Id { get; init; }

    public required string Provider { get; init; }

    public required string Sha256 { get; init; }

    public required string Name { get; init; }

    public required int Lines { get; init; }

    public required int Applied { get; init; }

    public required int Duplicates { get; init; }

    public required int Exceptions { get; init; }

    public required string AppliedBy { get; init; }

    public required DateTimeOffset AppliedAt { get; init; }
}

/// <summary>One line of a result file with its outcome: APPLIED, DUPLICATE or EXCEPTION.</summary>
public sealed class ResultLine
{
    public const string Applied = "APPLIED";
    public const string Duplicate = "DUPLICATE";
    public const string Exception = "EXCEPTION";

    public required Guid FileId { get; init; }

    public required int RowNo { get; init; }

    public string? Reference { get; init; }

    public string? ProviderTxid { get; init; }

    public string? Name { get; init; }

    public string? AccountNo { get; init; }

    public required long AmountVnd { get; init; }

    /// <summary>PAID, RETURNED or PENDING; other texts are kept as read.</summary>
    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    public required string Outcome { get; init; }

    public string? ExceptionCode { get; init; }

    public string? Sentence { get; init; }

    public DateTimeOffset? ResolvedAt { get; set; }

    public string? ResolvedBy { get; set; }

    public string? Resolution { get; set; }
}
