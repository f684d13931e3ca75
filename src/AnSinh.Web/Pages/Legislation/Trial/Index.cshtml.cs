using System.Text;
using AnSinh.Core.Files;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Legislation.Trial;

/// <summary>Thử luật dự thảo: a draft against the whole register of the reader's area. Nothing is stored.</summary>
public sealed class IndexModel(MonthTools tools) : PageModel
{
    private const int MostFiles = 40;
    private const int MostBytes = 1_000_000;
    private const long MostVnd = 100_000_000;
    private const int MostCommunes = 100;

    [BindProperty(Name = "thang")]
    public string? MonthText { get; set; }

    /// <summary>A new standard rate alone, đồng a month, as typed.</summary>
    [BindProperty]
    public string? Rate { get; set; }

    [BindProperty]
    public IReadOnlyList<IFormFile> Drafts { get; set; } = [];

    public SimulationResult? Result { get; private set; }

    public string Draft { get; private set; } = "";

    public MonthScope Scope { get; private set; } = null!;

    public IReadOnlyList<BarRow> Communes { get; private set; } = [];

    public IReadOnlyList<BarRow> Grounds { get; private set; } = [];

    public void OnGet() => MonthText = Show.Month(AnSinh.Policy.Month.Of(tools.Today).Plus(1));

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!AskedMonth.TryRead(MonthText, out var month) || !tools.Law.Book.Covers(month))
        {
            ModelState.AddModelError(nameof(MonthText), "Ghi tháng và năm mà chương trình biết luật, ví dụ 12/2026.");
            return Page();
        }

        try
        {
            var draft = await ReadDraftAsync(month, stop);
            Scope = (await tools.Scopes.OfAsync(month, null, stop))!;
            Result = new Simulation(tools.Db, tools.Law, draft).Run(month, Scope.AreaIds);
            Fill(Result);
        }
        catch (LawFileException wrong)
        {
            foreach (var problem in wrong.Problems.Take(10))
            {
                ModelState.AddModelError(nameof(Drafts), $"{problem.Where}: {problem.Sentence}");
            }
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(refused.Refusal.Where ?? "", refused.Refusal.Message);
        }

        return Page();
    }

    private async Task<LoadedLaw> ReadDraftAsync(AnSinh.Policy.Month month, CancellationToken stop)
    {
        if (Drafts.Count > 0)
        {
            if (Drafts.Count > MostFiles || Drafts.Sum(file => file.Length) > MostBytes)
            {
                throw new RefusedException(new Refusal(
                    "DRAFT_TOO_LARGE", $"Chọn nhiều nhất {MostFiles} tệp, tổng cộng dưới 1 MB.", nameof(Drafts)));
            }

            var files = new List<(string, string)>();
            foreach (var file in Drafts)
            {
                using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
                files.Add((SentName.Of(file.FileName), await reader.ReadToEndAsync(stop)));
            }

            Draft = string.Join(", ", Drafts.Select(file => SentName.Of(file.FileName)));
            return LawDraft.Of(files);
        }

        if (string.IsNullOrWhiteSpace(Rate))
        {
            throw new RefusedException(new Refusal(
                "DRAFT_MISSING", "Ghi mức chuẩn muốn thử, ví dụ 600.000, hoặc chọn tệp luật dự thảo.", nameof(Rate)));
        }

        if (!AmountText.TryParse(Rate, AmountProfile.PayLine, out var rateVnd) || rateVnd is <= 0 or > MostVnd)
        {
            throw new RefusedException(new Refusal(
                "RATE", $"Mức chuẩn là số đồng mỗi tháng, ví dụ 600.000. Đã ghi \"{Rate}\".", nameof(Rate)));
        }

        Draft = $"mức chuẩn {Show.Money(rateVnd)} từ tháng {Show.Month(month)}";
        return LawDraft.WithRate(month, rateVnd);
    }

    private void Fill(SimulationResult result)
    {
        var names = Scope.All.ToDictionary(area => area.Id, area => area.Name);
        Communes = BarRow.Of(result.ByArea.Select(item => (names[item.Key], item.Value)), MostCommunes);
        Grounds = BarRow.Of(result.ByGround.Select(item => (GroundName(item.Key), item.Value)), MostCommunes);
    }

    private string GroundName(string code) => code == SmallCounts.Confidential ? "Căn cứ cần giữ kín"
        : code == SmallCounts.Other ? "Căn cứ khác, ít người"
        : string.Join(" và ", code.Split('+').Select(one => tools.Law.Book.TryLabel(one) is { } label
            ? $"{label.Label} ({label.Citation})"
            : one));
}
