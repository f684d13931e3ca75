using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Registry.Search;

/// <summary>Đối tượng: the people of the account's places, found by name, identifier, code or telephone.</summary>
public sealed class IndexModel(AppDb db, UserScope scope, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "xa")]
    public int? Commune { get; set; }

    [BindProperty(SupportsGet = true, Name = "tt")]
    public string? StateSlug { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? PageNumber { get; set; }

    public RegisterPage Found { get; private set; } = new([], 0);

    public IReadOnlyList<RegisterCommune> Communes { get; private set; } = [];

    public Month Month { get; private set; }

    public Pager Pager { get; private set; } = new(1, PageSize, 0, _ => "");

    public bool IsFiltered => Commune is not null || StateSlug is { Length: > 0 };

    /// <summary>Whether only the results were asked for, while somebody types.</summary>
    public bool IsPart => LivePart.IsAsked(Request);

    /// <summary>What a screen reader says when the results have changed.</summary>
    public string Told => Found.Total == 0 ? "Không tìm thấy ai" : Count;

    public string Count => Found.IsCut ? $"Hơn {Show.Number(Found.Total - 1)} người, gõ thêm chữ để thấy đúng người"
        : $"{Show.Number(Found.Total)} người";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var areas = await scope.AreaIdsAsync(stop);
        Month = RegisterQueries.LatestMonth(db, areas) ?? Month.Of(clock.Today());
        Communes = RegisterQueries.Communes(db, areas);
        var page = Math.Max(PageNumber ?? 1, 1);
        Found = RegisterQueries.Search(db, new RegisterAsk(Text ?? "", areas, Month)
        {
            CommuneId = Commune,
            State = RegisterWords.States.FirstOrDefault(one => one.Slug == StateSlug) is { Slug: not null } known
                ? known.State : null,
            Page = page,
            PageSize = PageSize,
        });
        Pager = new Pager(page, PageSize, Found.Total, Href);
        return IsPart ? Partial("_Found", this) : Page();
    }

    private string Href(int page)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[]
        {
            ("q", Text), ("xa", Commune?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("tt", StateSlug),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        query.Add("trang", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return "/doi-tuong" + query.ToQueryString();
    }
}
