namespace AnSinh.Policy.Law;

/// <summary>
/// One dated value of a parameter: an amount in đồng or a count, or one of the words the parameter allows.
/// </summary>
public sealed record ParameterValue(long? Number, string? Word)
{
    /// <summary>
    /// Another word by which the text can be read as well; null where it can be read in one way only.
    /// </summary>
    public string? OtherWord { get; init; }

    public override string ToString() => Number is { } number ? PolicyText.Number(number) : Word ?? "";
}

/// <summary>One concept of the law with its dated values: a rate, a day of the month, a deadline, a reading.</summary>
public sealed record Parameter(string Id, string Title, string Unit, DatedValues<ParameterValue> Values)
{
    /// <summary>The words a parameter of unit <c>choice</c> may take.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What each choice means, as a reader is told it; empty where no value has another reading.</summary>
    public IReadOnlyDictionary<string, string> Readings { get; init; } = new Dictionary<string, string>();

    public string Where { get; init; } = "";
}

/// <summary>The parameters that the computation itself needs; every law must have them.</summary>
public static class ParameterIds
{
    public const string StandardRate = "standard-rate";
    public const string SocialPensionRate = "social-pension-rate";
    public const string BirthDateReading = "birth-date-reading";
    public const string LeapDayBirthday = "leap-day-birthday";
    public const string OverlapExceptionReading = "overlap-exception-reading";

    /// <summary>Whether the month in which somebody born on the 1st leaves an age behind is still paid.</summary>
    public const string BirthdayOnFirst = "birthday-on-first";

    public const string Unpaid = "unpaid";

    /// <summary>Which right counts in the month of a birthday that ends one and begins another.</summary>
    public const string BirthdayMonthRight = "birthday-month-right";

    public const string NewRight = "new-right";

    /// <summary>Which age the upkeep in a facility follows in the month of a birthday.</summary>
    public const string FacilityBirthdayMonth = "facility-birthday-month";

    public const string OldAge = "old-age";

    /// <summary>Read the day of a partial birth date as the earliest day it can be.</summary>
    public const string FirstDay = "first-day";

    public const string LastDay = "last-day";
    public const string February28 = "feb-28";
    public const string March1 = "mar-01";
    public const string Highest = "highest";
    public const string Every = "every";

    public static readonly IReadOnlyList<string> Needed =
        [StandardRate, SocialPensionRate, BirthDateReading, LeapDayBirthday, OverlapExceptionReading];

    /// <summary>Readings that a law need not state, and how the computation reads where it does not.</summary>
    public static readonly IReadOnlyDictionary<string, string> Unstated = new Dictionary<string, string>
    {
        [BirthdayOnFirst] = "paid",
        [BirthdayMonthRight] = Highest,
        [FacilityBirthdayMonth] = "new-age",
    };
}
