using System.Globalization;
using AnSinh.Core.Calendars;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Calendar;

/// <summary>Lịch nghỉ: days off and days worked of a year; everybody reads, province staff and the administrator
/// add.</summary>
public sealed class IndexModel(AppDb db, CurrentUser user, UserScope scope, LoadedLaw law, TimeProvider clock,
    IdSource ids)
    : PageModel
{
    private readonly OfficeCalendar calendar = new(db, law.Holidays, clock, ids);

    [BindProperty(SupportsGet = true, Name = "nam")]
    public int? Year { get; set; }

    [BindProperty]
    public string? DayText { get; set; }

    [BindProperty]
    public string? KindText { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The day that is to be taken back, as addresses carry it, and why.</summary>
    [BindProperty]
    public string? RemoveDay { get; set; }

    [BindProperty]
    public string? RemoveReason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public int Shown { get; private set; }

    public IReadOnlyList<int> Years { get; } =
        [.. law.Holidays.Years.Select(year => year.Year).Append(clock.Today().Year + 1).Distinct().Order()];

    public IReadOnlyList<CalendarYearDay> Days { get; private set; } = [];

    /// <summary>Added and taken back again.</summary>
    public IReadOnlyList<CalendarDay> Removed { get; private set; } = [];

    public bool IsAnnounced => law.Holidays.Of(Shown) is { IsAnnounced: true };

    public bool MayChange { get; private set; }

    public Task OnGetAsync(CancellationToken stop) => ReadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await MustMayAsync(stop);
        if (!AskedDay.TryRead(DayText, out var day))
        {
            return await ShowAsync(nameof(DayText), new Refusal("DAY", "Nhập ngày bằng số, ví dụ 07/12/2026."), stop);
        }

        var kind = KindText == "lam" ? CalendarDayKind.WorkingDay : CalendarDayKind.DayOff;
        return await calendar.AddAsync(new NewCalendarDay(day, kind, Reason), scope.Actor, stop) is { } no
            ? await ShowAsync(no.Where == "reason" ? nameof(Reason) : nameof(DayText), no, stop)
            : Done(day, $"Đã ghi {CalendarRules.Text(day)} là {CalendarRules.KindText(kind)}.");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        await MustMayAsync(stop);
        if (!DateOnly.TryParseExact(
            RemoveDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return NotFound();
        }

        Year = day.Year;
        return await calendar.RemoveAsync(day, RemoveReason, scope.Actor, stop) is { } no
            ? await ShowAsync(nameof(RemoveReason), no, stop)
            : Done(day, $"Đã gỡ {CalendarRules.Text(day)} khỏi các ngày ghi thêm.");
    }

    private RedirectResult Done(DateOnly day, string said)
    {
        Said = said;
        return Redirect("/lich-nghi?nam=" + day.Year.ToString(CultureInfo.InvariantCulture));
    }

    private async Task MustMayAsync(CancellationToken stop)
    {
        if (await calendar.MayChangeAsync(user.Required, stop) is { } refusal)
        {
            throw new RefusedException(refusal);
        }
    }

    private async Task<IActionResult> ShowAsync(string field, Refusal refusal, CancellationToken stop)
    {
        ModelState.Add(field, refusal);
        await ReadAsync(stop);
        return Page();
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        Shown = Year is { } asked && Years.Contains(asked) ? asked : clock.Today().Year;
        var added = await calendar.AddedAsync(Shown, stop);
        Days = CalendarYear.Of(Shown, law.Holidays, added);
        Removed = [.. added.Where(day => day.RemovedAt is not null)];
        MayChange = await calendar.MayChangeAsync(user.Required, stop) is null;
    }
}
