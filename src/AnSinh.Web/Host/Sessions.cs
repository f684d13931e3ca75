using System.Globalization;
using System.Security.Claims;
using AnSinh.Core.Access;
using AnSinh.Core.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AnSinh.Web.Host;

/// <summary>
/// Sessions by cookie. Each request reads the account again: a disabled, expired or re-passworded account is cut
/// off at its next click. Idle and absolute ends are those of <see cref="SignInRules"/>, by the injected clock.
/// </summary>
public static class Sessions
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string StampClaim = "stamp";
    private const string OpenedClaim = "opened";

    /// <summary>
    /// The __Host- prefix forbids a cookie set by a neighbour domain; browsers allow it on https only.
    /// </summary>
    public static string CookieName(string name, bool https) => (https ? "__Host-ansinh-" : "ansinh-") + name;

    public static CookieSecurePolicy Secure(bool https) =>
        https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    public static void Add(IServiceCollection services, WebOptions options)
    {
        services.AddAuthentication(Scheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = CookieName("session", options.Https);
            cookie.Cookie.SecurePolicy = Secure(options.Https);
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = SignInRules.Idle;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/dang-nhap";
            cookie.AccessDeniedPath = "/loi/403";
            cookie.ReturnUrlParameter = "den";
            cookie.Events.OnValidatePrincipal = ValidateAsync;
            cookie.Events.OnRedirectToAccessDenied = DenyAsync;
        });
        // What a signed-in account may do on which page stands in RouteRights.
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    public static Task OpenAsync(HttpContext context, UserAccount account, bool sharedComputer)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return context.SignInAsync(Scheme, Principal(account, now), new AuthenticationProperties
        {
            IssuedUtc = now,
            ExpiresUtc = now + (sharedComputer ? SignInRules.IdleOnSharedComputer : SignInRules.Idle),
        });
    }

    public static Task CloseAsync(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>A password given out by the administrator opens one page only: the one that replaces it.</summary>
    public static Task RequireOwnPasswordAsync(HttpContext context, RequestDelegate next)
    {
        var must = context.RequestServices.GetRequiredService<CurrentUser>().Account?.MustChangePassword is true;
        var open = context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || context.Request.Path == "/doi-mat-khau" || context.Request.Path == "/thoat";
        if (must && !open)
        {
            context.Response.Redirect("/doi-mat-khau");
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static ClaimsPrincipal Principal(UserAccount account, DateTimeOffset opened) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
            new Claim(ClaimTypes.Name, account.UserName!),
            new Claim(StampClaim, account.SecurityStamp!),
            new Claim(OpenedClaim, opened.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        Scheme));

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var claims = context.Principal!;
        var account = Guid.TryParse(claims.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await services.GetRequiredService<AppDb>().Users.AsNoTracking()
                .SingleOrDefaultAsync(user => user.Id == id)
            : null;
        var opened = long.Parse(claims.FindFirstValue(OpenedClaim) ?? "0", CultureInfo.InvariantCulture);
        if (account is null || account.SecurityStamp != claims.FindFirstValue(StampClaim)
            || SignInRules.MayBeUsed(account, now) is not null
            || now - DateTimeOffset.FromUnixTimeSeconds(opened) >= SignInRules.SessionLasts)
        {
            context.RejectPrincipal();
            await CloseAsync(context.HttpContext);
            return;
        }

        services.GetRequiredService<CurrentUser>().Account = account;
        var areas = await services.GetRequiredService<UserScope>().AreaIdsAsync(context.HttpContext.RequestAborted);
        services.GetRequiredService<AppDb>().Enter(DataScope.Of(areas, account.Provider));
    }

    // A page, not a redirect: the address stays, and the answer is 403.
    private static Task DenyAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
