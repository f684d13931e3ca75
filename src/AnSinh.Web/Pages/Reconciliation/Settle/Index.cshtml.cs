using AnSinh.Core.Bookkeeping;
using AnSinh.Core.Payments;
using AnSinh.Core.Reconciliation;
using AnSinh.Ledger.Transfers;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Reconciliation.Settle;

/// <summary>
/// Quyết toán: the statement that a paying unit and the provider sign, unit by unit; refused while a đồng has no state.
/// </summary>
public sealed class IndexModel(MonthTools tools) : ResultPage(tools)
{
    /// <summary>Each unit with what is settled, or would be.</summary>
    public IReadOnlyList<(UnitMonth Unit, Settlement Sums)> Parts { get; private set; } = [];

    public SettlementIdentity Sums => Settlement.Sum([.. Parts.Select(part => part.Sums)]);

    public IReadOnlyList<StateCount> States { get; private set; } = [];

    public bool Settled => Units.All(unit => unit.Settled);

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
        return await ReadProviderAsync(stop) is { } answer
            ? answer
            : await DoAsync(Settle, Root + "/quyet-toan", ReadAsync);
    }

    /// <summary>The statement of one unit as a document; there is none before the settlement.</summary>
    public async Task<IActionResult> OnGetPaperAsync(
        PaperKind kind, [FromQuery(Name = "donvi")] string? unit, CancellationToken stop)
    {
        if (await ReadProviderAsync(stop) is { } answer)
        {
            return answer;
        }

        await ReadAsync();
        if (Parts.FirstOrDefault(part => part.Unit.Settled && part.Unit.Code == unit).Sums is not { } settled)
        {
            return NotFound();
        }

        var paper = new SettlementPapers(Tools.Db).Bytes(settled, kind);
        return File(paper.Content, paper.MediaType, paper.Name);
    }

    private string Settle()
    {
        var result = Tools.Settlements.Settle(Month, Provider, [.. Scope.All.Select(area => area.Id)], Tools.Actor);
        return result.AlreadySettled
            ? $"Kỳ này đã quyết toán {Show.Instant(result.Settlements[0].SettledAt)}; không ghi thêm gì."
            : $"Đã quyết toán kỳ {Show.Month(Month)} với {ProviderName}.";
    }

    private Task ReadAsync()
    {
        var queries = new SettlementQueries(Tools.Db);
        Units = queries.Units(Month, Provider, Lines.AreaIds);
        States = queries.LinesByState(Month, Provider, UnitIds);
        var settled = queries.Settled(Month, Provider, UnitIds).ToDictionary(one => one.PayingUnitId);
        Parts = [.. Tools.Settlements.Compute(Month, Provider, Units, Tools.Actor)
            .Zip(Units, (sums, unit) => (unit, settled.GetValueOrDefault(unit.UnitId, sums)))];
        Missing = Settled ? [] : [.. FindMissing(queries)];
        return Task.CompletedTask;
    }

    private IEnumerable<string> FindMissing(SettlementQueries queries)
    {
        if (Tools.Settlements.WhyNot(Month, Provider, [.. Scope.All.Select(area => area.Id)])
            is { Code: SettlementService.NotExported } unsent)
        {
            yield return unsent.Message;
        }

        if (Units.FirstOrDefault(unit => unit.Beyond) is { } beyond)
        {
            yield return $"{beyond.Name} chi trả cho cả xã ngoài địa bàn của bạn. Kế toán phụ trách cả {beyond.Name} quyết toán.";
        }

        if (queries.WithoutAnswer(Month, Provider, UnitIds) is { } waiting)
        {
            yield return $"{Show.Number(waiting.Lines)} dòng, {Show.Money(waiting.AmountVnd)} chưa có kết quả.";
        }

        var open = Queries.Queues(Month, Provider, Lines).Sum(queue => queue.Open);
        if (open > 0)
        {
            yield return $"{Show.Number(open)} dòng cần xem chưa có quyết định.";
        }
    }
}
