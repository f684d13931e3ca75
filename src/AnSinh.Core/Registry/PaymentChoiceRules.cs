using AnSinh.Core.Shared;

namespace AnSinh.Core.Registry;

/// <summary>What the register knows that a choice is checked with.</summary>
/// <param name="Today">The day of the office.</param>
/// <param name="Person">Who is paid.</param>
/// <param name="Held">The way of payment in use; null where there is none.</param>
/// <param name="Recipients">Who may receive into an account in the person's place on the day asked.</param>
/// <param name="OthersOnAccount">Whether somebody else is paid into the same account.</param>
public sealed record PaymentChoiceScene(
    DateOnly Today, Person Person, PaymentMethod? Held, IReadOnlyList<Representative> Recipients, bool OthersOnAccount);

/// <summary>
/// Whether a choice of how to be paid can be written down. The decrees leave the choice to the beneficiary and ask for
/// no form (20/2021/NĐ-CP Điều 34); that a paper is named, and whose account it is, is the office's own care. Pure.
/// </summary>
public static class PaymentChoiceRules
{
    public const string Own = "OWN";

    private const int PaperLeast = 5, PaperMost = 300;

    public static Refusal? Fault(PaymentChoice asked, PaymentChoiceScene scene)
    {
        if (scene.Person.DiedOn is not null)
        {
            return new Refusal("DEAD", "Người hưởng đã chết; không đổi hình thức nhận tiền.", "Channel");
        }

        return asked.Channel switch
        {
            PaymentMethod.Cash => asked.CashReason is null
                ? new Refusal("CASH_REASON", "Chọn lý do nhận tiền mặt.", "CashReason") : null,
            PaymentMethod.Bank or PaymentMethod.Digital => OfAccount(asked, scene),
            _ => new Refusal("CHANNEL", "Chọn hình thức nhận tiền.", "Channel"),
        } ?? OfDay(asked, scene) ?? OfPaper(asked);
    }

    /// <summary>Whose account it is; null where the name is of nobody who may receive.</summary>
    public static string? Holder(PaymentChoice asked, PaymentChoiceScene scene)
    {
        var name = VietnameseText.SearchKey(asked.AccountName);
        return name == VietnameseText.SearchKey(scene.Person.FullName) ? Own
            : scene.Recipients.FirstOrDefault(one => VietnameseText.SearchKey(one.FullName) == name)?.Kind;
    }

    private static Refusal? OfAccount(PaymentChoice asked, PaymentChoiceScene scene)
    {
        if (asked.Channel == PaymentMethod.Bank && asked.BankCode is null)
        {
            return new Refusal("BANK", "Chọn ngân hàng của tài khoản.", "BankBin");
        }

        if (!AccountNumber.IsPossible(asked.Account))
        {
            return new Refusal(
                "ACCOUNT", $"Số tài khoản có {AccountNumber.Shortest} đến {AccountNumber.Longest} chữ số"
                    + (asked.Account is null ? "." : $". Đã ghi “{asked.AccountNo!.Trim()}”."), "AccountNo");
        }

        if (Holder(asked, scene) is not { } holder)
        {
            return new Refusal(
                "ACCOUNT_NAME", string.IsNullOrWhiteSpace(asked.AccountName) ? "Ghi tên chủ tài khoản."
                    : $"Tài khoản đứng tên {VietnameseText.Clean(asked.AccountName)}, không phải người hưởng và không "
                        + "phải người giám hộ hay người được ủy quyền nhận qua tài khoản. Ghi người nhận thay ở thẻ "
                        + "Hộ, người giám hộ trước.", "AccountName");
        }

        return holder == Own && scene.OthersOnAccount
            ? new Refusal(
                "ACCOUNT_TAKEN", "Tài khoản này đang nhận tiền của người khác trong sổ. Đối chiếu lại số tài khoản.",
                "AccountNo")
            : null;
    }

    /// <summary>Lists take the way that is open, so it is written when its month is near, not long before.</summary>
    private static Refusal? OfDay(PaymentChoice asked, PaymentChoiceScene scene)
    {
        var last = new DateOnly(scene.Today.Year, scene.Today.Month, 1).AddMonths(2).AddDays(-1);
        return asked.FromOn is not { } from
            ? new Refusal("FROM", "Ghi ngày bắt đầu, ví dụ 01/12/2026.", "FromText")
            : from > last
                ? new Refusal("FROM", $"Ngày bắt đầu không sau {DateText.Show(last)}; ghi khi đến kỳ đó.", "FromText")
                : scene.Held is { } held && from < held.FromOn
                    ? new Refusal(
                        "FROM", $"Hình thức đang dùng bắt đầu {DateText.Show(held.FromOn)}; ngày mới không trước ngày "
                            + "đó.", "FromText")
                    : null;
    }

    private static Refusal? OfPaper(PaymentChoice asked) =>
        VietnameseText.Clean(asked.Paper).Length is < PaperLeast or > PaperMost
            ? new Refusal(
                "PAPER", "Ghi căn cứ, ví dụ “Giấy đăng ký hình thức nhận ngày 20/11/2026”.", "Paper")
            : null;
}
