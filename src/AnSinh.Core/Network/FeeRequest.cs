namespace AnSinh.Core.Network;

/// <summary>A fee that somebody says a bank took, as an officer writes it down. Đồng.</summary>
public sealed record FeeRequest(string? Bank, string? Waiver, long? AmountVnd)
{
    public DateOnly? ChargedOn { get; init; }

    public string? Told { get; init; }

    /// <summary>Who says it.</summary>
    public string? ToldBy { get; init; }
}

/// <summary>What the bank answered, and on which day.</summary>
public sealed record FeeAnswerRequest(FeeAnswer Answer, DateOnly? On)
{
    /// <summary>What came back, đồng.</summary>
    public long? RefundedVnd { get; init; }

    public string? Text { get; init; }
}
