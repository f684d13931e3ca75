namespace AnSinh.Core.Registry;

/// <summary>What a household is by the review of poor households of a year (rà soát hộ nghèo, hộ cận nghèo).</summary>
public enum HouseholdClass
{
    /// <summary>Hộ nghèo.</summary>
    Poor,

    /// <summary>Hộ cận nghèo.</summary>
    NearPoor,

    /// <summary>Looked at, and neither poor nor near-poor.</summary>
    Neither,
}
