using AnSinh.Core.Imports;

namespace AnSinh.Core.Exchanges;

/// <summary>Exchanges in the words of offices: on pages, in sentences, and as codes in files.</summary>
public static class ExchangeWords
{
    private static readonly Dictionary<AnswerResult, string> Codes = new()
    {
        [AnswerResult.Match] = "KHOP",
        [AnswerResult.Differs] = "KHAC",
        [AnswerResult.NotFound] = "KHONG_TIM_THAY",
        [AnswerResult.NoPension] = "KHONG_HUONG",
        [AnswerResult.Pension] = "DANG_HUONG",
        [AnswerResult.HasPaper] = "CO_GIAY_TO",
        [AnswerResult.NoPaper] = "CHUA_CO",
        [AnswerResult.Opened] = "DA_MO",
        [AnswerResult.Refused] = "TU_CHOI",
    };

    private static readonly Dictionary<ExchangeTask, AnswerResult[]> Answers = new()
    {
        [ExchangeTask.Compare] = [AnswerResult.Match, AnswerResult.Differs, AnswerResult.NotFound],
        [ExchangeTask.Pension] = [AnswerResult.NoPension, AnswerResult.Pension, AnswerResult.NotFound],
        [ExchangeTask.Paper] = [AnswerResult.HasPaper, AnswerResult.NoPaper, AnswerResult.NotFound],
        [ExchangeTask.OpenAccount] = [AnswerResult.Opened, AnswerResult.Refused],
        [ExchangeTask.CheckAccount] = [AnswerResult.Match, AnswerResult.Differs, AnswerResult.NotFound],
    };

    /// <summary>The answers that a question may get.</summary>
    public static IReadOnlyList<AnswerResult> AnswersTo(ExchangeTask task) => Answers[task];

    public static string CodeOf(AnswerResult result) => Codes[result];

    /// <summary>Null when no answer is written so.</summary>
    public static AnswerResult? ResultOf(string code) =>
        Codes.Where(pair => pair.Value == code).Select(pair => (AnswerResult?)pair.Key).FirstOrDefault();

    public static string CodeOf(ExchangeTask task) => task switch
    {
        ExchangeTask.Compare => "DOI_CHIEU",
        ExchangeTask.Pension => "HOI_LUONG_HUU",
        ExchangeTask.Paper => "HOI_GIAY_TO",
        ExchangeTask.OpenAccount => "MO_TAI_KHOAN",
        _ => "KIEM_TRA_TAI_KHOAN",
    };

    /// <summary>What the kind is called in a file, and in the number of a batch.</summary>
    public static string CodeOf(ExchangeKind kind) => kind switch
    {
        ExchangeKind.Population => "DC",
        ExchangeKind.Insurance => "BH",
        ExchangeKind.Police => "CA",
        _ => "NH",
    };

    public static string Of(ExchangeKind kind) => kind switch
    {
        ExchangeKind.Population => "Cơ sở dữ liệu quốc gia về dân cư",
        ExchangeKind.Insurance => "Bảo hiểm xã hội",
        ExchangeKind.Police => "Công an",
        _ => "Ngân hàng",
    };

    /// <summary>What is asked, as it stands in the middle of a sentence.</summary>
    public static string About(ExchangeKind kind) => kind switch
    {
        ExchangeKind.Population => "đối chiếu nhân thân",
        ExchangeKind.Insurance => "ai hưởng lương hưu, trợ cấp bảo hiểm xã hội hằng tháng",
        ExchangeKind.Police => "ai chưa có giấy tờ tùy thân còn hạn",
        _ => "mở tài khoản, xác minh tài khoản",
    };

    public static string Of(ExchangeTask task) => task switch
    {
        ExchangeTask.Compare => "đối chiếu",
        ExchangeTask.Pension => "hỏi lương hưu",
        ExchangeTask.Paper => "hỏi giấy tờ",
        ExchangeTask.OpenAccount => "mở tài khoản",
        _ => "xác minh tài khoản",
    };

    public static string Of(AnswerResult result) => result switch
    {
        AnswerResult.Match => "khớp",
        AnswerResult.Differs => "khác",
        AnswerResult.NotFound => "không tìm thấy",
        AnswerResult.NoPension => "không hưởng",
        AnswerResult.Pension => "đang hưởng",
        AnswerResult.HasPaper => "có giấy tờ",
        AnswerResult.NoPaper => "chưa có giấy tờ",
        AnswerResult.Opened => "đã mở",
        _ => "từ chối",
    };

    public static string Of(DifferenceField field) => field switch
    {
        DifferenceField.FullName => "Họ tên",
        DifferenceField.Sex => "Giới tính",
        DifferenceField.Hamlet => "Thôn, tổ",
        DifferenceField.Ethnicity => "Dân tộc",
        DifferenceField.CitizenId => "Số định danh",
        DifferenceField.Birth => "Ngày sinh",
        DifferenceField.Death => "Ngày chết",
        DifferenceField.Pension => "Lương hưu, trợ cấp BHXH",
        DifferenceField.IdentityPaper => "Giấy tờ có hạn đến",
        _ => "Tài khoản nhận tiền",
    };

    public static string Of(DifferenceState state) => state switch
    {
        DifferenceState.Open => "chờ quyết định",
        DifferenceState.Accepted => "đã nhận",
        _ => "không nhận",
    };

    /// <summary>A bank by its code; its BIN where it has none.</summary>
    public static string Bank(string bin) => BankDirectory.CodeOf(bin)?.ToUpperInvariant() ?? bin;

    /// <summary>The partner of a batch: the office, or the bank.</summary>
    public static string PartnerOf(Exchange exchange) =>
        exchange.Partner is { } bin ? $"{Of(exchange.Kind)} {Bank(bin)}" : Of(exchange.Kind);

    /// <summary>What a reason of a decision may be.</summary>
    public static string ReasonExample(DifferenceField field) => field switch
    {
        DifferenceField.Death => "Ví dụ: trích lục khai tử số 12 của UBND xã",
        DifferenceField.Birth => "Ví dụ: giấy khai sinh số 31",
        DifferenceField.Pension => "Ví dụ: công văn 45 của BHXH",
        DifferenceField.Account => "Ví dụ: người hưởng đồng ý nhận qua tài khoản này",
        _ => "Ví dụ: đã đối chiếu thẻ căn cước",
    };

    /// <summary>Whether a difference may change money: such ones are decided one at a time.</summary>
    public static bool TouchesMoney(DifferenceField field) => field is not (
        DifferenceField.FullName or DifferenceField.Sex or DifferenceField.Hamlet or DifferenceField.Ethnicity);
}
