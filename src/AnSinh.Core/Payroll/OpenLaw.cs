using AnSinh.Core.LawFiles;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;

namespace AnSinh.Core.Payroll;

/// <summary>
/// What a change of law leaves open about one person in one month, found by the road of the list: the amount that the
/// list pays meanwhile, and the questions with what was decided.
/// </summary>
internal sealed class OpenLaw
{
    private readonly LoadedLaw law;
    private readonly CommuneInput commune;
    private readonly Month month;
    private readonly Month listMonth;

    private OpenLaw(AppDb db, LoadedLaw law, int areaId, Month month)
    {
        this.law = law;
        this.month = month;
        // A month that was itself listed by the old law is made up by a later list: that one asks about it.
        var relawed = new RelawedMonths(db, law).Before(month.Plus(1), [areaId]);
        listMonth = relawed.TryGetValue(areaId, out var months) && months[^1].Month == month ? month.Plus(1) : month;
        commune = new PayrollReader(db, listMonth, relawed).Read([areaId]).Single();
    }

    /// <summary>The commune with what a law that reaches back makes of the month.</summary>
    public static OpenLaw Read(AppDb db, LoadedLaw law, int areaId, Month month) => new(db, law, areaId, month);

    public string ProvinceCode => commune.ProvinceCode;

    public Payee? Payee(Guid personId) => commune.Payees.Find(payee => payee.PersonId == personId);

    /// <summary>The programme as told, with what the list pays and what is open.</summary>
    public ProgrammeWhy Over(ProgrammeWhy why, Payee payee)
    {
        if (commune.Relawed.Count == 0 || payee.Impossible is not null)
        {
            return why;
        }

        var due = Listed(why, payee);
        var questions = Questions(payee).Where(question => question.Programme == why.Programme).ToList();
        var told = questions.Select(question => LawQuestionTold.Of(question, due, law.Book, Laws(), listMonth));
        var settled = (payee.LawDecisions ?? []).Where(one => one.FromMonth <= month
                && why.Programme == Registry.Grant.Allowance && questions.TrueForAll(asked => asked.Kind != one.Kind))
            .GroupBy(one => one.Kind).Select(of => of.OrderBy(one => one.FromMonth).ThenBy(one => one.Version).Last());
        var dueVnd = why.Decision is null ? why.DueVnd : due.AmountVnd;
        return why with
        {
            DueVnd = dueVnd,
            Next = dueVnd == why.DueVnd ? why.Next : null,
            Questions = [.. told, .. settled.Select(LawQuestionTold.Of)],
        };
    }

    private Due Listed(ProgrammeWhy why, Payee payee)
    {
        var laws = new ProvinceLaws(law.Book);
        var reach = new LawReach(
            new PlannedList(commune.AreaId), commune, laws, new GroundWords(law.Book), listMonth);
        var due = Entitlement.Of(why.Programme, laws.In(ProvinceCode, month), payee, month);
        return commune.Relawed.FirstOrDefault(one => one.Month == month) is { } relawed
            ? reach.InMonth(payee, why.Programme, relawed, due)
            : reach.InListMonth(payee, why.Programme, due);
    }

    private List<LawQuestion> Questions(Payee payee) => new PayrollPlan(law.Book, listMonth).Make(new CommuneInput
    {
        AreaId = commune.AreaId,
        ProvinceCode = ProvinceCode,
        Payees = [payee],
        Gone = [],
        Uncollected = [],
        FirstList = commune.FirstList,
        LastMonth = commune.LastMonth,
        LastPreparedAt = commune.LastPreparedAt,
        Relawed = commune.Relawed,
    }).Questions;

    /// <summary>The instruments that reach back, by their numbers.</summary>
    private string Laws() => string.Join(
        ", ", LawChangePreview.Reaching(law.Book, commune.Relawed.Select(one => one.Month), ProvinceCode)
            .Select(one => one.Number));
}
