namespace AnSinh.Core.Network;

/// <summary>A fee that a bank does not take from people of a commune it looks after, from day to day.</summary>
public sealed class BankAreaWaiver
{
    public required Guid BankAreaId { get; init; }

    /// <summary>The code of a <see cref="FeeWaiver"/>.</summary>
    public required string Waiver { get; init; }

    public required DateOnly FromOn { get; init; }

    public DateOnly? UntilOn { get; init; }

    /// <summary>What the bank says beside it, such as a number of withdrawals a month.</summary>
    public string? Terms { get; init; }

    public bool HoldsOn(DateOnly day) => FromOn <= day && (UntilOn is not { } last || day <= last);
}
