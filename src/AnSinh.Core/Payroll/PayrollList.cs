using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>Life of a list: DRAFT → SUBMITTED → APPROVED → CLOSED; a return by the approver ends this version (RETURNED).</summary>
public enum ListState
{
    Draft,
    Submitted,
    Approved,
    Closed,
    Returned,
}

/// <summary>Where a list comes from: made here, or history read from an office's file.</summary>
public enum ListOrigin
{
    Prepared,
    Imported,
}

/// <summary>
/// The payment list of one commune for one month in one version. Its sums add up by database constraint:
/// old + increase − decrease ± adjust = new, and new + arrears + one-time + carried-over = amount. All amounts in đồng.
/// </summary>
public sealed class PayrollList
{
    public required Guid Id { get; init; }

    public required Month Month { get; init; }

    public required int AreaId { get; init; }

    public required int Version { get; init; }

    public required ListState State { get; set; }

    public required ListOrigin Origin { get; init; }

    /// <summary>SHA-256 of the law files the list was computed with.</summary>
    public required string LawSha256 { get; init; }

    /// <summary>SHA-256 over the lines (see <see cref="ListFingerprint"/>), fixed at submission.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>People with a regular allowance line of their own.</summary>
    public required int People { get; init; }

    public required int Lines { get; init; }

    public required long AmountVnd { get; init; }

    public required long OldVnd { get; init; }

    public required long IncreaseVnd { get; init; }

    public required long DecreaseVnd { get; init; }

    /// <summary>Signed: adjustments up minus adjustments down.</summary>
    public required long AdjustVnd { get; init; }

    public required long NewVnd { get; init; }

    public required long ArrearsVnd { get; init; }

    public required long OneTimeVnd { get; init; }

    public required long CarriedOverVnd { get; init; }

    public required string PreparedBy { get; init; }

    public required DateTimeOffset PreparedAt { get; init; }

    /// <summary>In whose place each step was done, where somebody had delegated it: login.</summary>
    public string? PreparedFor { get; init; }

    public string? SubmittedFor { get; init; }

    public string? ApprovedFor { get; init; }

    public string? SubmittedBy { get; set; }

    /// <summary>The accounts that made the list and those in whose place they did: none of them checks it.</summary>
    public IEnumerable<string> Makers =>
        ((string?[])[PreparedBy, PreparedFor, SubmittedBy, SubmittedFor]).OfType<string>().Distinct();

    public DateTimeOffset? SubmittedAt { get; set; }

    public string? ApprovedBy { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }
}
