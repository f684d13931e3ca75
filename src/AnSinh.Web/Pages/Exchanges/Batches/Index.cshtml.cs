using System.Globalization;
using AnSinh.Core.Access;
using AnSinh.Core.Exchanges;
using AnSinh.Core.Imports;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Exchanges.Batches;

/// <summary>Trao đổi: batches to outside offices, how far they are, and the making of one.</summary>
public sealed class IndexModel(
    AppDb db, CurrentUser me, UserScope scope, ExchangeMaker maker, TimeProvider clock) : PageModel
{
    private const int Most = 200;
    private static readonly char[] Between = [' ', ',', ';', '\r', '\n', '\t'];

    [BindProperty]
    public ExchangeKind Kind { get; set; }

    [BindProperty]
    public string? AreaCode { get; set; }

    /// <summary>The bank by BIN or name; read for a batch to a bank only.</summary>
    [BindProperty]
    public string? Bank { get; set; }

    /// <summary>Codes of people, where not everybody is asked about.</summary>
    [BindProperty]
    public string? Codes { get; set; }

    [TempData]
    public string? Said { get; set; }

    public bool MayMake => me.Can(OfficeAction.Record);

    public DateOnly Today => clock.Today();

    public IReadOnlyList<ExchangeRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var own = me.Required.Places is [var place]
            ? await db.Areas.AsNoTracking().SingleAsync(area => area.Id == place, stop) : null;
        // A unit that has ended is named on its last day.
        AreaCode = own?.ValidUntil is { } last && last < Today
            ? string.Create(CultureInfo.InvariantCulture, $"{own.Code}@{last:yyyy-MM-dd}") : own?.Code;
        await ReadAsync(stop);
    }

    [FreshProof("lập lô gửi cơ quan ngoài")]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        try
        {
            var places = await scope.AreaIdsAsync(stop);
            var area = await AreaAsync(places, stop);
            if (!ModelState.IsValid)
            {
                await ReadAsync(stop);
                return Page();
            }

            var asked = new NewExchange(Kind, area)
            {
                Partner = Kind == ExchangeKind.Bank ? BankDirectory.BinOf((Bank ?? "").Trim()) ?? Bank : null,
                Codes = (Codes ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries),
            };
            var made = await maker.MakeAsync(asked, places, scope.Actor, stop);
            Said = $"Đã lập lô {made.Number}. Tải tệp ở dưới rồi gửi {ExchangeWords.PartnerOf(made)}.";
            return LocalRedirect($"/trao-doi/{made.Id}");
        }
        catch (RefusedException refused)
        {
            ModelState.Add(FieldOf(refused.Refusal), refused.Refusal);
            await ReadAsync(stop);
            return Page();
        }
    }

    /// <summary>A place of somebody else is answered as one that is not there.</summary>
    private async Task<Area> AreaAsync(IReadOnlyCollection<int>? places, CancellationToken stop) =>
        await new AreaQueries(db).FindByCodeAsync((AreaCode ?? "").Trim(), Today, stop) is { } area
        && places?.Contains(area.Id) is not false
            ? area
            : throw new RefusedException(new Refusal(
                "AREA_NOT_YOURS",
                "Không có địa bàn nào của bạn hôm nay mang mã này. Ghi mã xã 5 chữ số hoặc mã tỉnh 2 chữ số, ví dụ "
                    + "06217.", "area"));

    private static string FieldOf(Refusal refusal) => refusal.Where switch
    {
        "partner" => nameof(Bank),
        "codes" => nameof(Codes),
        _ => nameof(AreaCode),
    };

    private async Task ReadAsync(CancellationToken stop) =>
        Rows = await ExchangeQueries.AllAsync(db, await scope.AreaIdsAsync(stop), Most, stop);
}
