using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Account;

/// <summary>Nhập mã xác thực: the second step of the sign-in, after the password was right.</summary>
public sealed class SignInCodeModel(SecondFactorService factors) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public string? ReturnTo { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await SignInStep.ReadAsync(HttpContext) is null ? LocalRedirect("/dang-nhap") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await SignInStep.ReadAsync(HttpContext) is not ({ } account, var shared))
        {
            return LocalRedirect("/dang-nhap");
        }

        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), "Nhập mã 6 số hoặc một mã dự phòng.");
            return Page();
        }

        var outcome = await factors.CheckAsync(
            account, Code, new Actor(account.UserName!, account.PersonKey, "web"), stop);
        if (outcome.Refusal is { } refusal)
        {
            ModelState.Add(nameof(Code), refusal);
            return Page();
        }

        SignInStep.Clear(HttpContext);
        await Sessions.OpenAsync(HttpContext, account, shared, outcome.Kind);
        var destination = Url.IsLocalUrl(ReturnTo) ? ReturnTo! : "/";
        return LocalRedirect(
            outcome.Kind == ProofKind.Recovery
                ? "/tai-khoan-cua-toi?den=" + Uri.EscapeDataString(destination) : destination);
    }
}
