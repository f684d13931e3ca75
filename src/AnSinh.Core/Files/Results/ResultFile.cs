using AnSinh.Policy;

namespace AnSinh.Core.Files.Results;

/// <summary>What a provider says became of one line; texts as read, never run, never shown unescaped.</summary>
/// <param name="Row">Line of the file (or order of the transaction in an XML message), from 1.</param>
/// <param name="Reference">Our line reference; "" where the file has none.</param>
/// <param name="Batch">The batch it was sent in.</param>
/// <param name="Name">Payee as the provider has it.</param>
/// <param name="AccountNo">Account, perhaps masked.</param>
/// <param name="AmountVnd">Đồng; 0 where the message states no amount (pain.002 may leave it out).</param>
/// <param name="Status">PAID, RETURNED, PENDING, or the provider's own word.</param>
/// <param name="Reason">The provider's reason code.</param>
/// <param name="At">When it happened.</param>
/// <param name="ProviderTxId">The provider's transaction.</param>
public sealed record ResultFileLine(
    int Row,
    string Reference,
    string? Batch,
    string? Name,
    string? AccountNo,
    long AmountVnd,
    string Status,
    string? Reason,
    DateTimeOffset? At,
    string? ProviderTxId)
{
    /// <summary>Why the row could not be read; null for a row that was.</summary>
    public RowFault? Fault { get; init; }

    public const string Paid = "PAID";
    public const string Returned = "RETURNED";
    public const string Pending = "PENDING";
}

/// <summary>What keeps a row from being believed: a code and a Vietnamese sentence that says where and how to repair.</summary>
public sealed record RowFault(string Code, string Sentence);

/// <summary>A result file that is whole: its trailer agrees with its lines. One month and at most one batch.</summary>
public sealed record ResultFile(
    Month Period, string? Batch, IReadOnlyList<ResultFileLine> Lines, int DeclaredCount, long DeclaredVnd)
{
    /// <summary>Its lines carry the references that we sent; a bank's own list does not.</summary>
    public bool KnowsReferences { get; init; } = true;
}
