using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AnSinh.Web.Host;

/// <summary>
/// Every file that leaves by a page is counted and written down first: who took it and from where. One filter for all
/// pages, so that none can forget; where the log cannot be written, no file goes out.
/// </summary>
public sealed class ExportLog(AppDb db, AuditLog audit, CurrentUser me, UserScope scope, ExportGate gate,
    TimeProvider clock) : IAsyncResultFilter
{
    public const string Action = "FILE_TAKEN";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is FileResult file && me.Account is { } account)
        {
            if (!gate.Take(account.Id))
            {
                await RefuseAsync(context.HttpContext, account);
                context.Result = new EmptyResult();
                await next();
                return;
            }

            var name = string.IsNullOrEmpty(file.FileDownloadName) ? "không tên" : file.FileDownloadName;
            audit.Add(
                scope.Actor, Action, ("file", name), $"Tải tệp {name} ở trang {context.HttpContext.Request.Path}",
                account.AreaId);
            await db.SaveChangesAsync(context.HttpContext.RequestAborted);
        }

        await next();
    }

    private async Task RefuseAsync(HttpContext context, UserAccount account)
    {
        if (gate.IsFirstRefusal(account.Id))
        {
            audit.Add(
                scope.Actor, ExportGate.Action, ("user", account.Id.ToString()),
                $"Tài khoản {account.UserName} đã tải {gate.Most} tệp trong ngày, ngừng cho tải thêm", account.AreaId);
            await db.SaveChangesAsync(context.RequestAborted);
        }

        Later.Say(
            context,
            new Refusal(
                "FILES_LATER",
                $"Hôm nay tài khoản này đã tải {Show.Number(gate.Most)} tệp, hết mức của một ngày. Tải tiếp được từ "
                    + $"{Show.Instant(gate.Opens)}; nếu công việc cần nhiều hơn, nhờ người quản trị máy chủ nâng mức."),
            gate.Opens - clock.GetUtcNow());
    }
}
