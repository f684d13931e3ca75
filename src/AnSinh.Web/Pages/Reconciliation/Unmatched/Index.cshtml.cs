using AnSinh.Core.Reconciliation;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Reconciliation.Unmatched;

/// <summary>Tệp không khớp lô nào: its lines as the provider wrote them, and what to do about it.</summary>
public sealed class IndexModel(MonthTools tools) : PageModel
{
    public const int MostLines = 500;

    public UnmatchedFile Shown { get; private set; } = null!;

    public IReadOnlyList<UnmatchedLine> Lines { get; private set; } = [];

    public string AppliedBy { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if ((await UnmatchedFiles.ForAsync(tools, stop)).FirstOrDefault(one => one.Id == id) is not { } file)
        {
            return NotFound();
        }

        Shown = file;
        Lines = new UnmatchedFileQueries(tools.Db).Lines(id, MostLines);
        AppliedBy = (await tools.NamesAsync(stop)).GetValueOrDefault(file.AppliedBy, file.AppliedBy);
        return Page();
    }
}
