using AnSinh.Core.Shared;

namespace AnSinh.Core.Network;

/// <summary>
/// What a bank may register for a commune: named bank, branch, who answers, paper, days; fees of the list, within these
/// days. Pure.
/// </summary>
public static class BankAreaRules
{
    private const int PaperMin = 5, TextMost = 300, AheadDays = 366;

    public static Refusal? Fault(BankAreaRequest asked, DateOnly today) =>
        OfBank(asked) ?? OfDays(asked, today) ?? asked.Waivers.Select(one => OfWaiver(one, asked))
            .FirstOrDefault(fault => fault is not null);

    /// <summary>Whether both hold on one day.</summary>
    public static bool Meets(BankArea held, BankAreaRequest asked) =>
        (held.UntilOn is not { } until || until >= asked.FromOn)
        && (asked.UntilOn is not { } last || held.FromOn <= last);

    private static Refusal? OfBank(BankAreaRequest asked) =>
        NetworkWords.BankOf(asked.Bank) is null ? new Refusal(
            "BANK_NAME", "Ghi tên hoặc mã ngân hàng, ví dụ Agribank"
                + (string.IsNullOrWhiteSpace(asked.Bank) ? "." : $". Đã ghi “{asked.Bank.Trim()}”."), "Bank")
        : !PointRules.IsText(asked.Branch) ? new Refusal(
            "BANK_BRANCH", "Ghi chi nhánh, phòng giao dịch, ví dụ “Chi nhánh Cao Lộc”.", "Branch")
        : !PointRules.IsText(asked.Contact) ? new Refusal(
            "BANK_CONTACT", "Ghi tên người hoặc bộ phận để liên hệ.", "Contact")
        : !NetworkWords.TryPhone(asked.Phone, out _) ? new Refusal(
            "BANK_PHONE", "Chưa đọc được điện thoại: ghi 8 đến 15 chữ số, hoặc bỏ trống.", "Phone")
        : VietnameseText.Clean(asked.Paper).Length is < PaperMin or > TextMost ? new Refusal(
            "PAPER", "Ghi văn bản đăng ký địa bàn: loại, số, ngày, ví dụ “Công văn 45/NHNo ngày 10/11/2026”.", "Paper")
        : null;

    private static Refusal? OfDays(BankAreaRequest asked, DateOnly today) =>
        asked.FromOn is not { } from || from > today.AddDays(AheadDays)
            ? new Refusal("FROM", "Ghi ngày bắt đầu phụ trách, không quá một năm nữa, ví dụ 01/12/2026.", "FromText")
            : asked.UntilOn < from
                ? new Refusal("UNTIL", "Ngày cuối không trước ngày bắt đầu.", "UntilText")
                : null;

    private static Refusal? OfWaiver(WaiverRequest one, BankAreaRequest asked)
    {
        if (FeeWaivers.Find(one.Waiver) is not { } waiver)
        {
            return new Refusal("WAIVER_UNKNOWN", "Không có loại phí này trong danh mục. Mở lại trang.", "Waivers");
        }

        var (from, until) = (one.FromOn ?? asked.FromOn, one.UntilOn ?? asked.UntilOn);
        return from < asked.FromOn || until < from || (asked.UntilOn is not null && until > asked.UntilOn)
            ? new Refusal(
                "WAIVER_DAYS", $"Ngày miễn phí {waiver.Label} ở trong thời gian ngân hàng phụ trách.", "Waivers")
            : VietnameseText.Clean(one.Terms).Length > TextMost
                ? new Refusal("WAIVER_TERMS", $"Điều kiện miễn phí {waiver.Label} ghi ngắn lại.", "Waivers")
                : null;
    }
}
