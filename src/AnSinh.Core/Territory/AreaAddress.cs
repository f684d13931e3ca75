using System.Globalization;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Territory;

/// <summary>
/// How people name an area: <c>CODE</c>, in force on a day that the context gives, or <c>CODE@DATE</c>.
/// </summary>
public sealed record AreaAddress(string Code, AreaLevel Level, DateOnly On)
{
    /// <summary>Reads an address; <paramref name="otherwise"/> is the day when none is written.</summary>
    public static AreaAddress Parse(string text, DateOnly otherwise)
    {
        var parts = text.Trim().Split('@');
        var day = otherwise;
        AreaLevel? level = parts[0].Length switch
        {
            2 => AreaLevel.Province,
            3 => AreaLevel.District,
            5 => AreaLevel.Commune,
            _ => null,
        };
        if (level is null || parts.Length > 2 || !parts[0].All(char.IsAsciiDigit)
            || (parts.Length == 2 && !DateOnly.TryParseExact(
                parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)))
        {
            throw new RefusedException(new Refusal(
                "AREA_ADDRESS",
                $"Mã địa bàn đọc được là '{text}'. Mã tỉnh có 2 chữ số, huyện 3, xã 5; "
                + "muốn tra theo ngày thì viết thêm @NĂM-THÁNG-NGÀY, ví dụ 05986@2024-08-31.",
                text));
        }

        return new AreaAddress(parts[0], level.Value, day);
    }
}
