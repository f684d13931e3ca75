using AnSinh.Core.Registry;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;

namespace AnSinh.Core.Payroll;

/// <summary>
/// What a law that reaches back makes of months already listed, and whom it leaves to people's decision. It gives and
/// never takes: where it would give less, the law of the list stays. Pure; questions are gathered on the list.
/// </summary>
internal sealed class LawReach(PlannedList list, CommuneInput input, ProvinceLaws now, GroundWords grounds, Month month)
{
    /// <summary>
    /// What is due for an earlier month, by the law of today or of the list. Asked as long as it is still to be listed.
    /// </summary>
    public Due InMonth(Payee payee, string programme, RelawedMonth relawed, Due due)
    {
        var at = relawed.Month;
        var then = Entitlement.Of(programme, relawed.Then.In(input.ProvinceCode, at), payee, at);
        if (due.AmountVnd == 0 && then.AmountVnd > 0)
        {
            return ChoiceOf(payee, LawQuestionKind.Lost, at) == LawChoice.Keep ? AtBase(programme, at, then) : then;
        }

        if (due.AmountVnd < then.AmountVnd || !IsReadTwoWays(then, due, at))
        {
            return due.AmountVnd < then.AmountVnd ? then : due;
        }

        var old = AtBase(programme, at, due with { Coefficient = then.Coefficient });
        var read = ChoiceOf(payee, LawQuestionKind.Coefficient, at) == LawChoice.Old ? old : due;
        if (payee.ListedVnd(programme, at) != read.AmountVnd)
        {
            Ask(LawQuestionKind.Coefficient, payee, programme, at, due.AmountVnd - old.AmountVnd, (then, due));
        }

        return read;
    }

    /// <summary>
    /// What is due in the month of the list to somebody whom the old law gave and the new one gives nothing: as before,
    /// at the new rate, until it is decided.
    /// </summary>
    public Due InListMonth(Payee payee, string programme, Due due)
    {
        var last = input.Relawed[^1];
        if (due.AmountVnd > 0)
        {
            return due;
        }

        var then = Entitlement.Of(programme, last.Then.In(input.ProvinceCode, month), payee, month);
        if (then.AmountVnd == 0)
        {
            AskWhetherRegained(payee, programme, last);
            return due;
        }

        if (payee.ListedVnd(programme, last.Month) == 0)
        {
            return due;
        }

        Ask(LawQuestionKind.Lost, payee, programme, input.Relawed[0].Month, then.AmountVnd, (then, due));
        return ChoiceOf(payee, LawQuestionKind.Lost, month) == LawChoice.Stop ? due : AtBase(programme, month, then);
    }

    /// <summary>Whether the difference of a month goes to somebody in the place of the dead.</summary>
    public bool IsPaidInPlaceOf(Payee payee, string programme, Month at, long missingVnd)
    {
        Ask(LawQuestionKind.Deceased, payee, programme, at, missingVnd, default);
        return ChoiceOf(payee, LawQuestionKind.Deceased, at) == LawChoice.Pay;
    }

    /// <summary>The dead person's row with the one who is paid for them, in cash.</summary>
    public static Payee InPlaceOf(Payee payee, Month at)
    {
        var decided = DecisionOf(payee, LawQuestionKind.Deceased, at)!;
        return new Payee
        {
            PersonId = payee.PersonId,
            Code = payee.Code,
            AreaId = payee.AreaId,
            FullName = decided.PayeeName!,
            CitizenId = decided.PayeeCitizenId,
            Birth = payee.Birth,
            DiedOn = payee.DiedOn,
            InFacilityFrom = payee.InFacilityFrom,
            Channel = PaymentMethod.Cash,
            Provider = PaymentMethod.Post,
        };
    }

    /// <summary>
    /// The coefficient changed in a month that was over when the law came into force. Of a confidential ground nothing
    /// is told.
    /// </summary>
    private bool IsReadTwoWays(Due then, Due due, Month at) =>
        then.Coefficient != due.Coefficient && then.Coefficient > 0 && due.Coefficient > 0
        && !grounds.IsConfidential(due.Ground) && grounds.InForceOn(due.Ground) is { } day && day > at.LastDay;

    private Due AtBase(string programme, Month at, Due due)
    {
        var law = now.In(input.ProvinceCode, at);
        var baseVnd = programme == Grant.Care ? law.CareBaseVnd : law.BaseVnd;
        return due.Coefficient == 0 ? due : due with { AmountVnd = baseVnd * due.Coefficient / 100 };
    }

    /// <summary>Not receiving, stopped by the old law for age or the like, though the facts bear a right now.</summary>
    private void AskWhetherRegained(Payee payee, string programme, RelawedMonth last)
    {
        if (programme != Grant.Allowance || payee.DiedOn is not null
            || Entitlement.Granted(payee, programme, month) is not null || !HadAllowance(payee))
        {
            return;
        }

        var facts = FactsReading.For(month, payee.Birth, payee.InFacilityFrom, Entitlement.Rows(payee));
        var today = Entitlement.Borne(now.In(input.ProvinceCode, month), in facts);
        var before = Entitlement.Borne(last.Then.In(input.ProvinceCode, month), in facts);
        if (today.AmountVnd > 0 && before.AmountVnd == 0)
        {
            Ask(LawQuestionKind.Regained, payee, programme, month, today.AmountVnd, (before, today));
        }
    }

    private static bool HadAllowance(Payee payee)
    {
        foreach (ref readonly var grant in Entitlement.Grants(payee))
        {
            if (grant.Programme == Grant.Allowance)
            {
                return true;
            }
        }

        return false;
    }

    private static LawChoice? ChoiceOf(Payee payee, LawQuestionKind kind, Month at) =>
        DecisionOf(payee, kind, at)?.Choice;

    /// <summary>The latest decision that holds for the month.</summary>
    private static LawDecision? DecisionOf(Payee payee, LawQuestionKind kind, Month at)
    {
        LawDecision? found = null;
        foreach (var one in payee.LawDecisions ?? [])
        {
            if (one.Kind == kind && one.FromMonth <= at && (found is null
                || one.FromMonth > found.FromMonth
                || (one.FromMonth == found.FromMonth && one.Version > found.Version)))
            {
                found = one;
            }
        }

        return found;
    }

    /// <summary>
    /// Months of one kind, person and programme are one question; questions of one person stand together, of several
    /// kinds in turn.
    /// </summary>
    private void Ask(
        LawQuestionKind kind, Payee payee, string programme, Month at, long atStakeVnd, (Due Then, Due Now) dues)
    {
        var known = list.Questions.FindLastIndex(one => one.PersonId != payee.PersonId
            || (one.Kind == kind && one.Programme == programme));
        if (known >= 0 && list.Questions[known] is var open && open.PersonId == payee.PersonId)
        {
            list.Questions[known] = open with { To = at, AtStakeVnd = open.AtStakeVnd + atStakeVnd };
            return;
        }

        list.Questions.Add(new LawQuestion(
            kind, payee.PersonId, payee.Code, payee.FullName, programme, at, at, atStakeVnd)
        {
            OldCoefficient = dues.Then.Coefficient,
            NewCoefficient = dues.Now.Coefficient,
            Decision = DecisionOf(payee, kind, at),
        });
    }
}
