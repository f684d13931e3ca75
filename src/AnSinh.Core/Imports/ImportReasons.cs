namespace AnSinh.Core.Imports;

/// <summary>
/// Why a row or a file is refused. Each code has one sentence for the officer: what was read and how to repair it;
/// where it stands (row, column, heading) is put before it.
/// </summary>
public static class ImportReasons
{
    /// <summary>Known codes, for the documentation and its test.</summary>
    public static IReadOnlyCollection<string> Codes => Texts.Keys;

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["NAME_MISSING"] = "chưa có họ và tên. Ghi họ tên theo giấy tờ.",
        ["DOB_INVALID"] = "đọc được “{0}”, chưa rõ là ngày nào. Ghi ngày/tháng/năm, tháng/năm hoặc chỉ năm sinh.",
        ["DOB_FUTURE"] = "ngày sinh “{0}” sau kỳ của danh sách. Sửa theo giấy tờ.",
        ["SEX_AMBIGUOUS"] = "giới tính đọc được “{0}”, chưa rõ nam hay nữ. Chỉ ghi một bên.",
        ["SEX_ID_CONFLICT"] =
            "giới tính không khớp chữ số thứ 4 của số định danh “{0}”. Đối chiếu thẻ căn cước rồi sửa bên sai.",
        ["YEAR_ID_CONFLICT"] =
            "năm sinh không khớp chữ số 5–6 của số định danh “{0}”. Đối chiếu thẻ căn cước rồi sửa bên sai.",
        ["ID_LENGTH"] =
            "số định danh “{0}” không đủ 12 chữ số (CMND cũ 9 chữ số). Nếu mất số 0 ở đầu, ghi lại dạng chữ.",
        ["ID_NONDIGIT"] = "số định danh “{0}” có ký tự không phải chữ số. Ghi lại theo thẻ căn cước.",
        ["ID_DUPLICATE"] = "số định danh “{0}” đã có ở một dòng trên. Mỗi người một số: đối chiếu hai người.",
        ["COEFF_NOT_ALLOWED"] = "hệ số “{0}” không có trong quy định (1,0; 1,5; 2,0; …). Sửa theo quyết định hưởng.",
        ["AMOUNT_MISMATCH"] = "số tiền “{0}” khác hệ số nhân mức chuẩn của kỳ. Sửa số tiền hoặc hệ số.",
        ["AMOUNT_NOT_NUMBER"] = "số tiền “{0}” chưa đọc được chắc chắn. Ghi số nguyên đồng, ví dụ 500000 hoặc 500.000.",
        ["AMOUNT_NEGATIVE"] = "số tiền “{0}” nhỏ hơn 0. Khoản thu hồi ghi ở danh sách riêng.",
        ["QUANTITY_MISMATCH"] = "tiền truy lĩnh “{0}” khác số tháng nhân mức hưởng. Sửa số tháng hoặc số tiền.",
        ["BALANCE_MISMATCH"] = "tổng “{0}” khác các khoản cộng lại. Sửa ô sai.",
        ["OVERPAID"] = "số đã chi “{0}” lớn hơn số phải chi. Đối chiếu lại.",
        ["ACCOUNT_INVALID"] = "số tài khoản “{0}” không đúng dạng. Ghi đủ các chữ số theo ngân hàng.",
        ["ACCOUNT_PRECISION_LOST"] = "số tài khoản “{0}” đã bị bảng tính làm tròn. Lấy lại số từ nguồn, ghi dạng chữ.",
        ["ACCOUNT_NAME_MISMATCH"] =
            "tên tài khoản “{0}” khác tên người hưởng. Ghi tên người nhận thay hoặc sửa tài khoản.",
        ["ACCOUNT_MISSING_FOR_CHANNEL"] =
            "chi qua ngân hàng mà chưa có số tài khoản. Ghi số tài khoản hoặc đổi sang tiền mặt.",
        ["BANK_UNKNOWN"] = "mã ngân hàng “{0}” chưa có trong danh mục. Ghi mã BIN 6 chữ số.",
        ["BANK_MISSING"] = "chi qua ngân hàng mà chưa có mã ngân hàng. Ghi mã BIN 6 chữ số.",
        ["COMMUNE_UNKNOWN"] =
            "xã “{0}” chưa nhận ra tại kỳ này: không có, hoặc nhiều nơi cùng tên. Ghi mã xã, hoặc thêm tên "
            + "huyện, tỉnh.",
        ["MONTH_INVALID"] = "tháng “{0}” chưa rõ. Ghi tháng/năm, ví dụ 04/2019.",
        ["DEATH_DATE_MISSING"] = "ghi đã chết mà chưa có ngày chết. Ghi ngày theo giấy chứng tử.",
        ["BENEFICIARY_DEAD"] =
            "ghi chú “{0}”: người đã chết thuộc danh sách biến động giảm. Bỏ khỏi danh sách chi trả.",
        ["MOVED_OUT"] = "ghi chú “{0}”: người đã chuyển đi thuộc danh sách biến động giảm. Bỏ khỏi danh sách chi trả.",
        ["STATUS_NOT_ACTIVE"] = "trạng thái “{0}” là tạm dừng hoặc thôi hưởng: vẫn ghi vào sổ, không chi trả.",
        ["STATUS_UNKNOWN"] = "trạng thái “{0}” chưa rõ nghĩa. Ghi đúng mã của phần mềm.",
        ["CHANNEL_UNKNOWN"] = "hình thức chi “{0}” chưa rõ nghĩa. Ghi 1 tiền mặt, 2 ngân hàng, 3 ví điện tử.",
        ["REASON_UNKNOWN"] = "lý do “{0}” chưa rõ nghĩa. Ghi chết, chuyển đi, có lương hưu, "
            + "thoát nghèo hoặc hết tuổi hưởng.",
        ["CATEGORY_UNKNOWN"] = "mã loại đối tượng “{0}” chưa có trong bảng chuyển đổi. Ghi đúng mã của phần mềm.",
        ["CODE_MISSING"] = "chưa có mã đối tượng. Ghi mã theo phần mềm.",
        ["CODE_OF_ANOTHER"] =
            "mã “{0}” trong sổ thuộc người khác (tên, ngày sinh, số định danh đều khác). Đối chiếu, sửa mã rồi nhập lại.",
        ["ID_OF_ANOTHER"] =
            "số định danh “{0}” trong sổ thuộc người khác (tên hoặc ngày sinh khác). Đối chiếu hai người.",
        ["PERSON_UNKNOWN"] = "“{0}” chưa có trong sổ (theo số định danh hoặc họ tên, ngày sinh, xã). "
            + "Nhập người này trước, rồi nhập tệp có cột “Lỗi” của lần này.",
        ["AREA_NOT_YOURS"] = "xã “{0}” không thuộc địa bàn của tài khoản. Nhờ tài khoản của địa bàn đó nhập.",
        ["STRUCK_OUT"] = "dòng bị gạch ngang: coi là đã hủy. Bỏ gạch nếu còn hưởng.",
        ["REFERENCE_DUPLICATE"] = "“{0}” đã có ở dòng trên với nội dung khác. Hỏi lại nơi gửi dòng nào đúng.",
        ["AGE_RULE_FAIL"] = "tuổi theo “{0}” không đúng nhóm đối tượng. Đối chiếu giấy tờ.",
        ["BHXH_NO_LENGTH"] = "mã số BHXH “{0}” không đủ 10 chữ số. Ghi lại theo thẻ.",
        ["CLINIC_MISSING"] = "chưa có nơi đăng ký khám chữa bệnh ban đầu. Ghi mã và tên cơ sở.",
    };

    /// <summary>Dòng 12, cột F (Hệ số): hệ số “1.7” …</summary>
    public static string Sentence(string code, int row, int? column, string? heading, string? read)
    {
        var where = $"Dòng {row}";
        if (column is { } at)
        {
            where += $", cột {ColumnLetters(at)}" + (string.IsNullOrEmpty(heading) ? "" : $" ({heading})");
        }

        var text = Texts.TryGetValue(code, out var known) ? known : "cần xem lại ô này.";
        return where + ": " + text.Replace("{0}", Shown(read), StringComparison.Ordinal);
    }

    /// <summary>0 → A, 26 → AA.</summary>
    public static string ColumnLetters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }

    private static string Shown(string? read) => string.IsNullOrEmpty(read)
        ? "ô trống"
        : read.Length <= 60 ? read : read[..60] + "…";
}
