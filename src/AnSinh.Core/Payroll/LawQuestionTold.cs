using AnSinh.Core.Shared;
using AnSinh.Policy;
using AnSinh.Policy.Law;

namespace AnSinh.Core.Payroll;

/// <summary>
/// What a person is told where a change of law left something open: what the list does meanwhile, why no text decides
/// it, and who decides where, or what was decided.
/// </summary>
public sealed record LawQuestionTold(LawQuestionKind Kind, string Kept, string Why, string Decides)
{
    public LawDecision? Decision { get; init; }

    /// <summary>The page where an officer decides; null where nothing is left to choose.</summary>
    public string? Address { get; init; }

    public bool IsOpen => Decision is null;

    public IEnumerable<string> Sentences => new[] { Kept, Why, Decides }.Where(sentence => sentence.Length > 0);

    /// <summary>Of a question of a list; <paramref name="kept"/> is what the list pays meanwhile.</summary>
    internal static LawQuestionTold Of(
        LawQuestion question, Due kept, LawBook book, string laws, Month listMonth) => new(
        question.Kind, KeptText(question, kept, book), WhyText(question.Kind, laws),
        question.Decision is { } decision ? Decided(decision) : Undecided(question.Kind))
        {
            Decision = question.Decision,
            Address = question.Decision is null && LawQuestion.ChoicesOf(question.Kind).Count > 0
            ? $"/phap-luat/chuyen-muc/{listMonth}/phai-quyet?loai={question.Kind}" : null,
        };

    /// <summary>Of a decision whose question is settled: nothing more is to be listed for it.</summary>
    internal static LawQuestionTold Of(LawDecision decision) =>
        new(decision.Kind, "", "", Decided(decision)) { Decision = decision };

    private static string KeptText(LawQuestion question, Due kept, LawBook book)
    {
        var months = question.From == question.To
            ? $"Tháng {PolicyText.MonthText(question.From)}"
            : $"Tháng {PolicyText.MonthText(question.From)} đến {PolicyText.MonthText(question.To)}";
        var stake = VndText.Format(question.AtStakeVnd);
        return question.Kind switch
        {
            LawQuestionKind.Coefficient =>
                $"{months}: danh sách tính hệ số {Coefficient(question)}; hai cách đọc chênh nhau "
                    + $"{stake}.",
            LawQuestionKind.Deceased when question.Decision is { Choice: LawChoice.Pay } =>
                $"{months}: chênh lệch {stake} được đưa vào danh sách cho người nhận thay.",
            LawQuestionKind.Deceased =>
                $"{months}: chênh lệch {stake} của người đã chết không đưa vào danh sách.",
            LawQuestionKind.Lost when kept.AmountVnd == 0 => "Danh sách không chi nữa.",
            LawQuestionKind.Lost =>
                $"Danh sách vẫn chi {VndText.Format(kept.AmountVnd)} theo căn cứ của luật cũ: {Ground(kept, book)}.",
            _ => $"Luật mới có căn cứ cho người này, {stake} một tháng, nhưng chưa đưa vào "
                + "danh sách.",
        };
    }

    private static string WhyText(LawQuestionKind kind, string laws) => kind switch
    {
        LawQuestionKind.Coefficient =>
            $"Luật mới ({laws}) chuyển người đang hưởng sang “mức tương ứng” cho cả những tháng trước ngày có hiệu "
                + "lực; văn bản không nói những tháng ấy theo hệ số mới hay giữ hệ số cũ.",
        LawQuestionKind.Deceased =>
            $"Luật mới ({laws}) tăng mức của những tháng người này còn sống; văn bản không nói chi chênh lệch cho ai.",
        LawQuestionKind.Lost =>
            $"Luật mới ({laws}) không còn căn cứ nào cho người này, văn bản cũng không nói người đang hưởng phải thôi; "
                + "không ai bị cắt khi chưa có người quyết định.",
        _ => $"Người này thôi hưởng theo luật cũ; luật mới ({laws}) không tự đưa ai trở lại, phải có hồ sơ và "
            + "quyết định mới.",
    };

    private static string Undecided(LawQuestionKind kind) => kind == LawQuestionKind.Regained
        ? "Nộp hồ sơ tại Ủy ban nhân dân xã; Chủ tịch xã ký quyết định mới thì mới hưởng."
        : "Chưa ai quyết định. Công chức lập danh sách của xã quyết định ở trang Chuyển mức, mục Phải quyết.";

    private static string Decided(LawDecision decision) =>
        $"Đã quyết định ngày {PolicyText.Day(DayOf(decision.DecidedAt))}, "
            + $"{LawDecisionWords.Question(decision.Kind)}: {LawDecisionWords.Choice(decision.Choice)}"
            + $"{(decision.PayeeName is { } payee ? $" ({payee})" : "")}. Lý do: {decision.Reason}.";

    private static DateOnly DayOf(DateTimeOffset at) =>
        DateOnly.FromDateTime(at.ToOffset(VietnamClock.Offset).DateTime);

    private static string Coefficient(LawQuestion question) => question.Decision is { Choice: LawChoice.Old }
        ? $"{PolicyText.Coefficient(question.OldCoefficient)} của luật cũ"
        : $"{PolicyText.Coefficient(question.NewCoefficient)} của luật mới (luật cũ "
            + $"{PolicyText.Coefficient(question.OldCoefficient)})";

    /// <summary>Label and article of what is kept; of a confidential ground neither.</summary>
    private static string Ground(Due kept, LawBook book)
    {
        var words = new GroundWords(book);
        var cited = words.IsConfidential(kept.Ground) ? [] : words.Labels(kept.Ground).Select(label => label.Citation);
        return $"{words.Label(kept.Ground)}{string.Concat(cited.Select(citation => $", {citation}"))}";
    }
}
