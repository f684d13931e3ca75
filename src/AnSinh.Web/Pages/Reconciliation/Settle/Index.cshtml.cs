using AnSinh.Core.Access;
using AnSinh.Core.Payments;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Shared;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Reconciliation.Settle;

/// <summary>Quyết toán: the statement that both sides sign; refused while a đồng has no state.</summary>
public sealed class IndexModel(MonthTools tools) : ResultPage(tools)
{
    public Settlement Sums { get; private set; } = null!;

    public IReadOnlyList<StateCount> States { get; private set; } = [];

    public bool Settled { get; private set; }

    /// <summary>What is missing before it can be settled.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    public ProofLine Proof => new(
        [
            new("", "Kỳ trước chuyển sang", Sums.BroughtForwardVnd),
            new("+", "Đã chuyển", Sums.TransferredVnd),
            new("=", "Đã chi", Sums.PaidVnd),
            new("+", "Nộp lại Kho bạc", Sums.ReturnedVnd),
            new("+", "Chuyển kỳ sau", Sums.CarriedForwardVnd, IsResult: true),
        ],
        "Khớp đến đồng", "Lệch");

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await ReadProviderAsync(stop) is { } answer)
        {
            return answer;
        }

        await ReadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Me.Can(OfficeAction.Settle))
        {
            return Forbid();
        }

        return await ReadProviderAsync(stop) is { } answer
            ? answer
            : Beyond() is { } beyond
                ? await RefuseAsync(new Refusal("AREA", beyond), ReadAsync)
                : await DoAsync(Settle, Root + "/quyet-toan", ReadAsync);
    }

    /// <summary>The statement as a document; there is none before the settlement.</summary>
    public async Task<IActionResult> OnGetPaperAsync(PaperKind kind, CancellationToken stop)
    {
        if (await ReadProviderAsync(stop) is { } answer)
        {
            return answer;
        }

        await ReadAsync();
        if (!Settled)
        {
            return NotFound();
        }

        var paper = new SettlementPapers(Tools.Db).Bytes(Sums, kind);
        return File(paper.Content, paper.MediaType, paper.Name);
    }

    private string Settle()
    {
        var result = Tools.Settlements.Settle(Month, Provider, Tools.Actor);
        return result.AlreadySettled
            ? $"Kỳ này đã quyết toán {Show.Instant(result.Settlement.SettledAt)}; không ghi thêm gì."
            : $"Đã quyết toán kỳ {Show.Month(Month)} với {ProviderName}.";
    }

    /// <summary>A settlement closes the provider's whole month: only who is in charge of all of it may.</summary>
    private string? Beyond() =>
        Lines.AreaIds is { } areas && Queries.ReachesBeyond(Month, Provider, areas)
            ? "Kỳ này có cả xã ngoài địa bàn của bạn. Kế toán của đơn vị phụ trách tất cả các xã đó quyết toán."
            : null;

    private async Task ReadAsync()
    {
        var stop = HttpContext.RequestAborted;
        States = Tools.Settlements.LinesByState(Month, Provider);
        var done = await Tools.Db.Settlements.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Month == Month && one.Provider == Provider, stop);
        Settled = done is not null;
        Sums = done ?? Tools.Settlements.Compute(Month, Provider, Tools.Actor);
        Missing = Settled ? [] : [.. FindMissing()];
    }

    private IEnumerable<string> FindMissing()
    {
        if (Beyond() is { } beyond)
        {
            yield return beyond;
        }

        foreach (var state in States.Where(state => state.State == "SENT"))
        {
            yield return $"{Show.Number(state.Lines)} dòng, {Show.Money(state.AmountVnd)} chưa có kết quả.";
        }

        var open = Queries.Queues(Month, Provider, Lines).Sum(queue => queue.Open);
        if (open > 0)
        {
            yield return $"{Show.Number(open)} dòng cần xem chưa có quyết định.";
        }
    }
}
