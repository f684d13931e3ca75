using System.Globalization;
using AnSinh.Core.Access;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Account;

/// <summary>
/// Đăng nhập bằng hệ thống của cơ quan: there and back. It makes no account; it opens the one that an administrator
/// linked, whose own second factor is asked for as after a password.
/// </summary>
public sealed class OutsideModel(AppDb db, WebOptions options, SecretBox box, TimeProvider clock) : PageModel
{
    private const string Purpose = "outside sign-in";
    private const string Back = "ve";

    private static readonly Refusal NotLinked = new(
        "OUTSIDE_UNKNOWN",
        "Tài khoản của bạn ở hệ thống của cơ quan chưa được nối với tài khoản ở đây. Nhờ người quản trị nối, "
        + "hoặc đăng nhập bằng mật khẩu.");

    private static readonly Refusal TooLate = new(
        "OUTSIDE_LATE", "Lần đăng nhập này đã quá lâu hoặc bắt đầu ở trình duyệt khác. Bắt đầu lại.");

    public Refusal? Refused { get; private set; }

    private string CookieName => Host.Sessions.CookieName("outside", options.Https);

    private string Return => $"{(options.Https ? "https" : Request.Scheme)}://{Request.Host}/dang-nhap/co-quan/{Back}";

    public async Task<IActionResult> OnGetAsync(
        string? step, string? code, string? state, string? den, [FromServices] IServiceProvider services,
        CancellationToken stop)
    {
        if (services.GetService(typeof(OutsideSignIn)) is not OutsideSignIn outside)
        {
            return NotFound();
        }

        return step is null ? await LeaveAsync(outside, den, stop)
            : step == Back ? await ReturnAsync(outside, code, state, stop)
            : NotFound();
    }

    private async Task<IActionResult> LeaveAsync(OutsideSignIn outside, string? den, CancellationToken stop)
    {
        var trip = OutsideTrip.New();
        if (await outside.AddressAsync(trip, Return, stop) is not { } address)
        {
            return Refuse(OutsideSignIn.Failed);
        }

        var destination = Url.IsLocalUrl(den) ? den! : "/";
        var now = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Response.Cookies.Append(
            CookieName, box.Seal(Purpose, string.Join('|', now, trip.State, trip.Nonce, trip.Verifier, destination)),
            Cookie());
        return Redirect(address);
    }

    private async Task<IActionResult> ReturnAsync(
        OutsideSignIn outside, string? code, string? state, CancellationToken stop)
    {
        var kept = box.Unseal(Purpose, Request.Cookies[CookieName])?.Split('|', 5);
        Response.Cookies.Delete(CookieName, Cookie());
        if (kept is not [var at, var asked, var nonce, var verifier, var destination]
            || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture))
                > FactorRules.CodePageLasts)
        {
            return Refuse(TooLate);
        }

        var (subject, refusal) = await outside.TakeAsync(
            new OutsideTrip(asked, nonce, verifier), state, code, Return, stop);
        return refusal is not null ? Refuse(refusal) : await EnterAsync(subject!, destination, stop);
    }

    private async Task<IActionResult> EnterAsync(string subject, string destination, CancellationToken stop)
    {
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.ExternalSubject == subject, stop);
        if (account is null)
        {
            return Refuse(NotLinked);
        }

        var now = clock.GetUtcNow();
        if ((SignInRules.NotLocked(account, now) ?? SignInRules.MayBeUsed(account, now)) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (account.TwoFactorEnabled)
        {
            SignInStep.Write(HttpContext, account, sharedComputer: false);
            return LocalRedirect("/dang-nhap/ma?den=" + Uri.EscapeDataString(destination));
        }

        await Host.Sessions.OpenAsync(HttpContext, account, sharedComputer: false, ProofKind.Outside);
        return LocalRedirect(destination);
    }

    private PageResult Refuse(Refusal refusal)
    {
        Refused = refusal;
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }

    // Lax: the way back is a link from another site.
    private CookieOptions Cookie() => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = options.Https || Request.IsHttps,
    };
}
