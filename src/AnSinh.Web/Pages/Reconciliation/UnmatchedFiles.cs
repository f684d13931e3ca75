using AnSinh.Core.Access;
using AnSinh.Core.Reconciliation;
using AnSinh.Policy;
using AnSinh.Web.Host;

namespace AnSinh.Web.Pages.Reconciliation;

/// <summary>
/// Which result files without a month a reader may see: a provider its own; all of them who sees every place, or is in
/// charge of every commune that anything was ever sent for. Nobody else: the people in them are nobody's.
/// </summary>
public static class UnmatchedFiles
{
    // The last month of the units before the reform of July 2025.
    private static readonly Month OldUnits = new(2025, 6);

    public static async Task<IReadOnlyList<UnmatchedFile>> ForAsync(MonthTools tools, CancellationToken stop)
    {
        var me = tools.Me;
        var queries = new UnmatchedFileQueries(tools.Db);
        var scope = await ScopeAsync(tools, stop);
        return scope.AreaIds is { } areas && (areas.Count == 0 || queries.WasSentBeyond(areas))
            ? []
            : queries.Files(ProviderOf(me));
    }

    /// <summary>The communes of the reader, of today and of the time before the reform.</summary>
    public static async Task<ResultScope> ScopeAsync(MonthTools tools, CancellationToken stop)
    {
        var now = (await tools.Scopes.OfAsync(Month.Of(tools.Today), null, stop))!;
        var old = (await tools.Scopes.OfAsync(OldUnits, null, stop))!;
        return ResultPage.ScopeOf(tools.Me, now) is { AreaIds: null } all
            ? all
            : new ResultScope([.. now.All.Concat(old.All).Select(area => area.Id).Distinct()]);
    }

    /// <summary>The only provider that an account of a provider may see; none for an office.</summary>
    public static string? ProviderOf(CurrentUser me) =>
        Permissions.RoleOf(me.Required.Role)?.IsProvider is true ? me.Required.Provider ?? "-" : null;
}
