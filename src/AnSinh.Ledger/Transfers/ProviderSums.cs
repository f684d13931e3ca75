namespace AnSinh.Ledger.Transfers;

/// <summary>
/// What one provider got and gave for a unit, by kind of transfer, in đồng. <paramref name="HandedInVnd"/> is below
/// zero for a unit that another one goes on for.
/// </summary>
public readonly record struct ProviderSums(
    long TransferredVnd, long PaidVnd, long ReversedVnd, long ReturnedVnd, long HandedInVnd = 0)
{
    /// <summary>What it holds when it began with nothing.</summary>
    public long HeldVnd => TransferredVnd + ReversedVnd - PaidVnd - ReturnedVnd + HandedInVnd;

    public static ProviderSums Of(IEnumerable<(TransferKind Kind, long AmountVnd)> sums)
    {
        var total = default(ProviderSums);
        foreach (var (kind, amountVnd) in sums)
        {
            total = kind switch
            {
                TransferKind.FundsTransferred => total with { TransferredVnd = total.TransferredVnd + amountVnd },
                TransferKind.Paid => total with { PaidVnd = total.PaidVnd + amountVnd },
                TransferKind.Reversed => total with { ReversedVnd = total.ReversedVnd + amountVnd },
                TransferKind.ReturnedToTreasury => total with { ReturnedVnd = total.ReturnedVnd + amountVnd },
                TransferKind.HandedOver => total with { HandedInVnd = total.HandedInVnd + amountVnd },
                _ => total,
            };
        }

        return total;
    }
}

/// <summary>
/// The identity of a settlement (trust I-01): brought forward + transferred = paid + returned to the Treasury + carried
/// forward. A payment that came back lowers what was paid in the month it came back; what was handed over from a unit
/// that ended counts as brought forward. Đồng.
/// </summary>
public sealed record SettlementIdentity(
    long BroughtForwardVnd, long TransferredVnd, long PaidVnd, long ReturnedVnd, long CarriedForwardVnd)
{
    public static SettlementIdentity From(ProviderSums before, ProviderSums now) => new(
        before.HeldVnd + now.HandedInVnd, now.TransferredVnd, now.PaidVnd - now.ReversedVnd, now.ReturnedVnd,
        before.HeldVnd + now.HeldVnd);

    /// <summary>
    /// The part that is below zero and must not be, or null: more was paid than the provider ever held.
    /// </summary>
    public string? Fault =>
        BroughtForwardVnd < 0 ? nameof(BroughtForwardVnd)
        : PaidVnd < 0 ? nameof(PaidVnd)
        : CarriedForwardVnd < 0 ? nameof(CarriedForwardVnd) : null;
}
