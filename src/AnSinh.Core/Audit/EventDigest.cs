using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AnSinh.Core.Audit;

/// <summary>
/// The hashes of the chain. What is hashed is written as the length in bytes, a colon, the UTF-8 text and a comma for
/// each field in turn, <c>-</c> for a field that is empty: nothing in a field can look like another field, and anybody
/// can compute it again without this program (docs/adr/0015).
/// </summary>
public static class EventDigest
{
    private const string Version = "ansinh-event-1";
    private const int SaltBytes = 16;

    /// <summary>The hash before the first event of a chain.</summary>
    public static string Start { get; } = new('0', 64);

    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes));

    public static string Of(string salt, AuditEvent one) => Hash(
        Version, salt, one.Id.ToString(), Instant(one.At), one.Login, one.OsUser, one.Action, one.SubjectKind,
        one.SubjectId, one.AreaId?.ToString(CultureInfo.InvariantCulture), one.Sentence, one.BeforeJson, one.AfterJson);

    /// <summary>The hash of a link: over the hash before it and the digest of its event.</summary>
    public static string Link(string before, string digest) => Hash(before, digest);

    /// <summary>SHA-256 of the fields, 64 hexadecimal letters.</summary>
    public static string Hash(params ReadOnlySpan<string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field ?? string.Empty);
            hash.AppendData(Encoding.ASCII.GetBytes(
                field is null ? "-" : bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
            hash.AppendData(","u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>UTC to the microsecond: what both databases keep.</summary>
    public static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The instant without what is below a microsecond.</summary>
    public static DateTimeOffset Kept(DateTimeOffset at) =>
        at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)).ToUniversalTime();
}
