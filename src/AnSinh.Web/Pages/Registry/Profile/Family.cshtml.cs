using AnSinh.Core.Access;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Registry.Profile;

/// <summary>
/// Hộ, người giám hộ: who acts for the person, who cares for whom, who lives in the same household. An officer writes
/// down who collects in the person's place, by which paper and until when.
/// </summary>
public sealed class FamilyModel(
    AppDb db, UserScope scope, TimeProvider clock, CurrentUser me, RepresentativeDesk desk)
    : ProfilePage(db, scope, clock)
{
    private readonly AppDb db = db;
    private readonly UserScope scope = scope;

    public override string Tab => "ho-gia-dinh";

    [BindProperty]
    public string Kind { get; set; } = Representative.AuthorisedRecipient;

    [BindProperty]
    public string? FullName { get; set; }

    [BindProperty]
    public string? CitizenId { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Paper { get; set; }

    /// <summary>Days as typed, 05/11/2026.</summary>
    [BindProperty]
    public string? FromText { get; set; }

    [BindProperty]
    public string? UntilText { get; set; }

    [BindProperty]
    public string Scope { get; set; } = Representative.All;

    [BindProperty]
    public string? ManyReason { get; set; }

    [BindProperty]
    public string? EndReason { get; set; }

    public bool MayRecord => me.Can(OfficeAction.Record);

    public IReadOnlyList<Representative> Representatives { get; private set; } = [];

    public IReadOnlyList<Relative> Relatives { get; private set; } = [];

    /// <summary>The code of the household the person lives in; null where none is known.</summary>
    public string? HouseholdCode { get; private set; }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) => DoAsync(
        () => (Day(FromText) ?? Day(UntilText)) ?? desk.Give(
            Person,
            new RepresentativeRequest(Kind, FullName, CitizenId)
            {
                Phone = Phone,
                Paper = Paper,
                FromOn = Read(FromText),
                UntilOn = Read(UntilText),
                Scope = Scope,
                ManyReason = ManyReason,
            },
            scope.Actor),
        "Đã ghi người nhận thay.", stop);

    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken stop) => DoAsync(
        () => desk.End(Person, id, null, EndReason, scope.Actor), "Đã ghi thôi nhận thay.", stop);

    protected override async Task ReadAsync(CancellationToken stop)
    {
        Representatives = await ProfileQueries.RepresentativesAsync(db, Person.Id, stop);
        Relatives = ProfileQueries.Relatives(db, Person);
        HouseholdCode = Person.HouseholdId is null ? null : await HouseholdQueries.CodeOfAsync(db, Person, stop);
    }

    private async Task<IActionResult> DoAsync(Func<Refusal?> work, string done, CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        if (work() is { } refusal)
        {
            ModelState.AddModelError(refusal.Where ?? "", refusal.Message);
            await ReadAsync(stop);
            return Page();
        }

        TempData["Done"] = done;
        return LocalRedirect(Address(Tab));
    }

    private Refusal? Day(string? text) => string.IsNullOrWhiteSpace(text) || Read(text) is not null ? null
        : new Refusal(
            "DAY", $"Ghi đủ ngày, tháng, năm, ví dụ 05/11/2026. Đã ghi “{text}”.",
            ReferenceEquals(text, FromText) ? nameof(FromText) : nameof(UntilText));

    private static DateOnly? Read(string? text) => AskedDay.TryRead(text, out var day) ? day : null;
}
