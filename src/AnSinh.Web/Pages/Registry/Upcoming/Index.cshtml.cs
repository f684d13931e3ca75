using System.Globalization;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payments;
using AnSinh.Core.Registry;
using AnSinh.Core.Reporting.Upcoming;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Registry.Upcoming;

/// <summary>Sắp thay đổi: who reaches an age or whose papers end, by kind, soonest first.</summary>
public sealed class IndexModel(AppDb db, UserScope scope, LoadedLaw law, TimeProvider clock) : PageModel
{
    /// <summary>How far the page looks: the next month, or a quarter.</summary>
    public static readonly IReadOnlyList<int> Spans = [1, 3];

    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "han")]
    public int? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "xa")]
    public int? Commune { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? KindText { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? PageNumber { get; set; }

    public Month Now { get; } = Month.Of(clock.Today());

    public int Ahead => Asked is { } asked && Spans.Contains(asked) ? asked : Spans[0];

    public UpcomingKind? Kind => Slugs.FirstOrDefault(one => one.Slug == KindText) is { Slug: not null } known
        ? known.Kind : null;

    public IReadOnlyList<RegisterCommune> Communes { get; private set; } = [];

    /// <summary>How many of each kind there are in the chosen places and months; kinds without any not.</summary>
    public IReadOnlyList<(UpcomingKind Kind, string Slug, int Count)> Tiles { get; private set; } = [];

    public IReadOnlyList<UpcomingChange> Shown { get; private set; } = [];

    /// <summary>People, not rows: one may have several.</summary>
    public int People { get; private set; }

    public Pager Pager { get; private set; } = new(1, PageSize, 0, _ => "");

    public bool IsFiltered => Commune is not null || Kind is not null;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var areas = await scope.AreaIdsAsync(stop);
        Communes = RegisterQueries.Communes(db, areas);
        var all = Read(areas);
        Tiles = [.. Slugs.Select(one => (one.Kind, one.Slug, all.Count(change => change.Kind == one.Kind)))
            .Where(tile => tile.Item3 > 0)];
        var found = Chosen(all);
        People = found.DistinctBy(change => change.PersonCode).Count();
        var page = Math.Clamp(PageNumber ?? 1, 1, 1_000_000);
        Shown = [.. found.Skip((page - 1) * PageSize).Take(PageSize)];
        Pager = new Pager(page, PageSize, found.Count, number => Href(("trang", Text(number)), ("loai", KindText)));
    }

    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken stop) =>
        File(UpcomingSheet.Of(Chosen(Read(await scope.AreaIdsAsync(stop)))), PaperFile.Xlsx,
            $"sap-thay-doi-{Now}-{Ahead}-thang.xlsx");

    /// <summary>This page for the same months and places, with other values.</summary>
    public string Href(params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var query = new QueryBuilder { { "han", Text(Ahead) } };
        if (Commune is { } commune)
        {
            query.Add("xa", Text(commune));
        }

        foreach (var (name, value) in values)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        return "/sap-thay-doi" + query.ToQueryString();
    }

    private IReadOnlyList<UpcomingChange> Read(IReadOnlyCollection<int>? areas) =>
        new UpcomingQueries(db, law).Read(new UpcomingAsk(
            Now, Ahead, Commune is { } one ? areas?.Contains(one) == false ? [] : [one] : areas));

    private List<UpcomingChange> Chosen(IReadOnlyList<UpcomingChange> all) =>
        [.. all.Where(change => Kind is null || change.Kind == Kind)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The kinds by their words in addresses.</summary>
    public static readonly IReadOnlyList<(UpcomingKind Kind, string Slug)> Slugs =
    [
        (UpcomingKind.Age, "tuoi"), (UpcomingKind.NewRight, "huong-moi"), (UpcomingKind.Disability, "khuyet-tat"),
        (UpcomingKind.Schooling, "hoc"), (UpcomingKind.Poverty, "dien-ho"),
        (UpcomingKind.Representation, "dai-dien"), (UpcomingKind.IdentityPaper, "giay-tuy-than"),
        (UpcomingKind.Decision, "quyet-dinh"), (UpcomingKind.OtherFact, "khac"),
    ];
}
