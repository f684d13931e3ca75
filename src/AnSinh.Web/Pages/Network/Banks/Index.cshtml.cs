using AnSinh.Core.Access;
using AnSinh.Core.Network;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Network.Banks;

/// <summary>
/// Ngân hàng phụ trách: which branch looks after which commune with which fees waived, communes that no bank looks
/// after, and fees that were taken all the same.
/// </summary>
public sealed class IndexModel(
    AppDb db, CurrentUser me, UserScope scope, MonthScopes scopes, BankAreaDesk desk, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    /// <summary>The last day as typed, 31/12/2026.</summary>
    [BindProperty]
    public string? LastText { get; set; }

    [BindProperty]
    public string? EndReason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public bool MayRecord => me.Can(OfficeAction.Record);

    public DateOnly Today => clock.Today();

    public int AnswerDays { get; private set; }

    public int Communes { get; private set; }

    /// <summary>What holds today or will.</summary>
    public IReadOnlyList<BankAreaRow> Rows { get; private set; } = [];

    public IReadOnlyList<BankAreaRow> Ended { get; private set; } = [];

    /// <summary>Communes that no bank looks after today.</summary>
    public IReadOnlyList<ScopeArea> Without { get; private set; } = [];

    public IReadOnlyList<FeeRow> Fees { get; private set; } = [];

    /// <summary>The registration whose end was refused; its form stays open.</summary>
    public Guid? Wrong { get; private set; }

    public Task OnGetAsync(CancellationToken stop) => ReadAsync(stop);

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken stop)
    {
        await ReadAsync(stop);
        if (Rows.FirstOrDefault(row => row.Area.Id == id) is not { } row)
        {
            return NotFound();
        }

        try
        {
            desk.End(row.Area, AskedDay.TryRead(LastText, out var last) ? last : null, EndReason, scope.Actor);
            Said = $"{NetworkWords.Provider(row.Area.Bank)} {row.Area.Branch} thôi phụ trách {row.AreaName} sau ngày "
                + $"{LastText?.Trim()}.";
            return LocalRedirect("/ngan-hang-phu-trach");
        }
        catch (RefusedException refused)
        {
            Wrong = id;
            ModelState.Add(refused.Refusal.Where ?? "", refused.Refusal);
            return Page();
        }
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        var areas = await scope.AreaIdsAsync(stop);
        var all = BankQueries.Areas(db, areas);
        Rows = [.. all.Where(row => row.Area.UntilOn is not { } last || last >= Today)];
        Ended = [.. all.Except(Rows)];
        var communes = (await scopes.OfAsync(Month.Of(Today), null, stop))!.All;
        var covered = all.Where(row => row.Area.HoldsOn(Today)).Select(row => row.Area.AreaId).ToHashSet();
        Communes = communes.Count;
        Without = [.. communes.Where(area => !covered.Contains(area.Id))];
        Fees = BankQueries.Fees(db, areas, Today, Most);
        AnswerDays = FeeWaivers.Of(db).AnswerDays;
    }
}
