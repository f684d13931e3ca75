namespace AnSinh.Core.Network;

/// <summary>A hamlet (thôn, khóm, ấp) that a payment point serves.</summary>
public sealed class PaymentPointHamlet
{
    public required Guid TermsId { get; init; }

    /// <summary>The name folded; people of the register are matched by it.</summary>
    public required string HamletKey { get; init; }

    public required string Hamlet { get; init; }
}
