using AnSinh.Core.Access;
using AnSinh.Core.Network;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Network.Fee;

/// <summary>One fee that was reported, and the bank's answer, which closes it.</summary>
public sealed class IndexModel(AppDb db, CurrentUser me, UserScope scope, FeeDesk desk, TimeProvider clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public FeeAnswer Answer { get; set; }

    /// <summary>The day of the refund or the answer as typed.</summary>
    [BindProperty]
    public string? OnText { get; set; }

    /// <summary>Đồng as typed.</summary>
    [BindProperty]
    public string? RefundText { get; set; }

    [BindProperty]
    public string? AnswerText { get; set; }

    [TempData]
    public string? Said { get; set; }

    public FeeRow Row { get; private set; } = null!;

    public bool MayRecord => me.Can(OfficeAction.Record);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        (OnText, RefundText) = (DateText.Show(clock.Today()), VndText.Number(Row.Report.AmountVnd));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        try
        {
            desk.Answer(
                Row.Report, new FeeAnswerRequest(Answer, AskedDay.TryRead(OnText, out var day) ? day : null)
                {
                    RefundedVnd = FeeForm.IndexModel.Read(RefundText),
                    Text = AnswerText,
                }, scope.Actor);
            Said = "Đã ghi trả lời của ngân hàng.";
            return LocalRedirect($"/ngan-hang-phu-trach/thu-sai/{Id}");
        }
        catch (RefusedException refused)
        {
            ModelState.Add(refused.Refusal.Where ?? "", refused.Refusal);
            return Page();
        }
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (BankQueries.Fee(db, Id, await scope.AreaIdsAsync(stop), clock.Today()) is not { } row)
        {
            return false;
        }

        Row = row;
        return true;
    }
}
