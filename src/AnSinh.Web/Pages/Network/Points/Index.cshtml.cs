using AnSinh.Core.Access;
using AnSinh.Core.Network;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Network.Points;

/// <summary>
/// Điểm chi trả: where people on cash are paid, how many each point serves, and hamlets that no point serves. With
/// several communes first a row for each.
/// </summary>
public sealed class IndexModel(
    AppDb db, CurrentUser me, UserScope scope, MonthScopes scopes, NetworkDesks desks, TimeProvider clock) : PageModel
{
    /// <summary>The commune by its code, where the reader has several.</summary>
    [BindProperty(SupportsGet = true, Name = "xa")]
    public string? CommuneCode { get; set; }

    /// <summary>The month of the calendar, 12/2026 or 2026-12; this month unless said.</summary>
    [BindProperty(SupportsGet = true, Name = "thang")]
    public string? MonthText { get; set; }

    [TempData]
    public string? Said { get; set; }

    public bool MayRecord => me.Can(OfficeAction.Record);

    public DateOnly Today => clock.Today();

    public Month Month { get; private set; }

    /// <summary>The commune that the page is about; null where it lists several.</summary>
    public CommunePoints? One { get; private set; }

    public IReadOnlyList<CommunePoints> All { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await ReadAsync(stop) ? Page() : NotFound();

    /// <summary>The points of the commune get the days of the month before.</summary>
    public async Task<IActionResult> OnPostCopyAsync(CancellationToken stop)
    {
        if (!await ReadAsync(stop) || One is null)
        {
            return NotFound();
        }

        try
        {
            var days = desks.Days.CopyMonth(One.Rows, Month, scope.Actor);
            Said = $"Đã chép {days} ngày chi trả sang tháng {DateText.Show(Month)}.";
            return LocalRedirect($"/diem-chi-tra?xa={One.Area.Code}&thang={Month}");
        }
        catch (RefusedException refused)
        {
            ModelState.Add("", refused.Refusal);
            return Page();
        }
    }

    private async Task<bool> ReadAsync(CancellationToken stop)
    {
        Month = AskedMonth.TryRead(MonthText, out var asked) ? asked : Month.Of(Today);
        if (await scopes.OfAsync(Month.Of(Today), CommuneCode, stop) is not { } found)
        {
            return false;
        }

        var points = PointQueries.Read(db, found.AreaIds).ToLookup(row => row.Point.AreaId);
        var cash = PointQueries.Cash(db, found.AreaIds, Today).ToLookup(one => one.AreaId);
        All =
        [
            .. found.Communes.Select(area => new CommunePoints(
                area, [.. points[area.Id]], new PointCoverage(points[area.Id], cash[area.Id], Today))),
        ];
        One = found.Commune is null ? null : All[0];
        return true;
    }
}
