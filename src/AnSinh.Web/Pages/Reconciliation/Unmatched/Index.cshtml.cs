using AnSinh.Core.Access;
using AnSinh.Core.Reconciliation;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Reconciliation.Unmatched;

/// <summary>
/// Tệp không khớp lô nào: its lines as the provider wrote them, and the decision of each line with its reason.
/// </summary>
public sealed class IndexModel(MonthTools tools) : PageModel
{
    public const int MostLines = 500;

    private IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public UnmatchedFile Shown { get; private set; } = null!;

    public IReadOnlyList<UnmatchedLine> Lines { get; private set; } = [];

    /// <summary>The line whose decision was not yet good enough.</summary>
    public int? Deciding { get; private set; }

    public bool MayDecide => tools.Me.Can(OfficeAction.Settle);

    public string Name(string login) => names.GetValueOrDefault(login, login);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await ReadAsync(id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm(Name = "dong")] int rowNo, CancellationToken stop)
    {
        if (!await ReadAsync(id, stop))
        {
            return NotFound();
        }

        if (tools.Exceptions.Resolve(id, rowNo, Reason, tools.Actor) is { } refusal)
        {
            Deciding = rowNo;
            ModelState.Add(nameof(Reason), refusal);
            await ReadAsync(id, stop);
            return Page();
        }

        Said = $"Đã ghi quyết định dòng {Components.Show.Number(rowNo)}. Không có tiền nào chuyển đi.";
        return LocalRedirect($"/doi-chieu/tep/{id}");
    }

    /// <summary>False when there is no such file, or it is not the reader's.</summary>
    private async Task<bool> ReadAsync(Guid id, CancellationToken stop)
    {
        if ((await UnmatchedFiles.ForAsync(tools, stop)).FirstOrDefault(one => one.Id == id) is not { } file)
        {
            return false;
        }

        Shown = file;
        Lines = new UnmatchedFileQueries(tools.Db).Lines(id, MostLines);
        names = await tools.NamesAsync(stop);
        return true;
    }
}
