using AnSinh.Core.Shared;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Account;

/// <summary>Xác nhận lại là bạn: a fresh proof for an address that was asked for, which is opened then.</summary>
public sealed class ConfirmModel(ProofDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "den")]
    public string? ReturnTo { get; set; }

    public ConfirmForm Form { get; private set; } = null!;

    public Task OnGetAsync() => ShowAsync(null);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await desk.ProveAsync(HttpContext, await Request.ReadFormAsync(stop), ownAccount: false, stop)
            is { } refusal)
        {
            ModelState.Add(ConfirmForm.Field, refusal);
            await ShowAsync(refusal);
            return Page();
        }

        return LocalRedirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo! : "/");
    }

    private async Task ShowAsync(Refusal? refusal) => Form = new ConfirmForm(
        "", "", [], desk.AsksPassword, refusal, await desk.AskPasskeyAsync(HttpContext));
}
