using AnSinh.Core.Payments;
using AnSinh.Core.Reconciliation;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Reconciliation.Provider;

/// <summary>Đối chiếu một kỳ với một đơn vị chi trả: the identity, the queues, the files, what has no result.</summary>
public sealed class IndexModel(MonthTools tools) : ResultPage(tools)
{
    public const int PageSize = 50;

    private static readonly string[] Back = ["RETURNED", "REVERSED", "RELISTED", "TO_TREASURY"];

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNo { get; set; } = 1;

    public ProofLine Identity { get; private set; } = null!;

    public Settlement Sums { get; private set; } = null!;

    public IReadOnlyList<QueueCount> Queues { get; private set; } = [];

    public IReadOnlyList<ResultFileRow> Files { get; private set; } = [];

    public IReadOnlyList<OpenLine> Open { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public bool Settled { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await ReadProviderAsync(stop) is { } answer)
        {
            return answer;
        }

        var settlements = Tools.Settlements;
        Sums = settlements.Compute(Month, Provider, Tools.Actor);
        Identity = Proof(settlements.LinesByState(Month, Provider), await SentAsync(stop));
        Queues = Queries.Queues(Month, Provider, Lines);
        Files = Queries.Files(Month, Provider);
        var page = Math.Clamp(PageNo, 1, 1_000_000);
        (Open, var total) = Queries.Open(Month, Provider, Lines, page, PageSize);
        Pager = new Pager(page, PageSize, total, at => $"{Root}?trang={at}#chua-co");
        Settled = await Tools.Db.Settlements.AnyAsync(one => one.Month == Month && one.Provider == Provider, stop);
        return Page();
    }

    /// <summary>What was sent stands in the batches, what became of it in the lines: they must agree.</summary>
    private static ProofLine Proof(IReadOnlyList<StateCount> states, (int Lines, long Vnd) sent)
    {
        (int Lines, long Vnd) Sum(Func<string, bool> fits) =>
            (states.Where(one => fits(one.State)).Sum(one => one.Lines),
                states.Where(one => fits(one.State)).Sum(one => one.AmountVnd));
        var paid = Sum(state => state == "PAID");
        var back = Sum(Back.Contains);
        var open = Sum(state => state is "SENT" or "UNKNOWN");
        return new ProofLine(
            [
                new("", $"Đã chuyển: {Show.Number(sent.Lines)} dòng", sent.Vnd),
                new("=", $"Đã chi: {Show.Number(paid.Lines)}", paid.Vnd),
                new("+", $"Trả lại: {Show.Number(back.Lines)}", back.Vnd),
                new("+", $"Còn treo: {Show.Number(open.Lines)}", open.Vnd, IsResult: true,
                    ResultTone: open.Vnd > 0 ? Tone.Warn : Tone.Ok),
            ],
            "Đẳng thức đúng", "Lệch");
    }

    private async Task<(int Lines, long Vnd)> SentAsync(CancellationToken stop)
    {
        var batches = await Tools.Db.PaymentBatches.AsNoTracking()
            .Where(batch => batch.Month == Month && batch.Provider == Provider)
            .Select(batch => new { batch.Lines, batch.AmountVnd }).ToListAsync(stop);
        return (batches.Sum(batch => batch.Lines), batches.Sum(batch => batch.AmountVnd));
    }
}
