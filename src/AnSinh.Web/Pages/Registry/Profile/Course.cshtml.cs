using AnSinh.Core.Access;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Registry.Profile;

/// <summary>Biến động: what happened to the person, by the officer; the next list follows.</summary>
public sealed class CourseModel(
    AppDb db, UserScope scope, TimeProvider clock, CourseDesk desk, AreaQueries areas, CurrentUser me)
    : ProfilePage(db, scope, clock)
{
    private readonly AppDb db = db;
    private readonly UserScope scope = scope;

    [BindProperty]
    public CourseChange? Change { get; set; }

    /// <summary>The day as typed, 15/11/2026.</summary>
    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? DecisionNo { get; set; }

    [BindProperty]
    public string Programme { get; set; } = Grant.Allowance;

    [BindProperty]
    public string? Commune { get; set; }

    [BindProperty]
    public string? CertificateNo { get; set; }

    public override string Tab => "bien-dong";

    public bool MayRecord => me.Can(OfficeAction.Record);

    public IReadOnlyList<Grant> Grants { get; private set; } = [];

    public bool HasCare => Grants.Any(grant => grant.Programme == Grant.Care);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        if (await RecordAsync(stop) is { } refusal)
        {
            ModelState.AddModelError(refusal.Where ?? "", refusal.Message);
            await ReadAsync(stop);
            return Page();
        }

        TempData["Done"] = $"Đã ghi: {CourseDesk.Words(Change!.Value).TrimEnd(':').ToLowerInvariant()}. "
            + "Danh sách chưa trình cần lập lại; tháng đã chi được tính bù hoặc thu ở danh sách sau.";
        return Change == CourseChange.Move ? LocalRedirect("/doi-tuong") : LocalRedirect(Address(""));
    }

    protected override async Task ReadAsync(CancellationToken stop) =>
        Grants = await ProfileQueries.GrantsAsync(db, Person.Id, stop);

    private async Task<Refusal?> RecordAsync(CancellationToken stop)
    {
        if (Change is not { } change)
        {
            return new Refusal("CHANGE", "Chọn điều đã xảy ra.", nameof(Change));
        }

        if (!DateText.TryParse(On, new DateProfile(Today, TwoDigitYears: true), out var read) || !read.IsWhole)
        {
            return new Refusal(
                "DAY", $"Ghi ngày đã xảy ra, đủ ngày, tháng, năm, ví dụ 15/11/2026. Đã ghi “{On}”.", nameof(On));
        }

        var on = read.Earliest;

        int? to = null;
        if (change == CourseChange.Move)
        {
            try
            {
                to = (await areas.RequireAsync((Commune ?? "").Trim(), on, stop)).Id;
            }
            catch (RefusedException refused)
            {
                return refused.Refusal with { Where = nameof(Commune) };
            }
        }

        return desk.Record(
            Person.Id,
            new CourseRequest(change, on, Reason)
            {
                DecisionNo = DecisionNo,
                Programme = Programme == Grant.Care ? Grant.Care : Grant.Allowance,
                ToAreaId = to,
                CertificateNo = CertificateNo,
            },
            scope.Actor);
    }
}
