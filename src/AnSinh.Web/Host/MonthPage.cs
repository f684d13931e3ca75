using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Host;

/// <summary>
/// A page about one month in the reader's communes: <c>/…/{month}/…?xa=CODE</c>. What a service refuses is shown on the
/// page itself with its reason; nothing was changed then.
/// </summary>
public abstract class MonthPage(MonthTools tools) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "month")]
    public string? MonthText { get; set; }

    [BindProperty(SupportsGet = true, Name = "xa")]
    public string? CommuneCode { get; set; }

    /// <summary>What the last form did, told once.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Why a page that somebody had a link to is not there now; told once, on the board.</summary>
    [TempData]
    public string? Gone { get; set; }

    public Refusal? Refused { get; protected set; }

    public MonthScope Scope { get; protected set; } = null!;

    public AnSinh.Policy.Month Month => Scope.Month;

    protected MonthTools Tools => tools;

    protected CurrentUser Me => tools.Me;

    /// <summary>xã A, or how many communes.</summary>
    public string Place => Scope.Commune?.Name ?? $"{Components.Show.Number(Scope.All.Count)} xã, phường";

    /// <summary>?xa=CODE when the page is about one commune of several.</summary>
    public string CommuneQuery => string.IsNullOrEmpty(CommuneCode) ? "" : $"?xa={CommuneCode}";

    protected async Task<bool> ReadScopeAsync(CancellationToken stop)
    {
        Scope = (await tools.Scopes.ReadAsync(MonthText, CommuneCode, stop))!;
        return Scope is not null;
    }

    /// <summary>
    /// A link to a list that was sent back or is not made yet leads to the board, which says so: whoever follows it did
    /// nothing wrong.
    /// </summary>
    protected IActionResult WithoutList()
    {
        Gone = $"{Place} không có danh sách kỳ {Components.Show.Month(Month)}: "
            + "chưa lập, hoặc vừa bị trả lại để lập lại.";
        return LocalRedirect($"/ky-chi-tra/{Month}");
    }

    /// <summary>
    /// Does the work of a form and goes to where its result is read; a refusal shows the page again, with the reason.
    /// </summary>
    protected async Task<IActionResult> DoAsync(Func<string> work, string then, Func<Task> show)
    {
        try
        {
            Done = work();
            return LocalRedirect(then);
        }
        catch (RefusedException refused)
        {
            return await RefuseAsync(refused.Refusal, show);
        }
        catch (Exception exception) when (Meanwhile.IsChange(exception))
        {
            return await RefuseAsync(Meanwhile.Refusal, show);
        }
    }

    protected async Task<IActionResult> RefuseAsync(Refusal refusal, Func<Task> show)
    {
        tools.Db.ChangeTracker.Clear();
        Refused = refusal;
        RefusalNotes.Keep(HttpContext, refusal);
        Response.StatusCode = StatusCodes.Status409Conflict;
        await show();
        return Page();
    }
}
