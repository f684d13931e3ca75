namespace AnSinh.Core.Network;

/// <summary>What a bank answers to a fee that was reported.</summary>
public enum FeeAnswer
{
    /// <summary>Money came back.</summary>
    Refunded,

    /// <summary>The bank keeps it, with a reason.</summary>
    Refused,
}
