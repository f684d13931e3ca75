using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Territory;

/// <summary>
/// Finds areas by code, name and day. A place that goes on under another name or type (Tịnh Biên, huyện until
/// 2023-04-09, thị xã from then on) is several rows with one code and days that follow each other; they count as one
/// place here. On 2025-07-01 the tiers changed and the codes were dealt out anew: nothing goes on across that day.
/// </summary>
public sealed class AreaQueries(AppDb db)
{
    /// <summary>
    /// The first day of the two tiers (reorganisation of 2025): codes before and after have nothing in common.
    /// </summary>
    public static readonly DateOnly TwoTiersFrom = new(2025, 7, 1);

    private const int SearchLimit = 50;

    /// <summary>
    /// The area of a code on a day, null when there is none. The level is read from the length of the code.
    /// </summary>
    public Task<Area?> FindByCodeAsync(string code, DateOnly onDate, CancellationToken stop = default)
    {
        var address = AreaAddress.Parse(code, onDate);
        return FindByCodeAsync(address.Code, address.Level, address.On, stop);
    }

    public Task<Area?> FindByCodeAsync(
        string code, AreaLevel level, DateOnly onDate, CancellationToken stop = default) =>
        db.Areas.AsNoTracking().SingleOrDefaultAsync(
            area => area.Level == level && area.Code == code && area.ValidFrom <= onDate
                && (area.ValidUntil == null || onDate <= area.ValidUntil),
            stop);

    /// <summary>The area of a code on a day, or a refusal that says what was looked for.</summary>
    public async Task<Area> RequireAsync(string code, DateOnly onDate, CancellationToken stop = default)
    {
        var address = AreaAddress.Parse(code, onDate);
        return await FindByCodeAsync(address.Code, address.Level, address.On, stop)
            ?? throw new RefusedException(new Refusal(
            "AREA_UNKNOWN",
            $"Không có địa bàn mã {address.Code} vào ngày {address.On:dd/MM/yyyy}. "
            + "Mã xã đổi nhiều lần, nhất là từ 01/7/2025: tra theo tên bằng lệnh area find.",
            code));
    }

    /// <summary>
    /// Areas of a day whose name, or another spelling of it, has these words; without accents is enough.
    /// </summary>
    public async Task<IReadOnlyList<Area>> FindByNameAsync(
        string name, DateOnly onDate, int? provinceId = null, CancellationToken stop = default)
    {
        var key = AreaKey.Of(name);
        if (key.Length == 0)
        {
            return [];
        }

        var exact = name.Trim().Normalize();
        var found = await db.Areas.AsNoTracking()
            .Where(area => area.SearchKey.Contains(key) && area.ValidFrom <= onDate
                && (area.ValidUntil == null || onDate <= area.ValidUntil)
                && (provinceId == null || area.ProvinceId == provinceId))
            .OrderBy(area => area.SearchKey == key ? 0 : area.SearchKey.EndsWith(" " + key) ? 1 : 2)
            .ThenBy(area => area.SearchKey).ThenBy(area => area.Id)
            .Take(SearchLimit).ToListAsync(stop);
        return [.. found.OrderBy(area => area.Name.Contains(exact, StringComparison.OrdinalIgnoreCase) ? 0 : 1)];
    }

    /// <summary>
    /// The ids of an area and of everything under it, over all days: people are kept under the commune of their day.
    /// </summary>
    public Task<IReadOnlyList<int>> SubtreeIdsAsync(int areaId, CancellationToken stop = default) =>
        SubtreeIdsAsync([areaId], stop);

    public async Task<IReadOnlyList<int>> SubtreeIdsAsync(
        IReadOnlyCollection<int> areaIds, CancellationToken stop = default) =>
        (await AreaTree.ReadAsync(db, stop)).Subtree(areaIds);

    /// <summary>The ids of all communes of the country on one day.</summary>
    public async Task<IReadOnlyList<int>> CommunesOfDayAsync(DateOnly onDate, CancellationToken stop = default) =>
        await db.Areas.AsNoTracking()
            .Where(area => area.Level == AreaLevel.Commune && area.ValidFrom <= onDate
                && (area.ValidUntil == null || onDate <= area.ValidUntil))
            .OrderBy(area => area.Code).Select(area => area.Id).ToListAsync(stop);

    /// <summary>The ids of the communes under an area on one day; of a commune, itself.</summary>
    public Task<IReadOnlyList<int>> CommuneIdsAsync(int areaId, DateOnly onDate, CancellationToken stop = default) =>
        CommuneIdsAsync([areaId], onDate, stop);

    public async Task<IReadOnlyList<int>> CommuneIdsAsync(
        IReadOnlyCollection<int> areaIds, DateOnly onDate, CancellationToken stop = default) =>
        [.. (await AreaTree.ReadAsync(db, stop)).Communes(areaIds, onDate).Select(area => area.Id)];

    /// <summary>The province of an area on the first day of that area.</summary>
    public Task<Area> ProvinceOf(Area area, CancellationToken stop = default) =>
        db.Areas.AsNoTracking().SingleAsync(province => province.Id == area.ProvinceId, stop);
}
