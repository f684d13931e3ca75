using AnSinh.Core.Access;
using AnSinh.Core.Reconciliation;
using AnSinh.Policy;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Reconciliation.Months;

/// <summary>Đối chiếu: the months sent to each provider, open ones on top.</summary>
public sealed class IndexModel(MonthTools tools) : PageModel
{
    public IReadOnlyList<ProviderMonth> Months { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var me = tools.Me;
        var now = (await tools.Scopes.OfAsync(Month.Of(tools.Today), null, stop))!;
        var old = (await tools.Scopes.OfAsync(new Month(2025, 6), null, stop))!;
        var scope = ResultPage.ScopeOf(me, now) is { AreaIds: null } all
            ? all
            : new ResultScope([.. now.All.Concat(old.All).Select(area => area.Id).Distinct()]);
        var own = Permissions.RoleOf(me.Required.Role)?.IsProvider is true ? me.Required.Provider ?? "-" : null;
        Months = [.. new ResultQueries(tools.Db).Months(own, scope).OrderBy(one => one.Settled)];
    }
}
