using AnSinh.Core.Store;

namespace AnSinh.Core.Exchanges;

/// <summary>A field that register and partner may hold differently.</summary>
public enum DifferenceField
{
    FullName,
    Sex,
    Hamlet,

    /// <summary>Two-digit code of the ethnic group.</summary>
    Ethnicity,

    CitizenId,
    Birth,

    /// <summary>The day of death.</summary>
    Death,

    /// <summary>Since when the person has a pension or a monthly insurance benefit.</summary>
    Pension,

    /// <summary>The last day of the identity paper.</summary>
    IdentityPaper,

    /// <summary>The account to pay into.</summary>
    Account,
}

/// <summary>What was decided about a difference.</summary>
public enum DifferenceState
{
    Open,

    /// <summary>The register took what the partner says.</summary>
    Accepted,

    /// <summary>The register keeps what it holds.</summary>
    Refused,
}

/// <summary>
/// One field of one person that the partner holds otherwise. Both values are closed; it is decided once, by a human
/// being, and stays.
/// </summary>
public sealed class ExchangeDifference
{
    public required Guid Id { get; init; }

    public required Guid ExchangeId { get; init; }

    public required int LineNo { get; init; }

    public required Guid PersonId { get; init; }

    public required DifferenceField Field { get; init; }

    /// <summary>What the register held; null where it held nothing.</summary>
    public SealedText? Ours { get; private set; }

    public SealedText Theirs { get; private set; }

    public required DateTimeOffset FoundAt { get; init; }

    public DifferenceState State { get; set; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? Reason { get; set; }

    public ExchangeDifference Between(FieldVault vault, string? ours, string theirs)
    {
        Ours = vault.Close(ours, PersonId, SealedField.ExchangeOurs);
        Theirs = vault.Close(theirs, PersonId, SealedField.ExchangeTheirs)!.Value;
        return this;
    }
}
