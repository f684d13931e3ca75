using static AnSinh.Core.Registry.QualityGroup;
using static AnSinh.Core.Registry.QualityMeasure;

namespace AnSinh.Core.Registry;

/// <summary>The measures in the words of the office.</summary>
public static class QualityTerms
{
    public static readonly IReadOnlyList<(QualityGroup Group, string Slug, string Word)> Groups =
        [(Correct, "dung", "Đúng"), (Complete, "du", "Đủ"), (Clean, "sach", "Sạch"), (Live, "song", "Sống")];

    public static readonly IReadOnlyList<QualityTerm> All =
    [
        new(IdentifierFitsSex, Correct, "Số định danh khớp giới tính", "số định danh ghi giới tính khác",
            "Đối chiếu thẻ căn cước, sửa số hoặc giới tính"),
        new(IdentifierFitsBirth, Correct, "Số định danh khớp năm sinh", "số định danh ghi năm sinh khác",
            "Đối chiếu thẻ căn cước, sửa số hoặc ngày sinh"),
        new(BirthNotAhead, Correct, "Ngày sinh không ở sau hôm nay", "ngày sinh ở sau hôm nay",
            "Xem giấy khai sinh, sửa ngày sinh"),
        new(PhoneFits, Correct, "Số điện thoại đúng dạng", "số điện thoại không đúng dạng",
            "Gọi thử, ghi lại liền 10 chữ số, bắt đầu bằng 0"),
        new(HasIdentifier, Complete, "Có số định danh", "chưa có số định danh 12 chữ số",
            "Xin thẻ căn cước hoặc giấy khai sinh, ghi số định danh"),
        new(HasWholeBirth, Complete, "Đủ ngày, tháng, năm sinh", "chưa đủ ngày, tháng, năm sinh",
            "Xem thẻ căn cước hoặc giấy khai sinh, ghi đủ ngày sinh"),
        new(HasSex, Complete, "Có giới tính", "chưa ghi giới tính", "Ghi giới tính theo thẻ căn cước"),
        new(HasHamlet, Complete, "Có thôn, tổ", "chưa ghi thôn, tổ", "Hỏi trưởng thôn, ghi thôn đang ở"),
        new(HasMethod, Complete, "Có hình thức nhận tiền", "chưa có hình thức nhận tiền",
            "Hỏi nơi nhận tiền, ghi hình thức nhận"),
        new(HasAccount, Complete, "Nhận không tiền mặt thì có tài khoản", "nhận không tiền mặt mà chưa có tài khoản",
            "Xin số tài khoản hoặc ví, hoặc chuyển sang nhận tiền mặt"),
        new(NoNamesake, Clean, "Không trùng tên và ngày sinh",
            "trùng tên và ngày sinh với người khác mà chưa phân biệt được",
            "Quyết ở trang Nghi trùng: một người thì gộp, hai người thì bổ sung số định danh"),
        new(AccountNotShared, Clean, "Tài khoản không nhận thay quá 2 hộ", "tài khoản nhận cho hơn 2 hộ",
            "Xem giấy ủy quyền của từng người, hoặc ghi tài khoản riêng"),
        new(NotDead, Live, "Không còn quyết định sau khi chết", "đã chết mà quyết định chưa có tháng cuối",
            "Danh sách tháng đã tự dừng chi; ghi thôi hưởng ở trang Biến động, ngày là ngày chết"),
        new(CommuneInForce, Live, "Xã đang quản lý còn hiệu lực", "vẫn đứng ở xã đã sắp xếp",
            "Chuyển sang xã mới ở trang Sắp xếp địa bàn"),
        new(SeenWithinYear, Live, "Có xem hoặc sửa trong 12 tháng", "12 tháng qua không ai xem hay sửa hồ sơ",
            "Gặp hoặc gọi người hưởng, đối chiếu rồi ghi điều đã đổi"),
    ];

    private static readonly Dictionary<QualityMeasure, QualityTerm> ByMeasure = All.ToDictionary(term => term.Measure);

    public static QualityTerm Of(QualityMeasure measure) => ByMeasure[measure];

    public static string Word(QualityGroup group) => Groups.First(one => one.Group == group).Word;

    public static IEnumerable<QualityMeasure> In(QualityGroup group) =>
        All.Where(term => term.Group == group).Select(term => term.Measure);
}
