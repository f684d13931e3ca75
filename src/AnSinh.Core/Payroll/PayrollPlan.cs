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

    private readonly ProvinceLaws laws = new(book);
    private readonly GroundWords grounds = new(book);
    private readonly ChangeReasons reasons = new(new GroundWords(book), month);

    public PlannedList Make(CommuneInput input)
    {
        var list = new PlannedList(input.AreaId);
        var law = laws.In(input.ProvinceCode, month);
        input.Payees.Sort(static (a, b) => string.CompareOrdinal(a.Code, b.Code));
        var allowances = new Due[input.Payees.Count];
        for (var i = 0; i < allowances.Length; i++)
        {
            var payee = input.Payees[i];
            allowances[i] = Entitlement.Allowance(law, payee, month);
            AddRegular(list, payee, Grant.Allowance, allowances[i]);
            AddRegular(list, payee, Grant.Care, Entitlement.Care(law, payee, month));
            AddEarlier(list, payee, input);
        }

        AddGone(list, input.Gone);
        AddUncollected(list, input.Uncollected);
        PayrollChecks.Check(list, input, allowances, month, grounds);
        return list;
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
    /// What a fact that came late, or a law that reaches back, adds to or takes from earlier months, month by month. What a law
    /// gives a person who died is named, not listed: no text says who is paid (ARR-023).
    /// </summary>
    private void AddEarlier(PlannedList list, Payee payee, CommuneInput input)
    {
        var isLate = IsLate(payee, input.LastPreparedAt);
        if (!isLate && input.Relawed.Count == 0)
        {
            return;
        }

        var openVnd = 0L;
        foreach (var programme in (ReadOnlySpan<string>)[Grant.Allowance, Grant.Care])
        {
            for (var at = FirstAnsweredMonth(payee, programme, input); at < month; at = at.Plus(1))
            {
                var relawed = Relawed(input, at);
                if (isLate || relawed is not null)
                {
                    openVnd += AddMonth(list, payee, programme, input.ProvinceCode, at, relawed);
                }
            }
        }

        if (openVnd > 0)
        {
            PayrollChecks.AddOfDead(list, payee, openVnd);
        }
    }

    /// <summary>Lists the difference of one month; returns what stays open because its owner died before the law came.</summary>
    private long AddMonth(
        PlannedList list, Payee payee, string programme, string province, Month at, RelawedMonth? relawed)
    {
        var due = Entitlement.Of(programme, laws.In(province, at), payee, at);
        if (relawed is not null)
        {
            var missingVnd = due.AmountVnd - ListedVnd(payee, programme, at);
            if (payee.DiedOn is not null && missingVnd > 0)
            {
                return missingVnd;
            }

            var then = Entitlement.Of(programme, relawed.Then.In(province, at), payee, at);
            PayrollChecks.CheckCoefficient(list, payee, at, then, due, grounds);
        }

        AddDifference(list, payee, programme, at, due);
        return 0;
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

    private static long ListedVnd(Payee payee, string programme, Month at)
    {
        var listedVnd = 0L;
        foreach (var listed in payee.Listed ?? [])
        {
            listedVnd += listed.Programme == programme && listed.Month == at ? listed.AmountVnd : 0;
        }

        return listedVnd;
    }

    private static void AddDifference(PlannedList list, Payee payee, string programme, Month at, Due due)
    {
        var missingVnd = due.AmountVnd - ListedVnd(payee, programme, at);
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
    /// Whether a decision or fact about the payee was recorded after the commune's last list was made.
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
            if (fact.RecordedAt > last)
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
