using System.Text.RegularExpressions;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>What the measures read of somebody who has a decision in force this month.</summary>
public sealed record QualityPerson
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string FullName { get; init; }

    public required int AreaId { get; init; }

    public required string AreaName { get; init; }

    /// <summary>The last day of the commune; null while it is in force.</summary>
    public DateOnly? AreaUntil { get; init; }

    public required BirthDate Birth { get; init; }

    public string? Sex { get; init; }

    public string? CitizenId { get; init; }

    public string? Hamlet { get; init; }

    public string? Phone { get; init; }

    public DateOnly? DiedOn { get; init; }

    /// <summary>The open way of payment; null where there is none.</summary>
    public string? Channel { get; init; }

    public bool HasAccount { get; init; }

    /// <summary>Other living people of the same name and birth.</summary>
    public int Namesakes { get; init; }

    /// <summary>Households that are paid into this account, the own one too; 0 without an account.</summary>
    public int HouseholdsOnAccount { get; init; }

    /// <summary>The last day on which somebody looked at the record or changed something of it.</summary>
    public required DateOnly SeenOn { get; init; }
}

/// <summary>Đúng, đủ, sạch, sống: whether a measure holds for a person on a day.</summary>
public static partial class QualityRules
{
    /// <summary>A neighbour may collect for one household more; more than that is looked at.</summary>
    public const int HouseholdsMost = 2;

    public const int MonthsUnseenMost = 12;

    /// <summary>Null where the measure asks nothing of this person; of the dead only the decision is asked.</summary>
    public static bool? Holds(QualityMeasure measure, QualityPerson person, DateOnly today) =>
        measure == QualityMeasure.NotDead
            ? person.DiedOn is not { } died || Month.Of(died) >= Month.Of(today)
            : person.DiedOn is not null ? null
            : Of(measure, person, today);

    /// <summary>The measures that do not hold, in their order.</summary>
    public static IReadOnlyList<QualityMeasure> Faults(QualityPerson person, DateOnly today) =>
        [.. QualityTerms.All.Select(term => term.Measure).Where(one => Holds(one, person, today) == false)];

    private static bool? Of(QualityMeasure measure, QualityPerson person, DateOnly today) => measure switch
    {
        QualityMeasure.IdentifierFitsSex => person.CitizenId is { } id && CitizenId.SexOf(id) is not null
            && person.Sex is not null ? !CitizenId.ContradictsSex(id, person.Sex) : null,
        QualityMeasure.IdentifierFitsBirth => person.CitizenId is { } id && CitizenId.BirthYearOf(id) is not null
            ? !CitizenId.ContradictsBirth(id, person.Birth) : null,
        QualityMeasure.BirthNotAhead => person.Birth.Earliest <= today,
        QualityMeasure.PhoneFits => person.Phone is { } phone ? Telephone().IsMatch(phone) : null,
        QualityMeasure.HasIdentifier => CitizenId.IsTwelve(person.CitizenId),
        QualityMeasure.HasWholeBirth => person.Birth.IsWhole,
        QualityMeasure.HasSex => person.Sex is not null,
        QualityMeasure.HasHamlet => !string.IsNullOrWhiteSpace(person.Hamlet),
        QualityMeasure.HasMethod => person.Channel is not null,
        QualityMeasure.HasAccount => person.Channel is null or PaymentMethod.Cash ? null : person.HasAccount,
        QualityMeasure.NoNamesake => person.Namesakes == 0,
        QualityMeasure.AccountNotShared => person.HasAccount ? person.HouseholdsOnAccount <= HouseholdsMost : null,
        QualityMeasure.CommuneInForce => person.AreaUntil is not { } until || until >= today,
        _ => person.SeenOn >= today.AddMonths(-MonthsUnseenMost),
    };

    /// <summary>Mobile, 10 digits, or fixed, 11 digits beginning 02; as it is searched for: digits only.</summary>
    [GeneratedRegex("^0(?:[35789][0-9]{8}|2[0-9]{9})\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Telephone();
}
