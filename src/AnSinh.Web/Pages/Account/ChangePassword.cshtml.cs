using AnSinh.Core.Access;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Account;

/// <summary>Đổi mật khẩu: the only page open to who signed in with a password given out by the administrator.</summary>
public sealed class ChangePasswordModel(UserService users, CurrentUser user) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Chosen { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public bool IsFirst => user.Required.MustChangePassword;

    public bool Done { get; private set; }

    public void OnGet(bool xong) => Done = xong && !IsFirst;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Chosen != Again)
        {
            ModelState.AddModelError(nameof(Again), "Hai lần nhập mật khẩu mới khác nhau. Nhập lại cho giống.");
            return Page();
        }

        if (await users.ChangePasswordAsync(user.Required, Current ?? "", Chosen ?? "", stop) is { } refusal)
        {
            ModelState.Add(refusal.Where == "current" ? nameof(Current) : nameof(Chosen), refusal);
            return Page();
        }

        await Sessions.OpenAsync(
            HttpContext, user.Required, user.Session?.SharedComputer is true, ProofKind.Password);
        return LocalRedirect("/doi-mat-khau?xong=true");
    }
}
