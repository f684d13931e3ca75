using AnSinh.Core.Shared;

namespace AnSinh.Core.Files.Results;

/// <summary>Why a whole result file is refused; no line of it is applied.</summary>
internal static class ResultRefusals
{
    public static RefusedException Header(string missing) => Of(ResultFileReader.NotOurTable,
        $"Hàng tiêu đề thiếu cột {missing}, hoặc các cột không ngăn bằng dấu phẩy. Cần đủ: "
            + $"{string.Join(", ", ResultFileReader.Columns)}.");

    public static RefusedException Row(int row, string what) =>
        Of("RESULT_LINE", $"Dòng {row}: {what}. Chưa ghi dòng nào; hãy xin lại tệp từ đơn vị chi trả.", $"dòng {row}");

    public static RefusedException NoTrailer() => Of("TRAILER_MISSING",
        "Tệp thiếu dòng TONG ở cuối: có thể bị cắt ngang. Chưa ghi dòng nào; hãy xin lại tệp từ đơn vị chi trả.");

    public static RefusedException Trailer(long? count, long? vnd, int readCount, long readVnd) =>
        Of("TRAILER_MISMATCH",
        $"Dòng TONG ghi {(count is { } rows ? VndText.Number(rows) : "(trống)")} dòng, "
            + $"{(vnd is { } sum ? VndText.Format(sum) : "(trống)")}; "
        + $"tệp có {readCount} dòng, {VndText.Format(readVnd)}. Chưa ghi dòng nào; hãy xin lại tệp từ đơn vị chi trả.");

    public static RefusedException Empty() =>
        Of("RESULT_EMPTY", "Tệp không có dòng kết quả nào. Hãy xin lại tệp từ đơn vị chi trả.");

    public static RefusedException Mixed(string what) => Of("RESULT_MIXED",
        $"Tệp có nhiều {what}. Mỗi tệp kết quả chỉ của một kỳ và một lô; hãy xin tách tệp.");

    public static RefusedException Message(string what) => Of("RESULT_MESSAGE",
        $"Thông điệp XML {what}. Đọc được pain.002 và camt.054; hãy xin lại tệp từ ngân hàng.");

    private static RefusedException Of(string code, string message, string? where = null) =>
        new(new Refusal(code, message, where));
}
