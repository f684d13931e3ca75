using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Policy;

namespace AnSinh.Core.Reporting.Upcoming;

/// <summary>
/// Facts, decisions and representatives of people with a decision whose last day comes, and that nothing of the same
/// content follows; pure. A loss counts from the month after the last day.
/// </summary>
internal sealed class UpcomingEnds(UpcomingLaws laws, Month now, int ahead)
{
    private readonly DateOnly first = now.FirstDay;
    private readonly DateOnly last = now.Plus(ahead).LastDay;

    public IEnumerable<UpcomingChange> Of(UpcomingPerson person)
    {
        if (person.Payee.DiedOn is not null || !person.HasDecision(null, now))
        {
            yield break;
        }

        foreach (var change in Facts(person).Concat(Representatives(person)).Concat(Decisions(person)))
        {
            yield return change;
        }
    }

    private IEnumerable<UpcomingChange> Facts(UpcomingPerson person)
    {
        var facts = person.Payee.Facts ?? [];
        foreach (var fact in facts)
        {
            if (fact.UntilOn is { } until && IsNear(until) && fact.FromOn <= until && fact.Kind != FactKinds.Death
                && !facts.Exists(other => other.Kind == fact.Kind && other.Value == fact.Value
                    && Follows(other.FromOn, other.UntilOn, until)))
            {
                var told = fact.Kind == FactKinds.Hiv ? null : fact.Kind;
                yield return Deciding(person, fact, Ending(person, KindOf(fact.Kind), until)) with
                {
                    What = told,
                    Value = told is null ? null : fact.Value,
                };
            }
        }
    }

    private IEnumerable<UpcomingChange> Representatives(UpcomingPerson person)
    {
        foreach (var one in person.Representatives)
        {
            if (one.UntilOn is { } until && IsNear(until)
                && !person.Representatives.Exists(
                    other => other.Kind == one.Kind && Follows(other.FromOn, other.UntilOn, until)))
            {
                yield return Ending(person, UpcomingKind.Representation, until) with
                {
                    What = one.Kind,
                    Value = one.FullName,
                    Decides = false,
                };
            }
        }
    }

    private IEnumerable<UpcomingChange> Decisions(UpcomingPerson person)
    {
        foreach (var grant in person.Payee.Grants)
        {
            if (grant.UntilMonth is { } until && IsNear(until.LastDay) && grant.SuspendedFromMonth is null
                && Entitlement.Granted(person.Payee, grant.Programme, until.Plus(1)) is null)
            {
                yield return Ending(person, UpcomingKind.Decision, until.LastDay) with { Programme = grant.Programme };
            }
        }
    }

    /// <summary>Which programme would pay otherwise if the fact lasted; none when the end decides nothing.</summary>
    private UpcomingChange Deciding(UpcomingPerson person, FactRow fact, UpcomingChange change)
    {
        var (law, lasting) = (laws.In(person.Province, change.FromMonth).Law, person.IfLasting(fact));
        foreach (var programme in new[] { Grant.Allowance, Grant.Care })
        {
            if (Entitlement.Of(programme, law, person.Payee, change.FromMonth)
                != Entitlement.Of(programme, law, lasting, change.FromMonth))
            {
                return change with { Programme = programme };
            }
        }

        return change with { Decides = false };
    }

    private bool IsNear(DateOnly day) => day >= first && day <= last;

    private static bool Follows(DateOnly from, DateOnly? until, DateOnly end) =>
        from <= end.AddDays(1) && (until is not { } later || later > end);

    private static UpcomingChange Ending(UpcomingPerson person, UpcomingKind kind, DateOnly until) =>
        person.Change(kind, until, Month.Of(until).Plus(1));

    private static UpcomingKind KindOf(string fact) => fact switch
    {
        FactKinds.Disability => UpcomingKind.Disability,
        FactKinds.Studying => UpcomingKind.Schooling,
        FactKinds.Poverty => UpcomingKind.Poverty,
        FactKinds.IdentityPaper => UpcomingKind.IdentityPaper,
        _ => UpcomingKind.OtherFact,
    };
}
