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
    public Actor Actor => user.Required.Actor("web");

    /// <summary>The ids of the account's places and all below them, over all days; null means everywhere.</summary>
    public async Task<IReadOnlyCollection<int>?> AreaIdsAsync(CancellationToken stop = default)
    {
        if (user.Account is not { Places: { } places })
        {
            return null;
        }

        var tree = await memory.TreeAsync(db, places, clock.GetUtcNow(), stop);
        return places.Count == 1
            ? memory.Subtree(tree, places[0])
            : [.. places.SelectMany(place => memory.Subtree(tree, place)).Distinct().Order()];
    }
}

/// <summary>What lies under which area, for all requests.</summary>
public sealed class AreaMemory : IDisposable
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim reading = new(1);
    private (AreaTree Tree, DateTimeOffset Until, ConcurrentDictionary<int, IReadOnlyCollection<int>> Under)? known;

    /// <summary>
    /// All areas, read by one request for all others; read again when old or when a place of the account is not there.
    /// </summary>
    public async Task<AreaTree> TreeAsync(
        AppDb db, IReadOnlyCollection<int>? areas, DateTimeOffset now, CancellationToken stop)
    {
        if (Known(areas, now) is { } tree)
        {
            return tree;
        }

        await reading.WaitAsync(stop);
        try
        {
            if (Known(areas, now) is { } readMeanwhile)
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

    /// <summary>Units have begun to go on for others: the next request reads anew, other nodes soon.</summary>
    public void Forget() => known = null;

    public void Dispose() => reading.Dispose();

    private AreaTree? Known(IReadOnlyCollection<int>? areas, DateTimeOffset now) =>
        known is { } kept && kept.Until > now && (areas is null || areas.All(kept.Tree.Knows)) ? kept.Tree : null;
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
        services.TryAddScoped<AnSinh.Core.Registry.Reorganisation>();
        services.TryAddScoped<AnSinh.Core.Registry.MergeService>();
        services.TryAddScoped<AnSinh.Core.Imports.ImportService>();
        services.TryAddScoped<AnSinh.Core.Imports.ImportStaging>();
        services.TryAddScoped<AnSinh.Core.Imports.ImportMappings>();
        services.TryAddScoped<AnSinh.Core.Imports.ImportUndoService>();
        services.TryAddScoped<AnSinh.Core.Payroll.WhyQueries>();
        services.TryAddScoped<AnSinh.Core.Registry.RegisterDesk>();
        services.TryAddScoped<AnSinh.Core.Registry.CourseDesk>();
        services.TryAddScoped<AnSinh.Core.Registry.RepresentativeDesk>();
        services.TryAddScoped<AnSinh.Core.Registry.PaymentMethodDesk>();
        services.TryAddScoped<AnSinh.Core.Registry.QualityDesk>();
        services.TryAddScoped<AnSinh.Core.Registry.HouseholdDesk>();
        services.TryAddScoped<AnSinh.Core.Registry.HouseholdHeadDesk>();
        services.TryAddScoped<AnSinh.Core.Registry.HouseholdStatusDesk>();
        services.TryAddScoped<HouseholdDesks>();
        services.TryAddScoped<AnSinh.Core.Screening.ScreeningDesk>();
        services.TryAddScoped<AnSinh.Core.Screening.ScreeningQueries>();
        services.TryAddScoped<AnSinh.Core.Privacy.DataRequestDesk>();
        services.TryAddScoped<AnSinh.Core.Exchanges.ExchangeMaker>();
        services.TryAddScoped<AnSinh.Core.Exchanges.AnswerService>();
        services.TryAddScoped<AnSinh.Core.Exchanges.DifferenceDesk>();
        services.TryAddScoped<ExchangeDesks>();
        services.TryAddScoped<AnSinh.Core.Network.PointDesk>();
        services.TryAddScoped<AnSinh.Core.Network.PayDayDesk>();
        services.TryAddScoped<AnSinh.Core.Network.BankAreaDesk>();
        services.TryAddScoped<AnSinh.Core.Network.FeeDesk>();
        services.TryAddScoped<NetworkDesks>();
        services.TryAddSingleton<UpcomingMemory>();
        services.TryAddScoped<UpcomingFigure>();
        return services;
    }
}
