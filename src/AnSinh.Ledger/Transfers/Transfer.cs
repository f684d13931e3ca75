namespace AnSinh.Ledger.Transfers;

/// <summary>Why money moved. A correction is a further transfer, never a change of this one.</summary>
public enum TransferKind
{
    /// <summary>An approved list makes money due (all but carried-over lines, which are due already).</summary>
    ListApproved,

    /// <summary>The Treasury moves money to a provider by payment order.</summary>
    FundsTransferred,

    /// <summary>People got it.</summary>
    Paid,

    /// <summary>A payment came back after it was reported paid.</summary>
    Reversed,

    /// <summary>A provider gives back what it still holds.</summary>
    ReturnedToTreasury,

    /// <summary>What was held and owed for a unit is held and owed for the unit that goes on for it.</summary>
    HandedOver,
}

/// <summary>
/// Money moved from the credit to the debit account: both legs in one record, so that they cannot part. The amount is
/// in đồng and positive. The once-key names the event; the same event cannot be posted twice.
/// </summary>
public sealed record Transfer
{
    public Transfer(
        Guid id, Account debit, Account credit, long amountVnd, TransferKind kind, int month, string onceKey)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amountVnd);
        ArgumentException.ThrowIfNullOrEmpty(onceKey);
        if (debit == credit)
        {
            throw new ArgumentException($"money does not move from {credit} to itself", nameof(credit));
        }

        Id = id;
        Debit = debit;
        Credit = credit;
        AmountVnd = amountVnd;
        Kind = kind;
        Month = month;
        OnceKey = onceKey;
    }

    public Guid Id { get; }

    public Account Debit { get; }

    public Account Credit { get; }

    public long AmountVnd { get; }

    public TransferKind Kind { get; }

    /// <summary>The payment month, yyyymm.</summary>
    public int Month { get; }

    public string OnceKey { get; }
}
