namespace AnSinh.Core.Network;

/// <summary>What holds of a payment point from a day on; the row recorded last goes before. Never changed.</summary>
public sealed class PaymentPointTerms
{
    public required Guid Id { get; init; }

    public required Guid PointId { get; init; }

    /// <summary>1, 2, 3 … in the order of recording.</summary>
    public required int Serial { get; init; }

    public required DateOnly FromOn { get; init; }

    /// <summary>As people call it: Nhà văn hóa thôn Nà Mon.</summary>
    public required string Name { get; init; }

    public required string Address { get; init; }

    /// <summary>Who pays there: the Post, or the code of a bank, as ways of payment name it.</summary>
    public required string Provider { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }
}
