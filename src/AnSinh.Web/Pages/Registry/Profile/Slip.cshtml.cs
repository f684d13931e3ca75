using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Registry.Profile;

/// <summary>
/// Phiếu cho người hưởng: what, how much, why, by which article, until when, whom to ask. Of an illness it says nothing: the
/// paper lies about at home.
/// </summary>
public sealed class SlipModel(AppDb db, UserScope scope, TimeProvider clock, WhyQueries why, LoadedLaw law)
    : ProfilePage(db, scope, clock)
{
    private readonly AppDb db = db;

    [BindProperty(SupportsGet = true, Name = "thang")]
    public string? MonthAsked { get; set; }

    public override string Tab => "phieu";

    public Month Month { get; private set; }

    public IReadOnlyList<WhyPanel> Panels { get; private set; } = [];

    public long DueVnd { get; private set; }

    public Area Commune { get; private set; } = null!;

    public string InWords => VndText.InWords(DueVnd);

    protected override async Task ReadAsync(CancellationToken stop)
    {
        Month = AskedMonth.TryRead(MonthAsked, out var asked) ? asked : Head.Month;
        Commune = await db.Areas.AsNoTracking().SingleAsync(area => area.Id == Person.AreaId, stop);
        if (law.Book.Covers(Month))
        {
            var told = why.For(Person, Month);
            Panels = [.. told.Programmes.Select(programme => WhyPanel.Of(programme, law.Book))];
            DueVnd = told.DueVnd;
        }
    }
}
