using AnSinh.Core.Network;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Network.FeeForm;

/// <summary>Ghi phản ánh thu phí sai: of whom, by which bank, which fee, how much, on which day, who says it.</summary>
public sealed class IndexModel(AppDb db, UserScope scope, FeeDesk desk) : PageModel
{
    /// <summary>Code or identifier of the person.</summary>
    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public string? Bank { get; set; }

    [BindProperty]
    public string? Waiver { get; set; }

    /// <summary>Đồng as typed, 11.000.</summary>
    [BindProperty]
    public string? AmountText { get; set; }

    /// <summary>The day as typed, 05/11/2026.</summary>
    [BindProperty]
    public string? ChargedText { get; set; }

    [BindProperty]
    public string? Told { get; set; }

    [BindProperty]
    public string? ToldBy { get; set; }

    public void OnGet() => ToldBy = "người hưởng";

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var asked = VietnameseText.Clean(Person);
        var areas = await scope.AreaIdsAsync(stop);
        var person = asked.Length == 0 ? null : await PersonQueries.FindAsync(db, asked, stop);
        if (person is null || areas?.Contains(person.AreaId) == false)
        {
            ModelState.AddModelError(
                nameof(Person), "Không có người nào của địa bàn bạn mang mã hoặc số định danh này.");
            return Page();
        }

        try
        {
            desk.Report(
                person, new FeeRequest(Bank, Waiver, Read(AmountText))
                {
                    ChargedOn = AskedDay.TryRead(ChargedText, out var day) ? day : null,
                    Told = Told,
                    ToldBy = ToldBy,
                }, scope.Actor);
            TempData["Said"] =
                $"Đã ghi phản ánh của {person.FullName}. Gửi ngân hàng, rồi ghi trả lời ở trang của phản ánh.";
            return LocalRedirect("/ngan-hang-phu-trach");
        }
        catch (RefusedException refused)
        {
            ModelState.Add(refused.Refusal.Where ?? "", refused.Refusal);
            return Page();
        }
    }

    internal static long? Read(string? text) => AnSinh.Core.Shared.AmountText.TryParse(
        text, new AmountProfile(LimitVnd: FeeRules.MostVnd), out var vnd) ? vnd : null;
}
