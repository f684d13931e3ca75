using AnSinh.Core.Access;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Account.Delegations;

/// <summary>Ủy quyền: what the account lets others do, they let it do, and in whose place it works.</summary>
public sealed class IndexModel(
    AppDb db, CurrentUser me, UserScope scope, DelegationService delegations, TimeProvider clock) : PageModel
{
    private const string Here = "/uy-quyen";

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string[] Actions { get; set; } = [];

    [BindProperty]
    public string? FromText { get; set; }

    [BindProperty]
    public string? UntilText { get; set; }

    [BindProperty]
    public string? Paper { get; set; }

    [TempData]
    public string? Said { get; set; }

    public IReadOnlyList<ActingFor> Offered { get; private set; } = [];

    public IReadOnlyList<DelegationRow> Rows { get; private set; } = [];

    public IReadOnlyList<OfficeAction> Delegable => DelegationRules.DelegableBy(me.Required);

    public DateOnly Today => clock.Today();

    public Task OnGetAsync(CancellationToken stop)
    {
        FromText = Show.Date(Today);
        return ReadAsync(stop);
    }

    [FreshProof("ủy quyền")]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        try
        {
            var asked = new NewDelegation(
                [.. Delegable.Where(action => Actions.Contains(action.ToString()))], Day(FromText, nameof(FromText)),
                Day(UntilText, nameof(UntilText)), Paper ?? "");
            await delegations.GiveAsync(me.Required, To ?? "", asked, scope.Actor, stop);
            Said = $"Đã ủy quyền cho {To} đến hết {Show.Date(asked.UntilOn)}.";
            return LocalRedirect(Here);
        }
        catch (RefusedException refused)
        {
            ModelState.Add(FieldOf(refused.Refusal), refused.Refusal);
            await ReadAsync(stop);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid delegation, CancellationToken stop)
    {
        await delegations.RevokeAsync(delegation, me.Required, scope.Actor, stop);
        Said = "Đã thôi ủy quyền.";
        return LocalRedirect(Here);
    }

    /// <summary>A change of role for this session; without a number, back to the own work.</summary>
    [FreshProof("làm thay người khác")]
    public async Task<IActionResult> OnPostActAsync(Guid? delegation, CancellationToken stop)
    {
        await delegations.ActAsync(me.Required, me.Session!.Id, delegation, scope.Actor, stop);
        return LocalRedirect(delegation is null ? Here : "/");
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        Offered = await Reach.OfferedAsync(db, me.Required, clock.GetUtcNow(), stop);
        Rows = await delegations.OfAsync(me.Required, stop);
    }

    private static DateOnly Day(string? text, string field) => AskedDay.TryRead(text, out var day)
        ? day
        : throw new RefusedException(new Refusal("DAY", "Nhập ngày bằng số, ví dụ 31/12/2026.", field));

    private static string FieldOf(Refusal refusal) => refusal.Code == "DAY" ? refusal.Where!
        : refusal.Where switch
        {
            "actions" => nameof(Actions),
            "until" => nameof(UntilText),
            "paper" => nameof(Paper),
            _ => nameof(To),
        };
}
