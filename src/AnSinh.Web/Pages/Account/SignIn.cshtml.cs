using AnSinh.Core.Access;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Account;

/// <summary>Đăng nhập. In a demo database it also names the accounts, which open nothing but invented people.</summary>
public sealed class SignInModel(UserService users, PasskeyDesk passkeys, AppDb db) : PageModel
{
    [BindProperty]
    public string? PasskeyState { get; set; }

    [BindProperty]
    public string? PasskeyCredential { get; set; }

    public PasskeyAsk Passkey { get; private set; } = null!;

    [BindProperty]
    public string? Login { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public bool Shared { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public string? ReturnTo { get; set; }

    public IReadOnlyList<UserAccount> DemoAccounts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (User.Identity?.IsAuthenticated is true)
        {
            return LocalRedirect(Destination());
        }

        return await ShowAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Login))
        {
            ModelState.AddModelError(nameof(Login), "Nhập tên đăng nhập.");
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), "Nhập mật khẩu.");
        }

        if (ModelState.IsValid)
        {
            var outcome = await users.SignInAsync(Login!, Password!, stop);
            if (outcome.Account is { } account)
            {
                await Sessions.OpenAsync(HttpContext, account, Shared, ProofKind.Password);
                return LocalRedirect(account.MustChangePassword ? "/doi-mat-khau" : Destination());
            }

            if (outcome.Waiting is { } waiting)
            {
                SignInStep.Write(HttpContext, waiting, Shared);
                return LocalRedirect("/dang-nhap/ma?den=" + Uri.EscapeDataString(Destination()));
            }

            ModelState.Add(outcome.Refusal!.Where == "password" ? nameof(Password) : nameof(Login), outcome.Refusal);
        }

        return await ShowAsync(stop);
    }

    /// <summary>A passkey is both factors: no password, no code.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken stop)
    {
        var (account, refusal) = await passkeys.TakeAsync(HttpContext, PasskeyCredential, PasskeyState, null);
        if (account is not null)
        {
            await Sessions.OpenAsync(HttpContext, account, Shared, ProofKind.Passkey);
            return LocalRedirect(Destination());
        }

        ModelState.AddModelError("", refusal!.Message);
        return await ShowAsync(stop);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Passkey = await passkeys.AskAsync(HttpContext, null);
        await ReadDemoAccountsAsync(stop);
        return Page();
    }

    private string Destination() => Url.IsLocalUrl(ReturnTo) ? ReturnTo! : "/";

    private async Task ReadDemoAccountsAsync(CancellationToken stop)
    {
        if (await AccessQueries.IsDemoAsync(db, stop))
        {
            DemoAccounts = [.. (await users.ListAsync(stop)).Where(user => user.DisabledAt is null)];
        }
    }
}
