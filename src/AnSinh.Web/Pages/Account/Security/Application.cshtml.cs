using System.Globalization;
using AnSinh.Core.Access;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Account.Security;

/// <summary>
/// Ứng dụng tạo mã: shows a new secret as a square and in groups, and takes it when the first code fits. Until then the
/// secret travels sealed with the form and is kept nowhere.
/// </summary>
public sealed class ApplicationModel(
    CurrentUser me, UserScope scope, SecondFactorService factors, SecretBox box, TimeProvider clock) : PageModel
{
    private const string Purpose = "new authenticator";
    private static readonly TimeSpan FormLasts = TimeSpan.FromMinutes(15);

    [BindProperty]
    public string? Sealed { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [TempData]
    public string? NewCodes { get; set; }

    public byte[]? Secret { get; private set; }

    public string SecretInGroups =>
        string.Join(' ', TimeCode.Text(Secret!).Chunk(4).Select(four => new string(four)));

    [FreshProof("thiết lập ứng dụng tạo mã", OwnAccount = true)]
    public IActionResult OnPostBegin()
    {
        Secret = TimeCode.NewSecret();
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        Sealed = box.Seal(
            Purpose,
            string.Create(CultureInfo.InvariantCulture, $"{me.Required.Id}|{now}|{Convert.ToHexString(Secret)}"));
        return Page();
    }

    [FreshProof("thiết lập ứng dụng tạo mã", OwnAccount = true)]
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken stop)
    {
        Secret = Opened();
        if (Secret is null)
        {
            ModelState.AddModelError("", "Trang này mở đã lâu. Bắt đầu lại để có khóa mới.");
            return Page();
        }

        var enrolled = await factors.EnrolAsync(me.Required, Secret, Code ?? "", scope.Actor, stop);
        if (enrolled.Refusal is { } refusal)
        {
            ModelState.Add(nameof(Code), refusal);
            return Page();
        }

        await Sessions.OpenAsync(HttpContext, me.Required, me.Session!.SharedComputer, ProofKind.None);
        NewCodes = string.Join(' ', enrolled.Codes);
        return LocalRedirect("/tai-khoan-cua-toi/ma-du-phong");
    }

    private byte[]? Opened()
    {
        var parts = box.Unseal(Purpose, Sealed)?.Split('|');
        return parts is [var id, var at, var secret] && id == me.Required.Id.ToString()
            && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture))
                <= FormLasts
            ? Convert.FromHexString(secret)
            : null;
    }
}
