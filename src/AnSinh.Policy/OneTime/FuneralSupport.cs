using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.OneTime;

/// <summary>Who died, as far as funeral support asks.</summary>
public enum Deceased
{
    MonthlyBeneficiary,
    ApplicantUndecided,
    ChildOfSinglePoorParent,

    /// <summary>On survivor's benefit (tuất) of social insurance.</summary>
    SurvivorSi,
    OtherMonthlyAllowance,
    SocialPension,
    SocialPensionApplicantUndecided,
    FacilityResident,

    /// <summary>Died by disaster or accident, buried by the household.</summary>
    DisasterHousehold,

    /// <summary>Died by disaster or accident without kin, buried by others.</summary>
    DisasterUnclaimed,
}

/// <summary>A death and what is known about it. Đồng.</summary>
public sealed record FuneralFacts(Deceased Deceased, DateOnly DiedOn)
{
    /// <summary>Asked where an age decides; age is counted on the day of death.</summary>
    public DateOnly? Birth { get; init; }

    public Poverty Poverty { get; init; }

    /// <summary>An applicant who died undecided would have qualified.</summary>
    public bool Eligible { get; init; }

    /// <summary>What another law pays for the same funeral.</summary>
    public long OtherLawVnd { get; init; }

    public long ActualCostVnd { get; init; }
}

/// <summary>
/// Funeral support: the legal minimum, in đồng (20/2021/NĐ-CP Điều 11, 14, 25; 335/2026/NĐ-CP Điều 11, 12, 22, 31).
/// </summary>
public static class FuneralSupport
{
    /// <summary>
    /// What this scheme pays; nothing where another law pays as much or more. The law of the day of death counts.
    /// </summary>
    public static long DueVnd(LawBook book, FuneralFacts facts, LocalLaw? local = null)
    {
        var dueVnd = BeforeOtherLaws(book, facts, local);
        return facts.OtherLawVnd >= dueVnd ? 0 : dueVnd;
    }

    private static long BeforeOtherLaws(LawBook book, FuneralFacts facts, LocalLaw? local)
    {
        var day = facts.DiedOn;
        long Times(string id) => (book.NumberOn(id, day) ?? 0) * OneTimeBase.Of(book, day, local);
        bool Says(string id) => book.Parameter(id).Values.On(day)?.Value?.Word == OneTimeIds.Yes;
        return facts.Deceased switch
        {
            Deceased.MonthlyBeneficiary or Deceased.ChildOfSinglePoorParent => Times(OneTimeIds.Funeral),
            Deceased.ApplicantUndecided =>
                facts.Eligible && Says(OneTimeIds.FuneralUndecided) ? Times(OneTimeIds.Funeral) : 0,
            Deceased.SurvivorSi => IsOld(book, facts) || IsPoorAndOld(book, facts) ? Times(OneTimeIds.Funeral) : 0,
            Deceased.OtherMonthlyAllowance => IsOld(book, facts) ? Times(OneTimeIds.Funeral) : 0,
            Deceased.SocialPension => SocialPension(book, day, local),
            Deceased.SocialPensionApplicantUndecided =>
                facts.Eligible && Says(OneTimeIds.FuneralSocialPensionUndecided) ? SocialPension(book, day, local) : 0,
            Deceased.FacilityResident => Times(OneTimeIds.FuneralFacility),
            Deceased.DisasterHousehold => Times(OneTimeIds.FuneralDisaster),
            Deceased.DisasterUnclaimed => Math.Max(Times(OneTimeIds.FuneralDisaster), facts.ActualCostVnd),
            _ => throw new ArgumentOutOfRangeException(nameof(facts), facts.Deceased, null),
        };
    }

    /// <summary>The national rate of the social pension; a local one does not carry by itself.</summary>
    private static long SocialPension(LawBook book, DateOnly day, LocalLaw? local)
    {
        var onPension = book.Parameter(OneTimeIds.FuneralSocialPensionBasis).Values.On(day)?.Value?.Word
            == OneTimeIds.OnSocialPensionRate;
        var basisVnd = onPension
            ? book.NumberIn(ParameterIds.SocialPensionRate, Month.Of(day)) ?? 0
            : OneTimeBase.Of(book, day, local);
        return (book.NumberOn(OneTimeIds.FuneralSocialPension, day) ?? 0) * basisVnd;
    }

    private static bool IsOld(LawBook book, FuneralFacts facts) =>
        HasReached(facts, book.NumberOn(OneTimeIds.FuneralOtherAllowanceAge, facts.DiedOn));

    private static bool IsPoorAndOld(LawBook book, FuneralFacts facts) =>
        facts.Poverty is Poverty.Poor or Poverty.NearPoor
        && HasReached(facts, book.NumberOn(OneTimeIds.FuneralSurvivorPoorAge, facts.DiedOn));

    private static bool HasReached(FuneralFacts facts, long? years) =>
        years is { } age && facts.Birth is { } birth && facts.DiedOn >= birth.AddYears((int)age);
}
