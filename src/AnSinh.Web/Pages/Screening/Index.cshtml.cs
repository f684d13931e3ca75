using System.Globalization;
using AnSinh.Core.Access;
using AnSinh.Core.Registry;
using AnSinh.Core.Screening;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Screening;

/// <summary>
/// Chưa hưởng: whom the law would give something, or may, without a decision; each closed with a reason or opened
/// again.
/// </summary>
public sealed class IndexModel(
    AppDb db, UserScope scope, TimeProvider clock, CurrentUser me, ScreeningQueries screening, ScreeningDesk desk)
    : PageModel
{
    public const string Root = "/chua-huong";

    private const int PageSize = 50;

    /// <summary>What is looked at, by the word in the address.</summary>
    public static readonly IReadOnlyList<(string Slug, string Word)> Views =
        [("", "đang chờ"), ("du", "đủ điều kiện"), ("thieu", "thiếu dữ kiện"), ("da-khep", "đã khép")];

    [BindProperty(SupportsGet = true, Name = "xa")]
    public int? Commune { get; set; }

    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "thieu")]
    public string? QuestionText { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? PageNumber { get; set; }

    [BindProperty]
    public ScreeningReason? Reason { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? OpenReason { get; set; }

    public Month Month { get; } = Month.Of(clock.Today());

    public bool MayRecord => me.Can(OfficeAction.Record);

    public IReadOnlyList<ScreenedCommune> Communes { get; private set; } = [];

    public IReadOnlyList<(ScreeningQuestion Question, string Slug, string Word, int Count)> Missing
    {
        get; private set;
    } = [];

    public IReadOnlyList<ScreenedPerson> Shown { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, PageSize, 0, _ => "");

    public async Task OnGetAsync(CancellationToken stop) => await ReadAsync(stop);

    public Task<IActionResult> OnPostCloseAsync(string? id, CancellationToken stop) => DoAsync(
        id, person => desk.Close(person, new ScreeningAnswer(Reason, Note), scope.Actor),
        "Đã khép. Người này trở lại danh sách khi dữ kiện đổi.", stop);

    public Task<IActionResult> OnPostOpenAsync(string? id, CancellationToken stop) => DoAsync(
        id, person => desk.Open(person, OpenReason, scope.Actor), "Đã mở lại.", stop);

    /// <summary>This page with the same filters and other values.</summary>
    public string Href(params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var kept = new Dictionary<string, string?>
        {
            ["xa"] = Commune?.ToString(CultureInfo.InvariantCulture),
            ["loc"] = View,
            ["thieu"] = QuestionText,
        };
        foreach (var (name, value) in values)
        {
            kept[name] = value;
        }

        return Root + new QueryBuilder(kept.Where(one => !string.IsNullOrEmpty(one.Value))
            .Select(one => KeyValuePair.Create(one.Key, one.Value!))).ToQueryString();
    }

    /// <summary>Somebody of another place is as unknown as nobody.</summary>
    private async Task<IActionResult> DoAsync(
        string? id, Func<Guid, Refusal?> work, string done, CancellationToken stop)
    {
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(one => one.Code == id, stop);
        if (person is null || (await scope.AreaIdsAsync(stop))?.Contains(person.AreaId) == false)
        {
            return NotFound();
        }

        if (ModelState.IsValid && work(person.Id) is { } refusal)
        {
            ModelState.AddModelError(refusal.Where ?? "", refusal.Message);
        }

        if (!ModelState.IsValid)
        {
            await ReadAsync(stop);
            return Page();
        }

        TempData["Done"] = $"{person.FullName}: {done}";
        return LocalRedirect(Href());
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        var all = screening.Read(new ScreeningAsk(Month, await scope.AreaIdsAsync(stop)));
        Communes = ScreeningQueries.ByCommune(all);
        var open = all.Where(one => !one.IsClosed && (Commune is null || one.AreaId == Commune)).ToList();
        Missing = [.. ScreeningTerms.Questions.Select(one => (one.Question, one.Slug, one.Word,
            open.Count(person => person.Result.Missing.Contains(one.Question)))).Where(one => one.Item4 > 0)];
        var asked = ScreeningTerms.Questions.FirstOrDefault(one => one.Slug == QuestionText);
        var found = all.Where(one => Commune is null || one.AreaId == Commune).Where(one => View switch
        {
            "da-khep" => one.IsClosed,
            "du" => !one.IsClosed && one.Result.Find == ScreeningFind.Qualifies,
            "thieu" => !one.IsClosed && one.Result.Find == ScreeningFind.FactsMissing,
            _ => !one.IsClosed,
        }).Where(one => asked.Slug is null || one.Result.Missing.Contains(asked.Question)).ToList();
        var page = Math.Clamp(PageNumber ?? 1, 1, Math.Max(1, (found.Count + PageSize - 1) / PageSize));
        Shown = [.. found.Skip((page - 1) * PageSize).Take(PageSize)];
        Pager = new Pager(
            page, PageSize, found.Count, number => Href(("trang", number.ToString(CultureInfo.InvariantCulture))));
    }
}
