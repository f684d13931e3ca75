using AnSinh.Core.Access;
using AnSinh.Core.Payroll;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using AnSinh.Web.Pages.Legislation.Change;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Legislation.Questions;

/// <summary>A person whom a change of law leaves open, with the commune.</summary>
public sealed record QuestionRow(ScopeArea Area, LawQuestion Question);

/// <summary>Phải quyết: one kind of question that a change of law leaves open, person by person.</summary>
public sealed class IndexModel(MonthTools tools) : MonthPage(tools)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "loai")]
    public LawQuestionKind Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNo { get; set; } = 1;

    /// <summary>Whose form was sent.</summary>
    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public LawChoice? Choice { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? PayeeName { get; set; }

    [BindProperty]
    public string? PayeeId { get; set; }

    /// <summary>The version that the officer saw.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public IReadOnlyList<QuestionRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, PageSize, 0, _ => "");

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public int Open { get; private set; }

    /// <summary>One answer for all: a reading of the law is one for everybody, an heir is not.</summary>
    public bool MayDecideAll => MayDecide && Open > 1 && Kind != LawQuestionKind.Deceased;

    public bool MayDecide => Me.Can(OfficeAction.Prepare) && LawQuestion.ChoicesOf(Kind).Count > 0;

    public string Root => $"/phap-luat/chuyen-muc/{Month}";

    public string Address(int page) => $"{Root}/phai-quyet?loai={Kind}&trang={page}"
        + (string.IsNullOrEmpty(CommuneCode) ? "" : $"&xa={CommuneCode}");

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await ReadScopeAsync(stop))
        {
            return NotFound();
        }

        await ShowAsync();
        return Page();
    }

    /// <summary>One person, or with <c>?handler=All</c> everybody whom nobody has decided about.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken stop) => DecideAsync(
        all => [.. all.Where(row => row.Question.PersonCode == Person).Take(1).Select(AsSeen)], stop);

    public Task<IActionResult> OnPostAllAsync(CancellationToken stop) => DecideAsync(
        all => Kind == LawQuestionKind.Deceased ? [] : [.. all.Where(row => row.Question.Decision is null)], stop);

    private async Task<IActionResult> DecideAsync(
        Func<List<QuestionRow>, List<QuestionRow>> pick, CancellationToken stop)
    {
        if (!await ReadScopeAsync(stop) || pick(All()) is not { Count: > 0 } asked)
        {
            return NotFound();
        }

        if (Tools.LawDecisions.Decide(
            [.. asked.Select(row => new AskedQuestion(row.Area.Id, row.Question))],
            new LawAnswer(Choice, Reason, PayeeName, PayeeId), Tools.Actor) is { } refusal)
        {
            Tools.Db.ChangeTracker.Clear();
            ModelState.AddModelError(refusal.Where ?? "", refusal.Message);
            await ShowAsync();
            return Page();
        }

        var whom = asked.Count == 1 ? asked[0].Question.FullName : $"{Show.Number(asked.Count)} người";
        Done = $"Đã ghi quyết định cho {whom}: {ChangeWords.Choice(Choice!.Value)}. "
            + $"Lập lại danh sách tháng {Show.Month(Month)} để áp dụng.";
        return LocalRedirect(Address(PageNo));
    }

    /// <summary>A form that shows an older decision than the one in force meets the one in force.</summary>
    private QuestionRow AsSeen(QuestionRow row) => (row.Question.Decision?.Version ?? 0) == Seen
        ? row
        : row with { Question = row.Question with { Decision = null } };

    /// <summary>Undecided ones first.</summary>
    private List<QuestionRow> All() =>
    [
        .. new LawChangePreview(Tools.Db, Tools.Law).Run(Month, Scope.AreaIds)
            .SelectMany(commune => commune.Questions.Where(one => one.Kind == Kind)
                .Select(one => new QuestionRow(Scope.All.First(area => area.Id == commune.AreaId), one)))
            .OrderBy(row => row.Question.Decision is not null).ThenBy(row => row.Area.Code)
            .ThenBy(row => row.Question.PersonCode, StringComparer.Ordinal),
    ];

    private async Task ShowAsync()
    {
        var all = All();
        Open = all.Count(row => row.Question.Decision is null);
        var page = Math.Clamp(PageNo, 1, Math.Max(1, (all.Count + PageSize - 1) / PageSize));
        Rows = [.. all.Skip((page - 1) * PageSize).Take(PageSize)];
        Pager = new Pager(page, PageSize, all.Count, Address);
        Names = await Tools.NamesAsync(HttpContext.RequestAborted);
    }
}
