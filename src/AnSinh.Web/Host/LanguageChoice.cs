using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace AnSinh.Web.Host;

/// <summary>
/// Vietnamese unless the reader chose English by <c>?lang=en</c>, kept in a cookie. Only words follow the choice:
/// dates, months and money are written one way in both (<see cref="Components.Show"/>), and the culture of parsing
/// is neutral.
/// </summary>
public static class LanguageChoice
{
    private const string Cookie = "ansinh-lang";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        var asked = context.Request.Query["lang"].ToString();
        if (asked is "vi" or "en")
        {
            context.Response.Cookies.Append(Cookie, asked, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                MaxAge = TimeSpan.FromDays(365),
            });
        }
        else
        {
            asked = context.Request.Cookies[Cookie];
        }

        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = asked == "en" ? English : Vietnamese;
        return next(context);
    }
}
