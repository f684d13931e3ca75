using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Demo;

/// <summary>Some households, of a carer and who is cared for, made by the desk as an officer would.</summary>
internal sealed class DemoHouseholds(AppDb db, TimeProvider clock, IdSource ids)
{
    private const int YearsBetween = 16;
    private static readonly DateOnly From = new(2026, 1, 1);
    private static readonly DateOnly Until = new(2026, 12, 31);

    /// <summary>Makes what is missing; a demo that was killed goes on.</summary>
    public void Make(int count)
    {
        var pairs = db.Grants.AsNoTracking()
            .Where(one => one.CareKind == "household_direct_xsevere" && one.CaredPersonId != null)
            .OrderBy(one => one.Id).Take(count).Select(one => new { one.PersonId, one.CaredPersonId }).ToList();
        var officer = DemoAccounts.ActorOf("canbo");
        var desk = new HouseholdDesk(db, clock, ids);
        foreach (var (pair, at) in pairs.Select((pair, at) => (pair, at)))
        {
            var carer = db.Persons.AsNoTracking().Single(one => one.Id == pair.PersonId);
            var cared = db.Persons.AsNoTracking().Single(one => one.Id == pair.CaredPersonId);
            if (carer.HouseholdId is not null || cared.DiedOn is not null || carer.AreaId != cared.AreaId
                || desk.Make(carer.Id, From, "danh sách hộ của xã", officer).Made is not { } household)
            {
                continue;
            }

            desk.Join(household.Id, cared.Id, new HouseholdJoin(RelationOf(carer, cared), From), officer);
            new HouseholdStatusDesk(db, clock, ids).Set(
                household.Id,
                new HouseholdSet((HouseholdClass)(at % 3), $"{at + 1}/GCN-HN.CN ngày 15/12/2025", From, Until),
                officer);
        }
    }

    private static HouseholdRelation RelationOf(Person carer, Person cared) =>
        (cared.Birth.Year - carer.Birth.Year) switch
        {
            >= YearsBetween => HouseholdRelation.Child,
            <= -YearsBetween => HouseholdRelation.Parent,
            _ => HouseholdRelation.Sibling,
        };
}
