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

    /// <summary>The endings of the names of such files, with their dot.</summary>
    public static readonly IReadOnlyList<string> Endings = [".xlsx", ".xls", ".csv", ".tsv", ".txt", ".docx", ".html",
        ".htm"];

    /// <summary>Refuses what is too large or of another kind, before anything of it is kept.</summary>
    public static void Check(byte[] bytes, ReadLimits limits)
    {
        if (bytes.Length == 0)
        {
            throw FileRefusals.Empty();
        }

        if (bytes.Length > limits.FileBytes)
        {
            throw FileRefusals.TooLarge(bytes.Length, limits.FileBytes);
        }

        if (!bytes.AsSpan().StartsWith(Zip) && !bytes.AsSpan().StartsWith(Ole) && Foreign(bytes) is { } found)
        {
            throw FileRefusals.UnknownFormat(found);
        }
    }

    /// <summary>Opens the bytes; a text file is split at the delimiter where the source's profile names one.</summary>
    public static Workbook Open(byte[] bytes, ReadLimits limits, char? delimiter = null)
    {
        Check(bytes, limits);
        return LegacyCells.Decoded(Opened(bytes, limits, delimiter));
    }

    private static Workbook Opened(byte[] bytes, ReadLimits limits, char? delimiter)
    {
        if (bytes.AsSpan().StartsWith(Zip))
        {
            return XlsxReader.Read(bytes, limits);
        }

        if (bytes.AsSpan().StartsWith(Ole))
        {
            return bytes.AsSpan().IndexOf(Encrypted) >= 0 ? throw FileRefusals.Locked() : XlsReader.Read(bytes, limits);
        }

        return HtmlTables.LooksLike(bytes)
            ? HtmlTables.Read(bytes, limits) : CsvReader.Read(bytes, limits, delimiter);
    }

    private static string? Foreign(byte[] bytes)
    {
        var start = bytes.AsSpan(0, Math.Min(bytes.Length, 64));
        return start.StartsWith("%PDF"u8) ? "tài liệu PDF"
            : start.StartsWith("PK"u8) ? "tệp nén bị cắt ngang"
            : start.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'<', ..]
                && !HtmlTables.LooksLike(bytes) ? "trang HTML hoặc XML không có bảng"
            : start.StartsWith("{\\rtf"u8) ? "văn bản RTF"
            : IsProgram(start) ? "một chương trình máy tính"
            : start.StartsWith("X5O!P%@AP"u8) ? "mẫu thử vi-rút"
            : IsArchive(start) ? "tệp nén"
            : null;
    }

    private static bool IsProgram(ReadOnlySpan<byte> start) =>
        (start.StartsWith("MZ"u8) && start.Contains((byte)0)) || start.StartsWith("\u007fELF"u8)
        || start.StartsWith("#!"u8);

    private static bool IsArchive(ReadOnlySpan<byte> start) =>
        start.StartsWith("Rar!"u8) || start is [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] || start is [0x1F, 0x8B, ..];
}
