using AnSinh.Core.Shared;
using AnSinh.Core.Territory;

namespace AnSinh.Core.Exchanges;

/// <summary>Why a batch is not made, or an answer not taken in. Nothing was changed.</summary>
public static class ExchangeRefusals
{
    public static Refusal NotYourPlace(Area area) => new(
        "AREA_NOT_YOURS", $"{area.Name} không thuộc địa bàn của bạn. Chọn địa bàn bạn phụ trách.", "area");

    public static Refusal UnknownBank(string? read) => new(
        "BANK_UNKNOWN",
        $"Đã đọc mã ngân hàng (BIN) là “{read}”, không có ngân hàng nào mang mã này. Ghi 6 chữ số, ví dụ 970405 là "
            + "Agribank.", "partner");

    public static Refusal Nobody(NewExchange asked) => new(
        "NOBODY_TO_ASK",
        $"{asked.Area.Name} không có ai phải hỏi {ExchangeWords.Of(asked.Kind)} về {ExchangeWords.About(asked.Kind)}. "
            + "Không lập lô trống.", "area");

    public static Refusal NotAskable(NewExchange asked, string code, int others) => new(
        "PERSON_NOT_ASKABLE",
        $"{others} mã không hỏi được, đầu tiên là “{code}”: không có ở {asked.Area.Name}, không đang hưởng"
            + (asked.Kind == ExchangeKind.Bank ? ", chưa có số định danh hoặc đã có tài khoản." : ".")
            + " Xem lại mã rồi lập lại.", "codes");

    public static Refusal Header() => new(
        "ANSWER_HEADER",
        "Không thấy dòng tên cột của tệp trả lời (cần có ma_lo, ma_dong, ho_ten, so_dinh_danh, ket_qua trong 10 dòng "
            + "đầu). Dùng lại chính tệp đã gửi, chỉ điền các cột trả lời.", "dòng 1");

    public static Refusal Empty() => new("ANSWER_EMPTY", "Tệp trả lời không có dòng nào dưới dòng tên cột.", "dòng 2");

    public static Refusal Mixed(string one, string other, int row) => new(
        "ANSWER_MIXED",
        $"Tệp có hai lô: {one} và {other}. Tách mỗi lô thành một tệp rồi nhận từng tệp.", $"dòng {row}, cột ma_lo");

    public static Refusal UnknownBatch(string read) => new(
        "BATCH_UNKNOWN",
        $"Không có lô “{read}” ở địa bàn của bạn. Xem lại mã lô: giữ đúng cột ma_lo của tệp đã gửi.", "mã lô");

    public static Refusal OtherKind(Exchange exchange, string read) => new(
        "ANSWER_KIND",
        $"Lô {exchange.Number} hỏi {ExchangeWords.Of(exchange.Kind)} (loai = {ExchangeWords.CodeOf(exchange.Kind)}), "
            + $"tệp ghi loai = “{read}”. Không nhận dòng nào; lấy đúng tệp trả lời của lô.", "cột loai");
}
