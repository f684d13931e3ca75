using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Audit.Anchor;

/// <summary>
/// Mốc nhật ký: the roots to print and keep elsewhere, and the check of the chain from its first event, with a root
/// that was kept when one is given.
/// </summary>
public sealed class IndexModel(AppDb db, CurrentUser me) : PageModel
{
    private const int RootsShown = 31;

    /// <summary>A root kept elsewhere, pasted as it was printed.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    public IReadOnlyList<AuditAnchor> Anchors { get; private set; } = [];

    public AuditVerification? Checked { get; private set; }

    /// <summary>The whole chain is read by who reads everything; others print the root.</summary>
    public bool MayCheck => me.Can(Core.Access.OfficeAction.ReadAll);

    public void OnGet() => ReadAnchors();

    public IActionResult OnPost()
    {
        ReadAnchors();
        try
        {
            AuditAnchor[] kept = string.IsNullOrWhiteSpace(Kept) ? [] : [AuditAnchor.Parse(Kept)];
            Checked = new AuditVerifier(db).Run(kept);
        }
        catch (RefusedException refused)
        {
            ModelState.Add(nameof(Kept), refused.Refusal);
        }

        return Page();
    }

    private void ReadAnchors() => Anchors = [.. db.AuditRoots.AsNoTracking().OrderByDescending(root => root.Number)
        .Take(RootsShown).AsEnumerable().Select(AuditAnchor.Of)];
}
