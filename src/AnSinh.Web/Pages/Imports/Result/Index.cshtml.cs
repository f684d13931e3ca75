using System.Text.Json;
using AnSinh.Core.Imports;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Imports.Result;

/// <summary>What became of a file: counts, effect, the rows that were refused; and taking it back.</summary>
public sealed class IndexModel(AppDb db, UserScope scope, MonthTools tools, ImportUndoService undos) : PageModel
{
    private const int RowsMost = 500;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ImportFile Stored { get; private set; } = null!;

    public string ImportedBy { get; private set; } = "";

    public string? AreaName { get; private set; }

    public IReadOnlyList<RefusedRow> Refused { get; private set; } = [];

    /// <summary>That the file was taken back; null while it stands.</summary>
    public ImportUndo? Undone { get; private set; }

    /// <summary>One sentence for each person who stayed when it was taken back.</summary>
    public IReadOnlyList<string> Stayed { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await ReadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken stop)
    {
        if (!await ReadAsync(stop))
        {
            return NotFound();
        }

        try
        {
            undos.Undo(Id, Reason, await scope.AreaIdsAsync(stop), scope.Actor);
            return LocalRedirect($"/nhap-tep/{Id}");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(Reason), refused.Refusal.Message);
            return Page();
        }
    }

    private async Task<bool> ReadAsync(CancellationToken stop)
    {
        var files = ImportWords.FilesOf(db, await scope.AreaIdsAsync(stop), scope.Actor.Login);
        if (await files.SingleOrDefaultAsync(one => one.Id == Id, stop) is not { } file)
        {
            return false;
        }

        Stored = file;
        ImportedBy = (await tools.NamesAsync(stop)).GetValueOrDefault(file.ImportedBy, file.ImportedBy);
        AreaName = file.AreaId is null ? null
            : await db.Areas.Where(area => area.Id == file.AreaId).Select(area => area.Name).SingleAsync(stop);
        Refused = [.. RefusedIn(db.Vault.Open(file.ReportJson, file.Id, SealedField.ImportReport)!).Take(RowsMost)];
        Undone = await db.ImportUndos.AsNoTracking().SingleOrDefaultAsync(one => one.FileId == Id, stop);
        Stayed = Undone is null ? [] : JsonSerializer.Deserialize<List<string>>(
            db.Vault.Open(Undone.StayedJson, Id, SealedField.ImportUndo)!)!;
        return true;
    }

    /// <summary>The stored report keeps the refused rows with their sentences.</summary>
    private static List<RefusedRow> RefusedIn(string json)
    {
        using var report = JsonDocument.Parse(json);
        if (!report.RootElement.TryGetProperty("rejected", out var rejected))
        {
            return [];
        }

        return [.. rejected.EnumerateArray().SelectMany(row =>
        {
            var number = row.GetProperty("row").GetInt32();
            return row.TryGetProperty("sentences", out var sentences)
                ? sentences.EnumerateArray().Select(sentence => ImportWords.Of(number, sentence.GetString()!)) : [];
        })];
    }
}
