using AnSinh.Core.Registry;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;

namespace AnSinh.Core.Payroll;

/// <summary>
/// Computes the list of one commune: what is due, how it differs from the month before, what came late, what was not
/// collected. Pure: the same input gives the same list.
/// </summary>
public sealed class PayrollPlan(LawBook book, Month month)
{
    /// <summary>How far back a late fact is paid or claimed, in months.</summary>
    public const int LookBackMonths = 60;

    private const int MovedMonths = 2;

    private readonly ProvinceLaws laws = new(book);
    private readonly GroundWords grounds = new(book);
    private readonly ChangeReasons reasons = new(new GroundWords(book), month);

    public PlannedList Make(CommuneInput input)
    {
        var list = new PlannedList(input.AreaId);
        var law = laws.In(input.ProvinceCode, month);
        var reach = input.Relawed.Count == 0 ? null : new LawReach(list, input, laws, grounds, month);
        input.Payees.Sort(static (a, b) => string.CompareOrdinal(a.Code, b.Code));
        var allowances = new Due[input.Payees.Count];
        for (var i = 0; i < allowances.Length; i++)
        {
            var payee = input.Payees[i];
            allowances[i] = Due(Grant.Allowance, law, payee, reach);
            AddRegular(list, payee, Grant.Allowance, allowances[i]);
            AddRegular(list, payee, Grant.Care, Due(Grant.Care, law, payee, reach));
            if (payee.Impossible is { } sentence)
            {
                PayrollChecks.AddImpossible(list, payee, sentence);
            }
            else
            {
                AddEarlier(list, payee, input, reach);
            }
        }

        AddGone(list, input.Gone);
        AddUncollected(list, input.Uncollected);
        PayrollChecks.Check(list, input, allowances, month, grounds);
        PayrollChecks.CheckQuestions(list);
        PayrollChecks.CheckUncollected(list, input.Uncollected, book, month);
        return list;
    }

    private Due Due(string programme, MonthLaw law, Payee payee, LawReach? reach)
    {
        if (payee.ListedElsewhere?.Contains(programme) == true || payee.Impossible is not null)
        {
            return Payroll.Due.Nothing;
        }

        var due = Entitlement.Of(programme, law, payee, month);
        return reach is null ? due : reach.InListMonth(payee, programme, due);
    }

    private void AddRegular(PlannedList list, Payee payee, string programme, Due due)
    {
        var prior = programme == Grant.Allowance ? payee.PriorAllowance : payee.PriorCare;
        var beforeVnd = prior?.AmountVnd ?? 0;
        list.OldVnd += beforeVnd;
        list.NewVnd += due.AmountVnd;
        if (due.AmountVnd > 0)
        {
            var change = prior is null ? LineChange.Increase : beforeVnd == due.AmountVnd ? LineChange.Same
                : LineChange.Adjust;
            list.Lines.Add(new PlannedLine(
                payee, null, programme, LineKind.Regular, month, due.Ground, due.Coefficient, due.AmountVnd, change,
                beforeVnd));
            if (programme == Grant.Allowance)
            {
                list.People++;
            }
        }

        if (beforeVnd == due.AmountVnd)
        {
            return;
        }

        var kind = prior is null ? PayrollChange.Increase : due.AmountVnd == 0 ? PayrollChange.Decrease
            : PayrollChange.Adjust;
        Count(list, kind, beforeVnd, due.AmountVnd);
        var grant = Entitlement.Granted(payee, programme, month);
        list.Changes.Add(new PlannedChange(
            payee.PersonId, programme, payee.Code, payee.FullName, kind, beforeVnd, due.AmountVnd,
            reasons.For(kind, payee, programme, prior, due), grant?.DecisionNo));
    }

    /// <summary>
    /// What a fact that came late, or a law that reaches back, adds to or takes from earlier months, month by month.
    /// </summary>
    private void AddEarlier(PlannedList list, Payee payee, CommuneInput input, LawReach? reach)
    {
        var isLate = IsLate(payee, input.LastPreparedAt);
        if (!isLate && reach is null)
        {
            return;
        }

        foreach (var programme in (ReadOnlySpan<string>)[Grant.Allowance, Grant.Care])
        {
            for (var at = FirstAnsweredMonth(payee, programme, input); at < month; at = at.Plus(1))
            {
                var due = Entitlement.Of(programme, laws.In(input.ProvinceCode, at), payee, at);
                if (Relawed(input, at) is { } relawed)
                {
                    AddRelawed(list, payee, programme, relawed, due, reach!);
                }
                else if (isLate)
                {
                    AddDifference(list, payee, programme, at, due);
                }
            }
        }
    }

    /// <summary>
    /// The difference of a month that a law reaches back to. What it gives somebody who died is listed only for a
    /// person named by a decision.
    /// </summary>
    private static void AddRelawed(
        PlannedList list, Payee payee, string programme, RelawedMonth relawed, Due due, LawReach reach)
    {
        var at = relawed.Month;
        due = reach.InMonth(payee, programme, relawed, due);
        var missingVnd = due.AmountVnd - payee.ListedVnd(programme, at);
        if (payee.DiedOn is null || missingVnd <= 0)
        {
            AddDifference(list, payee, programme, at, due);
        }
        else if (reach.IsPaidInPlaceOf(payee, programme, at, missingVnd))
        {
            list.ArrearsVnd += missingVnd;
            list.Lines.Add(new PlannedLine(
                LawReach.InPlaceOf(payee, at), null, programme, LineKind.Arrears, at, due.Ground, due.Coefficient,
                missingVnd, LineChange.None, 0));
        }
    }

    private static RelawedMonth? Relawed(CommuneInput input, Month at)
    {
        foreach (var one in input.Relawed)
        {
            if (one.Month == at)
            {
                return one;
            }
        }

        return null;
    }

    private static void AddDifference(PlannedList list, Payee payee, string programme, Month at, Due due)
    {
        var missingVnd = due.AmountVnd - payee.ListedVnd(programme, at);
        if (missingVnd > 0)
        {
            list.ArrearsVnd += missingVnd;
            list.Lines.Add(new PlannedLine(
                payee, null, programme, LineKind.Arrears, at, due.Ground, due.Coefficient, missingVnd, LineChange.None,
                0));
        }
        else if (missingVnd < 0)
        {
            list.Receivables.Add(new PlannedReceivable(
                payee.PersonId, programme, at, -missingVnd, ChangeReasons.Overpaid(payee, at)));
        }
    }

    /// <summary>
    /// Whether a decision or fact about the payee was recorded after the commune's last list was made. A move is looked
    /// at for two lists more: the month that one commune left to the other may have fallen between them.
    /// </summary>
    internal static bool IsLate(Payee payee, DateTimeOffset? lastPreparedAt)
    {
        if (lastPreparedAt is not { } last)
        {
            return false;
        }

        foreach (ref readonly var grant in Entitlement.Grants(payee))
        {
            if (grant.RecordedAt > last)
            {
                return true;
            }
        }

        foreach (ref readonly var fact in Entitlement.Rows(payee))
        {
            if (fact.Kind != FactKinds.Unit
                && fact.RecordedAt > (fact.Kind == FactKinds.Residence ? last.AddMonths(-MovedMonths) : last))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The first month this register answers for: the decision's own, but for people taken over from an earlier
    /// system never before the commune's first list.
    /// </summary>
    private Month FirstAnsweredMonth(Payee payee, string programme, CommuneInput input)
    {
        var first = month;
        foreach (ref readonly var grant in Entitlement.Grants(payee))
        {
            if (grant.Programme != programme || input.FirstList is not { } firstList)
            {
                continue;
            }

            var from = grant.AccountableFromMonth;
            if (from < firstList.Month && grant.RecordedAt <= firstList.PreparedAt)
            {
                from = firstList.Month;
            }

            first = from < first ? from : first;
        }

        return month.Since(first) > LookBackMonths ? month.Plus(-LookBackMonths) : first;
    }

    private static void AddGone(PlannedList list, List<GoneLine> gone)
    {
        gone.Sort(static (a, b) => string.CompareOrdinal(a.PersonCode, b.PersonCode));
        foreach (var prior in gone)
        {
            list.OldVnd += prior.AmountVnd;
            Count(list, PayrollChange.Decrease, prior.AmountVnd, 0);
            list.Changes.Add(new PlannedChange(
                prior.PersonId, prior.Programme, prior.PersonCode, prior.PayeeName, PayrollChange.Decrease,
                prior.AmountVnd, 0,
                ChangeReasons.MovedAway, null));
        }
    }

    private static void AddUncollected(PlannedList list, List<UncollectedLine> uncollected)
    {
        uncollected.Sort(static (a, b) =>
            string.CompareOrdinal(a.PersonCode, b.PersonCode) is var order and not 0 ? order
            : a.BenefitMonth.CompareTo(b.BenefitMonth) is var byMonth and not 0 ? byMonth
            : string.CompareOrdinal(a.Programme, b.Programme) is var byProgramme and not 0 ? byProgramme
                : a.LineNo.CompareTo(b.LineNo));
        foreach (var line in uncollected)
        {
            list.CarriedOverVnd += line.AmountVnd;
            list.Lines.Add(new PlannedLine(
                null, line, line.Programme, LineKind.CarriedOver, line.BenefitMonth, line.Ground, line.Coefficient,
                line.AmountVnd,
                LineChange.None, 0));
        }
    }

    private static void Count(PlannedList list, string kind, long beforeVnd, long afterVnd)
    {
        switch (kind)
        {
            case PayrollChange.Increase:
                list.IncreaseVnd += afterVnd;
                break;
            case PayrollChange.Decrease:
                list.DecreaseVnd += beforeVnd;
                break;
            default:
                list.AdjustVnd += afterVnd - beforeVnd;
                break;
        }
    }
}
