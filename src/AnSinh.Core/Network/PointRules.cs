using AnSinh.Core.Shared;

namespace AnSinh.Core.Network;

/// <summary>A hamlet that another point of the commune serves for a provider on the day asked about or later.</summary>
public sealed record ServedHamlet(string HamletKey, string Provider, string PointName);

/// <summary>What the register knows that a payment point is checked with.</summary>
/// <param name="Today">The day of the office.</param>
/// <param name="Earliest">The first day that may be said: of the last terms; null for a new point.</param>
/// <param name="Last">The last day of the point; null while it goes on.</param>
/// <param name="Served">Hamlets of the other points.</param>
public sealed record PointScene(
    DateOnly Today, DateOnly? Earliest, DateOnly? Last, IReadOnlyList<ServedHamlet> Served);

/// <summary>
/// What a payment point may be: it serves hamlets, and a hamlet goes to one point of a provider, so that everybody
/// knows where to go. Pure. No text was found that says more.
/// </summary>
public static class PointRules
{
    public const int StaffMost = 8;
    private const int HamletsMost = 100, TextMin = 2, TextMost = 200, HamletMost = 60, AheadDays = 366;

    public static Refusal? Fault(PointRequest asked, PointScene scene) =>
        OfPlace(asked) ?? OfDay(asked.FromOn, scene) ?? OfHamlets(asked, scene) ?? OfStaff(asked.Staff);

    /// <summary>The hamlets asked for, cleaned, each once by its folded name.</summary>
    public static IReadOnlyList<string> Hamlets(PointRequest asked) =>
        [.. asked.Hamlets.Select(VietnameseText.Clean).Where(one => NetworkWords.HamletKey(one).Length > 0)
            .DistinctBy(NetworkWords.HamletKey)];

    private static Refusal? OfPlace(PointRequest asked) =>
        !IsText(asked.Name) ? new Refusal(
            "POINT_NAME", "Ghi tên điểm chi trả, ví dụ “Nhà văn hóa thôn Nà Mon”.", "Name")
        : !IsText(asked.Address) ? new Refusal(
            "POINT_ADDRESS", "Ghi địa chỉ để người dân tìm được, ví dụ “đầu thôn Nà Mon, cạnh trạm y tế”.", "Address")
        : NetworkWords.ProviderOf(asked.Provider) is null ? new Refusal(
            "PROVIDER_UNKNOWN", "Ghi đơn vị chi trả tại điểm: Bưu điện, hoặc tên ngân hàng như Agribank"
                + (string.IsNullOrWhiteSpace(asked.Provider) ? "." : $". Đã ghi “{asked.Provider.Trim()}”."),
            "Provider")
        : null;

    private static Refusal? OfDay(DateOnly? from, PointScene scene)
    {
        if (from is not { } day || day > scene.Today.AddDays(AheadDays))
        {
            return new Refusal("FROM", "Ghi ngày bắt đầu, không quá một năm nữa, ví dụ 01/12/2026.", "FromText");
        }

        return scene.Earliest is { } earliest && day < earliest
            ? new Refusal(
                "FROM_EARLY",
                $"Điều ghi trước đó có hiệu lực từ {DateText.Show(earliest)}; thay đổi từ ngày đó trở đi.", "FromText")
            : scene.Last is { } last && day > last
                ? new Refusal(
                    "POINT_ENDED",
                    $"Điểm này thôi chi trả sau ngày {DateText.Show(last)}. Lập điểm mới nếu chi trả lại.", "FromText")
                : null;
    }

    private static Refusal? OfHamlets(PointRequest asked, PointScene scene)
    {
        var hamlets = Hamlets(asked);
        if (hamlets.Count is 0 or > HamletsMost || hamlets.Any(one => one.Length > HamletMost))
        {
            return new Refusal(
                "HAMLETS", "Chọn hoặc ghi ít nhất một thôn, khóm, ấp mà điểm này phục vụ, mỗi thôn một dòng.",
                "OtherHamlets");
        }

        var provider = NetworkWords.ProviderOf(asked.Provider);
        var twice = hamlets.Select(one => (Hamlet: one, By: scene.Served.FirstOrDefault(
            served => served.Provider == provider && served.HamletKey == NetworkWords.HamletKey(one))))
            .FirstOrDefault(pair => pair.By is not null);
        return twice.By is { } by
            ? new Refusal(
                "HAMLET_SERVED",
                $"{twice.Hamlet} đã thuộc điểm {by.PointName} của cùng đơn vị chi trả. Bỏ thôn này ở đây, hoặc "
                    + " thay đổi điểm kia trước.", "OtherHamlets")
            : null;
    }

    private static Refusal? OfStaff(IReadOnlyList<StaffRequest> staff)
    {
        var written = staff.Where(one => !one.IsEmpty).ToList();
        return written.Count > StaffMost || written.Exists(one => !IsText(one.FullName) || !IsText(one.Office))
            ? new Refusal(
                "STAFF", "Mỗi người phục vụ ghi đủ họ tên và đơn vị, ví dụ “Vi Thị Hoa, Bưu điện Cao Lộc”.", "Staff")
            : written.Find(one => !NetworkWords.TryPhone(one.Phone, out _)) is { } wrong
                ? new Refusal(
                    "STAFF_PHONE",
                    $"Chưa đọc được điện thoại của {VietnameseText.Clean(wrong.FullName)}: ghi 8 đến 15 chữ số.",
                    "Staff")
                : null;
    }

    internal static bool IsText(string? text) =>
        VietnameseText.Clean(text) is { Length: >= TextMin and <= TextMost } clean && clean.Any(char.IsLetterOrDigit);
}
