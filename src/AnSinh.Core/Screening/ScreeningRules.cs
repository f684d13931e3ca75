using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;

namespace AnSinh.Core.Screening;

/// <summary>
/// Asks the law of the month about somebody without a decision: what the facts bear; where they bear nothing, whether
/// another answer to what nobody has written down would. No age and no degree is known here, only which facts are
/// usually asked; an illness is never asked for. Pure.
/// </summary>
public static class ScreeningRules
{
    private delegate PersonFacts Answer(PersonFacts facts);

    /// <summary>Each question, the kind of fact that answers it, and the answers that may bring a right.</summary>
    private static readonly (ScreeningQuestion Question, string Kind, Answer[] Answers)[] Asked =
    [
        (ScreeningQuestion.Poverty, FactKinds.Poverty,
            [facts => facts with { Poverty = Poverty.Poor }, facts => facts with { Poverty = Poverty.NearPoor }]),
        (ScreeningQuestion.Pension, FactKinds.Pension, [facts => facts with { Pension = Pension.None }]),
        (ScreeningQuestion.DisabilityDegree, FactKinds.Disability,
        [
            facts => facts with { Disability = Disability.Severe },
            facts => facts with { Disability = Disability.ExtremelySevere },
        ]),
        (ScreeningQuestion.ChildSituation, FactKinds.ChildSituation, [facts => facts with { ChildSituation = '?' }]),
        (ScreeningQuestion.Supporter, FactKinds.NoSupporter, [facts => facts with { NoSupporter = true }]),
        (ScreeningQuestion.SpecialArea, FactKinds.SpecialArea,
            [facts => facts with { EspeciallyDifficultArea = true }]),
        (ScreeningQuestion.Studying, FactKinds.Studying,
            [facts => facts with { StudyingFirstDegree = true, StudyContinuous = true }]),
    ];

    /// <summary>The two that are asked of an old person together.</summary>
    private static readonly ScreeningQuestion[] Pair = [ScreeningQuestion.Poverty, ScreeningQuestion.Pension];

    /// <summary>Null when the law gives nothing, whatever would be known.</summary>
    /// <param name="law">The law of the month and province.</param>
    /// <param name="payee">The person with the facts that are known.</param>
    /// <param name="month">The month asked about.</param>
    /// <param name="isCaredFor">Somebody is paid for caring for the person: a sign of a disability.</param>
    /// <param name="words">Which grounds may not be told.</param>
    public static ScreeningResult? Of(
        MonthLaw law, Payee payee, Month month, bool isCaredFor, GroundWords words)
    {
        var rows = Entitlement.Rows(payee);
        var facts = FactsReading.For(month, payee.Birth, payee.InFacilityFrom, rows);
        facts.SocialPensionRequested = true;
        if (facts.InFacility)
        {
            return null; // kept by the State already; the facility's budget pays
        }

        var open = Asked.Where(one => IsOpen(one.Question, one.Kind, payee, month, isCaredFor)).ToList();
        var result = payee.Birth.Year <= 0 ? Missing(Payroll.Due.Nothing, [ScreeningQuestion.Birth])
            : Entitlement.Borne(law, facts) is { AmountVnd: > 0 } due
                ? new ScreeningResult(ScreeningFind.Qualifies, due.Ground, due.AmountVnd)
                {
                    Missing = BirthDecides(law, facts) ? [ScreeningQuestion.Birth] : [],
                }
                : Tried(law, facts, open);
        return result is null ? null
            : payee.Impossible is not null
                ? Missing(new Due(result.Ground, 0, result.AmountVnd), [ScreeningQuestion.Contradiction])
            : result.Missing.Count > 0 && result.Ground.Length > 0 && words.IsConfidential(result.Ground)
                ? result with { Missing = [ScreeningQuestion.InTheRecord], NeedsAll = false }
            : result;
    }

    private static ScreeningResult? Tried(
        MonthLaw law, PersonFacts facts, List<(ScreeningQuestion Question, string Kind, Answer[] Answers)> open)
    {
        if (BirthDecides(law, facts))
        {
            return Missing(Due.Nothing, [ScreeningQuestion.Birth]);
        }

        var alone = open.Select(one => (one.Question, Due: Best(law, one.Answers.Select(answer => answer(facts)))))
            .Where(one => one.Due.AmountVnd > 0).ToList();
        if (alone.Count > 0)
        {
            return Missing(alone.MaxBy(one => one.Due.AmountVnd).Due, [.. alone.Select(one => one.Question)]);
        }

        var both = open.Where(one => Pair.Contains(one.Question)).ToList();
        return both.Count == Pair.Length && Best(
            law, both[0].Answers.SelectMany(first => both[1].Answers.Select(second => second(first(facts)))))
            is { AmountVnd: > 0 } due ? Missing(due, Pair) with { NeedsAll = true } : null;
    }

    private static bool BirthDecides(MonthLaw law, in PersonFacts facts) =>
        Assess.DoubtsAbout(law, facts).HasFlag(Doubts.BirthDateDecides);

    private static Due Best(MonthLaw law, IEnumerable<PersonFacts> answers) =>
        answers.Select(facts => Entitlement.Borne(law, facts)).MaxBy(due => due.AmountVnd);

    /// <summary>
    /// Whether nobody has answered the question for the month. A degree is asked only where there is a sign of one.
    /// </summary>
    private static bool IsOpen(
        ScreeningQuestion question, string kind, Payee payee, Month month, bool isCaredFor)
    {
        var held = (payee.Facts ?? []).Where(row => row.FromOn <= month.LastDay
            && (row.UntilOn is not { } last || last >= month.FirstDay)).ToList();
        return held.TrueForAll(row => row.Kind != kind) && (question != ScreeningQuestion.DisabilityDegree
            || isCaredFor
            || held.Exists(row => row.Kind == FactKinds.DisabilityCertificate && row.Value != FactKinds.None));
    }

    private static ScreeningResult Missing(Due due, IReadOnlyList<ScreeningQuestion> questions) =>
        new(ScreeningFind.FactsMissing, due.Ground, due.AmountVnd) { Missing = questions };
}
