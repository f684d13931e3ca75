using AnSinh.Core.Access;
using AnSinh.Core.Payments;
using AnSinh.Core.Shared;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Payments.Transfer;

/// <summary>Ủy nhiệm chi và chuyển danh sách: orders to the Treasury, batches and files for the providers.</summary>
public sealed class IndexModel(MonthTools tools) : MonthPage(tools)
{
    public IReadOnlyList<OrderRow> Orders { get; private set; } = [];

    public IReadOnlyList<BatchRow> Batches { get; private set; } = [];

    public IReadOnlyList<ProviderWaiting> Waiting { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public int Unordered => Waiting.Sum(one => one.Unordered);

    public long UnorderedVnd => Waiting.Sum(one => one.UnorderedVnd);

    /// <summary>A provider's file names accounts of all its people: only for who sends it, or inspects.</summary>
    public bool MayTakeFiles => Me.Can(OfficeAction.Export) || Me.Can(OfficeAction.ReadAll);

    public string Name(string login) => Names.GetValueOrDefault(login, login);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await ReadScopeAsync(stop))
        {
            return NotFound();
        }

        await ReadAsync();
        return Page();
    }

    [FreshProof("lập ủy nhiệm chi")]
    public async Task<IActionResult> OnPostOrderAsync(CancellationToken stop) =>
        await ReadScopeAsync(stop) ? await DoAsync(Order, Here, ReadAsync) : NotFound();

    [FreshProof("chuyển danh sách cho đơn vị chi trả")]
    public async Task<IActionResult> OnPostExportAsync(string? provider, CancellationToken stop)
    {
        return await ReadScopeAsync(stop) ? await DoAsync(() => Export(provider ?? ""), Here, ReadAsync) : NotFound();
    }

    [FreshProof("tải ủy nhiệm chi")]
    public async Task<IActionResult> OnGetOrderAsync(string? number, PaperKind kind, CancellationToken stop)
    {
        if (!await ReadScopeAsync(stop)
            || Queries.Orders(Month, Scope.AreaIds).FirstOrDefault(one => one.Order.Number == number) is not { } row)
        {
            return NotFound();
        }

        return Paper(new OrderPapers(Tools.Db).Bytes(row.Order, kind));
    }

    [FreshProof("tải danh sách chi trả")]
    public async Task<IActionResult> OnGetFileAsync(string? number, string? format, CancellationToken stop)
    {
        if (!await ReadScopeAsync(stop) || !ProviderPapers.Formats.Contains(format)
            || Queries.Batches(Month, Scope.AreaIds).FirstOrDefault(one => one.Batch.Number == number)
                is not { IsOwn: true } row)
        {
            return NotFound();
        }

        return Paper(Tools.ProviderPapers.Bytes(row.Batch, format!));
    }

    private string Here => $"/ky-chi-tra/{Month}/chuyen-tien";

    private TransferQueries Queries => new(Tools.Db, Tools.Law);

    private string Order()
    {
        var before = Queries.Orders(Month, Scope.AreaIds).Count;
        var orders = Tools.Orders.Order(Month, Scope.AreaIds, Tools.Actor);
        return orders.Count == 0
            ? throw new RefusedException(new Refusal(
                "NOTHING_APPROVED", $"Chưa có danh sách tháng {Show.Month(Month)} nào được duyệt để lập ủy nhiệm chi."))
            : orders.Count == before
                ? $"Đã lập đủ {Show.Number(before)} ủy nhiệm chi từ trước; không lập thêm."
                : $"Đã lập {Show.Number(orders.Count - before)} ủy nhiệm chi.";
    }

    private string Export(string provider)
    {
        var before = Batch(provider).Count;
        var batches = Tools.Exports.Export(Month, provider, Scope.AreaIds, Tools.Actor);
        if (batches.Count == 0)
        {
            throw new RefusedException(new Refusal(
                "NOTHING_ORDERED",
                $"Tháng {Show.Month(Month)} không có dòng nào đã duyệt và đã lập ủy nhiệm "
                    + $"chi cho {PayTerms.Provider(provider)}."));
        }

        var own = Batch(provider);
        MakeFiles(own);
        return own.Count == before
            ? $"Đã chuyển đủ cho {PayTerms.Provider(provider)} từ trước; không chuyển thêm."
            : $"Đã chuyển {Show.Number(own[^1].Batch.Lines)} dòng, {Show.Money(own[^1].Batch.AmountVnd)} cho "
                + $"{PayTerms.Provider(provider)}. Tải tệp ở dưới.";
    }

    /// <summary>The files that people take most; made now, so that their SHA-256 stands beside the batch.</summary>
    private void MakeFiles(IEnumerable<BatchRow> batches)
    {
        foreach (var row in batches.Where(row => row.IsOwn))
        {
            Tools.ProviderPapers.Bytes(row.Batch, "xlsx");
            Tools.ProviderPapers.Bytes(row.Batch, "csv");
        }
    }

    private List<BatchRow> Batch(string provider) =>
        [.. Queries.Batches(Month, Scope.AreaIds).Where(row => row.Batch.Provider == provider)];

    private FileContentResult Paper(PaperFile paper) => File(paper.Content, paper.MediaType, paper.Name);

    private async Task ReadAsync()
    {
        Orders = Queries.Orders(Month, Scope.AreaIds);
        Batches = Queries.Batches(Month, Scope.AreaIds);
        Waiting = Queries.Waiting(Month, Scope.AreaIds);
        Names = await Tools.NamesAsync(HttpContext.RequestAborted);
    }
}
