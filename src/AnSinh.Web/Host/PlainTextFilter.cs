using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AnSinh.Web.Host;

/// <summary>
/// Nobody types the letter of number zero, and PostgreSQL keeps no text that holds it: such a request is refused before
/// it fails in the middle of a page.
/// </summary>
public sealed class PlainTextFilter : IPageFilter
{
    private const char Zero = '\0';

    /// <summary>It tells about the refusal, with the same form still at hand.</summary>
    private const string ErrorPage = "/Error";

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.ActionDescriptor.ViewEnginePath == ErrorPage)
        {
            return;
        }

        var request = context.HttpContext.Request;
        var said = request.Query.SelectMany(one => one.Value);
        if (request.HasFormContentType)
        {
            said = said.Concat(request.Form.SelectMany(one => one.Value));
        }

        if (said.Any(text => text?.Contains(Zero) is true))
        {
            context.Result = new BadRequestResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
