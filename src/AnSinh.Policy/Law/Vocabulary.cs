namespace AnSinh.Policy.Law;

/// <summary>One value a fact can have: its word in the law files and its Vietnamese wording.</summary>
public sealed record FactWord(string Word, string Vietnamese);

/// <summary>
/// A fact the law may ask for. Each value owns one bit (from <see cref="Shift"/>), exactly one is set for a person, so
/// a condition is a mask of bits that must not be set.
/// </summary>
public sealed record FactField(string Name, string Vietnamese, int Shift, IReadOnlyList<FactWord> Words)
{
    public ulong Bits => ((1ul << Words.Count) - 1) << Shift;

    public ulong Bit(int value) => 1ul << (Shift + value);

    /// <summary>Which of the values is set among the facts.</summary>
    public FactWord Actual(ulong facts)
    {
        for (var i = 0; i < Words.Count; i++)
        {
            if ((facts & Bit(i)) != 0)
            {
                return Words[i];
            }
        }

        throw new ArgumentException($"no value of {Name} is set", nameof(facts));
    }
}

/// <summary>
/// The closed vocabulary of conditions in the law files. README.md of the law describes the same words.
/// </summary>
public static class Vocabulary
{
    internal const int PovertyAt = 0;
    internal const int ChildSituationAt = 3;
    internal const int Received51At = 5;
    internal const int StudyingAt = 7;
    internal const int StudyContinuousAt = 9;
    internal const int HivAt = 11;
    internal const int RegularIncomeAt = 13;
    internal const int WageIncomeAt = 15;
    internal const int PensionAt = 17;
    internal const int DisabilityAt = 20;
    internal const int SingleParentAt = 24;
    internal const int NoSupporterAt = 26;
    internal const int FosterElderAt = 28;
    internal const int SpecialAreaAt = 30;
    internal const int RequestedAt = 32;
    internal const int InFacilityAt = 34;

    internal const int ChildStudyingAt = 0;
    internal const int ChildStudyContinuousAt = 2;
    internal const int ChildReceivingAt = 4;

    /// <summary>The words of a yes-no fact, in the order of its bits.</summary>
    private static readonly FactWord[] NoYes = [new("no", "không"), new("yes", "có")];

    public static readonly FactField Poverty = new("poverty", "diện hộ", PovertyAt,
        [new("none", "không nghèo"), new("poor", "hộ nghèo"), new("near-poor", "hộ cận nghèo")]);

    public static readonly FactField Pension = new(
        "pension", "lương hưu, trợ cấp bảo hiểm xã hội hằng tháng", PensionAt,
        [new("unknown", "chưa rõ"), new("none", "không có"), new("receives", "đang hưởng")]);

    public static readonly FactField Disability = new("disability", "mức độ khuyết tật", DisabilityAt,
        [new("none", "không"), new("mild", "nhẹ"), new("severe", "nặng"), new("extremely-severe", "đặc biệt nặng")]);

    /// <summary>What may be asked about a person.</summary>
    public static readonly IReadOnlyList<FactField> Person =
    [
        Poverty,
        YesNo("childSituation", "trẻ em thuộc một trường hợp của khoản 1", ChildSituationAt),
        YesNo("received51Before16", "đã hưởng theo khoản 1 trước khi đủ 16 tuổi", Received51At),
        YesNo("studying", "đang học (văn bằng thứ nhất)", StudyingAt),
        YesNo("studyContinuous", "học liên tục không gián đoạn", StudyContinuousAt),
        YesNo("hiv", "nhiễm HIV/AIDS", HivAt),
        YesNo("regularIncome", "có thu nhập ổn định hằng tháng", RegularIncomeAt),
        YesNo("wageIncome", "có tiền lương, tiền công", WageIncomeAt),
        Pension,
        Disability,
        YesNo("singleParent", "chưa có vợ, chồng hoặc vợ, chồng đã chết, mất tích, đang nuôi con", SingleParentAt),
        YesNo("noSupporter", "không có người phụng dưỡng, hoặc người đó đang hưởng trợ cấp xã hội", NoSupporterAt),
        YesNo("fosterElder", "đủ điều kiện vào cơ sở, có người nhận chăm sóc tại cộng đồng", FosterElderAt),
        YesNo("specialArea", "sống ở xã, thôn vùng dân tộc thiểu số và miền núi đặc biệt khó khăn", SpecialAreaAt),
        YesNo("requested", "đã đề nghị hưởng trợ cấp hưu trí xã hội", RequestedAt),
        YesNo("inFacility", "sống tại cơ sở trợ giúp xã hội", InFacilityAt),
    ];

    /// <summary>What may be asked about a child of the person.</summary>
    public static readonly IReadOnlyList<FactField> Child =
    [
        YesNo("studying", "con đang học (văn bằng thứ nhất)", ChildStudyingAt),
        YesNo("studyContinuous", "con học liên tục không gián đoạn", ChildStudyContinuousAt),
        YesNo("receivingBefore16", "đang hưởng vì người con này khi con đủ 16 tuổi", ChildReceivingAt),
    ];

    private static FactField YesNo(string name, string vietnamese, int shift) => new(name, vietnamese, shift, NoYes);
}
