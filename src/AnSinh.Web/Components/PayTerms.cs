using System.Globalization;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;

namespace AnSinh.Web.Components;

/// <summary>How codes of payment are said to people: providers, channels, kinds of line, grounds, states.</summary>
public static class PayTerms
{
    /// <summary>vnpost is Bưu điện; a bank is called by its code, which people know (agribank → Agribank).</summary>
    public static string Provider(string code) => code switch
    {
        PaymentMethod.Post => "Bưu điện",
        "none" => "Chưa đăng ký",
        _ => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(code),
    };

    public static string Channel(string code) => code switch
    {
        "CASH" => "tiền mặt",
        "BANK" => "tài khoản",
        "DIGITAL" => "ví điện tử",
        _ => "chưa có hình thức",
    };

    public static string Kind(LineKind kind) => kind switch
    {
        LineKind.Regular => "Hằng tháng",
        LineKind.Arrears => "Truy lĩnh",
        LineKind.OneTime => "Chi một lần",
        _ => "Kỳ trước chưa nhận",
    };

    /// <summary>The ground in words that betray nothing confidential.</summary>
    public static string Ground(LoadedLaw law, string ground) => ground switch
    {
        "UNCLEAR" => "căn cứ chưa rõ",
        "" => Show.Nothing,
        _ => string.Join(" và ", ground.Split('+').Select(
            code => law.Book.TryLabel(code.Split('×')[0])?.NeutralLabel ?? code)),
    };

    /// <summary>The state of an instruction.</summary>
    public static string State(string code) => code switch
    {
        "SENT" => "Chưa có kết quả",
        "PAID" => "Đã chi",
        "RETURNED" => "Trả lại, chưa nhận",
        "UNKNOWN" => "Đơn vị chi trả chưa rõ",
        "REVERSED" => "Đã chi rồi thu lại",
        "RELISTED" => "Đưa sang kỳ sau",
        "TO_TREASURY" => "Nộp lại Kho bạc",
        _ => code,
    };

    /// <summary>The provider's own answer.</summary>
    public static string Status(string code) => code switch
    {
        "PENDING" => "Đang xử lý",
        "PAID" or "RETURNED" => State(code),
        _ => code,
    };

    public static string Exception(string code) => code switch
    {
        "AMOUNT_MISMATCH" => "Không khớp tiền",
        "NAME_MISMATCH" => "Không khớp tên",
        "ACCOUNT_MISMATCH" => "Không khớp tài khoản",
        "PAID_TWICE" => "Chi hai lần",
        "UNKNOWN_LINE" => "Lạ, không có trong danh sách",
        "CONFLICT" => "Nhiều kết quả trái nhau",
        "TXID_REUSED" => "Mã giao dịch dùng lại",
        "STATE_CONFLICT" => "Trái kết quả đã ghi",
        "TIME_IMPLAUSIBLE" => "Thời gian lạ",
        "STATUS_UNKNOWN" => "Trạng thái lạ",
        _ => code,
    };

    public static string ExceptionIcon(string code) => code switch
    {
        "AMOUNT_MISMATCH" => "scale",
        "NAME_MISMATCH" => "user",
        "ACCOUNT_MISMATCH" => "bank",
        "TIME_IMPLAUSIBLE" => "clock",
        "UNKNOWN_LINE" or "STATUS_UNKNOWN" => "help",
        _ => "doc",
    };
}
