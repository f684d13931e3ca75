using AnSinh.Core.Access;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Users.Places;

/// <summary>Địa bàn của một tài khoản: given and ended with days and paper.</summary>
public sealed class IndexModel(
    AppDb db, AssignmentService assignments, AreaQueries areas, UserScope scope, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "login")]
    public string? Login { get; set; }

    [BindProperty]
    public string? AreaCode { get; set; }

    [BindProperty]
    public string? FromText { get; set; }

    [BindProperty]
    public string? UntilText { get; set; }

    [BindProperty]
    public string? Paper { get; set; }

    [BindProperty]
    public Guid? EndId { get; set; }

    [BindProperty]
    public string? LastText { get; set; }

    [TempData]
    public string? Said { get; set; }

    public UserAccount Account { get; private set; } = null!;

    public IReadOnlyList<AssignedPlace> Places { get; private set; } = [];

    public DateOnly Today => clock.Today();

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        FromText = Show.Date(Today);
        return await FindAsync(stop) ? Page() : NotFound();
    }

    [FreshProof("giao địa bàn")]
    public Task<IActionResult> OnPostAsync(CancellationToken stop) => DoAsync(
        async () =>
        {
            var days = (From: Day(FromText, nameof(FromText)), Until: string.IsNullOrWhiteSpace(UntilText)
                ? (DateOnly?)null : Day(UntilText, nameof(UntilText)));
            var area = await areas.RequireAsync(AreaCode ?? "", days.From, stop);
            await assignments.GiveAsync(Account, area, days, Paper ?? "", scope.Actor, stop);
            Said = $"Đã giao {area.Name} cho {Account.FullName}.";
        },
        stop);

    [FreshProof("thôi giao địa bàn")]
    public Task<IActionResult> OnPostEndAsync(CancellationToken stop) => DoAsync(
        async () =>
        {
            var last = Day(LastText, nameof(LastText));
            await assignments.EndAsync(Account, EndId ?? Guid.Empty, last, scope.Actor, stop);
            Said = $"Đã ghi ngày cuối {Show.Date(last)}.";
        },
        stop);

    private async Task<IActionResult> DoAsync(Func<Task> work, CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        try
        {
            await work();
            return LocalRedirect($"/tai-khoan/{Uri.EscapeDataString(Account.UserName!)}/dia-ban");
        }
        catch (RefusedException refused)
        {
            ModelState.Add(FieldOf(refused.Refusal), refused.Refusal);
            return Page();
        }
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (await AccessQueries.ByLoginAsync(db, Login ?? "", stop) is not { } account)
        {
            return false;
        }

        Account = account;
        Places = await assignments.OfAsync(account, stop);
        return true;
    }

    private static DateOnly Day(string? text, string field) => AskedDay.TryRead(text, out var day)
        ? day
        : throw new RefusedException(new Refusal("DAY", "Nhập ngày bằng số, ví dụ 01/12/2026.", field));

    private string FieldOf(Refusal refusal) => refusal.Code == "DAY" ? refusal.Where!
        : EndId is not null ? nameof(LastText)
        : refusal.Where switch
        {
            "paper" => nameof(Paper),
            "until" => nameof(UntilText),
            _ => nameof(AreaCode),
        };
}
