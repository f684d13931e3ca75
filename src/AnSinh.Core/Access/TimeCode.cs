using System.Globalization;
using System.Security.Cryptography;

namespace AnSinh.Core.Access;

/// <summary>
/// Codes that change with the time (RFC 6238, over RFC 4226): SHA-1, six digits, steps of 30 seconds counted from 1970.
/// SHA-1 is what every application on a telephone understands; HMAC does not rest on what is broken in it.
/// </summary>
public static class TimeCode
{
    public const int Digits = 6;
    public const int SecretBytes = 20;

    /// <summary>How many steps a telephone's clock may be early or late.</summary>
    public const int Drift = 1;

    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The code of a step; RFC 4226 5.3 says which bytes.</summary>
    public static string At(byte[] secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 as telephones know it.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0x0f;
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7fffffff;
        var modulus = 1;
        for (var i = 0; i < digits; i++)
        {
            modulus *= 10;
        }

        return (number % modulus).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step whose code this is, now or one step to either side; null for none.</summary>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset now)
    {
        var typed = System.Text.Encoding.UTF8.GetBytes(code);
        long? found = null;
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(At(secret, step)), typed))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The secret as telephones read it (RFC 4648 base 32, no padding).</summary>
    public static string Text(byte[] secret)
    {
        var text = new System.Text.StringBuilder();
        int bits = 0, value = 0;
        foreach (var one in secret)
        {
            value = ((value << 8) | one) & 0xfff;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Letters[(value >> bits) & 31]);
            }
        }

        return bits == 0 ? text.ToString() : text.Append(Letters[(value << (5 - bits)) & 31]).ToString();
    }

    /// <summary>What the square to photograph says: the application adds an account with this secret.</summary>
    public static string Address(string login, byte[] secret) =>
        $"otpauth://totp/AnSinh:{Uri.EscapeDataString(login)}?secret={Text(secret)}&issuer=AnSinh"
        + "&algorithm=SHA1&digits=6&period=30";
}
