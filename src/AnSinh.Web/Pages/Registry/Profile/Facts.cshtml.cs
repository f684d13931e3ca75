using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Registry.Profile;

/// <summary>
/// Hồ sơ và dữ kiện: what the law asks about the person, with days and papers. The whole identifier and health open
/// for one look, with a reason that the log keeps.
/// </summary>
public sealed class FactsModel(AppDb db, UserScope scope, TimeProvider clock, RegisterDesk desk)
    : ProfilePage(db, scope, clock)
{
    private readonly AppDb db = db;
    private readonly UserScope scope = scope;

    [BindProperty]
    public string? IdentifierReason { get; set; }

    [BindProperty]
    public string? HealthReason { get; set; }

    /// <summary>What the request before this one opened: the kind, and of whom.</summary>
    [TempData]
    public string? Opened { get; set; }

    /// <summary>What held on this day (31/12/2026), as it was known on the other; both optional.</summary>
    [BindProperty(SupportsGet = true, Name = "ngay")]
    public string? OnText { get; set; }

    [BindProperty(SupportsGet = true, Name = "biet")]
    public string? KnownText { get; set; }

    public override string Tab => "ho-so";

    /// <summary>The two days that were asked; null: the record as it is now, with all its history.</summary>
    public HistoryAsk? Asked { get; private set; }

    /// <summary>The person then; null while nothing is asked, or where the register did not know her yet.</summary>
    public PersonThen? Then { get; private set; }

    public bool IdentifierIsOpen => Opened == Mark(Closed.Identifier);

    public bool HealthIsOpen => Opened == Mark(Closed.Health);

    public IReadOnlyList<Fact> Facts { get; private set; } = [];

    /// <summary>Kept apart from the others, so that nothing shows by being left out.</summary>
    public IReadOnlyList<Fact> Health { get; private set; } = [];

    public Task<IActionResult> OnPostIdentifierAsync(CancellationToken stop) =>
        OpenAsync(Closed.Identifier, nameof(IdentifierReason), IdentifierReason, stop);

    public Task<IActionResult> OnPostHealthAsync(CancellationToken stop) =>
        OpenAsync(Closed.Health, nameof(HealthReason), HealthReason, stop);

    protected override async Task ReadAsync(CancellationToken stop)
    {
        Asked = Ask();
        Then = Asked is null ? null : await new PersonHistory(db).AtAsync(Person, Asked, stop);
        var all = Asked is not null ? Then?.Facts ?? [] : await ProfileQueries.FactsAsync(db, Person.Id, stop);
        Facts = [.. all.Where(fact => fact.Kind != FactKinds.Hiv)];
        Health = [.. all.Where(fact => HealthIsOpen && fact.Kind == FactKinds.Hiv)];
    }

    private HistoryAsk? Ask()
    {
        if (string.IsNullOrWhiteSpace(OnText) && string.IsNullOrWhiteSpace(KnownText))
        {
            return null;
        }

        var on = Day(nameof(OnText), OnText);
        var known = Day(nameof(KnownText), KnownText);
        return ModelState.IsValid ? new HistoryAsk(on ?? Today, known ?? Today) : null;
    }

    private DateOnly? Day(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateText.TryParse(text, new DateProfile(Today, TwoDigitYears: true), out var read) && read.IsWhole)
        {
            return read.Earliest;
        }

        ModelState.AddModelError(field, $"Ghi đủ ngày, tháng, năm, ví dụ 31/12/2026. Đã ghi “{text}”.");
        return null;
    }

    private async Task<IActionResult> OpenAsync(Closed what, string field, string? reason, CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        if (await desk.OpenAsync(Person, what, reason, scope.Actor, stop) is { } refusal)
        {
            ModelState.Add(field, refusal);
            await ReadAsync(stop);
            return Page();
        }

        Opened = Mark(what);
        return LocalRedirect(Address(Tab) + (what == Closed.Health ? "#mo-suc-khoe" : "#mo-dinh-danh"));
    }

    private string Mark(Closed what) => what + ":" + Person.Id;
}
