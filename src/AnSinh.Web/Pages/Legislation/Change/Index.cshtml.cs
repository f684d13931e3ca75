using AnSinh.Core.Payments;
using AnSinh.Core.Payroll;
using AnSinh.Core.Reporting;
using AnSinh.Policy.Law;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Legislation.Change;

/// <summary>Chuyển mức: what a law that reaches back changes, per commune, before it is signed.</summary>
public sealed class IndexModel(MonthTools tools) : MonthPage(tools)
{
    /// <summary>People of a commune on the page; the workbook has all.</summary>
    public const int MostPeople = 300;

    public IReadOnlyList<ChangedCommune> Communes { get; private set; } = [];

    public IReadOnlyList<Instrument> Instruments { get; private set; } = [];

    public IReadOnlyList<LawQuestionKind> Kinds { get; private set; } = [];

    public IReadOnlyList<AnSinh.Policy.Month> Months { get; private set; } = [];

    public long BeforeVnd => Communes.Sum(commune => commune.BeforeVnd);

    public long AfterVnd => Communes.Sum(commune => commune.AfterVnd);

    public long ArrearsVnd => Communes.Sum(commune => commune.ArrearsVnd);

    public int Persons => Communes.Sum(commune => commune.Persons);

    public IEnumerable<LawQuestion> Of(LawQuestionKind kind) =>
        Communes.SelectMany(commune => commune.Questions).Where(question => question.Kind == kind);

    public ScopeArea Area(int id) => Scope.All.First(area => area.Id == id);

    /// <summary>Where the page lies; a commune of several lies under the whole.</summary>
    public IReadOnlyList<Crumb> Crumbs(string law) => Scope.Commune is { } commune && Scope.All.Count > 1
        ? [new(law, "/phap-luat"), new("Chuyển mức", $"/phap-luat/chuyen-muc/{Month}"), new(commune.Name)]
        : [new(law, "/phap-luat"), new("Chuyển mức")];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (MonthText is null)
        {
            var next = AnSinh.Policy.Month.Of(Tools.Today).Plus(1);
            return LocalRedirect($"/phap-luat/chuyen-muc/{await OpenMonthAsync(next, stop) ?? next}");
        }

        return await ReadAsync(stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken stop)
    {
        if (!await ReadAsync(stop) || Communes.Count == 0)
        {
            return NotFound();
        }

        var place = Scope.Commune is { } commune ? "-" + commune.Code : "";
        return File(
            ChangeSheet.Of(Month, Months, Communes, id => Area(id).Name), PaperFile.Xlsx,
            $"chuyen-muc-{Month}{place}.xlsx");
    }

    /// <summary>The month that is being made: the latest list's, or the one after when all of it is approved.</summary>
    private async Task<AnSinh.Policy.Month?> OpenMonthAsync(AnSinh.Policy.Month next, CancellationToken stop)
    {
        var all = (await Tools.Scopes.OfAsync(next, null, stop))!.AreaIds;
        var board = new MonthBoard(Tools.Db);
        if (board.Latest(all) is not { } latest)
        {
            return null;
        }

        var isFixed = board.Read(latest, all).Values.All(list => list.State is ListState.Approved or ListState.Closed);
        return isFixed ? latest.Plus(1) : latest;
    }

    private async Task<bool> ReadAsync(CancellationToken stop)
    {
        if (!await ReadScopeAsync(stop))
        {
            return false;
        }

        var preview = new LawChangePreview(Tools.Db, Tools.Law);
        Communes = preview.Run(Month, Scope.AreaIds);
        Months = [.. Communes.SelectMany(commune => commune.Months).Distinct().Order()];
        Kinds = [.. Communes.SelectMany(commune => commune.Questions).Select(one => one.Kind).Distinct().Order()];
        Instruments = Communes.Count > 0 ? preview.Reaching(Communes[0]) : [];
        return true;
    }
}
