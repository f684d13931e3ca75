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
/// The law of one benefit month for one province: base amounts and the grounds in force, compiled. Immutable; share it
/// between threads. Amounts in đồng a month.
/// </summary>
public sealed class MonthLaw
{
    private readonly int monthIndex;
    private readonly bool readsEarliest;
    private readonly bool leapDayRule;
    private readonly bool leapDayWaits;

    internal MonthLaw(
        LawBook book, Month month, LocalLaw? local, bool readsEarliest, bool leapDayWaits, Month? agesOf = null)
    {
        Book = book;
        Month = month;
        Local = local;
        var ages = agesOf ?? month;
        monthIndex = (ages.Year * 12) + ages.Number - 1;
        this.readsEarliest = readsEarliest;
        leapDayRule = leapDayWaits;
        this.leapDayWaits = leapDayWaits && !DateTime.IsLeapYear(ages.Year);
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

    /// <summary>By <see cref="Facts.CareKind"/>; null while the law gives nothing for it.</summary>
    internal Rule?[] Care { get; init; } = [];

    /// <summary>All clauses of the exception are added, not only the highest.</summary>
    internal bool AddsEvery { get; init; }

    /// <summary>
    /// The same law over the ages of another month: what differs from this one is due to an age, not to the law.
    /// </summary>
    public MonthLaw WithAgesOf(Month month) => new(Book, Month, Local, readsEarliest, leapDayRule, month)
    {
        NationalBaseVnd = NationalBaseVnd,
        BaseVnd = BaseVnd,
        CareBaseVnd = CareBaseVnd,
        FacilityBaseVnd = FacilityBaseVnd,
        SocialPensionVnd = SocialPensionVnd,
        People = People,
        Facility = Facility,
        Care = Care,
        AddsEvery = AddsEvery,
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
        return leapDayWaits && month == 2 && IsLeapDay(birth, earliest) ? months - 1 : months;
    }

    private static bool IsLeapDay(BirthDate birth, bool earliest) =>
        birth.Day == 29 || (birth.Day == 0 && !earliest && DateTime.IsLeapYear(birth.Year));
}
