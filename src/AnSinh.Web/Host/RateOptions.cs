using System.Globalization;
using System.Net;
using AnSinh.Core.Shared;

namespace AnSinh.Web.Host;

/// <summary>
/// How much before the site says "later": generous for an office behind one address, little for who guesses.
/// </summary>
public sealed record RateOptions
{
    private const string Proxies = "ANSINH_TRUSTED_PROXIES";

    /// <summary>Wrong sign-ins (passwords and codes, of whatever accounts) from one address in a quarter of an
    /// hour.</summary>
    public int SignInFailures { get; init; } = 60;

    /// <summary>Files that one account takes on one day of Viet Nam.</summary>
    public int ExportsPerDay { get; init; } = 500;

    /// <summary>
    /// The proxies in front whose word about the reader's address (X-Forwarded-For) is believed; nobody's else.
    /// </summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>From ANSINH_SIGN_IN_FAILURES, ANSINH_EXPORTS_PER_DAY, ANSINH_TRUSTED_PROXIES.</summary>
    /// <exception cref="RefusedException">A value cannot be read; the sentence names it.</exception>
    public static RateOptions OfSurroundings()
    {
        var usual = new RateOptions();
        return new RateOptions
        {
            SignInFailures = Number("ANSINH_SIGN_IN_FAILURES", usual.SignInFailures),
            ExportsPerDay = Number("ANSINH_EXPORTS_PER_DAY", usual.ExportsPerDay),
            TrustedProxies = Networks(Environment.GetEnvironmentVariable(Proxies)),
        };
    }

    /// <summary>Addresses (10.0.0.5) and networks (10.0.0.0/24), separated by commas.</summary>
    public static IReadOnlyList<IPNetwork> Networks(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(one => IPNetwork.TryParse(one, out var network) ? network
                : IPAddress.TryParse(one, out var address)
                    ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
                : throw Unreadable(
                    Proxies, one, "địa chỉ hoặc dải mạng, ví dụ 127.0.0.1 hay 10.0.0.0/24, cách nhau bằng dấu phẩy"))];

    private static int Number(string name, int usual)
    {
        var text = Environment.GetEnvironmentVariable(name);
        return string.IsNullOrWhiteSpace(text) ? usual
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw Unreadable(name, text, "một số nguyên lớn hơn 0");
    }

    private static RefusedException Unreadable(string name, string said, string needed) =>
        new(new Refusal("SETTING", $"Biến {name} cần {needed}; đã ghi \"{said}\".", name));
}
