using AnSinh.Core.Reconciliation;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Reconciliation.Months;

/// <summary>Đối chiếu: the months sent to each provider, open ones on top; below, files that fit no month.</summary>
public sealed class IndexModel(MonthTools tools) : PageModel
{
    public IReadOnlyList<ProviderMonth> Months { get; private set; } = [];

    public IReadOnlyList<UnmatchedFile> Unmatched { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public async Task OnGetAsync(CancellationToken stop)
    {
        Months = [.. (await ResultMonths.ForAsync(tools, stop)).OrderBy(one => one.Settled)];
        Unmatched = await UnmatchedFiles.ForAsync(tools, stop);
        Names = await tools.NamesAsync(stop);
    }
}
