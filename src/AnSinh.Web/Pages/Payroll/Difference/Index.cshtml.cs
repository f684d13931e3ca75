using AnSinh.Core.Access;
using AnSinh.Core.Payments;
using AnSinh.Core.Payroll;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using AnSinh.Web.Language;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Payroll.Difference;

/// <summary>Tăng, giảm, điều chỉnh: the equation, what is unusual first, and what stands under it.</summary>
public sealed class IndexModel(MonthTools tools, SeenDifference seen, Words words) : MonthPage(tools)
{
    /// <summary>Rows of a block on the page; the workbook has all.</summary>
    public const int MostRows = 200;

    public MonthDiff? Diff { get; private set; }

    public IReadOnlyList<DifferenceBlock> Blocks { get; private set; } = [];

    public IReadOnlyList<KindSum> Others { get; private set; } = [];

    public int Unchanged { get; private set; }

    /// <summary>Where approval goes on, with the proof that this page was opened; none when nothing waits.</summary>
    public string? ApproveHref { get; private set; }

    public ProofLine Proof => ProofLine.OfChange(
        ($"Tháng {Show.Month(Diff!.From)}: {Show.Number(Diff.OldPeople)} người", Diff.OldVnd),
        ($"Tăng {Count(0)}", Diff.IncreaseVnd), ($"Giảm {Count(1)}", Diff.DecreaseVnd),
        ($"Điều chỉnh {Count(2)}", Diff.AdjustVnd),
        ($"Tháng {Show.Month(Diff.To)}: {Show.Number(Diff.NewPeople)} người", Diff.NewVnd));

    public ProofLine TotalProof => new(
        [
            new("", $"Trợ cấp tháng {Show.Month(Diff!.To)}", Diff.NewVnd),
            .. Others.GroupBy(sum => sum.Kind).Select(group => new ProofTerm(
                "+", PayTerms.Kind(group.Key), group.Sum(sum => sum.AmountVnd))),
            new("=", "Tổng chi kỳ này", Diff.TotalVnd, IsResult: true),
        ],
        "Khớp đến đồng", "Lệch");

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await ReadScopeAsync(stop))
        {
            return NotFound();
        }

        ReadDifference();
        return Page();
    }

    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken stop)
    {
        if (!await ReadScopeAsync(stop))
        {
            return NotFound();
        }

        ReadDifference();
        var place = Scope.Commune is { } commune ? "-" + commune.Code : "";
        return Diff is null
            ? WithoutList()
            : File(DifferenceSheet.Of(Diff, Blocks, term => words[term]), PaperFile.Xlsx,
                $"chenh-lech-{Month}{place}.xlsx");
    }

    private void ReadDifference()
    {
        var queries = new PayrollQueries(Tools.Db);
        Diff = queries.Diff(Month, Scope.AreaIds);
        if (Diff is null)
        {
            return;
        }

        var lists = queries.Lists(Month, Scope.AreaIds);
        var ids = lists.Select(list => list.Id).ToList();
        var parts = new ListQueries(Tools.Db);
        Blocks = DifferenceRows.Blocks(Diff, parts.CodesByPerson(ids));
        Others = parts.OtherSums(ids);
        Unchanged = parts.Unchanged(ids);
        var waiting = lists.Where(list => list.State == ListState.Submitted).ToList();
        if (waiting.Count > 0 && Me.Can(OfficeAction.Approve))
        {
            var proof = seen.Of(Month, ApprovalService.JointFingerprint(waiting), Me.Required.UserName!);
            ApproveHref = $"/ky-chi-tra/{Month}/duyet?{(CommuneCode is null ? "" : $"xa={CommuneCode}&")}xem={proof}";
        }
    }

    private string Count(int block) => Components.Show.Number(Blocks[block].Rows.Count);
}
