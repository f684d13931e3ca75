using AnSinh.Core.Registry;
using AnSinh.Policy;
using AnSinh.Web.Components;

namespace AnSinh.Web.Pages.Registry;

/// <summary>The codes of the register in the words of the decrees.</summary>
public static class RegisterWords
{
    /// <summary>State, its word in addresses, its Vietnamese, how it is meant.</summary>
    public static readonly IReadOnlyList<(RegisterState State, string Slug, string Word, Tone Tone)> States =
    [
        (RegisterState.Receiving, "dang-huong", "Đang hưởng", Tone.Ok),
        (RegisterState.Suspended, "tam-dung", "Tạm dừng", Tone.Warn),
        (RegisterState.Coming, "sap-huong", "Sắp hưởng", Tone.Info),
        (RegisterState.Ended, "thoi-huong", "Thôi hưởng", Tone.Plain),
        (RegisterState.Dead, "da-chet", "Đã chết", Tone.Plain),
        (RegisterState.WithoutDecision, "chua-co-quyet-dinh", "Chưa có quyết định", Tone.Plain),
    ];

    private static readonly Dictionary<string, string> FactNames = new()
    {
        [FactKinds.Poverty] = "Diện hộ",
        [FactKinds.ChildSituation] = "Trẻ em không có nguồn nuôi dưỡng",
        [FactKinds.Disability] = "Mức độ khuyết tật",
        [FactKinds.DisabilityCertificate] = "Giấy xác nhận khuyết tật",
        [FactKinds.Hiv] = "Sức khỏe (hạn chế xem)",
        [FactKinds.SingleParent] = "Đơn thân nuôi con",
        [FactKinds.Child] = "Con đang nuôi",
        [FactKinds.NoSupporter] = "Không có người phụng dưỡng",
        [FactKinds.Pension] = "Lương hưu, trợ cấp bảo hiểm xã hội",
        [FactKinds.SpecialArea] = "Xã, thôn đặc biệt khó khăn",
        [FactKinds.FosterElder] = "Đủ điều kiện vào cơ sở, được nhận nuôi tại cộng đồng",
        [FactKinds.Studying] = "Đang học",
        [FactKinds.Received51] = "Đang hưởng theo khoản 1 Điều 5 khi đủ 16 tuổi",
        [FactKinds.RegularIncome] = "Thu nhập ổn định hằng tháng",
        [FactKinds.WageIncome] = "Tiền lương, tiền công",
        [FactKinds.SocialPensionRequested] = "Đề nghị hưởng trợ cấp hưu trí xã hội",
        [FactKinds.Death] = "Ngày chết",
        [FactKinds.Residence] = "Chuyển nơi ở (mã xã)",
        [FactKinds.Unit] = "Xã sắp xếp lại, người ở nguyên (mã xã)",
    };

    private static readonly Dictionary<string, string> Values = new()
    {
        ["poor"] = "hộ nghèo",
        ["near_poor"] = "hộ cận nghèo",
        ["mild"] = "nhẹ",
        ["severe"] = "nặng",
        ["extremely_severe"] = "đặc biệt nặng",
        ["none"] = "không có",
        ["receives"] = "đang hưởng",
        ["yes"] = "có",
        ["interrupted"] = "có, bị gián đoạn",
        ["no"] = "không",
    };

    private static readonly Dictionary<string, string> Care = new()
    {
        ["household_direct_xsevere"] = "gia đình trực tiếp chăm sóc người khuyết tật đặc biệt nặng",
        ["foster_xsevere"] = "nhận chăm sóc, nuôi dưỡng người khuyết tật đặc biệt nặng",
        ["foster_5_1"] = "nhận chăm sóc, nuôi dưỡng trẻ em",
        ["foster_elder"] = "nhận chăm sóc, nuôi dưỡng người cao tuổi",
        ["disabled_parent_or_pregnant"] = "người khuyết tật mang thai hoặc nuôi con dưới 36 tháng tuổi",
    };

    private static readonly Dictionary<string, (string Word, Tone Tone)> Instructions = new()
    {
        ["SENT"] = ("Đã gửi đơn vị chi trả", Tone.Info),
        ["PAID"] = ("Đã nhận tiền", Tone.Ok),
        ["RETURNED"] = ("Trả lại, chưa nhận", Tone.Warn),
        ["UNKNOWN"] = ("Chưa rõ kết quả", Tone.Warn),
        ["REVERSED"] = ("Báo đã chi rồi hoàn lại", Tone.Warn),
        ["RELISTED"] = ("Chuyển sang kỳ sau", Tone.Info),
        ["TO_TREASURY"] = ("Nộp lại Kho bạc", Tone.Plain),
        ["DRAFT"] = ("Danh sách đang lập", Tone.Plain),
        ["SUBMITTED"] = ("Danh sách chờ duyệt", Tone.Info),
        ["APPROVED"] = ("Danh sách đã duyệt", Tone.Info),
        ["CLOSED"] = ("Danh sách đã khóa", Tone.Ok),
    };

    public static (string Word, Tone Tone) Of(RegisterState state)
    {
        var known = States.First(one => one.State == state);
        return (known.Word, known.Tone);
    }

    /// <summary>Where the money of a line is: its instruction, else its list.</summary>
    public static (string Word, Tone Tone) Of(PersonLine line) =>
        Instructions.GetValueOrDefault(line.InstructionState ?? line.ListState, ("Chưa gửi", Tone.Plain));

    public static string FactName(string kind) => FactNames.GetValueOrDefault(kind, kind);

    /// <summary>A value as people read it; a child's birth and marks are written out.</summary>
    public static string FactValue(Fact fact)
    {
        if (fact.Kind == FactKinds.ChildSituation)
        {
            return fact.Value == "?" ? "chưa rõ điểm nào" : "điểm " + fact.Value;
        }

        if (fact.Kind == FactKinds.Death)
        {
            return DateOnly.TryParseExact(fact.Value, "yyyy-MM-dd", out var day) ? Show.Date(day) : fact.Value;
        }

        if (fact is { Kind: FactKinds.Poverty, Value: FactKinds.None })
        {
            return HouseholdTerms.Of(HouseholdClass.Neither);
        }

        if (fact is { Kind: FactKinds.NoSupporter, Value: "yes" })
        {
            return "đúng";
        }

        return fact.Kind == FactKinds.Child ? ChildValue(fact.Value) : Values.GetValueOrDefault(fact.Value, fact.Value);
    }

    public static string CareName(string? kind) => kind is null ? "" : Care.GetValueOrDefault(kind, kind);

    public static string Programme(string code) =>
        code == Grant.Allowance ? "Trợ cấp xã hội hằng tháng" : "Hỗ trợ chăm sóc, nuôi dưỡng";

    public static string LineKind(string code) => code switch
    {
        "ARREARS" => "Truy lĩnh",
        "ONE_TIME" => "Một lần",
        "CARRIED_OVER" => "Kỳ trước chuyển sang",
        _ => "Hằng tháng",
    };

    public static string Channel(string? channel) => channel switch
    {
        PaymentMethod.Cash => "tiền mặt",
        PaymentMethod.Bank => "tài khoản",
        PaymentMethod.Digital => "ví điện tử",
        _ => "chưa có hình thức chi",
    };

    public static string Of(CashReason reason) => reason switch
    {
        CashReason.CannotWalk => "không đi lại được",
        CashReason.NoPhone => "không dùng điện thoại",
        CashReason.NoAccount => "không mở được tài khoản",
        CashReason.NobodyAuthorised => "không tự đến được và không có ai để ủy quyền",
        _ => "muốn nhận tiền mặt",
    };

    public static string Provider(string? provider) =>
        provider is null ? "" : provider == PaymentMethod.Post ? "Bưu điện" : provider.ToUpperInvariant();

    public static string Sex(string? sex) => sex switch { "M" => "Nam", "F" => "Nữ", _ => "Chưa ghi giới tính" };

    private static string ChildValue(string value)
    {
        var parts = value.Split(';');
        if (parts[0].StartsWith("unknown=", StringComparison.Ordinal))
        {
            return parts[0]["unknown=".Length..] + " con, chưa rõ ngày sinh";
        }

        var birth = BirthDate.TryParse(parts[0], out var born) ? "sinh " + Show.Birth(born) : parts[0];
        return birth + (parts.Contains("studying") ? ", đang học" : "")
            + (parts.Contains("interrupted") ? ", học gián đoạn" : "");
    }
}
