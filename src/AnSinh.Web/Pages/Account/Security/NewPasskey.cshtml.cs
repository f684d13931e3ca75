using AnSinh.Core.Access;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Account.Security;

/// <summary>Thêm khóa truy cập: the browser makes a key, the server checks it and keeps its public half.</summary>
public sealed class NewPasskeyModel(
    CurrentUser me, UserScope scope, SecondFactorService factors, PasskeyDesk passkeys) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? PasskeyState { get; set; }

    [BindProperty]
    public string? PasskeyCredential { get; set; }

    [TempData]
    public string? NewCodes { get; set; }

    public PasskeyAsk? Ask { get; private set; }

    [FreshProof("thêm khóa truy cập", OwnAccount = true)]
    public async Task OnPostBeginAsync() => Ask = await passkeys.AskNewAsync(HttpContext, me.Required);

    [FreshProof("thêm khóa truy cập", OwnAccount = true)]
    public async Task<IActionResult> OnPostAddAsync(CancellationToken stop)
    {
        var name = string.IsNullOrWhiteSpace(Name) ? "Khóa truy cập" : Name.Trim();
        if (await passkeys.MadeAsync(HttpContext, PasskeyCredential, PasskeyState, me.Required, name) is not { } key)
        {
            ModelState.AddModelError("", "Chưa nhận được khóa từ máy, hoặc trang mở đã lâu. Thử lại.");
            Ask = await passkeys.AskNewAsync(HttpContext, me.Required);
            return Page();
        }

        var codes = await factors.AddPasskeyAsync(me.Required, key, scope.Actor, stop);
        await Sessions.OpenAsync(HttpContext, me.Required, me.Session!.SharedComputer, ProofKind.None);
        NewCodes = codes.Count == 0 ? null : string.Join(' ', codes);
        return LocalRedirect(codes.Count == 0 ? "/tai-khoan-cua-toi" : "/tai-khoan-cua-toi/ma-du-phong");
    }
}
