using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Registry;

/// <summary>
/// Gives members of a household what it is, as facts of theirs, and takes it away. What a fact said of other days
/// stays: it is superseded and written again for them. Lists follow by what was recorded since. The caller saves.
/// </summary>
internal sealed class HouseholdFacts(AppDb db, TimeProvider clock, IdSource ids, Actor actor)
{
    private readonly Dictionary<Guid, List<Fact>> known = [];

    /// <summary>Reads what holds about poverty of these people: one statement.</summary>
    public void Read(IReadOnlyCollection<Guid> people)
    {
        foreach (var person in people)
        {
            known[person] = [];
        }

        foreach (var fact in db.Facts.Where(one => people.Contains(one.PersonId)
            && one.Kind == FactKinds.Poverty && one.SupersededAt == null))
        {
            known[fact.PersonId].Add(fact);
        }
    }

    /// <summary>The person is what the household is on these days.</summary>
    public void Give(Guid person, Household household, HouseholdStatus status, DayPeriod days)
    {
        foreach (var fact in known[person].Where(one => Days(one).Meets(days)).ToList())
        {
            Replace(fact, Days(fact).Without(days));
        }

        Add(new Fact
        {
            Id = ids.Next(),
            PersonId = person,
            Kind = FactKinds.Poverty,
            Value = HouseholdTerms.FactOf(status.Class),
            FromOn = days.From,
            UntilOn = days.Until,
            Evidence = $"Hộ {household.Code}: {status.CertificateNo}",
            HouseholdId = household.Id,
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = actor.Login,
        });
    }

    /// <summary>After the last day nothing is known of the person by this household any more.</summary>
    public void TakeAway(Guid person, Guid household, DateOnly last)
    {
        var gone = new DayPeriod(last.AddDays(1), null);
        foreach (var fact in known[person].Where(one => one.HouseholdId == household && Days(one).Meets(gone)).ToList())
        {
            var left = Days(fact).Without(gone).ToList();
            Replace(fact, left);
            if (left.Count == 0 && fact.FromOn <= clock.Today())
            {
                LookAgain(person);
            }
        }
    }

    /// <summary>Nothing new tells the list that something changed: the decisions do.</summary>
    private void LookAgain(Guid person)
    {
        foreach (var grant in db.Grants.Where(one => one.PersonId == person).ToList())
        {
            (grant.RecordedAt, grant.RecordedBy) = (clock.GetUtcNow(), actor.Login);
        }
    }

    private void Replace(Fact fact, IEnumerable<DayPeriod> left)
    {
        fact.SupersededAt = clock.GetUtcNow();
        known[fact.PersonId].Remove(fact);
        foreach (var days in left)
        {
            Add(new Fact
            {
                Id = ids.Next(),
                PersonId = fact.PersonId,
                Kind = fact.Kind,
                Value = fact.Value,
                FromOn = days.From,
                UntilOn = days.Until,
                Evidence = fact.Evidence,
                HouseholdId = fact.HouseholdId,
                RecordedAt = clock.GetUtcNow(),
                RecordedBy = actor.Login,
            });
        }
    }

    private void Add(Fact fact)
    {
        known[fact.PersonId].Add(fact);
        db.Facts.Add(fact);
    }

    private static DayPeriod Days(Fact fact) => new(fact.FromOn, fact.UntilOn);
}
