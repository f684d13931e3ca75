using System.Globalization;
using AnSinh.Core.Registry;
using AnSinh.Core.Reporting.Upcoming;

namespace AnSinh.Cli.Commands;

/// <summary>Upcoming changes for who reads English.</summary>
internal static class UpcomingEnglish
{
    private const int MonthsOfYear = 12;

    public static IEnumerable<string> Lines(UpcomingAsk ask, IReadOnlyList<UpcomingChange> changes)
    {
        var people = changes.DistinctBy(change => change.PersonCode).Count();
        yield return $"About to change until the end of {ask.Now.Plus(ask.Ahead)}: {people} people";
        foreach (var change in changes)
        {
            var remark = change.IsBirthYearOnly ? " (only the year of birth is known)" : string.Empty;
            yield return $"{change.PersonCode}  {change.FullName}, born {change.Birth}, {change.AreaName}: "
                + $"{What(change)}{remark}; {Meaning(change)}; {Amounts(change)}";
        }
    }

    private static string What(UpcomingChange change) => change.Kind switch
    {
        UpcomingKind.Age => Age(change),
        UpcomingKind.NewRight => Age(change) + ", without a decision",
        UpcomingKind.Disability => $"the disability certificate ends {Day(change)}",
        UpcomingKind.Schooling => $"the schooling on file ends {Day(change)}",
        UpcomingKind.Poverty => $"{(change.Value == "poor" ? "poor" : "near-poor")} household until {Day(change)}",
        UpcomingKind.Representation => change.What == Representative.Guardian
            ? $"the charge of guardian {change.Value} ends {Day(change)}"
            : $"the authorisation of {change.Value} ends {Day(change)}",
        UpcomingKind.IdentityPaper => $"the identity paper ends {Day(change)}",
        UpcomingKind.Decision => $"the decision ends {Day(change)}",
        _ => $"a fact on file ends {Day(change)}",
    };

    private static string Meaning(UpcomingChange change) => change switch
    {
        { Kind: UpcomingKind.NewRight, IfNoPension: true } =>
            $"new right from {change.FromMonth} if there is no pension: make a dossier",
        { Kind: UpcomingKind.NewRight } => $"new right from {change.FromMonth}: make a dossier",
        { Kind: UpcomingKind.Representation or UpcomingKind.IdentityPaper } => "renew the paper",
        { NowVnd: > 0, ThenVnd: 0 } => $"ends from {change.FromMonth}",
        { ChangesAmount: false } => "same amount",
        { IsConfidential: false, NowCoefficient: > 0, ThenCoefficient: > 0 } =>
            $"coefficient {Coefficient(change.NowCoefficient)} → {Coefficient(change.ThenCoefficient)} "
            + $"from {change.FromMonth}",
        _ => $"other amount from {change.FromMonth}",
    };

    private static string Age(UpcomingChange change)
    {
        var (months, of) = change.Age!.Value;
        var age = months % MonthsOfYear == 0 ? $"{months / MonthsOfYear}" : $"{months} months";
        var who = of switch { AgeOf.Child => "a child ", AgeOf.CaredPerson => "the person cared for ", _ => "" };
        return $"{who}turns {age} in {change.On.ToString("yyyy-MM", CultureInfo.InvariantCulture)}";
    }

    private static string Amounts(UpcomingChange change) => change.ChangesAmount
        ? string.Create(CultureInfo.InvariantCulture, $"{change.NowVnd:N0} → {change.ThenVnd:N0} VND")
        : string.Create(CultureInfo.InvariantCulture, $"{change.NowVnd:N0} VND");

    private static string Coefficient(int hundredths) =>
        (hundredths / 100).ToString(CultureInfo.InvariantCulture) + "."
            + (hundredths % 100).ToString("00", CultureInfo.InvariantCulture);

    private static string Day(UpcomingChange change) =>
        change.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
