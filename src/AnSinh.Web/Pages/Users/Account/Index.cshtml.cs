using AnSinh.Core.Access;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
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

    /// <summary>What the account gave or got and is not over yet.</summary>
    public IReadOnlyList<DelegationRow> Delegations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(
        [FromServices] DelegationService delegations, CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        Required = await FactorRules.IsRequiredAsync(db, Account.Role, stop);
        OpenSessions = (await sessions.OpenOfAsync(Account, stop)).Count;
        Delegations = await delegations.OpenOfAsync(Account, stop);
        return Page();
    }

    [FreshProof("gỡ lớp xác thực thứ hai")]
    public Task<IActionResult> OnPostResetFactorAsync(CancellationToken stop) => DoAsync(
        async () =>
        {
            Refuse(await factors.ResetAsync(Account, me.Required, scope.Actor, stop));
            Done = $"Đã gỡ lớp xác thực thứ hai của {Account.UserName}; mọi phiên đã kết thúc.";
        },
        stop);

    [FreshProof("chấm dứt ủy quyền")]
    public Task<IActionResult> OnPostEndDelegationAsync(
        Guid delegation, [FromServices] DelegationService delegations, CancellationToken stop) => DoAsync(
        async () =>
        {
            await delegations.RevokeAsync(delegation, me.Required, scope.Actor, stop);
            Done = "Đã chấm dứt ủy quyền; có hiệu lực ngay ở trang sau người đó mở.";
        },
        stop);

    [FreshProof("kết thúc các phiên đăng nhập")]
    public Task<IActionResult> OnPostEndSessionsAsync(CancellationToken stop) => DoAsync(
        async () =>
        {
            await sessions.EndAllAsync(Account, scope.Actor, stop);
            Done = $"Đã kết thúc mọi phiên của {Account.UserName}.";
        },
        stop);

    [FreshProof("cấp mật khẩu")]
    public Task<IActionResult> OnPostResetPasswordAsync(CancellationToken stop) => DoAsync(
        async () =>
        {
            var reset = await users.ResetPasswordAsync(Account.UserName!, me.Required, scope.Actor, stop);
            NewPassword = reset.Password;
        },
        stop);

    [FreshProof("nối với hệ thống đăng nhập của cơ quan")]
    public async Task<IActionResult> OnPostLinkAsync(
        string? subject, [FromServices] WebOptions options, CancellationToken stop)
    {
        if (options.Outside is not { } outside)
        {
            return NotFound();
        }

        var linked = string.IsNullOrWhiteSpace(subject) ? null : outside.SubjectOf(subject.Trim());
        return await DoAsync(
            async () =>
            {
                Refuse(await users.LinkOutsideAsync(Account.UserName!, linked, scope.Actor, stop));
                Done = linked is null ? "Đã bỏ nối với hệ thống của cơ quan." : "Đã nối với hệ thống của cơ quan.";
            },
            stop);
    }

    private async Task<IActionResult> DoAsync(Func<Task> work, CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        await work();
        return LocalRedirect("/tai-khoan/" + Uri.EscapeDataString(Account.UserName!));
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (await AccessQueries.ByLoginAsync(db, Login ?? "", stop) is not { } account)
        {
            return false;
        }

        Account = account;
        return true;
    }

    private static void Refuse(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new RefusedException(refusal);
        }
    }
}
