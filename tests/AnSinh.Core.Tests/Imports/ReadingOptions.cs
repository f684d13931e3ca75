using AnSinh.Core.Imports;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Imports;

/// <summary>
/// A small world for readers: the rates of Decrees 136/2013, 20/2021 and 76/2024, every commune but 99999.
/// </summary>
internal static class ReadingOptions
{
    public static long? StandardRateVnd(Month month) =>
        month >= new Month(2024, 7) ? 500_000 : month >= new Month(2021, 7) ? 360_000 : 270_000;

    private const string BinhSon =
        "21040 Thị trấn Châu Ổ, 21043 Xã Bình Thuận, 21046 Xã Bình Thạnh, 21049 Xã Bình Đông, 21052 Xã Bình Chánh, "
        + "21055 Xã Bình Nguyên, 21058 Xã Bình Khương, 21061 Xã Bình Trị, 21064 Xã Bình An, 21067 Xã Bình Hải, "
        + "21070 Xã Bình Dương, 21073 Xã Bình Phước, 21079 Xã Bình Hòa, 21082 Xã Bình Trung, 21085 Xã Bình Minh, "
        + "21088 Xã Bình Long, 21091 Xã Bình Thanh, 21100 Xã Bình Chương, 21103 Xã Bình Hiệp, 21106 Xã Bình Mỹ, "
        + "21109 Xã Bình Tân Phú, 21112 Xã Bình Châu";

    /// <summary>A district and a commune of the same name elsewhere.</summary>
    private static readonly CommuneNames Communes = new(
    [
        .. BinhSon.Split(", ").Select((pair, at) => new CommuneOnDay(
            at + 1, pair[..5], pair[6..], "Huyện Bình Sơn", "Tỉnh Quảng Ngãi")),
        new CommuneOnDay(900, "04990", "Xã Bình An", "Huyện Khác", "Tỉnh Khác"),
    ]);

    public static ImportOptions Of(Month? month) => new(
        new ImportLookups
        {
            StandardRateVnd = StandardRateVnd,
            KnowsCommune = (code, _) => code != "99999",
            CommuneNamed = (text, issuer, _) => Communes.Find(text, issuer) is { } found
                ? new NamedCommune(found.Code, found.Name) : null,
            BankOfBin = BankDirectory.CodeOf,
        },
        new DateOnly(2026, 11, 24))
    {
        Month = month,
    };
}
