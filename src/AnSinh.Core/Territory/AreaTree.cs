using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Territory;

/// <summary>
/// All areas of the country over all days, read once for many questions: what lies under which. Some fifteen thousand
/// rows; whoever keeps one asks anew after some minutes.
/// </summary>
public sealed class AreaTree
{
    private readonly Dictionary<int, AreaNode> byId;
    private readonly ILookup<int, AreaNode> children;
    private readonly ILookup<(AreaLevel Level, string Code, bool TwoTiers), AreaNode> samePlace;
    private readonly ILookup<int, int> before;
    private readonly IReadOnlyList<AreaNode> communes;

    private AreaTree(IReadOnlyList<AreaNode> all, IEnumerable<(int Old, int New)> successions)
    {
        before = successions.ToLookup(one => one.New, one => one.Old);
        byId = all.ToDictionary(area => area.Id);
        children = all.Where(area => area.ParentId is not null).ToLookup(area => area.ParentId!.Value);
        samePlace = all.ToLookup(area => area.Place);
        communes = [.. all.Where(area => area.Level == AreaLevel.Commune)
            .OrderBy(area => area.Code, StringComparer.Ordinal)];
    }

    public static async Task<AreaTree> ReadAsync(AppDb db, CancellationToken stop = default) =>
        new(await db.Areas.AsNoTracking().Select(area => new AreaNode(
            area.Id, area.Code, area.Name, area.Level, area.ParentId, area.ValidFrom, area.ValidUntil))
            .ToListAsync(stop),
            (await db.AreaSuccessions.AsNoTracking().Select(row => new { row.OldAreaId, row.NewAreaId })
                .ToListAsync(stop)).Select(row => (row.OldAreaId, row.NewAreaId)));

    public bool Knows(int areaId) => byId.ContainsKey(areaId);

    /// <summary>The name of the district that an area lies in; none where there are two tiers.</summary>
    public string? DistrictOf(AreaNode area) =>
        area.ParentId is { } parent && byId[parent] is { Level: AreaLevel.District } district ? district.Name : null;

    /// <summary>The communes of one day under the areas (null: of the country), in the order of their codes.</summary>
    public IReadOnlyList<AreaNode> Communes(IReadOnlyCollection<int>? areaIds, DateOnly day)
    {
        var ofDay = communes.Where(area => area.ValidFrom <= day && (area.ValidUntil is not { } until || day <= until));
        if (areaIds is null)
        {
            return [.. ofDay];
        }

        var under = areaIds.SelectMany(Subtree).ToHashSet();
        return [.. ofDay.Where(area => under.Contains(area.Id))];
    }

    /// <summary>
    /// The ids of areas and of everything under them, over all days: people are kept under the commune of their day,
    /// and lists stay where they were made, also when another unit goes on for it.
    /// </summary>
    public IReadOnlyList<int> Subtree(IReadOnlyCollection<int> areaIds) =>
        areaIds.Count == 1 ? Subtree(areaIds.Single()) : [.. areaIds.SelectMany(Subtree).Distinct().Order()];

    public IReadOnlyList<int> Subtree(int areaId)
    {
        var seen = samePlace[byId[areaId].Place].Select(area => area.Id).ToHashSet();
        var waiting = new Queue<int>(seen);
        while (waiting.TryDequeue(out var next))
        {
            // Earlier days of a child belong here too; later days only if they are reached through their own parent,
            // for a commune can move to another district.
            foreach (var area in children[next].SelectMany(child =>
                samePlace[child.Place].Where(area => area.ValidFrom <= child.ValidFrom)))
            {
                if (seen.Add(area.Id))
                {
                    waiting.Enqueue(area.Id);
                }
            }

            foreach (var old in before[next].Where(seen.Add))
            {
                waiting.Enqueue(old);
            }
        }

        return [.. seen.Order()];
    }
}

/// <summary>An area of <see cref="AreaTree"/> with the days it is valid.</summary>
public sealed record AreaNode(
    int Id, string Code, string Name, AreaLevel Level, int? ParentId, DateOnly ValidFrom, DateOnly? ValidUntil)
{
    /// <summary>What the rows of one place share. See the summary of <see cref="AreaQueries"/>.</summary>
    public (AreaLevel Level, string Code, bool TwoTiers) Place => (Level, Code, ValidFrom >= AreaQueries.TwoTiersFrom);
}
