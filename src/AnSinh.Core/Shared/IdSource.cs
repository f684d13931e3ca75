using System.Security.Cryptography;

namespace AnSinh.Core.Shared;

/// <summary>
/// Makes UUIDv7 identifiers: time from the injected clock, random bits from a generator that a test can seed. Within
/// one millisecond a counter keeps them in the order they were made. Identifiers are made before anything is written.
/// </summary>
public sealed class IdSource(TimeProvider clock, int? seed = null)
{
#pragma warning disable CA5394 // the seedable generator serves demos and tests; without a seed the system's is used
    private readonly Random? seeded = seed is { } value ? new Random(value) : null;
#pragma warning restore CA5394
    private readonly Lock gate = new();
    private long lastMilliseconds;
    private int counter;

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (gate)
        {
            Fill(bytes);
            var now = Math.Max(clock.GetUtcNow().ToUnixTimeMilliseconds(), lastMilliseconds);
            counter = now == lastMilliseconds ? counter + 1 : 0;
            if (counter > 0xFFF)
            {
                now++;
                counter = 0;
            }

            lastMilliseconds = now;
            for (var i = 0; i < 6; i++)
            {
                bytes[i] = (byte)(now >> (8 * (5 - i)));
            }

            bytes[6] = (byte)(0x70 | (counter >> 8));
            bytes[7] = (byte)counter;
            bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        }

        return new Guid(bytes, bigEndian: true);
    }

    private void Fill(Span<byte> bytes)
    {
        if (seeded is null)
        {
            RandomNumberGenerator.Fill(bytes);
        }
        else
        {
            seeded.NextBytes(bytes);
        }
    }
}
