namespace AnSinh.Core.Network;

/// <summary>Somebody who works at a payment point on its days: pays, helps, watches.</summary>
public sealed class PaymentPointStaff
{
    public required Guid TermsId { get; init; }

    /// <summary>1, 2, 3 … in the order of the form.</summary>
    public required int LineNo { get; init; }

    public required string FullName { get; init; }

    /// <summary>Whom the person works for: Bưu điện huyện, UBND xã, trưởng thôn.</summary>
    public required string Office { get; init; }

    public string? Phone { get; init; }
}
