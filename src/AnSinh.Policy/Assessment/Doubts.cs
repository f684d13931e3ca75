namespace AnSinh.Policy.Assessment;

/// <summary>
/// What an officer has to look at, because another answer to an open question would give another result.
/// </summary>
[Flags]
public enum Doubts
{
    None = 0,

    /// <summary>
    /// Only year or month of birth is known, and the earliest and the latest date give different results.
    /// </summary>
    BirthDateDecides = 1,

    /// <summary>The same for a child of a single parent.</summary>
    ChildBirthDateDecides = 2,

    /// <summary>Children without a birth date are counted.</summary>
    ChildBirthUnknown = 4,

    /// <summary>The point of Điều 5 khoản 1 is not known; the amount is the same for all.</summary>
    ChildSituationUnknown = 8,

    /// <summary>Nobody asked about a pension, and the answer decides.</summary>
    PensionUnknown = 16,

    /// <summary>No birth year at all: nothing can be assessed.</summary>
    BirthUnknown = 32,

    /// <summary>The birth of a cared person is not known, so the lowest coefficient is paid.</summary>
    CaredBirthUnknown = 64,
}
