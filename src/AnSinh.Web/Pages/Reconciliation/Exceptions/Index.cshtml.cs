using AnSinh.Core.Reconciliation;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Reconciliation.Exceptions;

/// <summary>Một hàng đợi: what does not fit, ours beside theirs, and the decision with its reason.</summary>
public sealed class IndexModel(MonthTools tools) : ResultPage(tools)
{
    private const int MostPairs = 200;

    [BindProperty(SupportsGet = true, Name = "hang")]
    public string Queue { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "tep")]
    public Guid? FileId { get; set; }

    [BindProperty(SupportsGet = true, Name = "dong")]
    public int? RowNo { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<ExceptionPair> Pairs { get; private set; } = [];

    public ExceptionPair Shown { get; private set; } = null!;

    public int At { get; private set; }

    public int Open => Pairs.Count(pair => pair.ResolvedAt is null);

    public string Href(ExceptionPair pair) => $"{Root}/can-xem?hang={Queue}&tep={pair.FileId}&dong={pair.RowNo}";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await ReadProviderAsync(stop) ?? (Choose() ? Page() : NotFound());

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await ReadProviderAsync(stop) is { } answer)
        {
            return answer;
        }

        if (!Choose() || Shown.FileId != FileId || Shown.RowNo != RowNo)
        {
            return NotFound();
        }

        var refusal = Tools.Exceptions.Resolve(Shown.FileId, Shown.RowNo, Reason, Tools.Actor);
        if (refusal is { Where: "reason" })
        {
            ModelState.Add(nameof(Reason), refusal);
            return Page();
        }

        if (refusal is not null)
        {
            return await RefuseAsync(refusal, () => Task.FromResult(Choose()));
        }

        Done = "Đã ghi quyết định. Không có tiền nào chuyển đi.";
        return LocalRedirect($"{Root}/can-xem?hang={Queue}");
    }

    /// <summary>The pair that the address names, else the first open one. None when the queue is empty.</summary>
    private bool Choose()
    {
        Pairs = Queries.Pairs(Month, Provider, Queue, Lines, MostPairs);
        At = 0;
        for (var i = 0; i < Pairs.Count; i++)
        {
            At = Pairs[i].FileId == FileId && Pairs[i].RowNo == RowNo ? i : At;
        }

        if (Pairs.Count == 0)
        {
            return false;
        }

        Shown = Pairs[At];
        return true;
    }
}
