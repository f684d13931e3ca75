using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Reporting;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Payroll.List;

/// <summary>Danh sách của một xã: findings first, then the lines.</summary>
public sealed class IndexModel(MonthTools tools) : MonthPage(tools)
{
    private const int MostFindings = 100;

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNo { get; set; } = 1;

    public BoardList List { get; private set; } = null!;

    public PayrollList Sums { get; private set; } = null!;

    public IReadOnlyList<ListFinding> Findings { get; private set; } = [];

    public IReadOnlyList<ListLine> Lines { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public LoadedLaw Law => Tools.Law;

    /// <summary>Whether only the lines were asked for, while somebody types.</summary>
    public bool IsPart => LivePart.IsAsked(Request);

    public string Name(string? login) => login is null ? Show.Nothing : Names.GetValueOrDefault(login, login);

    /// <summary>In whose place, where somebody had delegated the step.</summary>
    public string InPlaceOf(string? login) => login is null ? string.Empty : " thay " + Name(login);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await ReadScopeAsync(stop) || Scope.Commune is not { } commune)
        {
            return NotFound();
        }

        if (new MonthBoard(Tools.Db).Read(Month, [commune.Id]).GetValueOrDefault(commune.Id) is not { } list)
        {
            return WithoutList();
        }

        List = list;
        Sums = new PayrollQueries(Tools.Db).Lists(Month, [commune.Id]).Single();
        var queries = new ListQueries(Tools.Db);
        Findings = queries.Findings([list.Id], MostFindings);
        var page = Math.Clamp(PageNo, 1, 1_000_000);
        (Lines, var total) = queries.Lines(list.Id, Words, page);
        Pager = new Pager(page, ListQueries.PageSize, total, Address);
        Names = await Tools.NamesAsync(stop);
        return IsPart ? Partial("_Lines", this) : Page();
    }

    private string Address(int page) =>
        $"/ky-chi-tra/{Month}/danh-sach?xa={Scope.Commune!.Code}&trang={page}"
        + (string.IsNullOrEmpty(Words) ? "" : "&tim=" + Uri.EscapeDataString(Words));
}
