using System.Globalization;
using AnSinh.Core.Access;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Registry.Households;

/// <summary>Hộ gia đình: the households of the places, and the making of one for a person found by code.</summary>
public sealed class IndexModel(AppDb db, UserScope scope, TimeProvider clock, CurrentUser me, HouseholdDesk desk)
    : PageModel
{
    public const string Root = "/ho-gia-dinh";

    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "xa")]
    public int? Commune { get; set; }

    [BindProperty(SupportsGet = true, Name = "dien")]
    public string? ClassText { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? PageNumber { get; set; }

    /// <summary>Whom a profile sends here to make a household for.</summary>
    [BindProperty(SupportsGet = true, Name = "nguoi")]
    public string? AskedFor { get; set; }

    /// <summary>Code or identifier of who is to be the head.</summary>
    [BindProperty]
    public string? Person { get; set; }

    /// <summary>The day as typed, 15/11/2026.</summary>
    [BindProperty]
    public string? FromText { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public bool MayRecord => me.Can(OfficeAction.Record);

    public IReadOnlyList<RegisterCommune> Communes { get; private set; } = [];

    public IReadOnlyList<HouseholdRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, PageSize, 0, _ => "");

    public HouseholdClass? Class => HouseholdTerms.Classes.Where(one => Slug(one.Class) == ClassText)
        .Select(one => (HouseholdClass?)one.Class).FirstOrDefault();

    public static string Slug(HouseholdClass known) => Code.Of(known).ToLowerInvariant().Replace('_', '-');

    public async Task OnGetAsync(CancellationToken stop)
    {
        (Person, FromText) = (AskedFor, Show.Date(clock.Today()));
        await ReadAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var places = await scope.AreaIdsAsync(stop);
        if (await PersonQueries.FindAsync(db, Person ?? "", stop) is not { } person
            || places?.Contains(person.AreaId) == false)
        {
            return await AgainAsync(Unknown, stop);
        }

        var (made, refusal) = desk.Make(
            person.Id, AskedDay.TryRead(FromText, out var day) ? day : null, Note, scope.Actor);
        if (refusal is not null)
        {
            return await AgainAsync(refusal, stop);
        }

        TempData["Done"] = $"Đã lập hộ {made!.Code}. Thêm người trong hộ và ghi diện hộ ở dưới.";
        return LocalRedirect($"{Root}/{made.Code}");
    }

    /// <summary>Somebody of another place is answered as nobody.</summary>
    public static Refusal Unknown => new(
        "PERSON_UNKNOWN", "Không có ai trong địa bàn mang mã hoặc số định danh này. Tìm ở trang Đối tượng.", "Person");

    private async Task<IActionResult> AgainAsync(Refusal refusal, CancellationToken stop)
    {
        ModelState.AddModelError(refusal.Where ?? "", refusal.Message);
        await ReadAsync(stop);
        return Page();
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        var places = await scope.AreaIdsAsync(stop);
        Communes = RegisterQueries.Communes(db, places);
        var page = Math.Clamp(PageNumber ?? 1, 1, 1_000_000);
        (Rows, var total) = HouseholdQueries.List(db, new HouseholdAsk(places, clock.Today())
        {
            CommuneId = Commune,
            Class = Class,
            Page = page,
            PageSize = PageSize,
        });
        Pager = new Pager(page, PageSize, total, Href);
    }

    private string Href(int page)
    {
        var query = new QueryBuilder { { "trang", page.ToString(CultureInfo.InvariantCulture) } };
        if (Commune is { } commune)
        {
            query.Add("xa", commune.ToString(CultureInfo.InvariantCulture));
        }

        if (Class is { } known)
        {
            query.Add("dien", Slug(known));
        }

        return Root + query.ToQueryString();
    }
}
