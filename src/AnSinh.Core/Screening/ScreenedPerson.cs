using AnSinh.Policy;

namespace AnSinh.Core.Screening;

/// <summary>What is screened: the month, the places (null: all).</summary>
public sealed record ScreeningAsk(Month Month, IReadOnlyCollection<int>? AreaIds)
{
    /// <summary>Only this person; null for everybody.</summary>
    public Guid? PersonId { get; init; }
}

/// <summary>
/// Somebody who lives, has no running decision of an allowance, and whom the law would or may give one.
/// </summary>
public sealed record ScreenedPerson(Guid Id, string Code, string FullName, BirthDate Birth, int AreaId)
{
    public required string AreaName { get; init; }

    public string? Hamlet { get; init; }

    public required ScreeningResult Result { get; init; }

    /// <summary>The ground in words that tell nobody's illness.</summary>
    public required string Ground { get; init; }

    /// <summary>When and why an earlier decision ended; null where there was none.</summary>
    public (Month Last, string? Reason)? Ended { get; init; }

    /// <summary>Why it was closed; it may have come back since.</summary>
    public ScreeningClosing? Closing { get; init; }

    /// <summary>Something changed after the closing.</summary>
    public bool CameBack { get; init; }

    public bool IsClosed => Closing is not null && !CameBack;

    /// <summary>What is missing, as one sentence without an end.</summary>
    public string Missing => string.Join(
        Result.NeedsAll ? " và " : "; hoặc ", Result.Missing.Select(ScreeningTerms.Of));
}
