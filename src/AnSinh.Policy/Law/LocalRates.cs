namespace AnSinh.Policy.Law;

/// <summary>What a base set by a provincial People's Council multiplies.</summary>
[Flags]
public enum LocalScope
{
    /// <summary>The monthly allowance of Điều 6: every resolution carries so far.</summary>
    Allowance = 1,

    /// <summary>Care support to households.</summary>
    Care = 2,

    /// <summary>Residents of facilities, with the province's base for them.</summary>
    Facility = 4,

    /// <summary>Funerals and emergencies.</summary>
    OneTime = 8,

    All = Allowance | Care | Facility | OneTime,
}

/// <summary>
/// A province's own standard rate, đồng a month. The base in use is the higher of this and the national one. Use whole
/// hundreds of đồng: the law has no rounding rule, a remainder below one đồng is dropped.
/// </summary>
public sealed record LocalLaw(long BaseVnd, LocalScope Scope = LocalScope.Allowance, Source? Source = null)
{
    /// <summary>A base of its own for residents of facilities; null where there is one base for all.</summary>
    public long? FacilityBaseVnd { get; init; }
}

/// <summary>A local base with its scope, as a dated value; a second base where facilities have one.</summary>
public sealed record LocalBase(long BaseVnd, LocalScope Scope, long? FacilityBaseVnd = null);

/// <summary>A local amount of the social pension, đồng a month.</summary>
public sealed record LocalAmount(long AmountVnd);

/// <summary>What the resolutions of one province set, over time.</summary>
public sealed record LocalRates(
    string ProvinceCode, string Name, DatedValues<LocalBase> Base, DatedValues<LocalAmount> SocialPension)
{
    /// <summary>Groups beside those of the decree, each with conditions and amounts of its own.</summary>
    public IReadOnlyList<Ground> Groups { get; init; } = [];
}
