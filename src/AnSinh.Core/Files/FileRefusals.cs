using AnSinh.Core.Shared;

namespace AnSinh.Core.Files;

/// <summary>Why a foreign file is not read at all. Each sentence says what was found and what to do.</summary>
public static class FileRefusals
{
    public static RefusedException Empty() =>
        Of("FILE_EMPTY", "Tệp không có nội dung (0 byte). Hãy lấy lại tệp từ nơi gửi rồi nhập lại.");

    public static RefusedException TooLarge(long bytes, long limit) =>
        Of("FILE_TOO_LARGE",
            $"Tệp dài {bytes >> 20} MB, giới hạn là {limit >> 20} MB. Hãy tách danh sách thành nhiều tệp.");

    public static RefusedException UnknownFormat(string found) => Of(
        "FILE_FORMAT", $"Nội dung tệp là {found}, không phải bảng .xlsx, .xls hay .csv. "
        + "Hãy mở tệp bằng Excel và chọn “Lưu thành” dạng .xlsx.");

    public static RefusedException Broken(string part) => Of(
        "FILE_BROKEN", $"Không đọc được {part}: tệp bị cắt ngang hoặc hỏng. Hãy lấy lại tệp từ nơi gửi rồi nhập lại.");

    public static RefusedException Locked() => Of(
        "FILE_LOCKED", "Tệp đặt mật khẩu mở. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại dạng .xlsx rồi nhập.");

    public static RefusedException Bomb(string what) => Of(
        "FILE_OVER_LIMIT", $"Tệp vượt giới hạn an toàn: {what}. Hãy mở tệp, xóa hàng và cột thừa, lưu lại dạng .xlsx.");

    public static RefusedException Unsafe(string what) => Of(
        "FILE_UNSAFE", $"Tệp chứa {what} mà bảng tính thường không có, nên không được mở. Hãy hỏi lại nơi gửi tệp.");

    public static RefusedException Encoding(string what) => Of(
        "FILE_ENCODING", $"Chưa nhận ra bảng mã của tệp: {what}. Hãy lưu lại tệp dạng UTF-8 hoặc .xlsx rồi nhập lại.");

    public static RefusedException OpenQuote(int line) => Of(
        "FILE_BROKEN", $"Dòng {line} mở dấu ngoặc kép mà không đóng: tệp bị cắt ngang. Hãy lấy lại tệp từ nơi gửi.",
        $"dòng {line}");

    private static RefusedException Of(string code, string message, string? where = null) =>
        new(new Refusal(code, message, where));
}
