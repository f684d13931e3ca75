using AnSinh.Core.Access;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Account.Security;

/// <summary>Mã dự phòng: the ten codes just made, shown once, to print.</summary>
public sealed class CodesModel(CurrentUser me, UserScope scope, SecondFactorService factors) : PageModel
{
    [TempData]
    public string? NewCodes { get; set; }

    public IReadOnlyList<string> Codes { get; private set; } = [];

    public void OnGet() => Codes = NewCodes?.Split(' ') ?? [];

    [FreshProof("lập mã dự phòng mới", OwnAccount = true)]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!me.Required.TwoFactorEnabled)
        {
            return LocalRedirect("/tai-khoan-cua-toi");
        }

        NewCodes = string.Join(' ', await factors.RenewCodesAsync(me.Required, scope.Actor, stop));
        return LocalRedirect("/tai-khoan-cua-toi/ma-du-phong");
    }
}
