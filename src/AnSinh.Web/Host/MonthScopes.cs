using System.Collections.Concurrent;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Web.Host;

/// <summary>
/// A commune as the pages of a month name it; <paramref name="District"/> is empty where there is none.
/// </summary>
public sealed record ScopeArea(int Id, string Code, string Name, string District);

/// <summary>The month of a page and the communes its reader may see; one of them when the address names it.</summary>
public sealed record MonthScope(Month Month, IReadOnlyList<ScopeArea> All, ScopeArea? Commune)
{
    /// <summary>The communes that the page is about.</summary>
    public IReadOnlyList<ScopeArea> Communes { get; } = Commune is null ? All : [Commune];

    public IReadOnlyList<int> AreaIds => [.. Communes.Select(area => area.Id)];
}

/// <summary>
/// The communes below an area on a day. Units change only with the law files, that is with a restart, so they are kept.
/// </summary>
public sealed class CommuneCache(AreaMemory memory, TimeProvider clock)
{
    private const int Most = 500;

    private readonly ConcurrentDictionary<(string Places, DateOnly Day), IReadOnlyList<ScopeArea>> known = new();

    public async Task<IReadOnlyList<ScopeArea>> ForAsync(
        AppDb db, IReadOnlyList<int>? places, DateOnly day, CancellationToken stop)
    {
        var key = (places is null ? "all" : string.Join(',', places), day);
        if (known.TryGetValue(key, out var found))
        {
            return found;
        }

        var tree = await memory.TreeAsync(db, places, clock.GetUtcNow(), stop);
        IReadOnlyList<ScopeArea> made =
        [
            .. tree.Communes(places, day).Select(area => new ScopeArea(
                area.Id, area.Code, area.Name, tree.DistrictOf(area) ?? "")),
        ];
        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[key] = made;
        return made;
    }
}

/// <summary>Reads month and commune of an address and cuts them to the reader's area.</summary>
public sealed class MonthScopes(AppDb db, CurrentUser user, CommuneCache communes)
{
    /// <summary>None when the text is no month or the commune is not one of the reader's.</summary>
    public async Task<MonthScope?> ReadAsync(string? month, string? communeCode, CancellationToken stop) =>
        Month.TryParse(month, out var at) ? await OfAsync(at, communeCode, stop) : null;

    public async Task<MonthScope?> OfAsync(Month month, string? communeCode, CancellationToken stop)
    {
        var all = await communes.ForAsync(db, user.Required.Places, month.LastDay, stop);
        if (string.IsNullOrEmpty(communeCode))
        {
            return new MonthScope(month, all, all.Count == 1 ? all[0] : null);
        }

        var commune = all.FirstOrDefault(one => one.Code == communeCode);
        return commune is null ? null : new MonthScope(month, all, commune);
    }
}
