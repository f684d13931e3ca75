using AnSinh.Core.Access;
using AnSinh.Core.Exchanges;
using AnSinh.Core.Files;
using AnSinh.Core.Payments;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Exchanges.Batch;

/// <summary>Một lô: its file, its answers, and what differs, field by field, with the decisions.</summary>
public sealed class IndexModel(AppDb db, CurrentUser me, UserScope scope, ExchangeDesks desks) : PageModel
{
    private IReadOnlyCollection<int>? places;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The differences that are decided.</summary>
    [BindProperty]
    public IReadOnlyList<Guid> Chosen { get; set; } = [];

    /// <summary>Yes: the register takes what the partner says. Nothing is decided without a word.</summary>
    [BindProperty]
    public bool? Accept { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public BatchView View { get; private set; } = null!;

    /// <summary>The difference whose numbers are shown whole, once.</summary>
    public Guid? Opened { get; private set; }

    public bool MayRecord => me.Can(OfficeAction.Record);

    public string Here => $"/trao-doi/{Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await ReadAsync(stop) ? Page() : NotFound();

    [FreshProof("tải tệp gửi cơ quan ngoài")]
    public async Task<IActionResult> OnPostFileAsync(string? format, CancellationToken stop)
    {
        if (!await ReadAsync(stop) || !ExchangeFile.Formats.Contains(format))
        {
            return NotFound();
        }

        return File(
            await desks.Maker.FileAsync(View.One, format!, scope.Actor, stop),
            format == "csv" ? PaperFile.Csv : PaperFile.Xlsx, ExchangeFile.Name(View.One, format!));
    }

    /// <summary>A file of another batch of these places goes to that batch.</summary>
    public Task<IActionResult> OnPostAnswerAsync(CancellationToken stop) => DoAsync(
        nameof(Upload),
        async () =>
        {
            if (BatchView.FaultOf(Upload) is { } fault)
            {
                throw new RefusedException(new Refusal("FILE", fault));
            }

            using var memory = new MemoryStream();
            await Upload!.CopyToAsync(memory, stop);
            var taken = await desks.Answers.TakeAsync(
                new AnswerService.Sent(Upload.FileName, memory.ToArray(), ReadLimits.Web), places, scope.Actor,
                stop: stop);
            Said = BatchView.Told(taken);
            return LocalRedirect($"/trao-doi/{taken.Exchange.Id}");
        },
        stop);

    public Task<IActionResult> OnPostDecideAsync(CancellationToken stop) => DoAsync(
        nameof(Reason),
        async () =>
        {
            var accept = Accept
                ?? throw new RefusedException(new Refusal("NOTHING_SAID", "Bấm Nhận hoặc Giữ sổ."));
            var decided = await desks.Differences.DecideAsync(
                View.One, Chosen, new DifferenceDecision(accept, Reason), (places, scope.Actor), stop);
            Said = $"Đã ghi {Show.Number(decided)} quyết định: {(accept ? "nhận" : "giữ sổ")}.";
            return LocalRedirect(Here);
        },
        stop);

    /// <summary>Shows the whole numbers of one difference; who opened them and why is written down.</summary>
    public Task<IActionResult> OnPostOpenAsync(CancellationToken stop) => DoAsync(
        nameof(Reason),
        async () =>
        {
            var row = View.Single.FirstOrDefault(one => Chosen.Contains(one.Difference.Id))
                ?? throw new RefusedException(new Refusal("NOTHING_CHOSEN", "Mở lại trang rồi chọn một dòng."));
            await desks.Differences.OpenAsync(View.One, row, Reason, scope.Actor, stop);
            Opened = row.Difference.Id;
            return Page();
        },
        stop);

    private async Task<IActionResult> DoAsync(string field, Func<Task<IActionResult>> step, CancellationToken stop)
    {
        if (!await ReadAsync(stop))
        {
            return NotFound();
        }

        try
        {
            return await step();
        }
        catch (RefusedException refused)
        {
            ModelState.Add(field, refused.Refusal);
            return Page();
        }
    }

    private async Task<bool> ReadAsync(CancellationToken stop)
    {
        places = await scope.AreaIdsAsync(stop);
        View = (await BatchView.ReadAsync(db, Id, places, stop))!;
        return View is not null;
    }
}
