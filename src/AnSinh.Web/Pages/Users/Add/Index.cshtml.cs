using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Territory;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Users.Add;

/// <summary>Thêm tài khoản. The password is made here, shown once on the list, and expires.</summary>
public sealed class IndexModel(UserService users, AuditLog audit, UserScope scope, AreaQueries areas,
    TimeProvider clock)
    : PageModel
{
    [BindProperty]
    public string? Login { get; set; }

    [BindProperty]
    public string? FullName { get; set; }

    [BindProperty]
    public string? PersonKey { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? AreaCode { get; set; }

    [BindProperty]
    public string? Provider { get; set; }

    [BindProperty]
    public string? UntilText { get; set; }

    [TempData]
    public string? NewLogin { get; set; }

    [TempData]
    public string? NewPassword { get; set; }

    [FreshProof("thêm tài khoản")]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        try
        {
            var added = await AddAsync(stop);
            (NewLogin, NewPassword) = (added.Account.UserName, added.Password);
            return LocalRedirect("/tai-khoan");
        }
        catch (RefusedException refused)
        {
            ModelState.Add(FieldOf(refused.Refusal), refused.Refusal);
            return Page();
        }
    }

    /// <summary>The account and its audit event are saved together.</summary>
    private async Task<AddedUser> AddAsync(CancellationToken stop)
    {
        var area = string.IsNullOrWhiteSpace(AreaCode) ? null : await areas.RequireAsync(AreaCode, clock.Today(), stop);
        var request = new NewUser
        {
            Login = Login ?? "",
            FullName = FullName ?? "",
            PersonKey = PersonKey ?? "",
            Role = Role ?? "",
            AreaId = area?.Id,
            Provider = string.IsNullOrWhiteSpace(Provider) ? null : Provider.Trim(),
            UntilOn = Until(),
        };
        audit.Add(
            scope.Actor, "USER_ADDED", ("user", request.Login.Trim()),
            $"Thêm tài khoản {request.Login.Trim()} cho {request.FullName.Trim()}, vai trò "
            + $"{Permissions.RoleOf(request.Role)?.Vietnamese}", area?.Id);
        return await users.AddAsync(request, stop);
    }

    private DateOnly? Until() => string.IsNullOrWhiteSpace(UntilText) ? null
        : AskedDay.TryRead(UntilText, out var day) ? day
        : throw new RefusedException(new Refusal("UNTIL", "Nhập hạn dùng bằng số, ví dụ 31/12/2026.", UntilText));

    private static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        "PERSON" => nameof(FullName),
        "ROLE_UNKNOWN" => nameof(Role),
        "PROVIDER_MISSING" => nameof(Provider),
        "AREA_ADDRESS" or "AREA_UNKNOWN" => nameof(AreaCode),
        "UNTIL" => nameof(UntilText),
        _ => nameof(Login),
    };
}
