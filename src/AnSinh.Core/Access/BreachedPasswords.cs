using System.Security.Cryptography;
using System.Text;

namespace AnSinh.Core.Access;

/// <summary>
/// A file of passwords that were stolen elsewhere, as SHA-1 in capital hexadecimal, sorted, one "HASH:COUNT" a line
/// (the form in which such lists are handed on). Searched on disk: it may be larger than the memory.
/// </summary>
public sealed class BreachedPasswords(string path)
{
    private const int HashLength = 40;
    private const int LineMax = 128;

    /// <summary>Whether somebody's password like this one was stolen. Nothing leaves the machine.</summary>
    public bool Contains(string password)
    {
#pragma warning disable CA5350 // The form of the list, not a protection.
        var hash = Encoding.ASCII.GetBytes(Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password))));
#pragma warning restore CA5350
        using var file = File.OpenRead(path);
        long low = 0, high = file.Length;
        while (low < high)
        {
            var (start, line, next) = LineAround(file, low + ((high - low) / 2));
            var order = line.AsSpan(0, HashLength).SequenceCompareTo(hash);
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (next, high) : (low, start);
        }

        return false;
    }

    private (long Start, byte[] Line, long Next) LineAround(FileStream file, long at)
    {
        var from = Math.Max(0, at - LineMax);
        var bytes = new byte[2 * LineMax];
        file.Position = from;
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var inside = (int)(at - from);
        var start = Array.LastIndexOf(bytes, (byte)'\n', inside - 1, inside) + 1;
        var end = Array.IndexOf(bytes, (byte)'\n', inside, read - inside);
        end = end < 0 ? read : end;
        return end - start >= HashLength && (start > 0 || from == 0)
            ? (from + start, bytes[start..end], from + end + 1)
            : throw new InvalidDataException($"{path}: at byte {from + start} stands no line HASH:COUNT");
    }
}
