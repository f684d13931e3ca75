namespace AnSinh.Policy.Law;

/// <summary>
/// One dated value of a parameter: an amount in đồng or a count, or one of the words the parameter allows.
/// </summary>
public sealed record ParameterValue(long? Number, string? Word)
{
    public override string ToString() => Number is { } number ? PolicyText.Number(number) : Word ?? "";
}

/// <summary>One concept of the law with its dated values: a rate, a day of the month, a deadline, a reading.</summary>
public sealed record Parameter(string Id, string Title, string Unit, DatedValues<ParameterValue> Values)
{
    /// <summary>The words a parameter of unit <c>choice</c> may take.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

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

    /// <summary>Read the day of a partial birth date as the earliest day it can be.</summary>
    public const string FirstDay = "first-day";

    public const string LastDay = "last-day";
    public const string February28 = "feb-28";
    public const string March1 = "mar-01";
    public const string Highest = "highest";
    public const string Every = "every";

    public static readonly IReadOnlyList<string> Needed =
        [StandardRate, SocialPensionRate, BirthDateReading, LeapDayBirthday, OverlapExceptionReading];
}
