using AnSinh.Core.Payroll;

namespace AnSinh.Web.Pages.Legislation.Change;

/// <summary>The questions of a change of law in words: who they are, what must be decided, where it stands.</summary>
public static class ChangeWords
{
    public static string Who(LawQuestionKind kind) => kind switch
    {
        LawQuestionKind.Coefficient => "Hệ số thay đổi cho các tháng trước khi luật có hiệu lực",
        LawQuestionKind.Deceased => "Đã chết trước khi luật có hiệu lực",
        LawQuestionKind.Lost => "Đang hưởng theo luật cũ, luật mới không còn ghi",
        _ => "Đã thôi hưởng theo luật cũ, nay thuộc diện của luật mới",
    };

    public static string What(LawQuestionKind kind) => kind switch
    {
        LawQuestionKind.Coefficient =>
            "“Mức tương ứng” có hai cách hiểu: hệ số mới từ tháng đầu, hay giữ hệ số cũ đến khi luật có hiệu lực. "
                + "Chưa quyết định thì danh sách tính hệ số mới.",
        LawQuestionKind.Deceased =>
            "Chênh lệch của các tháng còn sống chi cho ai: chưa có quy định. Chưa quyết định thì không chi.",
        LawQuestionKind.Lost =>
            "Máy không tự dừng ai. Chưa quyết định thì tiếp tục chi theo hệ số cũ, mức chuẩn mới.",
        _ => "Không tự hưởng lại. Hướng dẫn người này lập hồ sơ.",
    };

    public static string Citation(LawQuestionKind kind) => kind switch
    {
        LawQuestionKind.Coefficient => "335/2026/NĐ-CP khoản 3 Điều 32",
        LawQuestionKind.Deceased => "335/2026/NĐ-CP khoản 3, 4 Điều 32",
        LawQuestionKind.Lost => "335/2026/NĐ-CP khoản 4 Điều 5, khoản 3 Điều 32",
        _ => "335/2026/NĐ-CP khoản 2 Điều 5",
    };

    /// <summary>The choice as a label of its button.</summary>
    public static string Choice(LawChoice choice) => choice switch
    {
        LawChoice.New => "Hệ số mới từ tháng đầu",
        LawChoice.Old => "Giữ hệ số cũ đến khi luật có hiệu lực",
        LawChoice.Pay => "Chi cho người nhận thay",
        LawChoice.Withhold => "Không chi",
        LawChoice.Keep => "Tiếp tục chi theo mức mới",
        _ => "Thôi hưởng từ tháng này",
    };
}
