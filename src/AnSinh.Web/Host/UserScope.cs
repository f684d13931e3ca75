using System.Collections.Concurrent;
using AnSinh.Core.Audit;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AnSinh.Web.Host;

/// <summary>
/// The places an account works for, and the account as the process log names it. Areas change with an administrative
/// reform only, so what lies under an area is remembered for some minutes.
/// </summary>
public sealed class UserScope(AppDb db, CurrentUser user, AreaMemory memory, TimeProvider clock)
{
    public Actor Actor => new(user.Required.UserName!, user.Required.PersonKey, "web");

    /// <summary>The ids of the account's area and everything below it, over all days; null means everywhere.</summary>
    public async Task<IReadOnlyCollection<int>?> AreaIdsAsync(CancellationToken stop = default)
    {
        if (user.Account?.AreaId is not { } area)
        {
            return null;
        }

        var tree = await memory.TreeAsync(db, area, clock.GetUtcNow(), stop);
        return memory.Subtree(tree, area);
    }
}

/// <summary>What lies under which area, for all requests.</summary>
public sealed class AreaMemory : IDisposable
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim reading = new(1);
    private (AreaTree Tree, DateTimeOffset Until, ConcurrentDictionary<int, IReadOnlyCollection<int>> Under)? known;

    /// <summary>
    /// All areas, read by one request for all others; read again when old or when the account's area is not there.
    /// </summary>
    public async Task<AreaTree> TreeAsync(AppDb db, int? area, DateTimeOffset now, CancellationToken stop)
    {
        if (Known(area, now) is { } tree)
        {
            return tree;
        }

        await reading.WaitAsync(stop);
        try
        {
            if (Known(area, now) is { } readMeanwhile)
            {
                return readMeanwhile;
            }

            var read = await AreaTree.ReadAsync(db, stop);
            known = (read, now + Lasts, []);
            return read;
        }
        finally
        {
            reading.Release();
        }
    }

    public IReadOnlyCollection<int> Subtree(AreaTree tree, int area) =>
        known is { } kept && ReferenceEquals(kept.Tree, tree)
            ? kept.Under.GetOrAdd(area, tree.Subtree)
            : tree.Subtree(area);

    public void Dispose() => reading.Dispose();

    private AreaTree? Known(int? area, DateTimeOffset now) =>
        known is { } kept && kept.Until > now && (area is not { } own || kept.Tree.Knows(own)) ? kept.Tree : null;
}

/// <summary>The services that the pages of the register, the imports and the law stand on.</summary>
public static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.TryAddSingleton<AreaMemory>();
        services.TryAddSingleton(_ => AnSinh.Core.LawFiles.LawFiles.Embedded());
        services.TryAddScoped<AuditLog>();
        services.TryAddScoped<UserScope>();
        services.TryAddScoped<AreaQueries>();
        services.TryAddScoped<AnSinh.Core.Imports.ImportService>();
        services.TryAddScoped<AnSinh.Core.Imports.ImportStaging>();
        services.TryAddScoped<AnSinh.Core.Payroll.WhyQueries>();
        services.TryAddScoped<AnSinh.Core.Registry.RegisterDesk>();
        services.TryAddScoped<AnSinh.Core.Registry.CourseDesk>();
        services.TryAddScoped<AnSinh.Core.Privacy.DataRequestDesk>();
        services.TryAddSingleton<UpcomingMemory>();
        services.TryAddScoped<UpcomingFigure>();
        return services;
    }
}
