using AnSinh.Core.Store;

namespace AnSinh.Core.Registry;

/// <summary>How a person receives money from a day on; one open method per person.</summary>
public sealed class PaymentMethod
{
    public const string Cash = "CASH";
    public const string Bank = "BANK";
    public const string Digital = "DIGITAL";

    /// <summary>The Post, which pays cash at payment points and at home.</summary>
    public const string Post = "vnpost";

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary><see cref="Cash"/>, <see cref="Bank"/> or <see cref="Digital"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>Who carries the money: <see cref="Post"/> or the code of a bank.</summary>
    public required string Provider { get; init; }

    public string? BankBin { get; init; }

    public SealedText? AccountNo { get; private set; }

    /// <summary>What a method is found by who gives the account.</summary>
    public string? AccountKey { get; private set; }

    public string? AccountName { get; init; }

    /// <summary>
    /// Whose account it is: OWN, or the kind of <see cref="Representative"/>; null in cash and where a file brought it.
    /// </summary>
    public string? Holder { get; init; }

    /// <summary>Why cash; null where nobody said.</summary>
    public CashReason? CashReason { get; init; }

    /// <summary>The paper the choice was made by.</summary>
    public string? Paper { get; init; }

    public required DateOnly FromOn { get; init; }

    public DateOnly? UntilOn { get; set; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    /// <summary>This method, paid into an account; null where there is none.</summary>
    public PaymentMethod Into(FieldVault vault, string? account)
    {
        AccountNo = vault.Close(account, PersonId, SealedField.AccountNo);
        AccountKey = vault.Mark(account, SealedField.AccountNo);
        return this;
    }
}
