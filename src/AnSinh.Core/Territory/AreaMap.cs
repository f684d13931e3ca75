using System.Reflection;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Territory;

/// <summary>
/// Which units came after a unit: the next interval of the same place, or the map of the reorganisation of 2025
/// (<c>law/territories/map-communes.csv</c>: codes of 30/06/2025 to codes of 01/07/2025).
/// </summary>
public sealed class AreaMap(AppDb db)
{
    private const string Name = "law/territories/map-communes.csv";

    private static readonly Lazy<ILookup<string, string>> Communes2025 = new(Read);

    /// <summary>
    /// The units of the day that follow a unit, in the order of their codes; itself when it is still there. Empty where
    /// nobody has said yet what followed.
    /// </summary>
    public async Task<IReadOnlyList<Area>> FollowersAsync(Area area, DateOnly onDate, CancellationToken stop = default)
    {
        var all = (await db.Areas.AsNoTracking().Where(one => one.Level == AreaLevel.Commune).ToListAsync(stop))
            .ToLookup(one => one.Code);
        var begin = area.Level == AreaLevel.Commune ? [area] : await CommunesUnderAsync(area, all, stop);
        var ends = begin.SelectMany(one => Follow(one, onDate, all)).DistinctBy(one => one.Id)
            .OrderBy(one => one.Code, StringComparer.Ordinal).ToList();
        return area.Level != AreaLevel.Province ? ends
            : await ProvincesAsync(ends, stop);
    }

    /// <summary>
    /// What stands behind a commune's name in an address, small to large: the district, former where there are no
    /// districts any more and all communes it was made of lay in one; the province.
    /// </summary>
    public async Task<PlaceAbove> AboveAsync(Area commune, CancellationToken stop = default)
    {
        var parents = new List<int> { commune.ParentId ?? commune.Id };
        var isFormer = commune.ValidFrom >= AreaQueries.TwoTiersFrom;
        if (isFormer)
        {
            var last = AreaQueries.TwoTiersFrom.AddDays(-1);
            var codes = Communes2025.Value.Where(group => group.Contains(commune.Code)).Select(group => group.Key);
            parents = await db.Areas.AsNoTracking()
                .Where(one => one.Level == AreaLevel.Commune && codes.Contains(one.Code) && one.ParentId != null
                    && one.ValidFrom <= last && one.ValidUntil >= last)
                .Select(one => one.ParentId!.Value).Distinct().ToListAsync(stop);
        }

        var names = await db.Areas.AsNoTracking()
            .Where(one => one.Level == AreaLevel.District && parents.Contains(one.Id)).Select(one => one.Name)
            .Distinct().ToListAsync(stop);
        var province = await db.Areas.AsNoTracking().Where(one => one.Id == commune.ProvinceId)
            .Select(one => one.Name).SingleOrDefaultAsync(stop);
        return new PlaceAbove(names is [var only] ? only : null, isFormer, province);
    }

    private static IEnumerable<Area> Follow(Area area, DateOnly onDate, ILookup<string, Area> all)
    {
        if (area.ValidUntil is not { } last || onDate <= last)
        {
            return [area];
        }

        var next = last.AddDays(1);
        var codes = next == AreaQueries.TwoTiersFrom ? Communes2025.Value[area.Code] : [area.Code];
        return codes.SelectMany(code => all[code].Where(one => one.IsValidOn(next)))
            .SelectMany(one => Follow(one, onDate, all));
    }

    private async Task<List<Area>> CommunesUnderAsync(Area area, ILookup<string, Area> all, CancellationToken stop)
    {
        var day = area.ValidUntil ?? DateOnly.MaxValue;
        var under = (await AreaTree.ReadAsync(db, stop)).Communes([area.Id], day).Select(one => one.Id).ToHashSet();
        return [.. all.SelectMany(group => group).Where(one => under.Contains(one.Id))];
    }

    private async Task<IReadOnlyList<Area>> ProvincesAsync(List<Area> communes, CancellationToken stop)
    {
        var ids = communes.Select(one => one.ProvinceId).Distinct().ToList();
        return await db.Areas.AsNoTracking().Where(one => ids.Contains(one.Id)).OrderBy(one => one.Code)
            .ToListAsync(stop);
    }

    private static ILookup<string, string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Name)
            ?? throw new FileNotFoundException(Name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.TrimEnd('\r').Split(',')).ToLookup(cells => cells[0], cells => cells[1]);
    }
}

/// <summary>
/// The district and the province of a commune; the district null where there is none or there were several.
/// </summary>
public sealed record PlaceAbove(string? District, bool IsFormer, string? Province);
