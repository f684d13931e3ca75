using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Registry;

/// <summary>What a kept record gets of one that is merged into it: only what it lacks. Names the new rows.</summary>
internal sealed class MergeCopies(AppDb db, TimeProvider clock, IdSource ids, Actor actor)
{
    /// <summary>A programme that the kept record has no running decision of goes on there.</summary>
    public List<Guid> Grants(Person kept, List<EndedGrant> ended, Month? last)
    {
        var now = Month.Of(clock.Today());
        var running = db.Grants.AsNoTracking().Where(one => one.PersonId == kept.Id).ToList()
            .Where(one => one.UntilMonth is not { } until || until >= now).Select(one => one.Programme).ToHashSet();
        var copied = new List<Guid>();
        foreach (var before in ended.Where(one => one.UntilMonth is not { } code || code >= now.Code))
        {
            var grant = db.Grants.Local.Single(one => one.Id == before.Id);
            if (running.Contains(grant.Programme))
            {
                continue;
            }

            var from = last is { } listed && listed.Plus(1) > grant.FromMonth ? listed.Plus(1) : grant.FromMonth;
            var copy = new Grant
            {
                Id = ids.Next(),
                PersonId = kept.Id,
                Programme = grant.Programme,
                AssertedGround = grant.AssertedGround,
                CareKind = grant.CareKind,
                CaredPersonId = grant.CaredPersonId,
                DecisionNo = grant.DecisionNo,
                DecidedOn = grant.DecidedOn,
                FromMonth = from,
                AccountableFromMonth = from,
                UntilMonth = before.UntilMonth is { } until ? Month.FromCode(until) : null,
                SuspendedFromMonth = grant.SuspendedFromMonth,
                FixedAmountVnd = grant.FixedAmountVnd,
                AssertedCoefficient = grant.AssertedCoefficient,
                RecordedAt = clock.GetUtcNow(),
                RecordedBy = actor.Login,
            };
            db.Grants.Add(copy);
            copied.Add(copy.Id);
        }

        return copied;
    }

    /// <summary>Kinds of facts that the kept record does not know at all; what it knows stays.</summary>
    public List<Guid> Facts(Person kept, Person gone)
    {
        var known = db.Facts.Where(one => one.PersonId == kept.Id && one.SupersededAt == null)
            .Select(one => one.Kind).Distinct().ToList();
        var copied = new List<Guid>();
        foreach (var fact in db.Facts.AsNoTracking()
            .Where(one => one.PersonId == gone.Id && one.SupersededAt == null && !known.Contains(one.Kind)
                && one.Kind != FactKinds.Residence && one.Kind != FactKinds.Unit).ToList())
        {
            var copy = new Fact
            {
                Id = ids.Next(),
                PersonId = kept.Id,
                Kind = fact.Kind,
                Value = fact.Value,
                FromOn = fact.FromOn,
                UntilOn = fact.UntilOn,
                Evidence = fact.Evidence,
                RecordedAt = clock.GetUtcNow(),
                RecordedBy = actor.Login,
            };
            db.Facts.Add(copy);
            copied.Add(copy.Id);
        }

        return copied;
    }

    /// <summary>The way of payment, where the kept record has none.</summary>
    public Guid? Method(Person kept, Person gone)
    {
        if (db.PaymentMethods.Any(one => one.PersonId == kept.Id && one.UntilOn == null)
            || db.PaymentMethods.AsNoTracking().SingleOrDefault(one => one.PersonId == gone.Id && one.UntilOn == null)
                is not { } method)
        {
            return null;
        }

        var copy = new PaymentMethod
        {
            Id = ids.Next(),
            PersonId = kept.Id,
            Channel = method.Channel,
            Provider = method.Provider,
            BankBin = method.BankBin,
            AccountName = method.AccountName,
            Holder = method.Holder,
            CashReason = method.CashReason,
            Paper = method.Paper,
            FromOn = clock.Today(),
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = actor.Login,
        }.Into(db.Vault, db.Vault.Account(method));
        db.PaymentMethods.Add(copy);
        return copy.Id;
    }
}
