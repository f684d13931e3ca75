using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Territory;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Territory.Reorganise;

/// <summary>Sắp xếp địa bàn: people of units that have ended go to those that came after, by hamlet.</summary>
public sealed class IndexModel(Reorganisation reorganisation, AreaQueries areas, UserScope scope, AreaMemory memory)
    : PageModel
{
    [BindProperty]
    public int? OldId { get; set; }

    [BindProperty]
    public string? NewCode { get; set; }

    /// <summary>The hamlets of the unit, and beside each the code of its new unit.</summary>
    [BindProperty]
    public string[] Hamlets { get; set; } = [];

    [BindProperty]
    public string?[] HamletCodes { get; set; } = [];

    [BindProperty]
    public string? Paper { get; set; }

    [BindProperty]
    public bool PaidElsewhere { get; set; }

    [TempData]
    public string? Said { get; set; }

    public IReadOnlyList<EndedCommune> Waiting { get; private set; } = [];

    public Task OnGetAsync(CancellationToken stop) => ReadAsync(stop);

    [FreshProof("chuyển người sang xã mới")]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await ReadAsync(stop);
        if (Waiting.FirstOrDefault(one => one.Area.Id == OldId) is not { } old)
        {
            return NotFound();
        }

        try
        {
            var homes = await HomesAsync(old.Area, stop);
            var moved = await reorganisation.MoveAsync(old.Area.Id, homes, scope.Actor, stop);
            memory.Forget();
            Said = $"Đã chuyển {Show.Number(moved.Values.Sum())} người của {old.Area.Name}.";
            return LocalRedirect("/dia-ban/sap-xep");
        }
        catch (RefusedException refused)
        {
            ModelState.Add(refused.Refusal.Where == "paper" ? "p" + OldId : "m" + OldId, refused.Refusal);
            return Page();
        }
    }

    public string? CodeOf(string hamlet) => Array.IndexOf(Hamlets, hamlet) is >= 0 and var at && at < HamletCodes.Length
        ? HamletCodes[at] : null;

    private async Task<NewHomes> HomesAsync(Area old, CancellationToken stop)
    {
        var from = old.ValidUntil!.Value.AddDays(1);
        var byHamlet = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var hamlet in Hamlets)
        {
            var code = CodeOf(hamlet) is { Length: > 0 } chosen ? chosen
                : throw new RefusedException(new Refusal(
                    "HAMLET_OPEN", $"Chọn xã cho {hamlet}. Thôn nào cũng phải có xã, để không ai đi nhầm.", "area"));
            byHamlet[hamlet] = (await areas.RequireAsync(code, from, stop)).Id;
        }

        return new NewHomes((await areas.RequireAsync(NewCode ?? "", from, stop)).Id, byHamlet, Paper ?? "")
        {
            PaidElsewhere = PaidElsewhere,
        };
    }

    private async Task ReadAsync(CancellationToken stop) =>
        Waiting = await reorganisation.WaitingAsync(await scope.AreaIdsAsync(stop), stop);
}
