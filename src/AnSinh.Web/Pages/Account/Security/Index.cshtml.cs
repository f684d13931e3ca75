using AnSinh.Core.Access;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Account.Security;

/// <summary>Bảo mật của tôi: the own factors, recovery codes and open sessions.</summary>
public sealed class IndexModel(
    AppDb db, CurrentUser me, UserScope scope, SecondFactorService factors, SessionService sessions) : PageModel
{
    /// <summary>Where somebody was going who came in by a recovery code.</summary>
    [BindProperty(SupportsGet = true, Name = "den")]
    public string? ReturnTo { get; set; }

    [TempData]
    public string? Done { get; set; }

    public bool HasApplication { get; private set; }

    public bool MustEnrol { get; private set; }

    public int RecoveryLeft { get; private set; }

    public bool UsedRecovery => me.Session?.Proof == ProofKind.Recovery;

    public string Destination => Url.IsLocalUrl(ReturnTo) ? ReturnTo! : "/";

    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    public IReadOnlyList<UserSession> Sessions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var user = me.Required;
        HasApplication = await db.Authenticators.AnyAsync(one => one.UserId == user.Id, stop);
        Passkeys = await db.Passkeys.AsNoTracking().Where(one => one.UserId == user.Id).OrderBy(one => one.MadeAt)
            .ToListAsync(stop);
        MustEnrol = !user.TwoFactorEnabled && await FactorRules.IsRequiredAsync(db, user, stop);
        RecoveryLeft = await factors.RecoveryLeftAsync(user, stop);
        Sessions = await sessions.OpenOfAsync(user, stop);
    }

    [FreshProof("bỏ khóa truy cập", OwnAccount = true)]
    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? key, CancellationToken stop)
    {
        if (!await factors.RemovePasskeyAsync(me.Required, key ?? "", scope.Actor, stop))
        {
            return NotFound();
        }

        await Host.Sessions.OpenAsync(HttpContext, me.Required, me.Session!.SharedComputer, ProofKind.None);
        Done = "Đã bỏ khóa truy cập.";
        return LocalRedirect("/tai-khoan-cua-toi");
    }

    /// <summary>Nothing to prove: whoever sees a stranger in the list ends it at once.</summary>
    public async Task<IActionResult> OnPostEndAllAsync(CancellationToken stop)
    {
        await sessions.EndAllAsync(me.Required, scope.Actor, stop);
        return LocalRedirect("/dang-nhap");
    }
}
