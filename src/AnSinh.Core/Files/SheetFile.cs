using AnSinh.Core.Shared;

namespace AnSinh.Core.Files;

/// <summary>
/// Opens a list an office sent, by what the bytes are and not by what the name says. Refuses with a
/// <see cref="RefusedException"/> whose sentence says what to do.
/// </summary>
public static class SheetFile
{
    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] Encrypted = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Opens the bytes; a text file is split at the delimiter where the source's profile names one.</summary>
    public static Workbook Open(byte[] bytes, ReadLimits limits, char? delimiter = null)
    {
        if (bytes.Length == 0)
        {
            throw FileRefusals.Empty();
        }

        if (bytes.Length > limits.FileBytes)
        {
            throw FileRefusals.TooLarge(bytes.Length, limits.FileBytes);
        }

        if (bytes.AsSpan().StartsWith(Zip))
        {
            return XlsxReader.Read(bytes, limits);
        }

        if (bytes.AsSpan().StartsWith(Ole))
        {
            return bytes.AsSpan().IndexOf(Encrypted) >= 0 ? throw FileRefusals.Locked() : XlsReader.Read(bytes, limits);
        }

        return Foreign(bytes) is { } found
            ? throw FileRefusals.UnknownFormat(found)
            : CsvReader.Read(bytes, limits, delimiter);
    }

    private static string? Foreign(byte[] bytes)
    {
        var start = bytes.AsSpan(0, Math.Min(bytes.Length, 64));
        return start.StartsWith("%PDF"u8) ? "tài liệu PDF"
            : start.StartsWith("PK"u8) ? "tệp nén bị cắt ngang"
            : start.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'<', ..] ? "trang HTML hoặc XML"
            : start.StartsWith("{\\rtf"u8) ? "văn bản RTF"
            : null;
    }
}
