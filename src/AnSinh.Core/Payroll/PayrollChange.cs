namespace AnSinh.Core.Payroll;

/// <summary>A difference of one person against the month before, with its reason: increase, decrease or adjust (tăng, giảm, điều chỉnh).</summary>
public sealed class PayrollChange
{
    public const string Increase = "INCREASE";
    public const string Decrease = "DECREASE";
    public const string Adjust = "ADJUST";

    public required Guid ListId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Programme { get; init; }

    public required string PersonCode { get; init; }

    public required string PayeeName { get; init; }

    /// <summary><see cref="Increase"/>, <see cref="Decrease"/> or <see cref="Adjust"/>.</summary>
    public required string Kind { get; init; }

    public required long BeforeVnd { get; init; }

    public required long AfterVnd { get; init; }

    public required string Reason { get; init; }

    public string? DecisionNo { get; init; }
}

/// <summary>What a check found on a list; a blocking one must be repaired before the list can be submitted.</summary>
public sealed class PayrollFinding
{
    public required Guid ListId { get; init; }

    public required int FindingNo { get; init; }

    public required string Code { get; init; }

    public required bool Blocking { get; init; }

    public Guid? PersonId { get; init; }

    public required string Sentence { get; init; }
}
