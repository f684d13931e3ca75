using System.Text.Json;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Audit.Log;

/// <summary>Nhật ký: who did what in the account's places, the latest first, with before and after.</summary>
public sealed class IndexModel(AppDb db, UserScope scope, TimeProvider clock) : PageModel
{
    private const int DaysShown = 7;

    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? FromText { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public string? UntilText { get; set; }

    [BindProperty(SupportsGet = true, Name = "ai")]
    public string? Login { get; set; }

    [BindProperty(SupportsGet = true, Name = "chu")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? PageNumber { get; set; }

    public IReadOnlyList<LogRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, 1, 0, _ => "");

    public async Task OnGetAsync(CancellationToken stop)
    {
        var until = Day(UntilText, nameof(UntilText), clock.Today());
        var from = Day(FromText, nameof(FromText), until.AddDays(1 - DaysShown));
        (FromText, UntilText) = (FromText ?? Show.Date(from), UntilText ?? Show.Date(until));
        var ask = new LogAsk(await scope.AreaIdsAsync(stop), from, until)
        {
            Login = Login,
            Words = Words,
            Page = Math.Max(PageNumber ?? 1, 1),
        };
        var total = 0;
        if (ModelState.IsValid)
        {
            (Rows, total) = await LogQueries.ReadAsync(db, ask, stop);
        }

        Pager = new Pager(ask.Page, ask.PageSize, total, Href);
    }

    /// <summary>The fields of before and after, those that differ first; empty when nothing was kept.</summary>
    public static IReadOnlyList<(string Name, string Before, string After)> Changes(AuditEvent one)
    {
        var before = Fields(one.BeforeJson);
        var after = Fields(one.AfterJson);
        return [.. before.Keys.Union(after.Keys)
            .Select(name => (name, before.GetValueOrDefault(name, "—"), after.GetValueOrDefault(name, "—")))
            .OrderBy(field => field.Item2 == field.Item3)];
    }

    private static Dictionary<string, string> Fields(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.ToString())
            : new Dictionary<string, string> { [""] = document.RootElement.ToString() };
    }

    private DateOnly Day(string? text, string field, DateOnly unless)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return unless;
        }

        if (AskedDay.TryRead(text, out var day))
        {
            return day;
        }

        ModelState.AddModelError(field, $"Chưa đọc được ngày “{text}”. Ghi như 24/11/2026.");
        return unless;
    }

    private string Href(int page)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("tu", FromText), ("den", UntilText), ("ai", Login), ("chu", Words) })
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        query.Add("trang", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return "/nhat-ky" + query.ToQueryString();
    }
}
