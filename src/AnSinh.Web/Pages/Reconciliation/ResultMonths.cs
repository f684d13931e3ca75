using AnSinh.Core.Reconciliation;
using AnSinh.Policy;
using AnSinh.Web.Host;

namespace AnSinh.Web.Pages.Reconciliation;

/// <summary>
/// The months sent to each provider as their reader can act on them: an open month counts the exceptions that the
/// reader may decide, with the lines of nobody where they are the reader's.
/// </summary>
public static class ResultMonths
{
    public static async Task<IReadOnlyList<ProviderMonth>> ForAsync(MonthTools tools, CancellationToken stop)
    {
        var scope = await UnmatchedFiles.ScopeAsync(tools, stop);
        var queries = new ResultQueries(tools.Db);
        return [.. queries.Months(UnmatchedFiles.ProviderOf(tools.Me), scope).Select(one => one.Settled
            ? one
            : one with
            {
                Exceptions = queries.Queues(one.Month, one.Provider, Widened(tools, scope, one.Month, one.Provider))
                    .Sum(queue => queue.Open),
            })];
    }

    /// <summary>Lines of nobody belong to who is in charge of every list that was sent.</summary>
    public static ResultScope Widened(MonthTools tools, ResultScope own, Month month, string provider) =>
        own.AreaIds is { Count: > 0 } areas
        && !new UnmatchedFileQueries(tools.Db).WasSentBeyond(areas, month, provider) ? new ResultScope(null) : own;

    /// <summary>Whether settling the month now would not be refused to its reader.</summary>
    public static async Task<bool> CanSettleAsync(MonthTools tools, ProviderMonth one, CancellationToken stop)
    {
        var communes = (await tools.Scopes.OfAsync(one.Month, null, stop))!.All;
        return one is { Settled: false, Exceptions: 0 }
            && tools.Settlements.WhyNot(one.Month, one.Provider, [.. communes.Select(area => area.Id)]) is null;
    }
}
