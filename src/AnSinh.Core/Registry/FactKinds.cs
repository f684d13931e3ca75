namespace AnSinh.Core.Registry;

/// <summary>
/// The kinds of fact and their values, as stored. Single-valued kinds: the latest <c>from_on</c> that overlaps the
/// month counts. <see cref="Child"/> may stand several times.
/// </summary>
public static class FactKinds
{
    /// <summary>
    /// poor | near_poor (hộ nghèo, hộ cận nghèo); none where it was looked at and is neither, which decides nothing: it
    /// only tells that it is known.
    /// </summary>
    public const string Poverty = "poverty";

    /// <summary>a b c d đ e g h i k l: the point of Article 5 clause 1; ? while the point is unknown.</summary>
    public const string ChildSituation = "child_situation";

    /// <summary>mild | severe | extremely_severe, as on the certificate.</summary>
    public const string Disability = "disability";

    /// <summary>
    /// The number of the disability certificate, or none where an officer looked and found that there is none. Files
    /// taken over do not say whether there is one: without this fact nothing is assumed.
    /// </summary>
    public const string DisabilityCertificate = "disability_certificate";

    /// <summary>yes (restricted: HIV/AIDS, Article 5 clauses 3 and 8).</summary>
    public const string Hiv = "hiv";

    /// <summary>
    /// yes: never married, or spouse dead or declared missing, raising the listed children (Article 5 clause 4).
    /// </summary>
    public const string SingleParent = "single_parent";

    /// <summary>
    /// A child the single parent raises: the birth date (2015-03-02), with ";studying", ";new" (not received for before
    /// 16), ";interrupted" behind it; or "unknown=N" for N children whose births the papers do not give.
    /// </summary>
    public const string Child = "child";

    /// <summary>yes: nobody obliged to support, or that person receives monthly social allowance (5.5.a).</summary>
    public const string NoSupporter = "no_supporter";

    /// <summary>none | receives: pension or monthly social-insurance allowance.</summary>
    public const string Pension = "pension";

    /// <summary>yes: lives in an especially difficult ethnic-minority or mountain area.</summary>
    public const string SpecialArea = "special_area";

    /// <summary>yes: qualifies for a facility but is fostered in the community.</summary>
    public const string FosterElder = "foster_elder";

    /// <summary>yes | interrupted: studies general, vocational or first-degree education.</summary>
    public const string Studying = "studying";

    /// <summary>yes: was receiving under 5.1 when reaching 16.</summary>
    public const string Received51 = "received_5_1";

    /// <summary>yes: any stable income (excludes 5.8 under Decree 20 only).</summary>
    public const string RegularIncome = "regular_income";

    /// <summary>yes: wage or salary.</summary>
    public const string WageIncome = "wage_income";

    /// <summary>yes: written request for the social pension was decided.</summary>
    public const string SocialPensionRequested = "social_pension_requested";

    /// <summary>yes: pregnant, by a doctor's paper (care support of a severely disabled person).</summary>
    public const string Pregnant = "pregnant";

    /// <summary>
    /// The day of death (2026-11-09). It repeats persons.died_on, with the day on which the office learnt it.
    /// </summary>
    public const string Death = "death";

    /// <summary>
    /// Moved: commune left and commune come to by their codes (05971>05986), from the day of the move. Lists of a month
    /// made by the commune left keep it; the new one never lists that month again.
    /// </summary>
    public const string Residence = "residence";

    /// <summary>
    /// The unit was reorganised while the person stayed: unit left and unit come to by their codes (05971>06187), from
    /// the first day of the new unit. No earlier month is looked at again for it: the list of the new unit goes on from
    /// the old one's.
    /// </summary>
    public const string Unit = "unit";

    /// <summary>
    /// An identity paper with a last day: identity_card | passport. It decides nothing; a payer asks for a valid one.
    /// </summary>
    public const string IdentityPaper = "identity_paper";

    public const string Yes = "yes";

    public const string None = "none";
}
