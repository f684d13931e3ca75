namespace AnSinh.Core.Screening;

/// <summary>The screening in the words of the office.</summary>
public static class ScreeningTerms
{
    public static readonly IReadOnlyList<(ScreeningReason Reason, string Word)> Reasons =
    [
        (ScreeningReason.Refuses, "từ chối hưởng"),
        (ScreeningReason.ReceivesElsewhere, "đang hưởng ở nơi khác hoặc chế độ khác"),
        (ScreeningReason.NotFound, "không tìm được người"), (ScreeningReason.Other, "lý do khác"),
    ];

    /// <summary>What is missing, its word in addresses, what to ask.</summary>
    public static readonly IReadOnlyList<(ScreeningQuestion Question, string Slug, string Word)> Questions =
    [
        (ScreeningQuestion.Poverty, "dien-ho", "diện hộ (nghèo, cận nghèo hay không)"),
        (ScreeningQuestion.Pension, "luong-huu", "lương hưu, trợ cấp bảo hiểm xã hội"),
        (ScreeningQuestion.DisabilityDegree, "khuyet-tat", "mức độ khuyết tật"),
        (ScreeningQuestion.ChildSituation, "tre-em", "hoàn cảnh của trẻ (còn cha mẹ nuôi dưỡng không)"),
        (ScreeningQuestion.Supporter, "phung-duong", "có người phụng dưỡng không"),
        (ScreeningQuestion.SpecialArea, "dac-biet-kho-khan", "thôn, xã đặc biệt khó khăn hay không"),
        (ScreeningQuestion.Studying, "di-hoc", "còn đi học không"),
        (ScreeningQuestion.Birth, "ngay-sinh", "ngày sinh đầy đủ"),
        (ScreeningQuestion.Contradiction, "mau-thuan", "dữ kiện mâu thuẫn, phải sửa"),
        (ScreeningQuestion.InTheRecord, "trong-ho-so", "xem trong hồ sơ"),
    ];

    public static string Of(ScreeningReason reason) => Reasons.First(one => one.Reason == reason).Word;

    public static string Of(ScreeningQuestion question) => Questions.First(one => one.Question == question).Word;

    public static string Of(ScreeningFind find) =>
        find == ScreeningFind.Qualifies ? "đủ điều kiện" : "thiếu dữ kiện";
}
