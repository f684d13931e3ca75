using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>What may be written down about a household (hộ gia đình). Pure.</summary>
public static class HouseholdRules
{
    private const int CertificateMin = 3, CertificateMost = 100, NoteMost = 300;

    /// <summary>Whether the person can come into the household on the day; others are asked by the desk.</summary>
    public static Refusal? OfJoin(Person person, Household household, HouseholdJoin asked, DateOnly today)
    {
        if (asked.Relation is null)
        {
            return new Refusal("RELATION", "Chọn quan hệ với chủ hộ.", "Relation");
        }

        if (person.DiedOn is { } died)
        {
            return new Refusal(
                "DEAD", $"Sổ ghi {person.FullName} đã chết ngày {PolicyText.Day(died)}, không ghi vào hộ được.",
                "Person");
        }

        if (person.AreaId != household.AreaId)
        {
            return new Refusal(
                "OTHER_COMMUNE", $"{person.FullName} đang ở xã khác với hộ này. Ghi chuyển nơi ở (biến động) trước.",
                "Person");
        }

        return OfDay(asked.FromOn, today, person.Birth.Earliest, "FromText")
            ?? (VietnameseText.Clean(asked.Note).Length > NoteMost
                ? new Refusal("NOTE", $"Ghi ngắn lại: nhiều nhất {NoteMost} ký tự.", "Note") : null);
    }

    public static Refusal? OfLeave(HouseholdMember member, HouseholdLeave asked, DateOnly today) =>
        asked.LastDay is not { } last
            ? new Refusal("DAY_MISSING", "Ghi ngày cuối ở trong hộ, ví dụ 15/11/2026.", "LastText")
            : last > today || last < member.FromOn
                ? new Refusal(
                    "DAY", $"Ngày cuối từ {DateText.Show(member.FromOn)} (ngày vào hộ) đến hôm nay. "
                        + $"Đã ghi {DateText.Show(last)}.", "LastText")
                : ReasonText.Check(asked.Reason, "lý do ra khỏi hộ, ví dụ “tách hộ, đi lấy chồng”") is { } unclear
                    ? unclear with { Where = "LeaveReason" } : null;

    /// <summary>A certificate may be of the coming year; it is of a day that a person can be checked for.</summary>
    public static Refusal? OfStatus(HouseholdSet asked, DateOnly today)
    {
        if (asked.Class is null)
        {
            return new Refusal("CLASS", "Chọn hộ nghèo, hộ cận nghèo hoặc không thuộc.", "Class");
        }

        if (VietnameseText.Clean(asked.CertificateNo).Length is < CertificateMin or > CertificateMost)
        {
            return new Refusal(
                "CERTIFICATE_NO", "Ghi số giấy chứng nhận hoặc quyết định công nhận, ví dụ 12/GCN-HN.CN ngày "
                    + "15/12/2025.", "CertificateNo");
        }

        if (asked.FromOn is not { } from || from.Year > today.Year + 1 || from.Year < today.Year - YearsBack)
        {
            return new Refusal(
                "FROM", $"Ghi ngày đầu của giấy, từ năm {today.Year - YearsBack} đến hết năm {today.Year + 1}, ví dụ "
                    + $"01/01/{today.Year}.", "ClassFrom");
        }

        return asked.UntilOn is { } until && until < from
            ? new Refusal("UNTIL", "Ngày cuối của giấy không trước ngày đầu. Xem lại giấy.", "ClassUntil") : null;
    }

    /// <summary>A day that has come and is not before another.</summary>
    public static Refusal? OfDay(DateOnly? day, DateOnly today, DateOnly first, string field) => day switch
    {
        null => new Refusal("DAY_MISSING", "Ghi ngày, ví dụ 15/11/2026.", field),
        { } on when on > today => new Refusal(
            "DAY_AHEAD", $"Ngày {DateText.Show(on)} chưa đến. Ghi khi việc đã xảy ra.", field),
        { } on when on < first => new Refusal(
            "DAY_EARLY", $"Ngày {DateText.Show(on)} trước ngày {DateText.Show(first)}. Kiểm tra lại.", field),
        _ => null,
    };

    /// <summary>How many years back money is computed anew (the look-back of a list).</summary>
    private const int YearsBack = 5;
}
