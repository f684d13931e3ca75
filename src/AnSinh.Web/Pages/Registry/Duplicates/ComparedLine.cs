using AnSinh.Core.Registry;
using AnSinh.Web.Components;
using AnSinh.Web.Pages.Registry.Profile;

namespace AnSinh.Web.Pages.Registry.Duplicates;

/// <summary>What both records say about one thing, as it is shown.</summary>
public sealed record ComparedLine(string Name, string One, string Other, bool Differs)
{
    /// <summary>
    /// Identifier and telephone by their last digits, as everywhere; what somebody of another commune got is not told,
    /// for an amount may tell why.
    /// </summary>
    public static IReadOnlyList<ComparedLine> Of(DuplicateRow row, Func<DuplicateSide, bool> isMine) =>
    [
        Line("Họ tên", row, side => side.FullName),
        Line("Ngày sinh", row, side => Show.Birth(side.Birth)),
        Line("Giới tính", row, side => side.Sex switch { "M" => "nam", "F" => "nữ", _ => Show.Nothing }),
        Line("Xã", row, side => side.AreaName),
        Line("Thôn", row, side => side.Hamlet ?? Show.Nothing),
        Line("Số định danh", row, side => side.CitizenId ?? "", ProfileShow.Masked),
        Line("Điện thoại", row, side => side.Phone ?? "", ProfileShow.Masked),
        Line("Đang hưởng", row, Programmes),
        Line("Đã lên danh sách", row, side => Paid(side, isMine(side))),
    ];

    public static string Reasons(DuplicatePair pair) => string.Join(
        ", ", pair.Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(reason => DuplicateReasons.Vietnamese[reason]));

    private static string Programmes(DuplicateSide side) => side.Programmes.Length == 0 ? Show.Nothing
        : side.Programmes.Replace("ALLOWANCE", "trợ cấp", StringComparison.Ordinal)
            .Replace("CARE", "hỗ trợ chăm sóc", StringComparison.Ordinal);

    private static string Paid(DuplicateSide side, bool mine) => side.PaidMonths == 0 ? Show.Nothing
        : $"{Show.Number(side.PaidMonths)} tháng" + (mine ? ", " + Show.Money(side.PaidVnd) : "");

    private static ComparedLine Line(
        string name, DuplicateRow row, Func<DuplicateSide, string> of, Func<string, string>? shown = null)
    {
        var (one, other) = (of(row.One), of(row.Other));
        return new ComparedLine(name, shown?.Invoke(one) ?? one, shown?.Invoke(other) ?? other, one != other);
    }
}
