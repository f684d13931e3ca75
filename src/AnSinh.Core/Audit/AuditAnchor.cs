using System.Globalization;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Audit;

/// <summary>
/// A root as it leaves the machine: a few lines to print, sign, send and keep elsewhere, and to check the log against
/// later.
/// </summary>
public sealed record AuditAnchor(int Number, DateTimeOffset MadeAt, long Events, string Hash)
{
    private const string Title = "AnSinh - mốc nhật ký (audit anchor)";
    private const string NumberMark = "số:";
    private const string AtMark = "lúc:";
    private const string EventsMark = "sự kiện:";
    private const string HashMark = "mã:";

    public static AuditAnchor Of(AuditRoot root) => new(root.Number, root.MadeAt, root.Events, root.Hash);

    /// <summary>The hash in groups of eight, to be read aloud or compared by eye.</summary>
    public string HashInGroups => string.Join(' ', Hash.Chunk(8).Select(group => new string(group)));

    public string ToText() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Title}
        {NumberMark} {Number}
        {AtMark} {EventDigest.Instant(MadeAt)}
        {EventsMark} {Events}
        {HashMark} {HashInGroups}

        """);

    /// <summary>Reads the lines again; whatever mail or paper put before and after them is passed over.</summary>
    public static AuditAnchor Parse(string text)
    {
        var number = Field(text, NumberMark, value =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : (int?)null);
        var at = Field(text, AtMark, value => DateTimeOffset.TryParseExact(
            value, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var read) ? read : (DateTimeOffset?)null);
        var events = Field(text, EventsMark, value =>
            long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : (long?)null);
        var hash = Field(text, HashMark, value =>
            value.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() is { Length: 64 } letters
            && letters.All(char.IsAsciiHexDigit) ? letters : null);
        return new AuditAnchor(number!.Value, at!.Value, events!.Value, hash!);
    }

    private static T Field<T>(string text, string mark, Func<string, T> read)
    {
        var lines = text.Normalize().Split('\n', StringSplitOptions.TrimEntries);
        var index = Array.FindIndex(lines, line => line.StartsWith(mark, StringComparison.Ordinal));
        if (index >= 0 && read(lines[index][mark.Length..].Trim()) is { } value)
        {
            return value;
        }

        throw new RefusedException(new Refusal(
            "ANCHOR_UNREADABLE",
            index < 0
                ? $"Tệp mốc thiếu dòng “{mark}”. Mốc có bốn dòng: {NumberMark} {AtMark} {EventsMark} {HashMark}"
                : $"Dòng {index + 1} của tệp mốc: chưa đọc được “{lines[index]}”. Chép lại đúng như bản in.",
            mark));
    }
}
