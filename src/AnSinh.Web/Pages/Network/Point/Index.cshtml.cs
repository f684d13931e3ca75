using AnSinh.Core.Access;
using AnSinh.Core.Network;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Network.Point;

/// <summary>One payment point: whom it serves, its calendar of a month, what held before, its end.</summary>
public sealed class IndexModel(
    AppDb db, CurrentUser me, UserScope scope, NetworkDesks desks, TimeProvider clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "thang")]
    public string? MonthText { get; set; }

    /// <summary>The day as typed, 05/12/2026.</summary>
    [BindProperty]
    public string? DayText { get; set; }

    [BindProperty]
    public string? OpensAt { get; set; } = "07:30";

    [BindProperty]
    public string? ClosesAt { get; set; } = "11:00";

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The last day as typed.</summary>
    [BindProperty]
    public string? LastText { get; set; }

    [BindProperty]
    public string? EndReason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public DateOnly Today => clock.Today();

    public Month Month { get; private set; }

    public PointRow Row { get; private set; } = null!;

    public TermsRow Terms => Row.On(Today);

    public PointCoverage Coverage { get; private set; } = null!;

    public string AreaCode { get; private set; } = "";

    public string AreaName { get; private set; } = "";

    public bool IsOpen => Row.Point.UntilOn is not { } last || last >= Today;

    public bool MayRecord => me.Can(OfficeAction.Record) && IsOpen;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await FindAsync(stop) ? Page() : NotFound();

    public Task<IActionResult> OnPostDayAsync(CancellationToken stop) => StepAsync(
        () =>
        {
            DateOnly? day = AskedDay.TryRead(DayText, out var read) ? read : null;
            desks.Days.Set(Row, new PayDayRequest(day, OpensAt, ClosesAt, Note), scope.Actor);
            Month = day is { } set ? Month.Of(set) : Month;
            return $"Đã ghi ngày chi trả {DayText?.Trim()}.";
        }, stop);

    public Task<IActionResult> OnPostRemoveAsync(Guid day, CancellationToken stop) => StepAsync(
        () =>
        {
            desks.Days.Remove(Row, day, scope.Actor);
            return "Đã bỏ ngày chi trả.";
        }, stop);

    public Task<IActionResult> OnPostCopyAsync(CancellationToken stop) => StepAsync(
        () => $"Đã chép {desks.Days.CopyMonth([Row], Month, scope.Actor)} ngày chi trả sang tháng "
            + $"{DateText.Show(Month)}.", stop);

    public Task<IActionResult> OnPostEndAsync(CancellationToken stop) => StepAsync(
        () =>
        {
            DateOnly? last = AskedDay.TryRead(LastText, out var read) ? read : null;
            desks.Points.End(Row.Point, last, EndReason, scope.Actor);
            return $"Điểm này thôi chi trả sau ngày {LastText?.Trim()}.";
        }, stop);

    private async Task<IActionResult> StepAsync(Func<string> step, CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        try
        {
            Said = step();
            return LocalRedirect($"/diem-chi-tra/{Id}?thang={Month}");
        }
        catch (RefusedException refused)
        {
            ModelState.Add(refused.Refusal.Where ?? "", refused.Refusal);
            return Page();
        }
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        Month = AskedMonth.TryRead(MonthText, out var asked) ? asked : Month.Of(Today);
        if (PointQueries.One(db, Id, await scope.AreaIdsAsync(stop)) is not { } found)
        {
            return false;
        }

        Row = found;
        var area = db.Areas.Where(one => one.Id == Row.Point.AreaId).Select(one => new { one.Code, one.Name }).Single();
        (AreaCode, AreaName) = (area.Code, area.Name);
        Coverage = new PointCoverage([Row], PointQueries.Cash(db, [Row.Point.AreaId], Today), Today);
        return true;
    }
}
