using AnSinh.Core.Payroll;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;
using AnSinh.Web.Components;
using Microsoft.AspNetCore.Html;

namespace AnSinh.Web.Pages.Registry.Profile;

/// <summary>
/// “Vì sao?” of one programme as the page shows it: facts, rule, citation, arithmetic, then what was considered and
/// not added. What would betray an illness stays closed here.
/// </summary>
public sealed record WhyPanel(string Title, string? Decision, string? Without, long DueVnd)
{
    private const string ClosedText = "Dữ kiện thuộc diện hạn chế xem; mở bằng lý do ở Hồ sơ và dữ kiện.";

    private static readonly (Doubts Doubt, string Sentence)[] DoubtWords =
    [
        (Doubts.BirthDateDecides,
            "Chỉ biết năm hoặc tháng sinh, mà ngày sinh quyết định mức hưởng: đối chiếu giấy khai sinh."),
        (Doubts.ChildBirthDateDecides, "Chỉ biết năm hoặc tháng sinh của con, mà ngày sinh quyết định mức hưởng."),
        (Doubts.ChildBirthUnknown, "Có con được tính mà chưa ghi ngày sinh: bổ sung theo giấy khai sinh."),
        (Doubts.ChildSituationUnknown, "Chưa rõ điểm nào của khoản 1 Điều 5; mức hưởng các điểm như nhau."),
        (Doubts.PensionUnknown, "Chưa hỏi lương hưu, mà câu trả lời quyết định mức hưởng."),
        (Doubts.BirthUnknown, "Chưa có năm sinh nên chưa tính được."),
        (Doubts.CaredBirthUnknown, "Chưa có ngày sinh của người được chăm sóc: đang tính hệ số thấp nhất."),
    ];

    public IReadOnlyList<WhyStep> Steps { get; private init; } = [];

    /// <summary>What is given follows from something that stays closed: a paper tells the amount only.</summary>
    public bool IsConfidential { get; private init; }

    /// <summary>When the amount will change by what is known now.</summary>
    public string? Next { get; private init; }

    public IReadOnlyList<string> NotAdded { get; private init; } = [];

    public IReadOnlyList<string> NotMet { get; private init; } = [];

    /// <summary>Extra groups of the province that the person may belong to, with why they are not computed.</summary>
    public IReadOnlyList<string> NamedGroups { get; private init; } = [];

    public IReadOnlyList<string> DoubtSentences { get; private init; } = [];

    /// <summary>What a change of law left open about the person, or what was decided.</summary>
    public IReadOnlyList<LawQuestionTold> Questions { get; private init; } = [];

    public static WhyPanel Of(ProgrammeWhy why, LawBook book)
    {
        var decision = why.Decision is not { } grant ? null
            : $"Quyết định {grant.DecisionNo ?? "chưa ghi số"}, hưởng từ tháng {Show.Month(grant.FromMonth)}";
        var panel = new WhyPanel(RegisterWords.Programme(why.Programme), decision, why.WithoutDecision, why.DueVnd)
        {
            Questions = why.Questions,
            Next = why.Next is not { } next ? null : next.AmountVnd == 0
                ? $"Nếu không có gì thay đổi: hưởng hết tháng {Show.Month(next.Month.Plus(-1))} thì thôi."
                : $"Nếu không có gì thay đổi: mức này đến hết tháng {Show.Month(next.Month.Plus(-1))}, "
                    + $"sau đó {Show.Money(next.AmountVnd)} một tháng.",
        };
        return why.Explanation is not { } told ? panel : panel with
        {
            Steps = StepsOf(told, book),
            IsConfidential = told.Given.Any(ground => ground.Confidential),
            NotAdded = [.. told.NotAdded.Where(ground => !ground.Confidential)
                .Select(ground =>
                    $"{ground.Label}, {ground.Arithmetic}: chỉ hưởng mức cao nhất ({told.OverlapSource?.Citation})")],
            NotMet = [.. told.NotMet.Where(ground => !ground.Confidential)
                .Select(ground => NotMetText(ground, book))],
            NamedGroups = [.. told.NamedGroups.Where(group => !group.Confidential).Select(group =>
                $"{group.Label} ({group.Citation}): {string.Join("; ", group.Reasons)}")],
            DoubtSentences = [.. DoubtWords.Where(one => told.Doubts.HasFlag(one.Doubt)).Select(one => one.Sentence)],
        };
    }

    private static List<WhyStep> StepsOf(Explanation told, LawBook book)
    {
        var given = told.Given.ToList();
        if (given.Count == 0)
        {
            return [];
        }

        var facts = given.SelectMany(ground => ground.Confidential
            ? [ClosedText]
            : ground.Conditions.Where(condition => IsOpen(condition.Sentence, book))
                .Select(condition => condition.Sentence));
        var sources = given.SelectMany(ground => ground.Confidential
            ? ["điều khoản hạn chế xem"]
            : new[] { Cited(ground.Citation, ground.Mark), ground.CoefficientSource is { } at
                ? "hệ số: " + Cited(at.Citation, at.Mark) : "" })
            .Where(text => text.Length > 0).Append("mức chuẩn: "
                + Cited(told.BaseSource.Citation, told.BaseSource.Mark));
        var sums = given.Select(ground => ground.Arithmetic ?? Show.Money(ground.AmountVnd));
        return
        [
            new WhyStep("Dữ kiện đã dùng", [.. facts.Distinct().Select(Line)]),
            new WhyStep("Quy tắc áp dụng", [.. given.Select(ground => Line(Rule(ground, book)))]),
            new WhyStep("Căn cứ", [.. sources.Distinct().Select(Line)]),
            new WhyStep("Phép tính", [.. (given.Count > 1 ? sums.Append("cộng: " + Show.Money(told.TotalVnd)) : sums)
                .Select(Sum)]),
        ];
    }

    private static string Rule(GroundTold ground, LawBook book)
    {
        var label = ground.Confidential ? book.TryLabel(ground.Code)?.NeutralLabel ?? "Đối tượng trợ giúp xã hội"
            : ground.Label;
        return ground.Coefficient > 0 ? $"{label}: hệ số {Show.Coefficient(ground.Coefficient)}" : label;
    }

    private static string NotMetText(GroundTold ground, LawBook book)
    {
        var why = ground.Conditions
            .FirstOrDefault(condition => !condition.Met && IsOpen(condition.Sentence, book))?.Sentence;
        return $"{ground.Label}: {why ?? "chưa đủ điều kiện"}";
    }

    /// <summary>
    /// Whether a condition tells nothing that stays closed: neither the illness by name, nor that somebody is (or is
    /// not) under the article that only the ill are under.
    /// </summary>
    private static bool IsOpen(string sentence, LawBook book) =>
        !sentence.Contains("HIV", StringComparison.OrdinalIgnoreCase)
        && !book.Labels.Any(label => label.Confidential && sentence.Contains(label.Citation, StringComparison.Ordinal));

    private static string Cited(string citation, Mark mark) => $"{citation} ({mark.Vietnamese()})";

    private static IHtmlContent Line(string text) => new HtmlContentBuilder().AppendHtml("<span>").Append(text)
        .AppendHtml("</span>");

    private static IHtmlContent Sum(string text) =>
        new HtmlContentBuilder().AppendHtml("<span class=\"as-sum\">")
            .Append(text.Replace(" đ", Show.NoBreak + "đ", StringComparison.Ordinal)).AppendHtml("</span>");
}
