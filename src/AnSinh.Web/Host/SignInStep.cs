using System.Globalization;
using AnSinh.Core.Access;
using AnSinh.Core.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AnSinh.Web.Host;

/// <summary>
/// Between the password and the code: a sealed cookie says whose password was right, for five minutes by the injected
/// clock. It opens no page but the one that asks for the code.
/// </summary>
public static class SignInStep
{
    private const string Purpose = "sign-in step";

    public static void Write(HttpContext context, UserAccount account, bool sharedComputer)
    {
        var now = Clock(context).GetUtcNow().ToUnixTimeSeconds();
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{account.Id}|{account.SecurityStamp}|{now}|{sharedComputer}");
        context.Response.Cookies.Append(Name(context), Box(context).Seal(Purpose, text), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = Options(context).Https || context.Request.IsHttps,
        });
    }

    /// <summary>
    /// Who is on the way in, or nobody: no cookie, an old one, or one from before the password changed.
    /// </summary>
    public static async Task<(UserAccount Account, bool SharedComputer)?> ReadAsync(HttpContext context)
    {
        var parts = Box(context).Unseal(Purpose, context.Request.Cookies[Name(context)])?.Split('|');
        if (parts is not [var id, var stamp, var at, var shared])
        {
            return null;
        }

        var now = Clock(context).GetUtcNow();
        var began = DateTimeOffset.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture));
        var user = Guid.Parse(id);
        var account = await context.RequestServices.GetRequiredService<AppDb>().Users.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == user, context.RequestAborted);
        return account?.SecurityStamp == stamp && now - began <= FactorRules.CodePageLasts
            ? (account, bool.Parse(shared))
            : null;
    }

    public static void Clear(HttpContext context) =>
        context.Response.Cookies.Delete(Name(context), new CookieOptions
        {
            Path = "/",
            Secure = Options(context).Https || context.Request.IsHttps,
        });

    private static string Name(HttpContext context) => Sessions.CookieName("step", Options(context).Https);

    private static SecretBox Box(HttpContext context) => context.RequestServices.GetRequiredService<SecretBox>();

    private static TimeProvider Clock(HttpContext context) =>
        context.RequestServices.GetRequiredService<TimeProvider>();

    private static WebOptions Options(HttpContext context) => context.RequestServices.GetRequiredService<WebOptions>();
}
