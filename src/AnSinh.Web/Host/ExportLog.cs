using AnSinh.Core.Audit;
using AnSinh.Core.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AnSinh.Web.Host;

/// <summary>
/// Every file that leaves by a page is written down first: who took it and from where. One filter for all pages, so
/// that none can forget; where the log cannot be written, no file goes out.
/// </summary>
public sealed class ExportLog(AppDb db, AuditLog audit, CurrentUser me, UserScope scope) : IAsyncResultFilter
{
    public const string Action = "FILE_TAKEN";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is FileResult file && me.Account is { } account)
        {
            var name = string.IsNullOrEmpty(file.FileDownloadName) ? "không tên" : file.FileDownloadName;
            audit.Add(
                scope.Actor, Action, ("file", name), $"Tải tệp {name} ở trang {context.HttpContext.Request.Path}",
                account.AreaId);
            await db.SaveChangesAsync(context.HttpContext.RequestAborted);
        }

        await next();
    }
}
