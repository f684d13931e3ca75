using System.Globalization;
using AnSinh.Core.Shared;
using Microsoft.AspNetCore.Http;

namespace AnSinh.Web.Host;

/// <summary>Too much for now: why, and from when on again. The answer is 429 with a page in words.</summary>
public sealed record Later(Refusal Refusal)
{
    /// <summary>Marks the answer; the page of errors tells the rest.</summary>
    public static void Say(HttpContext context, Refusal refusal, TimeSpan wait)
    {
        context.Items[typeof(Later)] = new Later(refusal);
        context.Response.Headers.RetryAfter =
            ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
    }

    public static Later? Of(HttpContext context) => context.Items[typeof(Later)] as Later;
}
