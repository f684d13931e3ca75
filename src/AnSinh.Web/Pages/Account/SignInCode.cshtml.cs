using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Account;

/// <summary>Nhập mã xác thực: the second step of the sign-in, after the password was right.</summary>
public sealed class SignInCodeModel(SecondFactorService factors, PasskeyDesk passkeys) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public string? ReturnTo { get; set; }

    [BindProperty]
    public string? PasskeyState { get; set; }

    [BindProperty]
    public string? PasskeyCredential { get; set; }

    public PasskeyAsk? Passkey { get; private set; }

    public async Task<IActionResult> OnGetAsync() =>
        await SignInStep.ReadAsync(HttpContext) is ({ } account, _) ? await ShowAsync(account) : Start();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await SignInStep.ReadAsync(HttpContext) is not ({ } account, var shared))
        {
            return Start();
        }

        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), "Nhập mã 6 số hoặc một mã dự phòng.");
            return await ShowAsync(account);
        }

        var outcome = await factors.CheckAsync(
            account, Code, new Actor(account.UserName!, account.PersonKey, "web"), stop);
        if (outcome.Refusal is { } refusal)
        {
            ModelState.Add(nameof(Code), refusal);
            return await ShowAsync(account);
        }

        return await OpenAsync(account, shared, outcome.Kind);
    }

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (await SignInStep.ReadAsync(HttpContext) is not ({ } account, var shared))
        {
            return Start();
        }

        var (owner, refusal) = await passkeys.TakeAsync(HttpContext, PasskeyCredential, PasskeyState, account);
        if (owner is null)
        {
            ModelState.AddModelError("", refusal!.Message);
            return await ShowAsync(account);
        }

        return await OpenAsync(account, shared, ProofKind.Passkey);
    }

    private LocalRedirectResult Start() => LocalRedirect("/dang-nhap");

    private async Task<IActionResult> OpenAsync(UserAccount account, bool shared, ProofKind proof)
    {
        SignInStep.Clear(HttpContext);
        await Sessions.OpenAsync(HttpContext, account, shared, proof);
        var destination = Url.IsLocalUrl(ReturnTo) ? ReturnTo! : "/";
        return LocalRedirect(
            proof == ProofKind.Recovery
                ? "/tai-khoan-cua-toi?den=" + Uri.EscapeDataString(destination) : destination);
    }

    private async Task<IActionResult> ShowAsync(UserAccount account)
    {
        Passkey = await passkeys.AskAsync(HttpContext, account);
        return Page();
    }
}
