using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Registry.Profile;

/// <summary>
/// What the pages of one person share: the bar on top, the tabs. Somebody of another place is as unknown as nobody.
/// </summary>
public abstract class ProfilePage(AppDb db, UserScope scope, TimeProvider clock) : PageModel
{
    /// <summary>The tabs: the end of the address, the term.</summary>
    public static readonly IReadOnlyList<(string Slug, string Term)> Tabs =
    [
        ("", "TabEntitlement"), ("chi-tra", "TabPayments"), ("ho-so", "TabFacts"), ("ho-gia-dinh", "TabFamily"),
        ("nhat-ky", "TabLog"),
    ];

    [FromRoute]
    public string Code { get; set; } = "";

    public ProfileHead Head { get; private set; } = null!;

    public Person Person => Head.Person;

    /// <summary>Opens the numbers that the page shows in part or whole.</summary>
    public FieldVault Vault => db.Vault;

    public DateOnly Today { get; } = clock.Today();

    /// <summary>The end of this page's address; empty for the first tab.</summary>
    public abstract string Tab { get; }

    public string Address(string tab) =>
        "/doi-tuong/" + Uri.EscapeDataString(Person.Code) + (tab.Length > 0 ? "/" + tab : "");

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        await ReadAsync(stop);
        return Page();
    }

    /// <summary>Reads the bar; false when there is no such person for this account.</summary>
    protected async Task<bool> FindAsync(CancellationToken stop)
    {
        var areas = await scope.AreaIdsAsync(stop);
        var month = RegisterQueries.LatestMonth(db, areas) ?? Month.Of(Today);
        var head = await ProfileQueries.HeadAsync(db, Code, areas, month, stop);
        Head = head!;
        return head is not null;
    }

    protected abstract Task ReadAsync(CancellationToken stop);
}
