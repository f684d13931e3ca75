using AnSinh.Core.Shared;

namespace AnSinh.Core.Network;

/// <summary>What a report of a fee and its answer have to say. Pure.</summary>
public static class FeeRules
{
    /// <summary>No fee is believed to be larger, đồng.</summary>
    public const long MostVnd = 10_000_000;
    private const int OldestYears = 5, TextMost = 300;

    public static Refusal? Fault(FeeRequest asked, DateOnly today) =>
        NetworkWords.BankOf(asked.Bank) is null ? new Refusal(
            "BANK_NAME", "Ghi tên hoặc mã ngân hàng đã thu phí, ví dụ Agribank.", "Bank")
        : FeeWaivers.Find(asked.Waiver) is null ? new Refusal("WAIVER_UNKNOWN", "Chọn loại phí đã bị thu.", "Waiver")
        : asked.AmountVnd is not (> 0 and <= MostVnd) ? new Refusal(
            "FEE_AMOUNT", $"Ghi số tiền phí bằng số, từ 1 đến {VndText.Number(MostVnd)} đồng, ví dụ 11.000.",
            "AmountText")
        : asked.ChargedOn is not { } on || on > today || on < today.AddYears(-OldestYears) ? new Refusal(
            "FEE_DAY", "Ghi ngày bị thu phí, không sau hôm nay, ví dụ 05/11/2026.", "ChargedText")
        : !PointRules.IsText(asked.ToldBy) ? new Refusal(
            "FEE_TOLD_BY", "Ghi ai phản ánh, ví dụ “người hưởng” hoặc “con gái, chị Vi Thị Hoa”.", "ToldBy")
        : ReasonText.Check(asked.Told, "việc đã xảy ra, ví dụ “trừ phí SMS trên sao kê tháng 10”") is { } unclear
            ? unclear with { Where = "Told" }
        : null;

    public static Refusal? Fault(FeeReport report, FeeAnswerRequest asked, DateOnly today)
    {
        if (asked.On is not { } on || on > today || on < report.ChargedOn)
        {
            return new Refusal(
                "ANSWER_DAY", $"Ghi ngày ngân hàng trả lời, từ {DateText.Show(report.ChargedOn)} đến hôm nay.",
                "OnText");
        }

        return asked.Answer == FeeAnswer.Refunded && !(asked.RefundedVnd > 0 && asked.RefundedVnd <= report.AmountVnd)
            ? new Refusal(
                "REFUND_AMOUNT", $"Ghi số tiền đã hoàn bằng số, từ 1 đến {VndText.Number(report.AmountVnd)} đồng.",
                "RefundText")
            : asked.Answer == FeeAnswer.Refused
                && ReasonText.Check(asked.Text, "lý do ngân hàng không hoàn, ví dụ “phí của thẻ thứ hai”")
                    is { } unclear
                ? unclear with { Where = "AnswerText" }
                : VietnameseText.Clean(asked.Text).Length > TextMost
                    ? new Refusal("ANSWER_LONG", $"Ghi ngắn lại: nhiều nhất {TextMost} ký tự.", "AnswerText")
                    : null;
    }
}
