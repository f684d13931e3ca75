using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Registry.Household;

/// <summary>One household, and the forms of an officer. One of another place is as unknown as none.</summary>
public sealed class IndexModel(AppDb db, UserScope scope, TimeProvider clock, CurrentUser me, HouseholdDesks desks)
    : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    /// <summary>Code or identifier of who joins.</summary>
    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public HouseholdRelation? Relation { get; set; }

    /// <summary>Days as typed, 15/11/2026.</summary>
    [BindProperty]
    public string? FromText { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? LastText { get; set; }

    [BindProperty]
    public string? LeaveReason { get; set; }

    /// <summary>The code of who is head from now on.</summary>
    [BindProperty]
    public string? Head { get; set; }

    [BindProperty(Name = nameof(Relations))]
    public Dictionary<string, HouseholdRelation> Relations { get; set; } = [];

    [BindProperty]
    public string? HeadFrom { get; set; }

    [BindProperty]
    public string? HeadReason { get; set; }

    [BindProperty]
    public HouseholdClass? Class { get; set; }

    [BindProperty]
    public string? CertificateNo { get; set; }

    [BindProperty]
    public string? ClassFrom { get; set; }

    [BindProperty]
    public string? ClassUntil { get; set; }

    public DateOnly Today { get; } = clock.Today();

    public bool MayRecord => me.Can(OfficeAction.Record);

    public HouseholdHeadLine Line { get; private set; } = null!;

    /// <summary>The month whose list tells what is received.</summary>
    public Month Month { get; private set; }

    public IReadOnlyList<HouseholdMemberRow> Present { get; private set; } = [];

    public IReadOnlyList<HouseholdMemberRow> Past { get; private set; } = [];

    public IReadOnlyList<HouseholdStatus> Statuses { get; private set; } = [];

    public IReadOnlyList<AuditEvent> Events { get; private set; } = [];

    public HouseholdStatus? Now => HouseholdQueries.On(Statuses, Today);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await FindAsync(stop) ? await ShowAsync(stop) : NotFound();

    public Task<IActionResult> OnPostJoinAsync(CancellationToken stop) => DoAsync(async () =>
        await PersonQueries.FindAsync(db, Person ?? "", stop) is { } person
            && (await scope.AreaIdsAsync(stop))?.Contains(person.AreaId) != false
            ? desks.Members.Join(
                Line.Household.Id, person.Id, new HouseholdJoin(Relation, Read(FromText)) { Note = Note }, scope.Actor)
            : Households.IndexModel.Unknown, "Đã ghi người vào hộ.", stop);

    public Task<IActionResult> OnPostLeaveAsync(Guid id, CancellationToken stop) => DoAsync(
        () => Task.FromResult(desks.Members.Leave(
            Line.Household.Id, id, new HouseholdLeave(Read(LastText), LeaveReason), scope.Actor)),
        "Đã ghi người ra khỏi hộ.", stop);

    public Task<IActionResult> OnPostHeadAsync(CancellationToken stop) => DoAsync(
        () => Task.FromResult(desks.Heads.Set(
            Line.Household.Id, new HouseholdHead(Head, Read(HeadFrom), HeadReason) { Relations = Relations },
            scope.Actor)), "Đã ghi chủ hộ và quan hệ.", stop);

    public Task<IActionResult> OnPostClassAsync(CancellationToken stop) => DoAsync(
        () => Task.FromResult(string.IsNullOrWhiteSpace(ClassUntil) || Read(ClassUntil) is not null
            ? desks.Statuses.Set(
                Line.Household.Id, new HouseholdSet(Class, CertificateNo, Read(ClassFrom), Read(ClassUntil)),
                scope.Actor)
            : new Refusal("UNTIL", $"Ghi đủ ngày cuối, ví dụ 31/12/2026. Đã ghi “{ClassUntil}”.", nameof(ClassUntil))),
        "Đã ghi diện hộ. Danh sách chưa trình cần lập lại; tháng đã chi được tính bù hoặc thu ở danh sách sau.", stop);

    private async Task<IActionResult> DoAsync(Func<Task<Refusal?>> work, string done, CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        if (ModelState.IsValid && await work() is { } refusal)
        {
            ModelState.AddModelError(refusal.Where ?? "", refusal.Message);
        }

        if (!ModelState.IsValid)
        {
            return await ShowAsync(stop);
        }

        TempData["Done"] = done;
        return LocalRedirect($"{Households.IndexModel.Root}/{Uri.EscapeDataString(Line.Household.Code)}");
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        Line = (await HouseholdQueries.FindAsync(db, Code, await scope.AreaIdsAsync(stop), stop))!;
        return Line is not null;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Month = RegisterQueries.LatestMonth(db, await scope.AreaIdsAsync(stop)) ?? Month.Of(Today);
        var members = HouseholdQueries.Members(db, Line.Household.Id, Month);
        (Present, Past) = ([.. members.Where(row => row.IsPresent)], [.. members.Where(row => !row.IsPresent)]);
        Statuses = await HouseholdQueries.StatusesAsync(db, Line.Household.Id, stop);
        Events = await HouseholdQueries.EventsAsync(db, Line.Household.Id, stop);
        return Page();
    }

    private static DateOnly? Read(string? text) => AskedDay.TryRead(text, out var day) ? day : null;
}
