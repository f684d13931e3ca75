namespace AnSinh.Policy.OneTime;

/// <summary>The parameters of one-time support in law/parameters.</summary>
public static class OneTimeIds
{
    public const string Funeral = "funeral-multiple";
    public const string FuneralSocialPension = "funeral-social-pension-multiple";
    public const string FuneralSocialPensionBasis = "funeral-social-pension-basis";
    public const string FuneralOtherAllowanceAge = "funeral-other-allowance-age";
    public const string FuneralSurvivorPoorAge = "funeral-survivor-poor-age";
    public const string FuneralUndecided = "funeral-undecided";
    public const string FuneralSocialPensionUndecided = "funeral-social-pension-undecided";
    public const string FuneralDisaster = "funeral-disaster-multiple";
    public const string FuneralFacility = "funeral-facility-multiple";
    public const string Injury = "injury-multiple";
    public const string InjuryHospitalDays = "injury-hospital-days";
    public const string HouseDestroyed = "house-destroyed";
    public const string HouseRelocation = "house-relocation";
    public const string HouseHeavyDamage = "house-heavy-damage";
    public const string RiceKg = "rice-kg";
    public const string RiceMonthsTet = "rice-months-tet";
    public const string RiceMonthsDisaster = "rice-months-disaster";
    public const string FosterMeal = "foster-meal";
    public const string FosterEmergencyMonths = "foster-emergency-months";

    /// <summary>Whether a rate that reaches back counts for one-time support too.</summary>
    public const string BaseReading = "one-time-base";

    internal const string InForce = "in-force";
    internal const string Yes = "yes";
    internal const string OnSocialPensionRate = "social-pension-rate";
}
