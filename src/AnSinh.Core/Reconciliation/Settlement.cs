using AnSinh.Policy;

namespace AnSinh.Core.Reconciliation;

/// <summary>
/// The settlement of one provider for one month: brought forward + transferred = paid + returned to the treasury + carried
/// forward, by database constraint (I-01). Đồng.
/// </summary>
public sealed class Settlement
{
    public required Guid Id { get; init; }

    public required Month Month { get; init; }

    public required string Provider { get; init; }

    public required long BroughtForwardVnd { get; init; }

    public required long TransferredVnd { get; init; }

    public required long PaidVnd { get; init; }

    public required long ReturnedVnd { get; init; }

    public required long CarriedForwardVnd { get; init; }

    public required string SettledBy { get; init; }

    public required DateTimeOffset SettledAt { get; init; }
}
