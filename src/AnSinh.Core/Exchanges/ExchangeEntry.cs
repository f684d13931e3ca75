using AnSinh.Core.Store;

namespace AnSinh.Core.Exchanges;

/// <summary>A line of a batch: who was asked about, as it was sent, and what became of it.</summary>
public sealed class ExchangeEntry
{
    public const string Beneficiary = "BENEFICIARY";

    public required Guid ExchangeId { get; init; }

    /// <summary>From 1; with the number of the batch the only name of the line outside.</summary>
    public required int LineNo { get; init; }

    /// <summary>The person of the register; for a representative the person represented.</summary>
    public required Guid PersonId { get; init; }

    /// <summary><see cref="Beneficiary"/>, or the kind of the representative.</summary>
    public required string Role { get; init; }

    /// <summary>The guardian or authorised recipient whom the line is about; null when about the person.</summary>
    public Guid? RepresentativeId { get; init; }

    public required ExchangeTask Task { get; init; }

    public required string FullName { get; init; }

    /// <summary>The birth date as the register writes it; null of a representative.</summary>
    public string? Birth { get; init; }

    public string? Sex { get; init; }

    /// <summary>Personal identification number that was sent.</summary>
    public SealedText? CitizenId { get; private set; }

    public string? Hamlet { get; init; }

    /// <summary>Sent to a bank only.</summary>
    public string? Phone { get; init; }

    public SealedText? AccountNo { get; private set; }

    /// <summary>The same mark that a payment method of this account has.</summary>
    public string? AccountKey { get; private set; }

    public string? AccountName { get; init; }

    public EntryState State { get; set; }

    public AnswerResult? Result { get; set; }

    /// <summary>What the partner wrote beside its answer, such as the reason of a refusal.</summary>
    public string? Note { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public ExchangeEntry With(FieldVault vault, string? citizenId, string? account)
    {
        CitizenId = vault.Close(citizenId, PersonId, SealedField.ExchangeCitizenId);
        AccountNo = vault.Close(account, PersonId, SealedField.AccountNo);
        AccountKey = vault.Mark(account, SealedField.AccountNo);
        return this;
    }
}
