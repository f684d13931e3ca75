using AnSinh.Core.Registry;
using AnSinh.Policy;

namespace AnSinh.Core.Reporting.Upcoming;

/// <summary>
/// Something about a person that is about to change, and what the law of those months makes of it. Đồng a month;
/// coefficients in hundredths.
/// </summary>
public sealed record UpcomingChange(
    UpcomingKind Kind, string PersonCode, string FullName, BirthDate Birth, int AreaId, string AreaName)
{
    /// <summary>The first day of the month in which an age is reached, or the last day of what ends.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The first month by the new state of things.</summary>
    public required Month FromMonth { get; init; }

    public string Programme { get; init; } = Grant.Allowance;

    /// <summary>The age reached, in completed months, and whose it is.</summary>
    public (int Months, AgeOf Of)? Age { get; init; }

    /// <summary>Only the year of that birth is known: the month is the reading of the law data.</summary>
    public bool IsBirthYearOnly { get; init; }

    /// <summary>Of a fact or a representative, which kind; null where the kind itself may not be told.</summary>
    public string? What { get; init; }

    /// <summary>The value of the fact, or the name of the representative.</summary>
    public string? Value { get; init; }

    public long NowVnd { get; init; }

    public long ThenVnd { get; init; }

    public int NowCoefficient { get; init; }

    public int ThenCoefficient { get; init; }

    /// <summary>
    /// A ground before or after names an illness: neither ground nor coefficient may be told in a list of people.
    /// </summary>
    public bool IsConfidential { get; init; }

    /// <summary>The right holds only without a pension, and nobody has asked about one yet.</summary>
    public bool IfNoPension { get; init; }

    /// <summary>Whether it is this that changes what is due, and not something else of the same month.</summary>
    internal bool Decides { get; init; } = true;

    public bool ChangesAmount => NowVnd != ThenVnd;
}
