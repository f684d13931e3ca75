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

        var now = clock.GetUtcNow();
        if (memory.Known.TryGetValue(area, out var known) && known.Until > now)
        {
            return known.Ids;
        }

        var ids = await new AreaQueries(db).SubtreeIdsAsync(area, stop);
        memory.Known[area] = (ids, now + AreaMemory.Lasts);
        return ids;
    }
}

/// <summary>What lies under an area, for all requests.</summary>
public sealed class AreaMemory
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    internal ConcurrentDictionary<int, (IReadOnlyCollection<int> Ids, DateTimeOffset Until)> Known { get; } = [];
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
