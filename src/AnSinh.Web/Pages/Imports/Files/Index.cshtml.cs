using AnSinh.Core.Files;
using AnSinh.Core.Imports;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Imports.Files;

/// <summary>Nhập tệp: what was taken in, and the first step: send a file. Nothing is stored in the register
/// yet.</summary>
public sealed class IndexModel(AppDb db, UserScope scope, ImportStaging staging, IdSource ids, MonthTools tools)
    : PageModel
{
    private const int PageSize = 50;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>Made with the form: the same form sent twice stages one file.</summary>
    [BindProperty]
    public Guid Submission { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int? PageNumber { get; set; }

    [TempData]
    public string? Said { get; set; }

    public IReadOnlyList<ImportFile> Files { get; private set; } = [];

    /// <summary>Of these, the ones that were taken back.</summary>
    public IReadOnlySet<Guid> Undone { get; private set; } = new HashSet<Guid>();

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public Pager Pager { get; private set; } = new(1, PageSize, 0, _ => "");

    public Task OnGetAsync(CancellationToken stop) => ReadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Fault() is { } fault)
        {
            ModelState.AddModelError(nameof(Upload), fault);
            await ReadAsync(stop);
            return Page();
        }

        using var bytes = new MemoryStream();
        await Upload!.CopyToAsync(bytes, stop);
        try
        {
            SheetFile.Check(bytes.ToArray(), ReadLimits.Web);
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(Upload), refused.Refusal.Message);
            await ReadAsync(stop);
            return Page();
        }

        var id = Submission == Guid.Empty ? ids.Next() : Submission;
        var request = new ImportRequest(bytes.ToArray(), Upload.FileName)
        {
            Kind = SourceProfile.Of(Kind ?? "") is { } source ? source.Kind : ImportOptions.AnyKind,
        };
        await staging.StageAsync(id, request, scope.Actor, stop);
        return LocalRedirect($"/nhap-tep/kiem-tra/{id}");
    }

    private string? Fault() => Upload switch
    {
        null => "Chọn tệp danh sách trên máy: xlsx, xls, csv, tsv, txt, docx hoặc html.",
        { Length: 0 } => "Tệp này trống. Mở tệp kiểm tra rồi chọn lại.",
        { Length: var length } when length > ReadLimits.Web.FileBytes => ImportStaging.TooLarge(length).Message,
        { FileName: var name } when !SentName.EndsIn(name, SheetFile.Endings) =>
            $"Tên tệp cần kết thúc bằng {string.Join(", ", SheetFile.Endings)}. Mở tệp bằng Excel, lưu thành .xlsx.",
        _ => null,
    };

    private async Task ReadAsync(CancellationToken stop)
    {
        Submission = ids.Next();
        var page = Math.Max(PageNumber ?? 1, 1);
        var files = ImportWords.FilesOf(db, await scope.AreaIdsAsync(stop), scope.Actor.Login);
        Pager = new Pager(page, PageSize, await files.CountAsync(stop), number => $"/nhap-tep?trang={number}");
        Files = await files.OrderByDescending(file => file.ImportedAt).ThenBy(file => file.Id)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        var shown = Files.Select(file => file.Id).ToList();
        Undone = await db.ImportUndos.Where(undo => shown.Contains(undo.FileId)).Select(undo => undo.FileId)
            .ToHashSetAsync(stop);
        Names = await tools.NamesAsync(stop);
    }
}
