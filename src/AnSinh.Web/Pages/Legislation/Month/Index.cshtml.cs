using AnSinh.Core.LawFiles;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using BenefitMonth = AnSinh.Policy.Month;

namespace AnSinh.Web.Pages.Legislation.Month;

/// <summary>Pháp luật: rates, grounds, deadlines and instruments of one month, each with its source and
/// certainty.</summary>
public sealed class IndexModel(AppDb db, CurrentUser user, LoadedLaw law, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "thang")]
    public string? MonthText { get; set; }

    public BenefitMonth Month { get; private set; }

    /// <summary>None when no law of the month is known.</summary>
    public LawDigest? Law { get; private set; }

    public string Sha256 => law.Sha256;

    public LawBook Book => law.Book;

    public BenefitMonth First => law.Book.FirstMonth;

    public IReadOnlyList<Instrument> Instruments => law.Book.Content.Instruments;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Month = BenefitMonth.Of(clock.Today());
        if (MonthText is { Length: > 0 })
        {
            if (AskedMonth.TryRead(MonthText, out var asked))
            {
                Month = asked;
            }
            else
            {
                ModelState.AddModelError(nameof(MonthText), "Ghi tháng và năm, ví dụ 12/2026.");
            }
        }

        Law = law.Book.Covers(Month) ? LawDigest.Of(law.Book, Month, await ProvinceAsync(stop)) : null;
    }

    public ParameterInForce? Parameter(string id) => Law?.Parameters.FirstOrDefault(one => one.Parameter.Id == id);

    /// <summary>The account's province, which may have rates of its own.</summary>
    private async Task<string?> ProvinceAsync(CancellationToken stop)
    {
        if (user.Required.Office.AreaId is not { } area)
        {
            return null;
        }

        return await db.Areas.Where(one => one.Id == area)
            .Join(db.Areas, one => one.ProvinceId, province => province.Id, (_, province) => province.Code)
            .SingleOrDefaultAsync(stop);
    }
}
