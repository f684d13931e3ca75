using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AnSinh.Web.Host;

/// <summary>
/// Writes down what a signed-in account was refused: by role, for a row that is not there or another's, or by a rule
/// about who does it. The answer stays what it is; where the log cannot be written, the server's log tells so.
/// </summary>
public static partial class RefusalNotes
{
    /// <summary>Keeps the refusal that a page shows itself, for the note.</summary>
    public static void Keep(HttpContext context, Refusal refusal) => context.Items[typeof(RefusalNotes)] = refusal;

    public static async Task WriteAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (RefusedException refused)
        {
            Keep(context, refused.Refusal);
            await NoteAsync(context);
            throw;
        }

        await NoteAsync(context);
    }

    private static async Task NoteAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var user = services.GetRequiredService<CurrentUser>();
        if (user.Account is not { } account
            || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not { } page
            || NameOf(page) is var name && RouteRights.Open.Contains(name))
        {
            return;
        }

        var handler = HandlerOf(context, name);
        if (Why(context, user, name, handler) is not { } refusal || !RefusalLog.IsAboutWho(refusal))
        {
            return;
        }

        var asked = new RefusedAsk(
            $"{name} {context.Request.Method} {handler}".TrimEnd(),
            $"ở trang /{page.AttributeRouteInfo!.Template}" + (handler.Length == 0 ? "" : $" (việc {handler})"),
            account.AreaId);
        try
        {
            await services.GetRequiredService<RefusalLog>().NoteAsync(
                services.GetRequiredService<AppDb>(), services.GetRequiredService<UserScope>().Actor, asked, refusal);
        }
        catch (Exception exception)
        {
            NotWritten(
                services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RefusalNotes)),
                context.TraceIdentifier, exception.GetBaseException().GetType().Name);
        }
    }

    private static Refusal? Why(HttpContext context, CurrentUser user, string page, string handler) =>
        context.Response.StatusCode switch
        {
            StatusCodes.Status403Forbidden => RouteRights.May(user, page, context.Request.Method, handler)
                ? RefusalLog.Unseen
                : RefusalLog.ByRole,
            StatusCodes.Status404NotFound => RefusalLog.Unseen,
            _ => context.Items[typeof(RefusalNotes)] as Refusal,
        };

    /// <summary>The asked handler as the table of rights writes it; nothing that a reader typed.</summary>
    private static string HandlerOf(HttpContext context, string page)
    {
        var asked = context.Request.RouteValues["handler"] as string ?? context.Request.Query["handler"].ToString();
        return RouteRights.All.FirstOrDefault(right => right.Page == page
            && string.Equals(right.Handler, asked, StringComparison.OrdinalIgnoreCase))?.Handler ?? "";
    }

    private static string NameOf(PageActionDescriptor page) => page.ViewEnginePath.TrimStart('/');

    [LoggerMessage(LogLevel.Error, "{Incident}: a refusal could not be written down ({Kind})")]
    private static partial void NotWritten(ILogger log, string incident, string kind);
}
