using AnSinh.Core.Store;

namespace AnSinh.Core.Registry;

/// <summary>
/// Who acts or collects for a person: guardian (người giám hộ) or authorised recipient (người được ủy quyền).
/// </summary>
public sealed class Representative
{
    public const string Guardian = "GUARDIAN";
    public const string AuthorisedRecipient = "AUTHORISED_RECIPIENT";

    /// <summary>What may be received: money in hand, into the own account, both.</summary>
    public const string Cash = "CASH";
    public const string Account = "ACCOUNT";
    public const string All = "ALL";

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary><see cref="Guardian"/> or <see cref="AuthorisedRecipient"/>.</summary>
    public required string Kind { get; init; }

    public required string FullName { get; init; }

    /// <summary>Personal identification number, closed for the person represented.</summary>
    public SealedText? CitizenId { get; set; }

    /// <summary>The same mark as of somebody of the register with this number.</summary>
    public string? CitizenKey { get; set; }

    /// <summary><see cref="Cash"/>, <see cref="Account"/> or <see cref="All"/>; null where no paper says it.</summary>
    public string? Scope { get; init; }

    public string? Phone { get; init; }

    /// <summary>The paper that appoints, with number and date.</summary>
    public string? Paper { get; init; }

    public required DateOnly FromOn { get; init; }

    public DateOnly? UntilOn { get; set; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }
}
