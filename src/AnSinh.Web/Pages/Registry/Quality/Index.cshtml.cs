using System.Globalization;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Registry.Quality;

/// <summary>
/// Chất lượng dữ liệu: đúng, đủ, sạch, sống by commune, worst first, with the trend of the months whose figures were
/// kept, here or by the command of the first day.
/// </summary>
public sealed class IndexModel(AppDb db, UserScope scope, QualityDesk desk, TimeProvider clock) : PageModel
{
    public const string Root = "/doi-tuong/chat-luong";

    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? PageNumber { get; set; }

    [TempData]
    public string? Said { get; set; }

    public DateOnly Today { get; } = clock.Today();

    public CommuneQuality Whole { get; private set; } = QualityQueries.Sum([]);

    public IReadOnlyList<CommuneQuality> Shown { get; private set; } = [];

    /// <summary>Latest first.</summary>
    public IReadOnlyList<QualityMonth> Trend { get; private set; } = [];

    public IReadOnlyList<QualityBars> Charts { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, PageSize, 0, _ => "");

    public async Task OnGetAsync(CancellationToken stop)
    {
        var ask = new QualityAsk(await scope.AreaIdsAsync(stop), Today);
        var communes = QualityQueries.Communes(db, ask);
        Whole = QualityQueries.Sum(communes);
        var page = Math.Clamp(PageNumber ?? 1, 1, Math.Max(1, (communes.Count + PageSize - 1) / PageSize));
        Shown = [.. communes.Skip((page - 1) * PageSize).Take(PageSize)];
        Pager = new Pager(page, PageSize, communes.Count, number => string.Create(
            CultureInfo.InvariantCulture, $"{Root}?trang={number}"));
        var trend = QualityQueries.Trend(db, ask);
        Charts = [.. QualityTerms.Groups.Select(one => new QualityBars(one.Group, trend, Month.Of(Today)))];
        Trend = [.. trend.Reverse()];
    }

    /// <summary>Keeps the month's figures of communes that have none yet.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var kept = desk.Keep(
            QualityQueries.Communes(db, new QualityAsk(await scope.AreaIdsAsync(stop), Today)), scope.Actor);
        Said = kept == 0 ? "Số liệu tháng này đã giữ từ trước."
            : $"Đã giữ số liệu tháng này của {Show.Number(kept)} xã.";
        return LocalRedirect(Root);
    }

    /// <summary>The work list of a commune (0: of all) for a group.</summary>
    public static string WorkOf(int areaId, string group) => string.Create(
        CultureInfo.InvariantCulture, $"{Root}/can-sua?nhom={group}{(areaId == 0 ? "" : $"&xa={areaId}")}");

    public static string WorkOf(QualityMeasure measure) => $"{Root}/can-sua?tieu-chi={PeopleModel.Slug(measure)}";
}
