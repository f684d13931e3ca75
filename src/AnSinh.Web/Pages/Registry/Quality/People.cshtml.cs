using System.Globalization;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Registry.Quality;

/// <summary>
/// Whose record asks for work by a group or a measure, of one commune or of all; each leads to the record.
/// </summary>
public sealed class PeopleModel(AppDb db, UserScope scope, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "xa")]
    public int? Commune { get; set; }

    [BindProperty(SupportsGet = true, Name = "nhom")]
    public string? GroupSlug { get; set; }

    [BindProperty(SupportsGet = true, Name = "tieu-chi")]
    public string? MeasureSlug { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? PageNumber { get; set; }

    public QualityWorkPage Found { get; private set; } = new([], 0);

    public IReadOnlyList<RegisterCommune> Communes { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, PageSize, 0, _ => "");

    public string? CommuneName => Communes.FirstOrDefault(one => one.Id == Commune)?.Name;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var areas = await scope.AreaIdsAsync(stop);
        Communes = RegisterQueries.Communes(db, areas);
        var page = Math.Clamp(PageNumber ?? 1, 1, 1_000_000);
        var ask = new QualityAsk(areas, clock.Today()) { Only = Commune is { } commune ? [commune] : null };
        Found = QualityQueries.WorkList(db, ask, new QualityWorkAsk(Measures(), page, PageSize));
        Pager = new Pager(page, PageSize, Found.Total, Href);
    }

    /// <summary>A measure in addresses: has-sex.</summary>
    public static string Slug(QualityMeasure measure) =>
        Code.Of(measure).ToLowerInvariant().Replace('_', '-');

    private List<QualityMeasure> Measures()
    {
        var group = QualityTerms.Groups.FirstOrDefault(one => one.Slug == GroupSlug);
        var all = QualityTerms.All.Where(term => group.Slug is null || term.Group == group.Group)
            .Select(term => term.Measure).ToList();
        var asked = all.Where(measure => Slug(measure) == MeasureSlug).ToList();
        return asked.Count > 0 ? asked : all;
    }

    private string Href(int page)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[]
        {
            ("xa", Commune?.ToString(CultureInfo.InvariantCulture)), ("nhom", GroupSlug), ("tieu-chi", MeasureSlug),
            ("trang", page.ToString(CultureInfo.InvariantCulture)),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        return IndexModel.Root + "/can-sua" + query.ToQueryString();
    }
}
