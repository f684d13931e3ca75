using System.Text.Json;
using AnSinh.Core.Imports;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Imports.Result;

/// <summary>What became of a file: counts, effect, the rows that were refused.</summary>
public sealed class IndexModel(AppDb db, UserScope scope, MonthTools tools) : PageModel
{
    private const int RowsMost = 500;

    [FromRoute]
    public Guid Id { get; set; }

    public ImportFile Stored { get; private set; } = null!;

    public string ImportedBy { get; private set; } = "";

    public string? AreaName { get; private set; }

    public IReadOnlyList<RefusedRow> Refused { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var files = ImportWords.FilesOf(db, await scope.AreaIdsAsync(stop), scope.Actor.Login);
        if (await files.SingleOrDefaultAsync(one => one.Id == Id, stop) is not { } file)
        {
            return NotFound();
        }

        Stored = file;
        ImportedBy = (await tools.NamesAsync(stop)).GetValueOrDefault(file.ImportedBy, file.ImportedBy);
        AreaName = file.AreaId is null ? null
            : await db.Areas.Where(area => area.Id == file.AreaId).Select(area => area.Name).SingleAsync(stop);
        Refused = [.. RefusedIn(db.Vault.Open(file.ReportJson, file.Id, SealedField.ImportReport)!).Take(RowsMost)];
        return Page();
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
