using AnSinh.Core.Access;
using AnSinh.Core.Calendars;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Privacy;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Privacy.Requests;

/// <summary>Yêu cầu dữ liệu: what people ask about their own data, with both days it is due by.</summary>
public sealed class IndexModel(AppDb db, UserScope scope, CurrentUser me, LoadedLaw law, DataRequestDesk desk)
    : PageModel
{
    private const int Most = 200;

    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public DataRequestKind Kind { get; set; }

    /// <summary>The day of receipt as typed, 25/11/2026.</summary>
    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Asked { get; set; }

    [TempData]
    public string? Said { get; set; }

    public bool MayRecord => me.Can(OfficeAction.Record);

    public PrivacyTerms Terms { get; private set; } = null!;

    public IReadOnlyList<(DataRequestRow Row, RequestDue Due)> Rows { get; private set; } = [];

    public Task OnGetAsync(CancellationToken stop) => ReadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await RecordAsync(stop) is { } refusal)
        {
            ModelState.Add(FieldOf(refusal), refusal);
            await ReadAsync(stop);
            return Page();
        }

        Said = $"Đã ghi yêu cầu {RequestWords.Of(Kind)}.";
        return LocalRedirect("/yeu-cau-du-lieu");
    }

    private static string FieldOf(Refusal refusal) => refusal.Where switch
    {
        "day" => nameof(On),
        "reason" => nameof(Asked),
        "kind" => nameof(Kind),
        _ => nameof(Person),
    };

    private async Task<Refusal?> RecordAsync(CancellationToken stop)
    {
        if (!AskedDay.TryRead(On, out var day))
        {
            return new Refusal("REQUEST_DAY", "Ghi ngày nhận bằng số, ví dụ 25/11/2026.", "day");
        }

        var asked = (Person ?? "").Trim();
        var areas = await scope.AreaIdsAsync(stop);
        var person = asked.Length == 0 ? null : await PersonQueries.FindAsync(db, asked, stop);
        return person is null || areas?.Contains(person.AreaId) == false
            ? new Refusal("PERSON_UNKNOWN", "Không có người nào của địa bàn bạn mang mã hoặc số định danh này.",
                "person")
            : await desk.RecordAsync(person, new NewDataRequest(Kind, day, Asked), scope.Actor, stop);
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        Terms = PrivacyTerms.Of(db);
        var calendar = OfficeCalendar.Of(db, law.Holidays);
        var rows = await DataRequestQueries.AllAsync(db, await scope.AreaIdsAsync(stop), Most, stop);
        Rows = [.. rows.Select(row => (row, Terms.Due(row.Request, calendar)))];
    }
}
