using AnSinh.Core.Access;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Users.List;

/// <summary>Tài khoản: who may do what where; an account is ended here, never deleted.</summary>
public sealed class IndexModel(AppDb db, UserService users, UserScope scope) : PageModel
{
    /// <summary>The account just added, with the password that is shown once.</summary>
    [TempData]
    public string? NewLogin { get; set; }

    [TempData]
    public string? NewPassword { get; set; }

    public IReadOnlyList<UserAccount> Accounts { get; private set; } = [];

    public IReadOnlyDictionary<int, string> Areas { get; private set; } = new Dictionary<int, string>();

    public async Task OnGetAsync(CancellationToken stop)
    {
        Accounts = await users.ListAsync(stop);
        var ids = Accounts.Where(account => account.AreaId is not null).Select(account => account.AreaId!.Value)
            .Distinct().ToList();
        Areas = await db.Areas.Where(area => ids.Contains(area.Id))
            .ToDictionaryAsync(area => area.Id, area => area.Name, stop);
    }

    [FreshProof("ngừng tài khoản")]
    public async Task<IActionResult> OnPostDisableAsync(string? login, CancellationToken stop)
    {
        if (await AccessQueries.ByLoginAsync(db, login ?? "", stop) is not { } account)
        {
            return NotFound();
        }

        await users.DisableAsync(account.UserName!, scope.Actor, stop);
        return LocalRedirect("/tai-khoan");
    }
}
