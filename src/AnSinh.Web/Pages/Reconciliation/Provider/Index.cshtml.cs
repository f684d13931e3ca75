using AnSinh.Core.Bookkeeping;
using AnSinh.Core.Reconciliation;
using AnSinh.Ledger.Transfers;
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

    public SettlementIdentity Sums { get; private set; } = null!;

    public IReadOnlyList<QueueCount> Queues { get; private set; } = [];

    public IReadOnlyList<ResultFileRow> Files { get; private set; } = [];

    public IReadOnlyList<OpenLine> Open { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public bool Settled { get; private set; }

    /// <summary>Lines that have no answer though the day of the provider's report is over.</summary>
    public int Overdue { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await ReadProviderAsync(stop) is { } answer)
        {
            return answer;
        }

        Read();
        return Page();
    }

    public async Task<IActionResult> OnPostOverdueAsync(CancellationToken stop) =>
        await ReadProviderAsync(stop) is { } answer ? answer : await DoAsync(MarkOverdue, Root, ReadAgainAsync);

    private string MarkOverdue()
    {
        var communes = Scope.All.Select(area => area.Id).ToList();
        return $"Đã ghi chưa rõ kết quả cho {Show.Number(Tools.Overdue.MarkUnknown(Month, Provider, communes, Tools.Actor))} dòng.";
    }

    private Task ReadAgainAsync()
    {
        Read();
        return Task.CompletedTask;
    }

    private void Read()
    {
        Sums = Settlement.Sum(Tools.Settlements.Compute(Month, Provider, Units, Tools.Actor));
        var settlements = new SettlementQueries(Tools.Db);
        Identity = Proof(
            settlements.LinesByState(Month, Provider, UnitIds), settlements.Sent(Month, Provider, UnitIds));
        Queues = Queries.Queues(Month, Provider, Lines);
        Files = Queries.Files(Month, Provider);
        var page = Math.Clamp(PageNo, 1, 1_000_000);
        (Open, var total) = Queries.Open(Month, Provider, Lines, page, PageSize);
        Pager = new Pager(page, PageSize, total, at => $"{Root}?trang={at}#chua-co");
        Settled = Units.All(unit => unit.Settled);
        Overdue = Tools.Overdue.IsOver(Month)
            ? settlements.WithoutAnswer(Month, Provider, UnitIds)?.Lines ?? 0
            : 0;
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
}
