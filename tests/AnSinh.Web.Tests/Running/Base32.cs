namespace AnSinh.Web.Tests.Running;

/// <summary>The key that a person types into a telephone, read as the telephone reads it (RFC 4648).</summary>
public static class Base32
{
    public static byte[] Bytes(string text)
    {
        var bits = string.Concat(text.Where(char.IsAsciiLetterOrDigit)
            .Select(letter => Convert.ToString(letter <= '9' ? letter - '2' + 26 : letter - 'A', 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8)
            .Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
