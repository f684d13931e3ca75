namespace AnSinh.Policy.Law;

/// <summary>What a base set by a provincial People's Council multiplies.</summary>
public enum LocalScope
{
    /// <summary>Only the monthly allowance of Điều 6; care and facility rates stay on the national base.</summary>
    Allowance,

    /// <summary>The allowance, care support and facility rates.</summary>
    All,
}

/// <summary>
/// A province's own standard rate, đồng a month. The base in use is the higher of this and the national one. Use whole
/// hundreds of đồng: the law has no rounding rule, a remainder below one đồng is dropped.
/// </summary>
public sealed record LocalLaw(long BaseVnd, LocalScope Scope = LocalScope.Allowance, Source? Source = null);

/// <summary>A local base with its scope, as a dated value.</summary>
public sealed record LocalBase(long BaseVnd, LocalScope Scope);

/// <summary>A local amount of the social pension, đồng a month.</summary>
public sealed record LocalAmount(long AmountVnd);

/// <summary>What the resolutions of one province set, over time.</summary>
public sealed record LocalRates(
    string ProvinceCode, string Name, DatedValues<LocalBase> Base, DatedValues<LocalAmount> SocialPension);
