using AnSinh.Policy.Law;

namespace AnSinh.Policy.OneTime;

/// <summary>What happened to a house.</summary>
public enum HouseDamage
{
    Destroyed,
    Relocation,
    HeavyDamage,
}

/// <summary>Why rice is given.</summary>
public enum RiceReason
{
    Tet,

    /// <summary>Disaster, crop failure, lean season.</summary>
    Disaster,
}

/// <summary>
/// What one-time support multiplies: the national rate, or a local one whose resolution carries so far.
/// </summary>
public static class OneTimeBase
{
    /// <summary>
    /// The rate that counts for an event: that of its month, or by the other reading of a rate that reaches back the
    /// one whose instrument was in force on the day.
    /// </summary>
    public static long Of(LawBook book, DateOnly day, LocalLaw? local)
    {
        var month = Month.Of(day);
        var inForce = book.TryParameter(OneTimeIds.BaseReading)?.Values.On(day)?.Value?.Word == OneTimeIds.InForce;
        var nationalVnd = (inForce ? InForceVnd(book, day) : book.NumberIn(ParameterIds.StandardRate, month)) ?? 0;
        return local?.Scope.HasFlag(LocalScope.OneTime) == true
            ? Math.Max(nationalVnd, local.BaseVnd)
            : nationalVnd;
    }

    private static long? InForceVnd(LawBook book, DateOnly day) =>
        book.Parameter(ParameterIds.StandardRate).Values.All.LastOrDefault(rate => rate.From <= day
            && (book.InstrumentOf(rate.Source.Citation)?.InForceOn ?? rate.From) <= day)?.Value?.Number;
}

/// <summary>
/// Emergency support (20/2021/NĐ-CP Điều 12–15, 18; 335/2026/NĐ-CP Điều 12, 16): legal minima in đồng, rice in
/// kilograms. The law of the day of the event counts.
/// </summary>
public static class OneTimeSupport
{
    /// <summary>For a serious injury: so many days in hospital or more.</summary>
    public static long InjuryVnd(LawBook book, DateOnly on, int hospitalDays, LocalLaw? local = null) =>
        book.NumberOn(OneTimeIds.InjuryHospitalDays, on) is { } least && hospitalDays >= least
            ? (book.NumberOn(OneTimeIds.Injury, on) ?? 0) * OneTimeBase.Of(book, on, local)
            : 0;

    /// <summary>For a household; a hardship is asked for, but not where the house must be moved at once.</summary>
    public static long HouseVnd(LawBook book, DateOnly on, HouseDamage damage, bool inHardship) => damage switch
    {
        HouseDamage.Relocation => book.NumberOn(OneTimeIds.HouseRelocation, on) ?? 0,
        HouseDamage.Destroyed when inHardship => book.NumberOn(OneTimeIds.HouseDestroyed, on) ?? 0,
        HouseDamage.HeavyDamage when inHardship => book.NumberOn(OneTimeIds.HouseHeavyDamage, on) ?? 0,
        _ => 0,
    };

    /// <summary>Kilograms for a household; no more months than the law allows.</summary>
    public static long RiceKg(LawBook book, Month month, RiceReason reason, int persons, int monthsAsked)
    {
        var most = book.NumberIn(
            reason == RiceReason.Tet ? OneTimeIds.RiceMonthsTet : OneTimeIds.RiceMonthsDisaster, month);
        return (book.NumberIn(OneTimeIds.RiceKg, month) ?? 0) * persons * Math.Min(monthsAsked, most ?? 0);
    }

    /// <summary>
    /// Meals of a person under emergency protection, day by day, no longer than the protection may last.
    /// </summary>
    public static long MealsVnd(LawBook book, DateOnly from, int days)
    {
        var sumVnd = 0L;
        var end = from.AddMonths((int)(book.NumberOn(OneTimeIds.FosterEmergencyMonths, from) ?? 0));
        for (var day = from; day < from.AddDays(days) && day < end; day = day.AddDays(1))
        {
            sumVnd += book.NumberOn(OneTimeIds.FosterMeal, day) ?? 0;
        }

        return sumVnd;
    }
}
