namespace AnSinh.Core.Network;

/// <summary>
/// That a branch of a bank looks after a commune (đăng ký địa bàn phụ trách): opens accounts there, gives cards,
/// answers for fees. Several banks may. Never deleted.
/// </summary>
public sealed class BankArea
{
    public required Guid Id { get; init; }

    public required int AreaId { get; init; }

    /// <summary>The code of the bank, as ways of payment name it: agribank.</summary>
    public required string Bank { get; init; }

    public required string Branch { get; init; }

    /// <summary>Who answers there.</summary>
    public required string Contact { get; init; }

    public string? Phone { get; init; }

    /// <summary>The registration or agreement, with number and day.</summary>
    public required string Paper { get; init; }

    public required DateOnly FromOn { get; init; }

    /// <summary>The last day, agreed at the start or said later.</summary>
    public DateOnly? UntilOn { get; set; }

    /// <summary>Why it ended before or at that day, where somebody ended it.</summary>
    public string? EndReason { get; set; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    public bool HoldsOn(DateOnly day) => FromOn <= day && (UntilOn is not { } last || day <= last);
}
