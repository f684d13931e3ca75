using System.Text;

namespace AnSinh.Core.Store;

/// <summary>
/// Gives one object for each text that was seen, found by its bytes: codes repeat in every row and are read without
/// making them anew. When it is full, further texts are made as they come.
/// </summary>
internal sealed class WordTable
{
    private const int Slots = 2048;
    private const int LengthMax = 64;

    private readonly string?[] texts = new string?[Slots];
    private readonly byte[][] bytesOf = new byte[Slots][];
    private int used;

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 0)
        {
            return string.Empty;
        }

        if (utf8.Length > LengthMax)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        var hash = 2166136261u;
        foreach (var letter in utf8)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        for (var at = (int)(hash % Slots); ; at = (at + 1) % Slots)
        {
            if (texts[at] is not { } text)
            {
                return Keep(at, utf8);
            }

            if (utf8.SequenceEqual(bytesOf[at]))
            {
                return text;
            }
        }
    }

    private string Keep(int at, ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        if (used < Slots / 2)
        {
            used++;
            texts[at] = text;
            bytesOf[at] = utf8.ToArray();
        }

        return text;
    }
}
