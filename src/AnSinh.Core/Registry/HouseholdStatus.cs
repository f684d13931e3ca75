namespace AnSinh.Core.Registry;

/// <summary>
/// What a household is from day to day, by the certificate of the year. Each gives its members the fact
/// <see cref="FactKinds.Poverty"/>, which money is computed from. Written once; a wrong one is superseded.
/// </summary>
public sealed class HouseholdStatus
{
    public required Guid Id { get; init; }

    public required Guid HouseholdId { get; init; }

    public required HouseholdClass Class { get; init; }

    /// <summary>The certificate (giấy chứng nhận hộ nghèo, hộ cận nghèo) or the decision, with its number.</summary>
    public required string CertificateNo { get; init; }

    public required DateOnly FromOn { get; init; }

    /// <summary>Last day; null until more is known.</summary>
    public DateOnly? UntilOn { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    public DateTimeOffset? SupersededAt { get; set; }

    internal DayPeriod Days => new(FromOn, UntilOn);
}
