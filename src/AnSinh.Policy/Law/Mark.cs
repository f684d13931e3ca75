namespace AnSinh.Policy.Law;

/// <summary>How sure we are of a line of law data: whether the legal text itself was read.</summary>
public enum Mark
{
    /// <summary>The legal text was read.</summary>
    Confirmed,

    /// <summary>Seen only in secondary public copies.</summary>
    Secondary,

    /// <summary>Written from memory; to be verified before money is paid.</summary>
    Recalled,

    /// <summary>The law is silent or not found; the value is a working assumption.</summary>
    Unknown,

    /// <summary>Concluded from confirmed text.</summary>
    Inference,
}

/// <summary>The words of the marks: as written in law files, and as shown to officers.</summary>
public static class MarkWords
{
    private static readonly string[] FileWords = ["confirmed", "secondary", "recalled", "unknown", "inference"];

    private static readonly string[] VietnameseWords =
        ["đã đọc văn bản", "nguồn thứ cấp", "ghi theo trí nhớ", "chưa rõ", "suy luận"];

    public static IReadOnlyList<string> All => FileWords;

    public static bool TryParse(string text, out Mark mark)
    {
        var at = Array.IndexOf(FileWords, text);
        mark = (Mark)Math.Max(at, 0);
        return at >= 0;
    }

    public static string Word(this Mark mark) => FileWords[(int)mark];

    public static string Vietnamese(this Mark mark) => VietnameseWords[(int)mark];

    /// <summary>True where the text itself was not read, so an officer should verify.</summary>
    public static bool IsUncertain(this Mark mark) => mark is Mark.Recalled or Mark.Unknown;
}
