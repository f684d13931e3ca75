using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>
/// What an officer decided about a person whom a change of law leaves open; it holds from the first month in question.
/// Never edited: a later version takes its place.
/// </summary>
public sealed class LawDecision
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required LawQuestionKind Kind { get; init; }

    public required Month FromMonth { get; init; }

    public required int Version { get; init; }

    public required LawChoice Choice { get; init; }

    /// <summary>Who is paid in the place of somebody who died.</summary>
    public string? PayeeName { get; init; }

    public SealedText? PayeeCitizenId { get; init; }

    /// <summary>The paper or the reason, in the officer's words.</summary>
    public required string Reason { get; init; }

    public required string DecidedBy { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }
}
