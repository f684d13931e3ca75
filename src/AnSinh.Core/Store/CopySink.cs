using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace AnSinh.Core.Store;

/// <summary>Puts fields into PostgreSQL's binary COPY stream; sent in blocks of 64 KB.</summary>
internal sealed class CopySink(NpgsqlRawCopyStream stream) : IDisposable
{
    private const int BlockBytes = 1 << 16;

    private byte[] buffer = FirstBlock();
    private int used = 19;
    private bool complete;

    public void StartRow(int fields)
    {
        if (used > BlockBytes - 512)
        {
            Send();
        }

        BinaryPrimitives.WriteInt16BigEndian(Room(2), (short)fields);
    }

    public void Null() => BinaryPrimitives.WriteInt32BigEndian(Room(4), -1);

    public void Put(int value)
    {
        var room = Room(8);
        BinaryPrimitives.WriteInt32BigEndian(room, 4);
        BinaryPrimitives.WriteInt32BigEndian(room[4..], value);
    }

    public void Put(long value)
    {
        var room = Room(12);
        BinaryPrimitives.WriteInt32BigEndian(room, 8);
        BinaryPrimitives.WriteInt64BigEndian(room[4..], value);
    }

    public void Put(bool value)
    {
        var room = Room(5);
        BinaryPrimitives.WriteInt32BigEndian(room, 1);
        room[4] = value ? (byte)1 : (byte)0;
    }

    public void Put(Guid value)
    {
        var room = Room(20);
        BinaryPrimitives.WriteInt32BigEndian(room, 16);
        value.TryWriteBytes(room[4..], bigEndian: true, out _);
    }

    public void Put(string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        Reserve(4 + most);
        var written = Encoding.UTF8.GetBytes(value, buffer.AsSpan(used + 4, most));
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(used), written);
        used += 4 + written;
    }

    public void Complete()
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(2), -1);
        Send();
        complete = true;
        stream.Dispose();
    }

    /// <summary>
    /// Takes back what was not completed. Where the connection was cut the driver has ended the copy already: what cut
    /// it is on its way up and must not be hidden by this.
    /// </summary>
    public void Dispose()
    {
        if (complete)
        {
            return;
        }

        try
        {
            stream.Cancel();
            stream.Dispose();
        }
        catch (Exception cut) when (cut is NpgsqlException or IOException or ObjectDisposedException)
        {
            complete = true;
        }
    }

    private static byte[] FirstBlock()
    {
        var block = new byte[BlockBytes + 512];
        ReadOnlySpan<byte> signature = [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n',
            0xFF, (byte)'\r', (byte)'\n', 0];
        signature.CopyTo(block);
        return block;
    }

    private Span<byte> Room(int count)
    {
        Reserve(count);
        used += count;
        return buffer.AsSpan(used - count, count);
    }

    private void Reserve(int count)
    {
        if (used + count <= buffer.Length)
        {
            return;
        }

        Send();
        if (count > buffer.Length)
        {
            buffer = new byte[count];
        }
    }

    private void Send()
    {
        stream.Write(buffer, 0, used);
        used = 0;
    }
}
