using AnSinh.Core.Files;
using AnSinh.Core.Imports;
using AnSinh.Core.Shared;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Imports.Check;

/// <summary>
/// Kiểm tra trước khi nhập: what was recognised, what is wrong and how to repair it, what taking in would do.
/// </summary>
public sealed class IndexModel(
    ImportStaging staging, ImportService imports, UserScope scope, CurrentUser me, AreaQueries areas,
    TimeProvider clock) : PageModel
{
    public const int RowsShown = 5;
    private const int PageSize = 200;

    [FromRoute] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "thang")]
    public string? MonthText { get; set; }

    [BindProperty(SupportsGet = true, Name = "xa")]
    public string? CommuneCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "nhan")]
    public List<string> Accepted { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? PageNumber { get; set; }

    public StagedFile Staged { get; private set; } = null!;

    public ImportReport Report { get; private set; } = null!;

    /// <summary>The file in the register, when these bytes were taken in before.</summary>
    public Guid? Before { get; private set; }

    public IReadOnlyList<RefusedRow> Refused { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, PageSize, 0, _ => "");

    /// <summary>The answers given so far, for addresses.</summary>
    public string Answers() => CheckAnswers.Query(MonthText, CommuneCode, Accepted);

    public bool MayTake => !Report.Refused && Before is null && SourceProfile.Of(Report.Kind ?? "")?.ReadOnly is null;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await GoneAsync(stop) is { } elsewhere)
        {
            return elsewhere;
        }

        await ReadAsync(stop);
        return Page();
    }

    /// <summary>The officer's own sheet back, with what is wrong in a column behind it.</summary>
    public async Task<IActionResult> OnGetErrorsAsync(CancellationToken stop)
    {
        if (await GoneAsync(stop) is { } elsewhere)
        {
            return elsewhere;
        }

        await ReadAsync(stop);
        using var stream = new MemoryStream();
        ErrorsSheet.Write(stream, Staged.Content, Report, ReadLimits.Web);
        return File(stream.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Path.GetFileNameWithoutExtension(Staged.Name) + " - can sua.xlsx");
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken stop)
    {
        if (await GoneAsync(stop) is { } elsewhere)
        {
            return elsewhere;
        }

        var (_, taken) = await staging.TakeAsync(Staged, await RequestAsync(stop), scope.Actor, stop);
        if (taken is { } file)
        {
            return LocalRedirect($"/nhap-tep/{file}");
        }

        await ReadAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken stop)
    {
        if (await staging.FindAsync(Id, scope.Actor, stop) is { DoneAt: null } staged)
        {
            await staging.DropAsync(staged, scope.Actor, stop);
        }

        return LocalRedirect("/nhap-tep");
    }

    /// <summary>Unknown, or done with: then its result, or the list.</summary>
    private async Task<IActionResult?> GoneAsync(CancellationToken stop)
    {
        if (await staging.FindAsync(Id, scope.Actor, stop) is not { } staged)
        {
            return NotFound();
        }

        Staged = staged;
        return staged.DoneAt is null ? null
            : await staging.FileIdAsync(staged.Sha256, null, stop) is { } file ? LocalRedirect($"/nhap-tep/{file}")
            : LocalRedirect("/nhap-tep");
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        Report = imports.Run(await RequestAsync(stop) with { DryRun = true }, scope.Actor);
        Before = Report.Kind is null ? null : await staging.FileIdAsync(Staged.Sha256, Report.Kind, stop);
        var all = Report.Rejected.SelectMany(ImportWords.Refused).ToList();
        var page = Math.Max(PageNumber ?? 1, 1);
        Refused = [.. all.Skip((page - 1) * PageSize).Take(PageSize)];
        Pager = new Pager(
            page, PageSize, all.Count, number => $"/nhap-tep/kiem-tra/{Id}?{Answers()}trang={number}");
    }

    private async Task<ImportRequest> RequestAsync(CancellationToken stop)
    {
        Month? month = AskedMonth.TryRead(MonthText, out var asked) ? asked : null;
        if (month is null && MonthText is { Length: > 0 })
        {
            ModelState.AddModelError(nameof(MonthText), "Ghi tháng và năm của danh sách, ví dụ 08/2024.");
        }

        return new ImportRequest(Staged.Content, Staged.Name)
        {
            Kind = Staged.Kind,
            Month = month,
            AreaId = await areas.CommuneAsync(ModelState, CommuneCode, month?.LastDay ?? clock.Today(), stop),
            AllowedAreaIds = await scope.AreaIdsAsync(stop),
            OfficeAreaId = me.Required.AreaId,
            Accepted = Accepted,
            Limits = ReadLimits.Web,
        };
    }
}
