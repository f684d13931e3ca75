using AnSinh.Core.Access;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages;

/// <summary>Việc cần làm: one list, due first.</summary>
public sealed class IndexModel(AppDb db, CurrentUser user, TimeProvider clock) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<InboxRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public DateOnly Today { get; } = clock.Today();

    public int Late => Rows.Count(row => row.DueOn < Today);

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (user.Can(OfficeAction.ReadRegister))
        {
            Rows = await InboxQueries.OpenAsync(db, user.Required.AreaId, Most, stop);
            Total = await InboxQueries.CountAsync(db, user.Required.AreaId, stop);
        }
    }
}
