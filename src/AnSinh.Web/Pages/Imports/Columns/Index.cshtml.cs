using AnSinh.Core.Files;
using AnSinh.Core.Imports;
using AnSinh.Core.Shared;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Imports.Columns;

/// <summary>
/// Ghép cột: what each column of a waiting file means, where the headings do not say it; remembered for the office.
/// </summary>
public sealed class IndexModel(
    ImportStaging staging, ImportMappings mappings, CurrentUser me, UserScope scope) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang-tinh")]
    public int? Sheet { get; set; }

    [BindProperty(SupportsGet = true, Name = "hang")]
    public int? FirstRow { get; set; }

    [BindProperty(SupportsGet = true, Name = "cao")]
    public int? Rows { get; set; }

    /// <summary>The chosen field of each column, in the order of the table; empty: not read.</summary>
    [BindProperty]
    public List<string?> Fields { get; set; } = [];

    public StagedFile Staged { get; private set; } = null!;

    public ColumnTable? Table { get; private set; }

    /// <summary>The fields to choose from, the needed ones marked.</summary>
    public IReadOnlyList<(string Field, string Name, bool Needed)> Choices { get; private set; } = [];

    /// <summary>Of which one is needed too.</summary>
    public IReadOnlyList<string> OneOf { get; private set; } = [];

    public string? Chosen(ColumnSeen column) =>
        column.Column < Fields.Count ? Fields[column.Column] : Fields.Count > 0 ? null : column.Field;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await ReadAsync(stop) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await ReadAsync(stop) is { } elsewhere)
        {
            return elsewhere;
        }

        if (Table is null)
        {
            return Page();
        }

        var fields = Fields.Index().Where(one => !string.IsNullOrEmpty(one.Item))
            .ToDictionary(one => one.Index, one => one.Item!);
        if (Table.Faults(fields) is { Count: > 0 } faults)
        {
            foreach (var fault in faults)
            {
                var at = Table.Columns.Any(one => one.Letters == fault.Where) ? fault.Where : "A";
                ModelState.AddModelError("Cot-" + at, fault.Message);
            }

            return Page();
        }

        var mapping = Table.Mapped(fields);
        mappings.Remember(mapping, me.Required.AreaId, scope.Actor);
        await staging.ReadAsAsync(Staged, mapping.Kind, stop);
        return LocalRedirect($"/nhap-tep/kiem-tra/{Id}");
    }

    public async Task<IActionResult> OnPostForgetAsync(Guid mapping, CancellationToken stop)
    {
        if (await ReadAsync(stop) is { } elsewhere)
        {
            return elsewhere;
        }

        try
        {
            mappings.Forget(mapping, me.Required.AreaId, scope.Actor);
            return LocalRedirect($"/nhap-tep/kiem-tra/{Id}");
        }
        catch (RefusedException refused)
        {
            ModelState.Add("Kind", refused.Refusal);
            return Page();
        }
    }

    private async Task<IActionResult?> ReadAsync(CancellationToken stop)
    {
        if (await staging.FindAsync(Id, scope.Actor, stop) is not { } staged)
        {
            return NotFound();
        }

        if (staged.DoneAt is not null)
        {
            return LocalRedirect($"/nhap-tep/kiem-tra/{Id}");
        }

        Staged = staged;
        try
        {
            Table = ColumnTable.Read(staged.Content, ReadLimits.Web, new TableAsked(
                Kind ?? staged.Kind, Sheet, FirstRow, Rows));
        }
        catch (RefusedException refused)
        {
            ModelState.Add("Kind", refused.Refusal);
            return null;
        }

        var source = Table.Source;
        Choices = [.. source.Columns.Keys.Select(field =>
            (field, SourceProfile.NameOf(field), source.Required.Contains(field)))];
        OneOf = [.. (source.Tables.Count > 0 ? source.Tables.SelectMany(shape => shape.Required).Distinct()
            .Except(source.Required) : source.Also.Count > 0 ? source.Also : source.AnyOf)
            .Select(SourceProfile.NameOf)];
        return null;
    }
}
