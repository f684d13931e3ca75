using System.Buffers.Binary;

namespace AnSinh.Core.Store;

/// <summary>
/// Takes the fields out of PostgreSQL's binary COPY stream, one after the other, without an object per field.
/// </summary>
internal sealed class CopySource(Stream stream)
{
    private const int HeaderBytes = 19;

    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool begun;

    public bool NextRow()
    {
        if (!begun)
        {
            Take(HeaderBytes);
            begun = true;
        }

        return BinaryPrimitives.ReadInt16BigEndian(Take(2)) >= 0;
    }

    public ReadOnlySpan<byte> Field() =>
        TryField(out var bytes) ? bytes : throw new InvalidDataException("a value that is never null is null");

    public bool TryField(out ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(Take(4));
        bytes = length > 0 ? Take(length) : default;
        return length >= 0;
    }

    public static int Int(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes);

    public static long Long(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt64BigEndian(bytes);

    private ReadOnlySpan<byte> Take(int count)
    {
        if (end - start < count)
        {
            Fill(count);
        }

        var taken = buffer.AsSpan(start, count);
        start += count;
        return taken;
    }

    private void Fill(int count)
    {
        var kept = end - start;
        var target = count > buffer.Length ? new byte[count * 2] : buffer;
        buffer.AsSpan(start, kept).CopyTo(target);
        (buffer, start, end) = (target, 0, kept);
        while (end < count)
        {
            var read = stream.Read(buffer, end, buffer.Length - end);
            end += read > 0 ? read
                : throw new EndOfStreamException("the database ended its answer in the middle of a row");
        }
    }
}

/// <summary>Days and instants as PostgreSQL counts them: from 2000-01-01.</summary>
internal static class CopyTime
{
    private static readonly DateOnly FirstDay = new(2000, 1, 1);
    private static readonly DateTimeOffset FirstInstant = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateOnly Day(int days) => FirstDay.AddDays(days);

    public static int Days(DateOnly day) => day.DayNumber - FirstDay.DayNumber;

    public static DateTimeOffset Instant(long microseconds) =>
        FirstInstant.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>What is below a microsecond is cut, as the columns keep no more.</summary>
    public static long Microseconds(DateTimeOffset at) => (at - FirstInstant).Ticks / TimeSpan.TicksPerMicrosecond;
}
