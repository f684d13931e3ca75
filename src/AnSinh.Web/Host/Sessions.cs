using System.Runtime.ExceptionServices;
using System.Security.Claims;
using AnSinh.Core.Access;
using AnSinh.Core.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AnSinh.Web.Host;

/// <summary>
/// Sessions by cookie and by a row on the server. Each request reads both again: a disabled, expired or re-passworded
/// account is cut off at its next click, and so is a session that was ended elsewhere. Idle and absolute ends are those
/// of <see cref="SignInRules"/>, by the injected clock.
/// </summary>
public static class Sessions
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string StampClaim = "stamp";
    private const string SessionClaim = "session";
    private const string PasswordPage = "/doi-mat-khau";
    private const string SecurityPage = "/tai-khoan-cua-toi";

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

    /// <summary>
    /// A new session with an id of its own; <paramref name="proof"/> is how its owner has just shown himself.
    /// </summary>
    public static async Task OpenAsync(
        HttpContext context, UserAccount account, bool sharedComputer, ProofKind proof)
    {
        var services = context.RequestServices;
        var session = await services.GetRequiredService<SessionService>().OpenAsync(account, sharedComputer, proof);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await context.SignInAsync(Scheme, Principal(account, session), new AuthenticationProperties
        {
            IssuedUtc = now,
            ExpiresUtc = now + SignInRules.IdleOf(account, sharedComputer),
        });
    }

    /// <summary>Ends the session on the server too: a copy of the cookie opens nothing.</summary>
    public static async Task CloseAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<CurrentUser>() is { Account: { } account, Session: { } session })
        {
            var actor = services.GetRequiredService<UserScope>().Actor;
            await services.GetRequiredService<SessionService>().EndAsync(account, session.Id, actor);
        }

        await context.SignOutAsync(Scheme);
    }

    /// <summary>
    /// A password given out by the administrator opens one page only, the one that replaces it; where the role needs a
    /// second factor, what opens without one is where it is set up.
    /// </summary>
    public static async Task RequireOwnSetupAsync(HttpContext context, RequestDelegate next)
    {
        if (await MissingAsync(context) is { } page)
        {
            context.Response.Redirect(page);
            return;
        }

        await next(context);
    }

    private static async Task<string?> MissingAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var path = context.Request.Path;
        if (services.GetRequiredService<CurrentUser>().Account is not { } account || path == "/thoat"
            || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null || path == PasswordPage)
        {
            return null;
        }

        if (account.MustChangePassword)
        {
            return PasswordPage;
        }

        if (AccessRules.HasPlace(account) is not null && !path.StartsWithSegments(SecurityPage))
        {
            return SecurityPage;
        }

        return !account.TwoFactorEnabled && !path.StartsWithSegments(SecurityPage)
            && await FactorRules.IsRequiredAsync(
                services.GetRequiredService<AppDb>(), account, context.RequestAborted)
            ? SecurityPage
            : null;
    }

    private static ClaimsPrincipal Principal(UserAccount account, UserSession session) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
            new Claim(ClaimTypes.Name, account.UserName!),
            new Claim(StampClaim, account.SecurityStamp!),
            new Claim(SessionClaim, session.Id.ToString()),
        ],
        Scheme));

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            await ReadAsync(context);
        }
        catch (Exception exception) when (DatabaseAway.Is(exception))
        {
            // An answer that failed would be kept for the page that says so; the cookie stays for when it is back.
            context.RejectPrincipal();
            context.HttpContext.Features.Set(new Unread(ExceptionDispatchInfo.Capture(exception)));
        }
    }

    /// <summary>Nobody is taken for signed out because the database could not be asked.</summary>
    public static Task StopUnreadAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is null && context.Features.Get<Unread>() is { } unread)
        {
            unread.Why.Throw();
        }

        return next(context);
    }

    private static async Task ReadAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var claims = context.Principal!;
        var found = Guid.TryParse(claims.FindFirstValue(SessionClaim), out var id)
            ? await services.GetRequiredService<SessionService>().UseAsync(id, context.HttpContext.RequestAborted)
            : null;
        if (found is not { } open || open.User.SecurityStamp != claims.FindFirstValue(StampClaim))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        var current = services.GetRequiredService<CurrentUser>();
        current.Account = open.User;
        current.Session = open.Session;
        var areas = await services.GetRequiredService<UserScope>().AreaIdsAsync(context.HttpContext.RequestAborted);
        services.GetRequiredService<AppDb>().Enter(DataScope.Of(areas, open.User.Provider));
    }

    // A page, not a redirect: the address stays, and the answer is 403.
    private static Task DenyAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>A session that could not be read, and why.</summary>
    private sealed record Unread(ExceptionDispatchInfo Why);
}
