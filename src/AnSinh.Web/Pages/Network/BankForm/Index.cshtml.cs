using AnSinh.Core.Network;
using AnSinh.Core.Shared;
using AnSinh.Policy;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Network.BankForm;

/// <summary>Ghi đăng ký địa bàn: a branch, its communes, the fees it does not take there.</summary>
public sealed class IndexModel(UserScope scope, MonthScopes scopes, BankAreaDesk desk, TimeProvider clock) : PageModel
{
    private static readonly char[] Between = [' ', ',', ';', '\r', '\n', '\t'];

    /// <summary>The commune that the link named.</summary>
    [BindProperty(SupportsGet = true, Name = "xa")]
    public string? CommuneCode { get; set; }

    /// <summary>Codes of communes, one or several.</summary>
    [BindProperty]
    public string? AreaCodes { get; set; }

    [BindProperty]
    public string? Bank { get; set; }

    [BindProperty]
    public string? Branch { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Paper { get; set; }

    /// <summary>Days as typed, 01/12/2026.</summary>
    [BindProperty]
    public string? FromText { get; set; }

    [BindProperty]
    public string? UntilText { get; set; }

    [BindProperty]
    public List<WaiverChoice> Waivers { get; set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var found = await scopes.OfAsync(Month.Of(clock.Today()), CommuneCode, stop);
        AreaCodes = found?.Commune?.Code;
        FromText = DateText.Show(clock.Today());
        Waivers = [.. FeeWaivers.All.Select(one => new WaiverChoice { Code = one.Code, Chosen = true })];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var own = (await scopes.OfAsync(Month.Of(clock.Today()), null, stop))!.All;
        var codes = (AreaCodes ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        var areas = own.Where(area => codes.Contains(area.Code)).ToList();
        try
        {
            Refuse(codes.Count == 0 || areas.Count < codes.Count ? new Refusal(
                "AREA_NOT_YOURS", "Mã xã ghi ở đây không phải đều là xã bạn phụ trách hôm nay. Ghi mã 5 chữ số, ví dụ "
                    + "06217; nhiều xã cách nhau bằng dấu phẩy.", nameof(AreaCodes)) : null);
            Refuse(Unread(UntilText, nameof(UntilText)));
            foreach (var one in Waivers.Where(one => one.Chosen))
            {
                Refuse(Unread(one.FromText, "Waivers") ?? Unread(one.UntilText, "Waivers"));
            }

            desk.Register([.. areas.Select(area => area.Id)], Asked(), scope.Actor);
            TempData["Said"] = $"Đã ghi {NetworkWords.Provider(NetworkWords.BankOf(Bank)!)} {Branch?.Trim()} phụ trách "
                + $"{string.Join(", ", areas.Select(area => area.Name))}.";
            return LocalRedirect("/ngan-hang-phu-trach");
        }
        catch (RefusedException refused)
        {
            ModelState.Add(refused.Refusal.Where ?? "", refused.Refusal);
            Waivers = [.. FeeWaivers.All.Select(one =>
                Waivers.Find(held => held.Code == one.Code) ?? new WaiverChoice { Code = one.Code })];
            return Page();
        }
    }

    private BankAreaRequest Asked() => new(Bank, Branch, Contact)
    {
        Phone = Phone,
        Paper = Paper,
        FromOn = Read(FromText),
        UntilOn = Read(UntilText),
        Waivers =
        [
            .. Waivers.Where(one => one.Chosen).Select(one => new WaiverRequest(
                one.Code ?? "", Read(one.FromText), Read(one.UntilText), one.Terms)),
        ],
    };

    private static DateOnly? Read(string? text) => AskedDay.TryRead(text, out var day) ? day : null;

    private static Refusal? Unread(string? text, string field) =>
        string.IsNullOrWhiteSpace(text) || Read(text) is not null ? null : new Refusal(
            "DAY", $"Ghi đủ ngày, tháng, năm, ví dụ 31/12/2026. Đã ghi “{text.Trim()}”.", field);

    private static void Refuse(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new RefusedException(refusal);
        }
    }
}
