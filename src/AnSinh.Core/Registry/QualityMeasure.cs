namespace AnSinh.Core.Registry;

/// <summary>The four words by which the ministry measures data: đúng, đủ, sạch, sống.</summary>
public enum QualityGroup
{
    /// <summary>Đúng.</summary>
    Correct,

    /// <summary>Đủ.</summary>
    Complete,

    /// <summary>Sạch.</summary>
    Clean,

    /// <summary>Sống.</summary>
    Live,
}

/// <summary>What is asked of the record of somebody who receives. Illness has no part in any of them.</summary>
public enum QualityMeasure
{
    IdentifierFitsSex,
    IdentifierFitsBirth,
    BirthNotAhead,
    PhoneFits,
    HasIdentifier,
    HasWholeBirth,
    HasSex,
    HasHamlet,
    HasMethod,
    HasAccount,
    NoNamesake,
    AccountNotShared,
    NotDead,
    CommuneInForce,
    SeenWithinYear,
}

/// <summary>
/// A measure in Vietnamese: its group, its name, what is wrong where it does not hold, and what to do then.
/// </summary>
public sealed record QualityTerm(QualityMeasure Measure, QualityGroup Group, string Name, string Fault, string Todo);

/// <summary>How many of those that were asked are good.</summary>
public readonly record struct QualityTally(int Good, int Total)
{
    public int Bad => Total - Good;

    public static QualityTally operator +(QualityTally one, QualityTally other) => one.Add(other);

    public QualityTally Add(QualityTally other) => new(Good + other.Good, Total + other.Total);
}
