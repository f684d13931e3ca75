using AnSinh.Ledger.Transfers;
using AnSinh.Policy;

namespace AnSinh.Core.Bookkeeping;

/// <summary>
/// The settlement of one provider with one paying unit for one month: brought forward + transferred = paid + returned
/// to the treasury + carried forward, by database constraint (I-01). It closes the month in the books. Đồng.
/// </summary>
public sealed class Settlement
{
    public required Month Month { get; init; }

    public required string Provider { get; init; }

    /// <summary>The district until 6/2025, the commune after.</summary>
    public required int PayingUnitId { get; init; }

    public required long BroughtForwardVnd { get; init; }

    public required long TransferredVnd { get; init; }

    public required long PaidVnd { get; init; }

    public required long ReturnedVnd { get; init; }

    public required long CarriedForwardVnd { get; init; }

    public required string SettledBy { get; init; }

    public required DateTimeOffset SettledAt { get; init; }

    /// <summary>The settlements of several units of one provider and month taken together.</summary>
    public static SettlementIdentity Sum(IReadOnlyCollection<Settlement> parts) => new(
        parts.Sum(one => one.BroughtForwardVnd), parts.Sum(one => one.TransferredVnd), parts.Sum(one => one.PaidVnd),
        parts.Sum(one => one.ReturnedVnd), parts.Sum(one => one.CarriedForwardVnd));
}
