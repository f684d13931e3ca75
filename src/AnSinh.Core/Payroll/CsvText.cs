using System.Buffers.Text;
using System.Text;

namespace AnSinh.Core.Payroll;

/// <summary>
/// Rows of a CSV file as UTF-8 bytes. A text with a comma, quote or line break is quoted; what a spreadsheet would run
/// is not.
/// </summary>
internal sealed class CsvRows
{
    private byte[] bytes = [];
    private const int FirstBytes = 4096;

    private int used;
    private bool first = true;

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, used);

    public void Text(string? text)
    {
        Comma();
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + text : text;
        if (safe.AsSpan().IndexOfAny(",\"\r\n") >= 0)
        {
            safe = "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        }

        Reserve(Encoding.UTF8.GetMaxByteCount(safe.Length));
        used += Encoding.UTF8.GetBytes(safe, bytes.AsSpan(used));
    }

    public void Number(long number)
    {
        Comma();
        Reserve(20);
        Utf8Formatter.TryFormat(number, bytes.AsSpan(used), out var written);
        used += written;
    }

    public void End()
    {
        Reserve(2);
        bytes[used++] = (byte)'\r';
        bytes[used++] = (byte)'\n';
        first = true;
    }

    private void Comma()
    {
        if (!first)
        {
            Reserve(1);
            bytes[used++] = (byte)',';
        }

        first = false;
    }

    private void Reserve(int count)
    {
        if (used + count > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(Math.Max(bytes.Length * 2, FirstBytes), used + count));
        }
    }
}

/// <summary>A CSV file being written; <see cref="Complete"/> brings it to the disk.</summary>
internal sealed class CsvText(string path) : IDisposable
{
    private readonly FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);

    public void Row(string text) => file.Write(Encoding.UTF8.GetBytes(text + "\r\n"));

    public void Rows(CsvRows rows) => file.Write(rows.Bytes);

    public void Complete() => file.Flush(flushToDisk: true);

    public void Dispose() => file.Dispose();
}
