using AnSinh.Core.LawFiles;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;

namespace AnSinh.Core.Payroll;

/// <summary>
/// What a change of law means to one person: amount by the list of the last month it reaches, and after; arrears of
/// each month. Đồng.
/// </summary>
public sealed record ChangedPerson(
    string Code, string FullName, string Programme, long BeforeVnd, long AfterVnd,
    IReadOnlyDictionary<Month, long> ArrearsVnd)
{
    public long TotalArrearsVnd => ArrearsVnd.Values.Sum();
}

/// <summary>
/// A commune under a change of law: its people, what stays open, the months already listed that the law reaches.
/// Đồng.
/// </summary>
public sealed record ChangedCommune(
    int AreaId, IReadOnlyList<ChangedPerson> People, IReadOnlyList<LawQuestion> Questions, long BeforeVnd,
    long AfterVnd)
{
    /// <summary>Two digits.</summary>
    public required string ProvinceCode { get; init; }

    public required IReadOnlyList<Month> Months { get; init; }

    public required long BaseBeforeVnd { get; init; }

    public required long BaseAfterVnd { get; init; }

    public long ArrearsVnd => People.Sum(person => person.TotalArrearsVnd);

    public int Persons => People.Select(person => person.Code).Distinct().Count();

    public int Undecided => Questions.Count(one => one.Decision is null && LawQuestion.ChoicesOf(one.Kind).Count > 0);
}

/// <summary>
/// The list of a month as far as a law that reaches back makes it: whom it changes, by how much, what comes as arrears,
/// what is left to people. Computed as the list itself is; nothing is stored, so it can be looked at before and after.
/// </summary>
public sealed class LawChangePreview(AppDb db, LoadedLaw law)
{
    private const int CommunesAtOnce = 60;

    private readonly ProvinceLaws laws = new(law.Book);

    /// <summary>
    /// Communes that a later law reaches, in the order of their ids; none when it reaches no listed month.
    /// </summary>
    public IReadOnlyList<ChangedCommune> Run(
        Month month, IReadOnlyCollection<int> areaIds, IProgress<(int Done, int Of)>? progress = null)
    {
        var relawed = new RelawedMonths(db, law).Before(month, areaIds);
        var plan = new PayrollPlan(law.Book, month);
        var communes = new List<ChangedCommune>();
        foreach (var piece in relawed.Keys.Order().Chunk(CommunesAtOnce))
        {
            communes.AddRange(new PayrollReader(db, month, relawed).Read(piece)
                .Select(input => Changed(input, plan.Make(input))).OrderBy(commune => commune.AreaId));
            progress?.Report((communes.Count, relawed.Count));
        }

        return communes;
    }

    /// <summary>
    /// The instruments whose grounds reach back to one of the months: in force after the month they are paid for.
    /// </summary>
    public IReadOnlyList<Instrument> Reaching(ChangedCommune commune) =>
        Reaching(law.Book, commune.Months, commune.ProvinceCode);

    internal static IReadOnlyList<Instrument> Reaching(LawBook book, IEnumerable<Month> months, string provinceCode) =>
    [
        .. months.SelectMany(month => LawDigest.Of(book, month, provinceCode).Grounds
                .Select(ground => book.InstrumentOf(ground.Label.Citation))
                .Where(one => one?.InForceOn > month.FirstDay))
            .OfType<Instrument>().Distinct(),
    ];

    private ChangedCommune Changed(CommuneInput input, PlannedList list)
    {
        var months = input.Relawed.Select(one => one.Month).ToHashSet();
        var last = input.Relawed[^1].Month;
        var beforeVnd = Listed(input, last);
        var people = list.Lines
            .Where(line => line.Kind == LineKind.Arrears && months.Contains(line.BenefitMonth))
            .GroupBy(line => (line.Payee!.Code, line.Programme))
            .Select(lines => Person(lines.Key.Programme, [.. lines], beforeVnd, last)).ToList();
        var totalVnd = beforeVnd.Values.Sum();
        var riseVnd = people.Sum(person => person.AfterVnd - person.BeforeVnd);
        return new ChangedCommune(input.AreaId, people, list.Questions, totalVnd, totalVnd + riseVnd)
        {
            ProvinceCode = input.ProvinceCode,
            Months = [.. months.Order()],
            BaseBeforeVnd = input.Relawed[^1].Then.In(input.ProvinceCode, last).BaseVnd,
            BaseAfterVnd = laws.In(input.ProvinceCode, last).BaseVnd,
        };
    }

    private static Dictionary<(string Code, string Programme), long> Listed(CommuneInput input, Month last) =>
        input.Payees.SelectMany(payee => (payee.Listed ?? []).Where(listed => listed.Month == last)
                .Select(listed => (Key: (payee.Code, listed.Programme), listed.AmountVnd)))
            .GroupBy(one => one.Key).ToDictionary(one => one.Key, one => one.Sum(listed => listed.AmountVnd));

    private static ChangedPerson Person(
        string programme, List<PlannedLine> lines, Dictionary<(string Code, string Programme), long> listedVnd,
        Month last)
    {
        var payee = lines[0].Payee!;
        var beforeVnd = listedVnd.GetValueOrDefault((payee.Code, programme));
        var riseVnd = lines.Where(line => line.BenefitMonth == last).Sum(line => line.AmountVnd);
        return new ChangedPerson(
            payee.Code, payee.FullName, programme, beforeVnd, beforeVnd + riseVnd,
            lines.ToDictionary(line => line.BenefitMonth, line => line.AmountVnd));
    }
}
