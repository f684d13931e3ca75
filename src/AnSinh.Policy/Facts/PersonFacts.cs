namespace AnSinh.Policy.Facts;

/// <summary>Class of the household in the month: hộ nghèo, hộ cận nghèo.</summary>
public enum Poverty : byte
{
    None,
    Poor,
    NearPoor,
}

/// <summary>Pension or monthly social insurance allowance.</summary>
public enum Pension : byte
{
    /// <summary>Nobody has asked; what needs "none" is not given, what needs "not receiving" is.</summary>
    Unknown,
    None,
    Receives,
}

/// <summary>Degree on the disability certificate.</summary>
public enum Disability : byte
{
    None,
    Mild,
    Severe,
    ExtremelySevere,
}

/// <summary>A child that a single parent is raising.</summary>
public record struct ChildFacts
{
    private bool notReceivingBefore16;
    private bool studyInterrupted;

    public BirthDate Birth { get; set; }

    /// <summary>Studies now: general, continuing, vocational or first-degree higher education.</summary>
    public bool Studying { get; set; }

    /// <summary>The parent was receiving for this child when it reached 16. True unless said otherwise.</summary>
    public bool ReceivingBefore16
    {
        readonly get => !notReceivingBefore16;
        set => notReceivingBefore16 = !value;
    }

    /// <summary>No interruption other than an approved pause. True unless said otherwise.</summary>
    public bool StudyContinuous
    {
        readonly get => !studyInterrupted;
        set => studyInterrupted = !value;
    }
}

/// <summary>
/// What the law asks about one person for one month. A value without allocations (but for a single parent's children),
/// so that a register can fill it a million times; what is not set means "no" or "not known to be so".
/// </summary>
public record struct PersonFacts
{
    private bool studyInterrupted;

    public BirthDate Birth { get; set; }

    public Poverty Poverty { get; set; }

    /// <summary>
    /// Point of Điều 5 khoản 1 (a b c d đ e g h i k l); '\0' none; '?' in one of them, but which is unknown.
    /// </summary>
    public char ChildSituation { get; set; }

    /// <summary>Was receiving under Điều 5 khoản 1 when reaching 16.</summary>
    public bool Received51Before16 { get; set; }

    public bool StudyingFirstDegree { get; set; }

    /// <summary>No interruption other than an approved pause. True unless said otherwise.</summary>
    public bool StudyContinuous
    {
        readonly get => !studyInterrupted;
        set => studyInterrupted = !value;
    }

    public bool Hiv { get; set; }

    /// <summary>Any stable monthly income, wages included.</summary>
    public bool RegularIncome { get; set; }

    /// <summary>Wage or salary.</summary>
    public bool WageIncome { get; set; }

    public Pension Pension { get; set; }

    public Disability Disability { get; set; }

    /// <summary>
    /// Never married, or spouse dead or declared missing, raising children. Divorced is not in the text.
    /// </summary>
    public bool SingleParent { get; set; }

    /// <summary>The children being raised; null for none.</summary>
    public ChildFacts[]? Children { get; set; }

    /// <summary>Further children whose birth dates are not known. They count, and a doubt is reported.</summary>
    public int ChildrenOfUnknownBirth { get; set; }

    /// <summary>Nobody obliged to support, or that person receives monthly social allowance.</summary>
    public bool NoSupporter { get; set; }

    /// <summary>
    /// Eligible for a facility, but fostered in the community (the whole condition except age and poverty).
    /// </summary>
    public bool FosterElder { get; set; }

    /// <summary>Lives in a commune or village of the especially difficult ethnic-minority and mountain area.</summary>
    public bool EspeciallyDifficultArea { get; set; }

    /// <summary>A written request for the social pension exists and was decided.</summary>
    public bool SocialPensionRequested { get; set; }

    /// <summary>
    /// The province's own social pension, đồng a month; the higher of it and the national one is paid.
    /// </summary>
    public long LocalSocialPensionVnd { get; set; }

    /// <summary>Lives in a social assistance facility at State cost; then only the facility rate counts.</summary>
    public bool InFacility { get; set; }
}
