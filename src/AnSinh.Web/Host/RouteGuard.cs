using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AnSinh.Web.Host;

/// <summary>Asks <see cref="RouteRights"/> before a handler of any page runs.</summary>
public sealed class RouteGuard(CurrentUser user) : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var page = context.ActionDescriptor.ViewEnginePath.TrimStart('/');
        if (!RouteRights.Open.Contains(page) && !RouteRights.May(
            user, page, context.HttpContext.Request.Method, NameOf(context)))
        {
            context.Result = new ForbidResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    /// <summary>
    /// A page without a method for the asked handler shows itself: it counts as the page's own. A handler's name that
    /// no method has would otherwise pass as another one.
    /// </summary>
    private static string NameOf(PageHandlerExecutingContext context) => context.HandlerMethod?.Name ?? "";
}
