using AnSinh.Core.Calendars;
using AnSinh.Core.Exchanges;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Exchanges.Progress;

/// <summary>Tiến độ mở tài khoản: asked, opened, refused, no answer, by commune and bank, of a month.</summary>
public sealed class IndexModel(AppDb db, UserScope scope, LoadedLaw law, TimeProvider clock) : PageModel
{
    /// <summary>The month as typed, 11/2026; this one where nothing can be read.</summary>
    [BindProperty(SupportsGet = true, Name = "thang")]
    public string? MonthText { get; set; }

    public Month Month { get; private set; }

    public DateOnly Today => clock.Today();

    public DateOnly ReportBy { get; private set; }

    public ExchangeTerms Terms { get; private set; } = null!;

    public IReadOnlyList<OpeningRow> Rows { get; private set; } = [];

    /// <summary>All rows together.</summary>
    public OpeningRow Whole => new(0, "Cộng", "")
    {
        Asked = Rows.Sum(row => row.Asked),
        Opened = Rows.Sum(row => row.Opened),
        Refused = Rows.Sum(row => row.Refused),
    };

    public VerifiedAccounts Verified { get; private set; } = new(0, 0);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Month = AskedMonth.TryRead(MonthText, out var asked) ? asked : Month.Of(Today);
        if (!string.IsNullOrWhiteSpace(MonthText) && !AskedMonth.TryRead(MonthText, out _))
        {
            ModelState.AddModelError(
                nameof(MonthText), $"Đã đọc tháng là “{MonthText}”. Viết tháng/năm, ví dụ 11/2026.");
        }

        var places = await scope.AreaIdsAsync(stop);
        Terms = ExchangeTerms.Of(db);
        ReportBy = Terms.ReportBy(Month, OfficeCalendar.Of(db, law.Holidays));
        Rows = OpeningProgress.Read(db, Month, places);
        Verified = OpeningProgress.Verified(db, places);
    }
}
