namespace AnSinh.Core.Network;

/// <summary>
/// A fee that a bank took from somebody although it had promised not to (thu phí sai), and what the bank answered.
/// Never deleted; an answer stays.
/// </summary>
public sealed class FeeReport
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The place of the person when it was reported.</summary>
    public required int AreaId { get; init; }

    public required string Bank { get; init; }

    /// <summary>The code of the <see cref="FeeWaiver"/> that was not kept.</summary>
    public required string Waiver { get; init; }

    /// <summary>What was taken, đồng.</summary>
    public required long AmountVnd { get; init; }

    public required DateOnly ChargedOn { get; init; }

    /// <summary>What happened, in the officer's words.</summary>
    public required string Told { get; init; }

    /// <summary>Who reported it: the person, a relative, the head of the hamlet.</summary>
    public required string ToldBy { get; init; }

    public required DateOnly ReportedOn { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    public FeeAnswer? Answer { get; set; }

    /// <summary>When the bank gave the money back, or said no.</summary>
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>What came back, đồng; null for a no.</summary>
    public long? RefundedVnd { get; set; }

    /// <summary>The bank's reason or remark.</summary>
    public string? AnswerText { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public string? ClosedBy { get; set; }
}
