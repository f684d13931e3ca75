using AnSinh.Core.Network;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Network.PointForm;

/// <summary>A hamlet of the register to tick: people on cash it has, and which other point serves it.</summary>
public sealed record HamletChoice(string Hamlet, int People, bool Chosen, string? ServedBy);

/// <summary>Lập hoặc thay đổi điểm chi trả: what holds from a day on.</summary>
public sealed class IndexModel(
    AppDb db, UserScope scope, MonthScopes scopes, PointDesk desk, TimeProvider clock) : PageModel
{
    public const int StaffRows = 4;

    /// <summary>The point that is changed; none for a new one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "xa")]
    public string? CommuneCode { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Provider { get; set; }

    /// <summary>The day as typed, 01/12/2026.</summary>
    [BindProperty]
    public string? FromText { get; set; }

    /// <summary>Hamlets that were ticked.</summary>
    [BindProperty]
    public List<string?> Hamlets { get; set; } = [];

    /// <summary>Further hamlets, a line each.</summary>
    [BindProperty]
    public string? OtherHamlets { get; set; }

    [BindProperty]
    public List<StaffRequest> Staff { get; set; } = [];

    public ScopeArea Commune { get; private set; } = null!;

    public PointRow? Row { get; private set; }

    public IReadOnlyList<HamletChoice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        var terms = Row?.All[^1];
        (Name, Address) = (terms?.Terms.Name, terms?.Terms.Address);
        Provider = NetworkWords.Provider(terms?.Terms.Provider ?? AnSinh.Core.Registry.PaymentMethod.Post);
        FromText = DateText.Show(terms is not null && terms.Terms.FromOn > clock.Today()
            ? terms.Terms.FromOn : clock.Today());
        Hamlets = [.. terms?.Hamlets.Select(one => one.Hamlet) ?? []];
        Staff = [.. terms?.Staff.Select(one => new StaffRequest(one.FullName, one.Office, one.Phone)) ?? []];
        Choose();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        var asked = new PointRequest(Name, Address, Provider)
        {
            FromOn = AskedDay.TryRead(FromText, out var day) ? day : null,
            Hamlets = [.. Hamlets, .. (OtherHamlets ?? "").Split('\n')],
            Staff = Staff,
        };
        try
        {
            var id = Row?.Point.Id ?? desk.Add(Commune.Id, asked, scope.Actor);
            if (Row is not null)
            {
                desk.Change(Row.Point, asked, scope.Actor);
            }

            TempData["Said"] = Row is null
                ? "Đã lập điểm chi trả. Ghi ngày chi trả ở dưới." : $"Đã ghi thay đổi từ {DateText.Show(day)}.";
            return LocalRedirect($"/diem-chi-tra/{id}");
        }
        catch (RefusedException refused)
        {
            ModelState.Add(refused.Refusal.Where ?? "", refused.Refusal);
            Choose();
            return Page();
        }
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        var found = await scopes.OfAsync(Month.Of(clock.Today()), CommuneCode, stop);
        Row = Id is { } id && found is not null ? PointQueries.One(db, id, [.. found.All.Select(one => one.Id)]) : null;
        if (found is null || (Id is not null && Row is null) || (Row is null && found.Commune is null))
        {
            return false;
        }

        Commune = Row is null ? found.Commune! : found.All.Single(one => one.Id == Row.Point.AreaId);
        return Row?.Point.UntilOn is not { } last || last >= clock.Today();
    }

    /// <summary>What the register has in the commune and what was chosen, each once; rows for staff.</summary>
    private void Choose()
    {
        var chosen = Hamlets.Select(NetworkWords.HamletKey).ToHashSet();
        var served = PointQueries.Read(db, [Commune.Id])
            .Where(row => row.Point.Id != Id && (row.Point.UntilOn is not { } last || last > clock.Today()))
            .SelectMany(row => row.All[^1].Hamlets.Select(one => (one.HamletKey, row.All[^1].Terms.Name)))
            .ToLookup(pair => pair.HamletKey, pair => pair.Name);
        var cash = PointQueries.Cash(db, [Commune.Id], clock.Today()).Where(one => one.Hamlet is not null);
        Choices =
        [
            .. cash.Select(one => (one.Hamlet, one.People)).Concat(Hamlets.Select(one => (Hamlet: one, People: 0)))
                .GroupBy(one => NetworkWords.HamletKey(one.Hamlet)).Where(group => group.Key.Length > 0)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new HamletChoice(
                    VietnameseText.Clean(group.First().Hamlet), group.Sum(one => one.People),
                    chosen.Contains(group.Key), served[group.Key].FirstOrDefault())),
        ];
        while (Staff.Count < StaffRows)
        {
            Staff.Add(new StaffRequest(null, null, null));
        }
    }
}
