using AnSinh.Core.Access;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Users.Account;

/// <summary>One account: its second factor, sessions and password, and what an administrator does about them.</summary>
public sealed class IndexModel(
    AppDb db, CurrentUser me, UserScope scope, UserService users, SecondFactorService factors, SessionService sessions)
    : PageModel
{
    [BindProperty(SupportsGet = true, Name = "login")]
    public string? Login { get; set; }

    [TempData]
    public string? Done { get; set; }

    [TempData]
    public string? NewPassword { get; set; }

    public UserAccount Account { get; private set; } = null!;

    /// <summary>The account, or another one, of the administrator himself.</summary>
    public bool IsOwn => Account.PersonKey == me.Required.PersonKey;

    public bool Required { get; private set; }

    public int OpenSessions { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var stop = context.HttpContext.RequestAborted;
        if (await AccessQueries.ByLoginAsync(db, Login ?? "", stop) is not { } account)
        {
            context.Result = NotFound();
            return;
        }

        Account = account;
        await next();
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Required = await FactorRules.IsRequiredAsync(db, Account.Role, stop);
        OpenSessions = (await sessions.OpenOfAsync(Account, stop)).Count;
    }

    [FreshProof("gỡ lớp xác thực thứ hai")]
    public async Task<IActionResult> OnPostResetFactorAsync(CancellationToken stop)
    {
        Refuse(await factors.ResetAsync(Account, me.Required, scope.Actor, stop));
        Done = $"Đã gỡ lớp xác thực thứ hai của {Account.UserName}; mọi phiên đã kết thúc.";
        return Again();
    }

    [FreshProof("kết thúc các phiên đăng nhập")]
    public async Task<IActionResult> OnPostEndSessionsAsync(CancellationToken stop)
    {
        await sessions.EndAllAsync(Account, scope.Actor, stop);
        Done = $"Đã kết thúc mọi phiên của {Account.UserName}.";
        return Again();
    }

    [FreshProof("cấp mật khẩu")]
    public async Task<IActionResult> OnPostResetPasswordAsync(CancellationToken stop)
    {
        var reset = await users.ResetPasswordAsync(Account.UserName!, me.Required, scope.Actor, stop);
        NewPassword = reset.Password;
        return Again();
    }

    [FreshProof("nối với hệ thống đăng nhập của cơ quan")]
    public async Task<IActionResult> OnPostLinkAsync(
        string? subject, [FromServices] WebOptions options, CancellationToken stop)
    {
        if (options.Outside is not { } outside)
        {
            return NotFound();
        }

        var linked = string.IsNullOrWhiteSpace(subject) ? null : outside.SubjectOf(subject.Trim());
        Refuse(await users.LinkOutsideAsync(Account.UserName!, linked, scope.Actor, stop));
        Done = linked is null ? "Đã bỏ nối với hệ thống của cơ quan." : "Đã nối với hệ thống của cơ quan.";
        return Again();
    }

    private LocalRedirectResult Again() => LocalRedirect("/tai-khoan/" + Uri.EscapeDataString(Account.UserName!));

    private static void Refuse(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new RefusedException(refusal);
        }
    }
}
