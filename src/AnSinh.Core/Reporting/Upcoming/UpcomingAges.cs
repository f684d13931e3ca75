using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Policy;
using AnSinh.Policy.Facts;

namespace AnSinh.Core.Reporting.Upcoming;

/// <summary>
/// The ages that change what somebody receives, or give a right to who has no decision. An age is told only when the
/// law of the month answers otherwise than it would to the same facts a month younger; pure.
/// </summary>
internal sealed class UpcomingAges(UpcomingLaws laws, GroundWords words, Month now, int ahead)
{
    private Month Last => now.Plus(ahead);

    public IEnumerable<UpcomingChange> Of(UpcomingPerson person)
    {
        // An age that is left behind is reached within the time asked for and counts from the month after it.
        for (var at = now.Plus(1); at <= Last.Plus(1); at = at.Plus(1))
        {
            var law = laws.In(person.Province, at);
            foreach (var programme in new[] { Grant.Allowance, Grant.Care })
            {
                if (OfProgramme(person, programme, law, at) is { } change)
                {
                    yield return change;
                }
            }

            if (!person.HasDecision(Grant.Allowance, now) && NewRight(person, law, at) is { } right)
            {
                yield return right;
            }
        }
    }

    private UpcomingChange? OfProgramme(UpcomingPerson person, string programme, UpcomingLaw law, Month at)
    {
        if (Reached(person.Payee, programme, law, at) is not { } reached)
        {
            return null;
        }

        var then = Entitlement.Of(programme, law.Law, person.Payee, at);
        return then == Entitlement.Of(programme, law.MonthYounger, person.Payee, at)
            ? null
            : Aged(person, UpcomingKind.Age, reached, at) with { Programme = programme };
    }

    private UpcomingChange? NewRight(UpcomingPerson person, UpcomingLaw law, Month at)
    {
        var payee = person.Payee;
        if (Changing(law, payee.Birth, at, AgeOf.Payee) is not { } reached || Entitlement.IsDead(payee, at))
        {
            return null;
        }

        // The dossier that has to be made is taken as made, and a pension that nobody asked about as none.
        var known = FactsReading.For(at, payee.Birth, payee.InFacilityFrom, Entitlement.Rows(payee));
        var facts = known with
        {
            SocialPensionRequested = true,
            Pension = known.Pension == Pension.Unknown ? Pension.None : known.Pension,
        };
        var then = Entitlement.Borne(law.Law, facts);
        if (then.AmountVnd == 0 || Entitlement.Borne(law.MonthYounger, facts).AmountVnd > 0)
        {
            return null;
        }

        return Aged(person, UpcomingKind.NewRight, reached, at) with
        {
            ThenVnd = then.AmountVnd,
            ThenCoefficient = then.Coefficient,
            IsConfidential = words.IsConfidential(then.Ground),
            IfNoPension = known.Pension == Pension.Unknown
                && Entitlement.Borne(law.Law, facts with { Pension = Pension.Receives }) != then,
        };
    }

    private AgeReached? Reached(Payee payee, string programme, UpcomingLaw law, Month at)
    {
        if (programme == Grant.Allowance && Changing(law, payee.Birth, at, AgeOf.Payee) is { } own)
        {
            return own;
        }

        if (programme == Grant.Care)
        {
            foreach (ref readonly var grant in Entitlement.Grants(payee))
            {
                if (grant.CaredBirth is { } birth && Changing(law, birth, at, AgeOf.CaredPerson) is { } cared)
                {
                    return cared;
                }
            }
        }

        foreach (var birth in FactsReading.ChildrenIn(at, Entitlement.Rows(payee)))
        {
            if (Changing(law, birth, at, AgeOf.Child) is { } child)
            {
                return child;
            }
        }

        return null;
    }

    private AgeReached? Changing(UpcomingLaw law, BirthDate birth, Month at, AgeOf of) =>
        law.Marks.ChangingAt(law.Law.MonthsOld(birth)) is { } mark && (mark.IsLeft || at <= Last)
            ? new AgeReached(mark.Age, at.Plus(mark.IsLeft ? -1 : 0), of, birth.Month == 0)
            : null;

    private static UpcomingChange Aged(UpcomingPerson person, UpcomingKind kind, AgeReached reached, Month at) =>
        person.Change(kind, reached.In.FirstDay, at) with
        {
            Age = (reached.Age, reached.Of),
            IsBirthYearOnly = reached.IsYearOnly,
        };

    private readonly record struct AgeReached(int Age, Month In, AgeOf Of, bool IsYearOnly);
}
