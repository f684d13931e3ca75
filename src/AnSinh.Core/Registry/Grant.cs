using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>
/// The decision that a person receives under a programme, from month to month. The amount is not here: the law computes
/// it from the facts. Only where the ground is unclear ("chưa rõ") the amount last paid is kept and never computed.
/// </summary>
public sealed class Grant
{
    public const string Allowance = "ALLOWANCE";
    public const string Care = "CARE";

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>
    /// <see cref="Allowance"/> (trợ cấp xã hội hằng tháng) or <see cref="Care"/> (hỗ trợ chăm sóc, nuôi dưỡng).
    /// </summary>
    public required string Programme { get; init; }

    /// <summary>
    /// The ground that the source or the decision names, such as 5.6; the law decides whether the facts bear it.
    /// </summary>
    public string? AssertedGround { get; init; }

    /// <summary>
    /// For care: household_direct_xsevere, foster_xsevere, foster_5_1, foster_elder, disabled_parent_or_pregnant.
    /// </summary>
    public string? CareKind { get; init; }

    public Guid? CaredPersonId { get; init; }

    public string? DecisionNo { get; init; }

    public DateOnly? DecidedOn { get; init; }

    /// <summary>First month of the right.</summary>
    public required Month FromMonth { get; init; }

    /// <summary>
    /// First month this register answers for; earlier months were paid by an earlier system and give no arrears.
    /// </summary>
    public required Month AccountableFromMonth { get; init; }

    /// <summary>Last month of the right, inclusive; null while it runs.</summary>
    public Month? UntilMonth { get; set; }

    /// <summary>First month not paid because of a suspension; null while paid.</summary>
    public Month? SuspendedFromMonth { get; set; }

    public string? EndReason { get; set; }

    /// <summary>Amount of a month in đồng, kept while the ground is unclear.</summary>
    public long? FixedAmountVnd { get; init; }

    /// <summary>
    /// Coefficient in hundredths as the source printed it; the law's own may differ, and `prepare` says so.
    /// </summary>
    public int? AssertedCoefficient { get; init; }

    /// <summary>
    /// When the office last recorded something of this decision; a later record than the last list makes arrears.
    /// </summary>
    public required DateTimeOffset RecordedAt { get; set; }

    public required string RecordedBy { get; set; }

    /// <summary>Whether money is due for the month as far as the decision goes.</summary>
    public bool Covers(Month month) =>
        month >= FromMonth && (UntilMonth is not { } last || month <= last)
        && (SuspendedFromMonth is not { } suspended || month < suspended);
}
