using AnSinh.Policy.Law;

namespace AnSinh.Policy.Assessment;

/// <summary>How to read a partial birth date: as the law data say, or one of the ends.</summary>
internal enum Reading
{
    AsConfigured,
    Earliest,
    Latest,
}

/// <summary>
/// How this law reads births: a partial date as the earliest day, 29/02 in common years as 01/03, and whether who is
/// born on the 1st has left an age behind in the month of the birthday already.
/// </summary>
internal readonly record struct BirthReading(bool Earliest, bool LeapDayWaits, bool FirstDayLoses);

/// <summary>
/// The law of one benefit month for one province: base amounts and the grounds in force, compiled. Immutable; share it
/// between threads. Amounts in đồng a month.
/// </summary>
public sealed class MonthLaw
{
    private readonly int monthIndex;
    private readonly bool readsEarliest;
    private readonly BirthReading births;
    private readonly bool leapDayWaits;
    private readonly bool firstDayLoses;

    internal MonthLaw(
        LawBook book, Month month, LocalLaw? local, BirthReading births, Month? agesOf = null)
    {
        Book = book;
        Month = month;
        Local = local;
        var ages = agesOf ?? month;
        monthIndex = (ages.Year * 12) + ages.Number - 1;
        this.births = births;
        readsEarliest = births.Earliest;
        leapDayWaits = births.LeapDayWaits && !DateTime.IsLeapYear(ages.Year);
        firstDayLoses = births.FirstDayLoses;
    }

    public LawBook Book { get; }

    public Month Month { get; }

    public LocalLaw? Local { get; }

    /// <summary>The national standard rate.</summary>
    public required long NationalBaseVnd { get; init; }

    /// <summary>The standard rate in use: the higher of the national and the local one.</summary>
    public required long BaseVnd { get; init; }

    /// <summary>What care coefficients multiply: the national base unless the resolution carries further.</summary>
    public required long CareBaseVnd { get; init; }

    /// <summary>What facility coefficients multiply: the same, or the province's base for facilities.</summary>
    public required long FacilityBaseVnd { get; init; }

    /// <summary>The social pension in use: the higher of the national and the local one; 0 while there is none.</summary>
    public required long SocialPensionVnd { get; init; }

    internal Rule[] People { get; init; } = [];

    internal Rule? Facility { get; init; }

    /// <summary>Extra groups of the province that can be computed, in the order of its resolutions.</summary>
    internal Rule[] ProvinceGroups { get; init; } = [];

    /// <summary>Extra groups that are named and not computed.</summary>
    internal NamedGroup[] NamedGroups { get; init; } = [];

    /// <summary>By <see cref="Facts.CareKind"/>; null while the law gives nothing for it.</summary>
    internal Rule?[] Care { get; init; } = [];

    /// <summary>All clauses of the exception are added, not only the highest.</summary>
    internal bool AddsEvery { get; init; }

    /// <summary>
    /// In the month of a birthday that ends one right and begins another, the new one counts, not the higher.
    /// </summary>
    internal bool NewRightFromBirthday { get; init; }

    /// <summary>
    /// The same law over the ages of another month: what differs from this one is due to an age, not to the law.
    /// </summary>
    public MonthLaw WithAgesOf(Month month) => new(Book, Month, Local, births, month)
    {
        NationalBaseVnd = NationalBaseVnd,
        BaseVnd = BaseVnd,
        CareBaseVnd = CareBaseVnd,
        FacilityBaseVnd = FacilityBaseVnd,
        SocialPensionVnd = SocialPensionVnd,
        People = People,
        Facility = Facility,
        ProvinceGroups = ProvinceGroups,
        NamedGroups = NamedGroups,
        Care = Care,
        AddsEvery = AddsEvery,
        NewRightFromBirthday = NewRightFromBirthday,
    };

    /// <summary>Age in months as this law counts it; negative when not born, or unknown.</summary>
    public int MonthsOld(BirthDate birth) => MonthsOld(birth, Reading.AsConfigured);

    /// <summary>
    /// Months from the month of birth to this one. A birthday "counts for the whole month", so an age of N years is
    /// reached when this is at least 12 × N, and "under N" lasts while it is at most 12 × N. Negative when not born, or
    /// unknown.
    /// </summary>
    internal int MonthsOld(BirthDate birth, Reading reading)
    {
        if (birth.Year <= 0)
        {
            return -1;
        }

        var earliest = reading == Reading.AsConfigured ? readsEarliest : reading == Reading.Earliest;
        var month = birth.Month > 0 ? birth.Month : earliest ? 1 : 12;
        var months = monthIndex - ((birth.Year * 12) + month - 1);
        if (firstDayLoses && birth.Day == 1 && IsBirthday(months))
        {
            // Every age of the law is a whole year: one month more leaves it behind and reaches none.
            return months + 1;
        }

        return leapDayWaits && month == 2 && IsLeapDay(birth, earliest) ? months - 1 : months;
    }

    /// <summary>The month of a birthday after the first year's begin.</summary>
    internal static bool IsBirthday(int months) => months > 0 && months % 12 == 0;

    private static bool IsLeapDay(BirthDate birth, bool earliest) =>
        birth.Day == 29 || (birth.Day == 0 && !earliest && DateTime.IsLeapYear(birth.Year));
}
