using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>
/// Money paid for a month beyond what was due. It is shown and waits for a decision; nothing is deducted in silence,
/// because no text read says how overpayment is recovered.
/// </summary>
public sealed class Receivable
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required string Programme { get; init; }

    public required Month BenefitMonth { get; init; }

    public required Guid FoundInListId { get; init; }

    public required long AmountVnd { get; init; }

    public required string Reason { get; init; }
}
