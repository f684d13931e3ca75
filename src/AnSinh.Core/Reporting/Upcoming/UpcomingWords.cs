using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Reporting.Upcoming;

/// <summary>Upcoming changes in words: what happens, and what it means for the money and for the officer.</summary>
public static class UpcomingWords
{
    private const int MonthsOfYear = 12;

    public static string Kind(UpcomingKind kind) => kind switch
    {
        UpcomingKind.Age => "Đủ tuổi đổi mức",
        UpcomingKind.NewRight => "Được hưởng mới",
        UpcomingKind.Disability => "Giấy khuyết tật hết hạn",
        UpcomingKind.Schooling => "Hết thời gian học",
        UpcomingKind.Poverty => "Diện hộ hết hạn",
        UpcomingKind.Representation => "Giám hộ, ủy quyền hết hạn",
        UpcomingKind.IdentityPaper => "Giấy tùy thân hết hạn",
        UpcomingKind.Decision => "Quyết định hết hạn",
        _ => "Dữ kiện khác hết hạn",
    };

    /// <summary>đủ 4 tuổi tháng 03/2027; giấy xác nhận khuyết tật hết hạn 31/12/2026.</summary>
    public static string What(UpcomingChange change) => change.Kind switch
    {
        UpcomingKind.Age => Age(change),
        UpcomingKind.NewRight => Age(change) + ", chưa có quyết định hưởng",
        UpcomingKind.Disability => $"giấy xác nhận khuyết tật hết hạn {Day(change)}",
        UpcomingKind.Schooling => $"thời gian học ghi trong hồ sơ đến {Day(change)}",
        UpcomingKind.Poverty => $"{(change.Value == "poor" ? "hộ nghèo" : "hộ cận nghèo")} đến {Day(change)}",
        UpcomingKind.Representation => change.What == Representative.Guardian
            ? $"giám hộ của {change.Value} đến {Day(change)}"
            : $"ủy quyền cho {change.Value} nhận thay đến {Day(change)}",
        UpcomingKind.IdentityPaper =>
            $"{(change.Value == "passport" ? "hộ chiếu" : "thẻ căn cước")} hết hạn {Day(change)}",
        UpcomingKind.Decision => $"quyết định hưởng đến hết tháng {PolicyText.MonthText(Month.Of(change.On))}",
        _ => $"một dữ kiện của hồ sơ hết hạn {Day(change)}",
    };

    /// <summary>What comes of it, and what there is to do. Of a confidential ground no coefficient is told.</summary>
    public static string Meaning(UpcomingChange change)
    {
        var from = $"từ tháng {PolicyText.MonthText(change.FromMonth)}";
        return change.Kind switch
        {
            UpcomingKind.NewRight => $"được hưởng mới {from}: lập hồ sơ"
                + (change.IfNoPension ? ", nếu không có lương hưu, trợ cấp bảo hiểm xã hội" : string.Empty),
            UpcomingKind.Representation => change.What == Representative.Guardian
                ? "cử người giám hộ tiếp hoặc ghi người mới" : "lập lại giấy ủy quyền hoặc ghi người nhận mới",
            UpcomingKind.IdentityPaper => "đổi giấy rồi ghi hạn mới, để còn nhận tiền được",
            _ when change is { NowVnd: > 0, ThenVnd: 0 } => $"thôi hưởng {from}{Unless(change.Kind)}",
            _ when change is { NowVnd: 0, ThenVnd: > 0 } => $"được hưởng {from}",
            UpcomingKind.Age when !change.ChangesAmount => $"mức không đổi, căn cứ hưởng đổi {from}",
            _ when !change.ChangesAmount => "mức không đổi; cập nhật hồ sơ",
            _ when !change.IsConfidential && change is { NowCoefficient: > 0, ThenCoefficient: > 0 }
                && change.NowCoefficient != change.ThenCoefficient =>
                $"hệ số {PolicyText.Coefficient(change.NowCoefficient)} → "
                + $"{PolicyText.Coefficient(change.ThenCoefficient)} {from}{Unless(change.Kind)}",
            _ => $"mức khác {from}{Unless(change.Kind)}",
        };
    }

    /// <summary>What one should know of how the day was found; null when there is nothing.</summary>
    public static string? Remark(UpcomingChange change) => change.IsBirthYearOnly
        ? "chỉ biết năm sinh, tháng tính theo cách đọc của luật: xem giấy khai sinh" : null;

    /// <summary>Amount now → amount then, đồng.</summary>
    public static string Amounts(UpcomingChange change) => change.ChangesAmount
        ? $"{VndText.Format(change.NowVnd)} → {VndText.Format(change.ThenVnd)}" : VndText.Format(change.NowVnd);

    private static string Unless(UpcomingKind kind) => kind switch
    {
        UpcomingKind.Disability => ", nếu không có giấy mới",
        UpcomingKind.Schooling => ", nếu không có giấy xác nhận học tiếp",
        UpcomingKind.Poverty => ", nếu rà soát không còn diện này",
        UpcomingKind.Decision => ", nếu không có quyết định mới",
        UpcomingKind.OtherFact => ", nếu không ghi dữ kiện mới",
        _ => string.Empty,
    };

    private static string Age(UpcomingChange change)
    {
        var (months, of) = change.Age!.Value;
        var age = months % MonthsOfYear == 0 ? $"{months / MonthsOfYear} tuổi" : $"{months} tháng tuổi";
        var who = of switch
        {
            AgeOf.Child => "con đủ ",
            AgeOf.CaredPerson => "người được chăm sóc đủ ",
            _ => "đủ ",
        };
        return $"{who}{age} tháng {PolicyText.MonthText(Month.Of(change.On))}";
    }

    private static string Day(UpcomingChange change) => PolicyText.Day(change.On);
}
