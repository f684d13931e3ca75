using AnSinh.Core.Reporting;
using AnSinh.Policy;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Payroll.Board;

/// <summary>Bảng tháng: one row per commune, the slowest first, and the next action.</summary>
public sealed class IndexModel(MonthTools tools, LedgerLamp lamp) : MonthPage(tools)
{
    private const int BarMonths = 12;

    private static readonly string[] Terms =
        ["StepPrepare", "StepSubmit", "StepApprove", "StepOrder", "StepTransfer", "StepReconcile"];

    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? FilterText { get; set; }

    [BindProperty(SupportsGet = true, Name = "huyen")]
    public string? District { get; set; }

    public IReadOnlyList<BoardRow> Rows { get; private set; } = [];

    public IReadOnlyList<BoardRow> Shown { get; private set; } = [];

    public IReadOnlyList<string> Districts { get; private set; } = [];

    public MonthBars Bars { get; private set; } = new([]);

    public Deadline? ListDue { get; private set; }

    public Deadline? ResultDue { get; private set; }

    public LedgerLamp Lamp => lamp;

    public DateOnly Today => Tools.Today;

    public DateTimeOffset Now => Tools.Now;

    public static IReadOnlyList<string> Steps => Terms;

    public BoardFilter Filter => FilterText switch
    {
        "vuong" => BoardFilter.Blocked,
        "duyet" => BoardFilter.ToApprove,
        "chuyen" => BoardFilter.ToTransfer,
        _ => BoardFilter.All,
    };

    public long TotalVnd => Rows.Sum(row => row.List?.AmountVnd ?? 0);

    public long ArrearsVnd => Rows.Sum(row => row.List?.ArrearsVnd ?? 0);

    public long BeforeVnd => Rows.Sum(row => row.Before?.AmountVnd ?? 0);

    public int People => Rows.Sum(row => row.List?.People ?? 0);

    public int PeopleBefore => Rows.Sum(row => row.Before?.People ?? 0);

    public IReadOnlyList<BoardRow> Submittable => [.. Rows.Where(row => row.Step == MonthStep.Submit)];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (MonthText is null)
        {
            var next = Month.Of(Tools.Today).Plus(1);
            var all = (await Tools.Scopes.OfAsync(next, null, stop))!.AreaIds;
            var before = (await Tools.Scopes.OfAsync(next.Plus(-1), null, stop))!.AreaIds;
            var latest = new MonthBoard(Tools.Db).Latest([.. all.Union(before)]) ?? await LatestOfOldAreasAsync(stop);
            return LocalRedirect($"/ky-chi-tra/{latest ?? next}");
        }

        if (!await ReadScopeAsync(stop))
        {
            return NotFound();
        }

        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostPrepareAsync(CancellationToken stop)
    {
        return await ReadScopeAsync(stop)
            ? await DoAsync(
                () => Texts.Prepared(Tools.Payroll.Prepare(Month, Scope.AreaIds, Tools.Actor)), Here, ShowAsync)
            : NotFound();
    }

    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken stop)
    {
        if (!await ReadScopeAsync(stop))
        {
            return NotFound();
        }

        await ShowAsync();
        var ready = Submittable.Select(row => row.Area.Id).Where(Scope.AreaIds.Contains).ToList();
        var areas = Scope.Commune is null || ready.Count > 0 ? ready : Scope.AreaIds;
        return await DoAsync(() => Texts.Submitted(Tools.Approval.Submit(Month, areas, Tools.Actor)), Here, ShowAsync);
    }

    private string Here => $"/ky-chi-tra/{Month}";

    // The months of an office that has not worked since the units changed.
    private async Task<Month?> LatestOfOldAreasAsync(CancellationToken stop)
    {
        var old = new Month(2025, 6);
        return new MonthBoard(Tools.Db).Latest((await Tools.Scopes.OfAsync(old, null, stop))!.AreaIds);
    }

    private Task ShowAsync()
    {
        var board = new MonthBoard(Tools.Db);
        var ids = Scope.All.Select(area => area.Id).ToList();
        var now = board.Read(Month, ids);
        var before = board.Read(Month.Plus(-1), ids);
        var registered = board.Registered(ids);
        Rows =
        [
            .. Scope.All.Where(area => ids.Count == 1 || now.ContainsKey(area.Id) || before.ContainsKey(area.Id)
                    || registered.ContainsKey(area.Id))
                .Select(area => new BoardRow(area, now.GetValueOrDefault(area.Id), before.GetValueOrDefault(area.Id)))
                .OrderBy(row => row.Step).ThenByDescending(row => row.List?.Blocking ?? 0)
                .ThenByDescending(row => row.List?.Warnings ?? 0).ThenBy(row => row.Area.Code),
        ];
        Districts = [.. Rows.Select(row => row.Area.District).Where(name => name.Length > 0).Distinct().Order()];
        Shown = [.. Rows.Where(row => row.Fits(Filter)
            && (string.IsNullOrEmpty(District) || row.Area.District == District))];
        Bars = new MonthBars(board.Totals(Month, BarMonths, ids));
        var calendar = Tools.Calendar;
        ListDue = Deadline.Of(Tools.Law, "payment-transfer-day", Month.Plus(-1), calendar);
        ResultDue = Deadline.Of(Tools.Law, "payment-report-day", Month, calendar);
        return Task.CompletedTask;
    }
}
