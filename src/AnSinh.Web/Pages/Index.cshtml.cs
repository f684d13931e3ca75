using AnSinh.Core.Access;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages;

/// <summary>Việc cần làm: the deadlines and next steps of the month, then one list, due first.</summary>
public sealed class IndexModel(AppDb db, CurrentUser user, UserScope scope, NextSteps next,
    RegisterDesk desk, UpcomingFigure soon)
    : PageModel
{
    private const int Most = 50;

    [BindProperty]
    public string? Outcome { get; set; }

    [TempData]
    public string? Said { get; set; }

    public IReadOnlyList<InboxRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int Late { get; private set; }

    public DateOnly Today => next.Today;

    /// <summary>What the month waits for from this account.</summary>
    public IReadOnlyList<NextStep> Next { get; private set; } = [];

    public MonthDeadline? Results { get; private set; }

    public MonthDeadline? Transfer { get; private set; }

    /// <summary>How many people are about to change until the end of the next month.</summary>
    public int Upcoming { get; private set; }

    public MonthLists? Lists { get; private set; }

    /// <summary>The entry whose outcome was not yet good enough.</summary>
    public Guid? Closing { get; private set; }

    public bool MayClose => user.Can(OfficeAction.Prepare);

    public Task OnGetAsync(CancellationToken stop) => ReadAsync(stop);

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken stop)
    {
        if (await desk.CloseAsync(id, Outcome, await scope.AreaIdsAsync(stop), scope.Actor, stop) is { } refusal)
        {
            Closing = id;
            ModelState.Add(nameof(Outcome), refusal);
            await ReadAsync(stop);
            return Page();
        }

        Said = "Đã ghi kết quả và đóng việc.";
        return LocalRedirect("/");
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        Next = await next.ReadAsync(stop);
        if (!user.Can(OfficeAction.ReadRegister))
        {
            return;
        }

        var areas = await scope.AreaIdsAsync(stop);
        Rows = await InboxQueries.OpenAsync(db, areas, Most, stop);
        Total = await InboxQueries.CountAsync(db, areas, stop);
        Late = await InboxQueries.LateAsync(db, areas, Today, stop);
        var calendar = next.Calendar;
        Results = MonthDeadlines.Results(next.Law, calendar, Today);
        Transfer = MonthDeadlines.Transfer(next.Law, calendar, Today);
        Upcoming = soon.People(areas);
        Lists = Transfer is null ? null : await MonthDeadlines.ListsAsync(db, Transfer.Month, areas, stop);
    }
}
