using AnSinh.Core.Access;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Registry.Duplicates;

/// <summary>Hồ sơ nghi trùng: two records side by side, and whether they are one person.</summary>
public sealed class IndexModel(
    AppDb db, CurrentUser me, UserScope scope, MergeService merges, TimeProvider clock) : PageModel
{
    private const int PageSize = 20;
    private const string Here = "/doi-tuong/trung";

    private IReadOnlyCollection<int>? places;

    [BindProperty(SupportsGet = true, Name = "da")]
    public string? DecidedText { get; set; }

    [BindProperty]
    public Guid One { get; set; }

    [BindProperty]
    public Guid Other { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public bool Decided => DecidedText == "1";

    public bool MayDecide => me.Can(OfficeAction.Record);

    public IReadOnlyList<DuplicateRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public bool IsMine(DuplicateSide side) => places?.Contains(side.AreaId) is not false;

    public IReadOnlyList<ComparedLine> Lines(DuplicateRow row) => ComparedLine.Of(row, IsMine);

    public Task OnGetAsync(CancellationToken stop) => ReadAsync(stop);

    public async Task<IActionResult> OnPostFindAsync(CancellationToken stop)
    {
        var found = new DuplicateFinder(db, clock).Find(await scope.AreaIdsAsync(stop));
        Said = found == 0 ? "Không thấy cặp nào mới." : $"Thấy thêm {Show.Number(found)} cặp.";
        return LocalRedirect(Here);
    }

    public Task<IActionResult> OnPostDecideAsync(CancellationToken stop) => DoAsync(
        row =>
        {
            Said = Decide(row);
            return Here;
        },
        row => row.Pair.State == DuplicateState.Open, stop);

    /// <summary>One is the record that was merged, Other the kept one.</summary>
    public Task<IActionResult> OnPostUndoAsync(CancellationToken stop) => DoAsync(
        _ =>
        {
            merges.Undo(One, Reason, scope.Actor);
            Said = "Đã tách lại hai hồ sơ.";
            return Here + "?da=1";
        },
        row => row.MergedInto == Other, stop);

    private string Decide(DuplicateRow row)
    {
        switch (Answer)
        {
            case "different":
                merges.Different(row.One.Id, row.Other.Id, Reason, scope.Actor);
                return $"Đã ghi: {row.One.Code} và {row.Other.Code} là hai người.";
            case "keep-one" when IsMine(row.Other):
                merges.Merge(row.One.Id, row.Other.Id, Reason, scope.Actor);
                return $"Đã gộp {row.Other.Code} vào {row.One.Code}.";
            case "keep-other" when IsMine(row.One):
                merges.Merge(row.Other.Id, row.One.Id, Reason, scope.Actor);
                return $"Đã gộp {row.One.Code} vào {row.Other.Code}.";
            default:
                throw new RefusedException(new Refusal(
                    "ANSWER_MISSING", "Chọn một người hay hai người, và giữ hồ sơ nào.", nameof(Answer)));
        }
    }

    private async Task<IActionResult> DoAsync(
        Func<DuplicateRow, string> work, Func<DuplicateRow, bool> may, CancellationToken stop)
    {
        places = await scope.AreaIdsAsync(stop);
        if (new DuplicateQueries(db).Of(One, Other, places) is not { } row || !may(row))
        {
            return NotFound();
        }

        try
        {
            return LocalRedirect(work(row));
        }
        catch (RefusedException refused)
        {
            ModelState.Add("r-" + row.One.Code + "-" + row.Other.Code, refused.Refusal);
            await ReadAsync(stop);
            return Page();
        }
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        places = await scope.AreaIdsAsync(stop);
        (Rows, Total) = new DuplicateQueries(db).Read(Decided ? null : DuplicateState.Open, places, 1, PageSize);
    }
}
