using AnSinh.Core.Access;
using AnSinh.Core.Calendars;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payments;
using AnSinh.Core.Privacy;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Privacy.Request;

/// <summary>
/// One request about personal data: its two clocks, the answer, the deed, and the paper for the person.
/// </summary>
public sealed class IndexModel(AppDb db, UserScope scope, CurrentUser me, LoadedLaw law, DataRequestDesk desk)
    : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Yes, or no when the request is refused.</summary>
    [BindProperty]
    public bool Accepted { get; set; } = true;

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [TempData]
    public string? Said { get; set; }

    public DataRequestRow Row { get; private set; } = null!;

    public RequestDue Due { get; private set; } = null!;

    public PrivacyTerm Term { get; private set; } = null!;

    public bool MayRecord => me.Can(OfficeAction.Record);

    public bool HasPaper => Row.Request.Kind is DataRequestKind.Copy or DataRequestKind.UseLog;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await FindAsync(stop) ? Page() : NotFound();

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken stop) => StepAsync(
        nameof(Answer), "Đã ghi câu trả lời.",
        () => desk.AnswerAsync(Row.Request, Accepted, Answer, scope.Actor, stop), stop);

    public Task<IActionResult> OnPostCompleteAsync(CancellationToken stop) => StepAsync(
        nameof(Outcome), "Đã ghi việc thực hiện.",
        () => desk.CompleteAsync(Row.Request, Outcome, scope.Actor, stop), stop);

    /// <summary>The workbook that is handed to the person.</summary>
    public async Task<IActionResult> OnPostPaperAsync(CancellationToken stop) =>
        await FindAsync(stop) && HasPaper
            ? File(
                await desk.PaperAsync(Row.Request, scope.Actor, stop), PaperFile.Xlsx,
                $"du-lieu-{Row.PersonCode}.xlsx")
            : NotFound();

    private async Task<IActionResult> StepAsync(
        string field, string said, Func<Task<Refusal?>> step, CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        if (await step() is { } refusal)
        {
            ModelState.Add(field, refusal);
            return Page();
        }

        Said = said;
        return LocalRedirect($"/yeu-cau-du-lieu/{Id}");
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (await DataRequestQueries.OneAsync(db, Id, await scope.AreaIdsAsync(stop), stop) is not { } row)
        {
            return false;
        }

        var terms = PrivacyTerms.Of(db);
        Row = row;
        Term = terms[row.Request.Kind];
        Due = terms.Due(row.Request, OfficeCalendar.Of(db, law.Holidays));
        return true;
    }
}
