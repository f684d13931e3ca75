using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Payroll.Approve;

/// <summary>Duyệt: few big facts, the fingerprint, and a button that says what it does.</summary>
public sealed class IndexModel(MonthTools tools, SeenDifference seen) : MonthPage(tools)
{
    private const int MostWarnings = 50;

    /// <summary>The proof of having opened the difference.</summary>
    [BindProperty(SupportsGet = true, Name = "xem")]
    public string? Seen { get; set; }

    /// <summary>The fingerprint that the page showed.</summary>
    [BindProperty(Name = "dau")]
    public string? ShownFingerprint { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<PayrollList> Lists { get; private set; } = [];

    /// <summary>The lists that wait for the approver.</summary>
    public IReadOnlyList<PayrollList> Waiting { get; private set; } = [];

    public MonthDiff? Diff { get; private set; }

    public IReadOnlyList<GroupSum> Channels { get; private set; } = [];

    public IReadOnlyList<ListFinding> Warnings { get; private set; } = [];

    public int WarningCount { get; private set; }

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public string Fingerprint => ApprovalService.JointFingerprint(Waiting);

    public int People => Waiting.Sum(list => list.People);

    public long AmountVnd => Waiting.Sum(list => list.AmountVnd);

    public bool HasSeen => seen.IsFor(Seen, Month, Fingerprint, Me.Required.UserName!);

    /// <summary>Why this reader cannot decide; none when the decision is theirs.</summary>
    public string? WhyNot { get; private set; }

    /// <summary>The last list that was decided, to say who did it and when.</summary>
    public PayrollList? Decided => Lists.Where(list => list.ApprovedAt is not null).MaxBy(list => list.ApprovedAt);

    public string DifferenceHref => $"/ky-chi-tra/{Month}/chenh-lech{CommuneQuery}";

    public string Name(string? login) => login is null ? Show.Nothing : Names.GetValueOrDefault(login, login);

    /// <summary>In whose place, where somebody had delegated the step.</summary>
    public string InPlaceOf(string? login) => login is null ? string.Empty : " thay " + Name(login);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await ReadScopeAsync(stop))
        {
            return NotFound();
        }

        await ReadAsync();
        return Page();
    }

    [FreshProof("duyệt danh sách chi trả")]
    public async Task<IActionResult> OnPostApproveAsync(CancellationToken stop)
    {
        if (!await ReadScopeAsync(stop))
        {
            return NotFound();
        }

        await ReadAsync();
        return RefusalToApprove() is { } refusal
            ? await RefuseAsync(refusal, ReadAsync)
            : await DoAsync(
                () => Texts.Approved(Tools.Approval.Approve(Month, Ids(Waiting), Tools.Actor)), Here, ReadAsync);
    }

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken stop)
    {
        if (!await ReadScopeAsync(stop))
        {
            return NotFound();
        }

        await ReadAsync();
        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Ghi lý do trả lại, để người lập biết phải sửa gì.");
            return Page();
        }

        return await DoAsync(
            () => Texts.Returned(Tools.Approval.Return(Month, Scope.AreaIds, Reason.Trim(), Tools.Actor)),
            Here, ReadAsync);
    }

    private string Here => $"/ky-chi-tra/{Month}/duyet{CommuneQuery}";

    private Refusal? RefusalToApprove() =>
        Waiting.Count == 0 ? new Refusal("ALREADY_DECIDED", WhoDecided())
        : ShownFingerprint != Fingerprint ? new Refusal(
            "FINGERPRINT_CHANGED", "Danh sách đã khác với lúc bạn mở trang. Xem lại tăng, giảm rồi duyệt.")
        : !HasSeen ? new Refusal("DIFFERENCE_UNSEEN", "Mở bảng tăng, giảm, điều chỉnh trước khi duyệt.")
        : null;

    private string WhoDecided() => Decided is { } list
        ? $"Danh sách đã được {Name(list.ApprovedBy)} duyệt lúc {Show.Instant(list.ApprovedAt!.Value)}. "
            + "Không cần duyệt lần nữa."
        : "Không còn danh sách nào chờ duyệt: người lập đang sửa, hoặc danh sách vừa được trả lại.";

    private async Task ReadAsync()
    {
        var queries = new PayrollQueries(Tools.Db);
        Lists = queries.Lists(Month, Scope.AreaIds);
        Waiting = [.. Lists.Where(list => list.State == ListState.Submitted)];
        Diff = queries.Diff(Month, Ids(Waiting));
        var ids = Waiting.Select(list => list.Id).ToList();
        var parts = new ListQueries(Tools.Db);
        Channels = parts.Channels(ids);
        Warnings = parts.Findings(ids, MostWarnings);
        WarningCount = parts.CountFindings(ids).Warnings;
        Names = await Tools.NamesAsync(HttpContext.RequestAborted);
        WhyNot = await Checker.WhyNotAsync(Tools.Db, Me.Required, Waiting);
    }

    private static List<int> Ids(IEnumerable<PayrollList> lists) => [.. lists.Select(list => list.AreaId)];
}
