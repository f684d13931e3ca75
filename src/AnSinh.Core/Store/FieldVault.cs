using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Store;

/// <summary>
/// Closes and opens sensitive values (AES-256-GCM). A closing is bound to what the value is and whose row it stands in:
/// a cell copied elsewhere does not open. What is searched for is found by <see cref="Mark"/>, a keyed hash that says
/// nothing without its key. Any thread may use it.
/// </summary>
public sealed class FieldVault
{
    /// <summary>The code of the refusal to open a value.</summary>
    public const string Unreadable = "FIELD_UNREADABLE";

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int BoundBytes = 21;
    private const int MarkBytes = 16;
    private const int SmallBytes = 256;
    private const long LookAgainMs = 1_000;

    private static readonly ConcurrentDictionary<string, FieldVault> Vaults = new(StringComparer.Ordinal);

    private readonly string folder;
    private KeyRing? ring;
    private long lookedAt;

    private FieldVault(string folder) => this.folder = folder;

    /// <summary>The vault of a folder of keys; one per process.</summary>
    public static FieldVault At(string folder) =>
        Vaults.GetOrAdd(Path.GetFullPath(folder), path => new FieldVault(path));

    /// <summary>The name of the key that closes now.</summary>
    public string CurrentKey => Ring().Current.Id;

    public string Folder => folder;

    public SealedText? Close(string? value, Guid owner, SealedField field, int row = 0)
    {
        if (value is null)
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetByteCount(value);
        var clear = bytes <= SmallBytes ? stackalloc byte[bytes] : new byte[bytes];
        Encoding.UTF8.GetBytes(value, clear);
        var key = Ring().Current;
        return new SealedText(key.Id + ":" + Convert.ToBase64String(Closed(key, clear, owner, field, row)));
    }

    /// <summary>The value of a closing; refuses one of another row, of an unknown key, or that is none.</summary>
    public string? Open(SealedText? closed, Guid owner, SealedField field, int row = 0) =>
        closed is { } value ? Open(value.Text, owner, field, row) : null;

    public string? Open(string? stored, Guid owner, SealedField field, int row = 0)
    {
        if (stored is null)
        {
            return null;
        }

        var mark = stored.IndexOf(':', StringComparison.Ordinal);
        if (mark < 0)
        {
            throw Refused(owner, field, stored);
        }

        var most = (stored.Length - mark) * 3 / 4;
        var sealedBytes = most <= SmallBytes ? stackalloc byte[most] : new byte[most];
        if (!Convert.TryFromBase64Chars(stored.AsSpan(mark + 1), sealedBytes, out var written))
        {
            throw Refused(owner, field, stored);
        }

        var clear = written <= SmallBytes ? stackalloc byte[written] : new byte[written];
        var length = Opened(stored[..mark], sealedBytes[..written], clear, owner, field, row);
        return Encoding.UTF8.GetString(clear[..length]);
    }

    /// <summary>Whether a stored text has the form of a closed value.</summary>
    public static bool LooksClosed(string stored) =>
        stored.Length > 3 && stored[0] == 'k' && stored.IndexOf(':', StringComparison.Ordinal) is > 1 and < 8;

    public byte[] CloseBytes(byte[] clear, Guid owner, SealedField field)
    {
        var key = Ring().Current;
        return [.. Encoding.ASCII.GetBytes(key.Id + ":"), .. Closed(key, clear, owner, field, 0)];
    }

    public byte[] OpenBytes(byte[] stored, Guid owner, SealedField field)
    {
        var mark = Array.IndexOf(stored, (byte)':');
        if (mark is < 0 or > NonceBytes)
        {
            throw Refused(owner, field, "");
        }

        var clear = new byte[stored.Length];
        var length = Opened(
            Encoding.ASCII.GetString(stored, 0, mark), stored.AsSpan(mark + 1), clear, owner, field, 0);
        return clear[..length];
    }

    /// <summary>What a value is searched by: the same for the same value and kind, nothing without its key.</summary>
    public string? Mark(string? value, SealedField field)
    {
        if (value is null)
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Ring().Index, [(byte)field, .. Encoding.UTF8.GetBytes(value)], hash);
        return Convert.ToHexStringLower(hash[..MarkBytes]);
    }

    /// <summary>Reads the file of keys anew, now.</summary>
    public void Reload()
    {
        ring = null;
        Ring();
    }

    private static byte[] Closed(FieldKey key, ReadOnlySpan<byte> clear, Guid owner, SealedField field, int row)
    {
        Span<byte> bound = stackalloc byte[BoundBytes];
        Bind(bound, owner, field, row);
        var made = new byte[NonceBytes + clear.Length + TagBytes];
        var nonce = made.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        key.Cipher.Encrypt(
            nonce, clear, made.AsSpan(NonceBytes, clear.Length), made.AsSpan(NonceBytes + clear.Length), bound);
        return made;
    }

    private int Opened(
        string id, ReadOnlySpan<byte> closed, Span<byte> clear, Guid owner, SealedField field, int row)
    {
        Span<byte> bound = stackalloc byte[BoundBytes];
        Bind(bound, owner, field, row);
        var length = closed.Length - NonceBytes - TagBytes;
        try
        {
            var key = KeyOf(id) ?? throw new CryptographicException();
            if (length < 0)
            {
                throw new CryptographicException();
            }

            key.Cipher.Decrypt(
                closed[..NonceBytes], closed.Slice(NonceBytes, length), closed[^TagBytes..], clear[..length], bound);
            return length;
        }
        catch (CryptographicException)
        {
            throw Refused(owner, field, id);
        }
    }

    private static void Bind(Span<byte> bound, Guid owner, SealedField field, int row)
    {
        owner.TryWriteBytes(bound, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bound[16..], row);
        bound[20] = (byte)field;
    }

    /// <summary>A key of the file; one that another node has just added is looked for at once.</summary>
    private FieldKey? KeyOf(string id)
    {
        if (Ring().Keys.TryGetValue(id, out var key))
        {
            return key;
        }

        Reload();
        return Ring().Keys.GetValueOrDefault(id);
    }

    /// <summary>The keys, read again within a second after the file changed: a rotation needs no restart.</summary>
    private KeyRing Ring()
    {
        var known = ring;
        var now = Environment.TickCount64;
        if (known is not null && now - Interlocked.Read(ref lookedAt) < LookAgainMs)
        {
            return known;
        }

        Interlocked.Exchange(ref lookedAt, now);
        var stamp = File.GetLastWriteTimeUtc(FieldKeyFile.PathIn(folder));
        return known?.Stamp == stamp ? known : ring = KeyRing.Read(folder, stamp);
    }

    private static RefusedException Refused(Guid owner, SealedField field, string read) => new(new Refusal(
        Unreadable,
        $"Không mở được dữ liệu được mã hóa ({field}, {owner}): ô đã bị sửa hoặc chép từ dòng khác, hoặc thiếu khóa "
            + $"“{read[..Math.Min(read.Length, 4)]}”. Đặt đúng thư mục khóa (ANSINH_KEYS), chạy: migrate, rồi thử lại; "
            + "nếu vẫn lỗi, báo quản trị và đối chiếu bản sao lưu.",
        owner.ToString()));

    private sealed record KeyRing(
        FieldKey Current, byte[] Index, IReadOnlyDictionary<string, FieldKey> Keys, DateTime Stamp)
    {
        public static KeyRing Read(string folder, DateTime stamp)
        {
            var file = FieldKeyFile.Find(folder) ?? throw new RefusedException(FieldKeys.FileMissing(folder));
            var keys = file.Keys.ToDictionary(
                pair => pair.Key, pair => new FieldKey(pair.Key, Convert.FromBase64String(pair.Value)),
                StringComparer.Ordinal);
            return new KeyRing(keys[file.Current], Convert.FromBase64String(file.Index), keys, stamp);
        }
    }

    private sealed class FieldKey(string id, byte[] secret)
    {
        // AesGcm is not made for several threads at once.
        private readonly ThreadLocal<AesGcm> cipher = new(() => new AesGcm(secret, TagBytes));

        public string Id => id;

        public AesGcm Cipher => cipher.Value!;
    }
}
