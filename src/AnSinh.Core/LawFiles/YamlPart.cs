using AnSinh.Policy.Law;

using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

using Mark = AnSinh.Policy.Law.Mark;

namespace AnSinh.Core.LawFiles;

/// <summary>
/// A part of a law file, read strictly: every key must be asked for, every missing or strange word is refused with file
/// and line.
/// </summary>
internal sealed class YamlPart
{
    private readonly string file;
    private readonly YamlNode node;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    private YamlPart(string file, YamlNode node)
    {
        this.file = file;
        this.node = node;
    }

    /// <summary>"categories/nd20-2021.yaml:12".</summary>
    public string Where => $"{file}:{node.Start.Line}";

    public static YamlPart Load(string file, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1
                ? new YamlPart(file, stream.Documents[0].RootNode)
                : throw Refuse($"{file}:1", "Tệp phải có đúng một văn bản YAML.");
        }
        catch (YamlException exception)
        {
            throw Refuse($"{file}:{exception.Start.Line}", $"Không đọc được YAML: {exception.Message}");
        }
    }

    public static LawFileException Refuse(string where, string sentence) =>
        new([new LawProblem("LAW_FILE", sentence, where)]);

    public LawFileException Refuse(string sentence) => Refuse(Where, sentence);

    public bool Has(string key) => Mapping().Children.ContainsKey(key);

    public YamlPart Part(string key) =>
        PartOrNull(key) ?? throw Refuse($"Thiếu khóa \"{key}\".");

    public YamlPart? PartOrNull(string key)
    {
        asked.Add(key);
        return Mapping().Children.TryGetValue(key, out var child) ? new YamlPart(file, child) : null;
    }

    public IEnumerable<YamlPart> Items() =>
        node is YamlSequenceNode sequence
            ? sequence.Children.Select(child => new YamlPart(file, child))
            : throw Refuse("Chỗ này phải là một danh sách.");

    public IEnumerable<YamlPart> ItemsOf(string key) => PartOrNull(key)?.Items() ?? [];

    /// <summary>A single word, or the words of a list.</summary>
    public IReadOnlyList<string> Words() =>
        node is YamlScalarNode ? [Word()] : [.. Items().Select(item => item.Word())];

    public string Word() =>
        node is YamlScalarNode { Value: { Length: > 0 } value }
            ? value
            : throw Refuse("Chỗ này phải là một từ hoặc một số.");

    public string Word(string key) => Part(key).Word();

    public string? WordOrNull(string key) => PartOrNull(key)?.Word();

    public bool YesNo() => Word() switch
    {
        "yes" => true,
        "no" => false,
        var other => throw Refuse($"Viết \"yes\" hoặc \"no\", đọc được \"{other}\"."),
    };

    public int Whole()
    {
        var number = Number();
        return number is >= 0 and <= 1000 ? (int)number : throw Refuse($"Số {number} nằm ngoài khoảng 0 đến 1000.");
    }

    public long Number() =>
        long.TryParse(Word(), System.Globalization.NumberStyles.None, null, out var value)
            ? value
            : throw Refuse($"Viết một số nguyên không có dấu chấm, đọc được \"{Word()}\".");

    /// <summary>"1.5" → 150. Written with a point and one or two decimals, so that nobody reads 15.</summary>
    public int Hundredths()
    {
        var parts = Word().Split('.');
        return parts.Length == 2 && parts[1].Length is 1 or 2
            && int.TryParse(parts[0], System.Globalization.NumberStyles.None, null, out var whole)
            && int.TryParse(parts[1].PadRight(2, '0'), System.Globalization.NumberStyles.None, null, out var rest)
            && whole <= 100
                ? (whole * 100) + rest
                : throw Refuse($"Viết hệ số dạng 1.5, đọc được \"{Word()}\".");
    }

    /// <summary>"2026-07" or "2026-07-01".</summary>
    public DateOnly Day()
    {
        var text = Word();
        return DateOnly.TryParseExact(text.Length == 7 ? text + "-01" : text, "yyyy-MM-dd", out var day)
            ? day
            : throw Refuse($"Viết tháng dạng 2026-07 hoặc ngày dạng 2026-07-01, đọc được \"{text}\".");
    }

    public DateOnly? DayOrNull(string key) => PartOrNull(key)?.Day();

    public Mark Mark(string key) =>
        MarkWords.TryParse(Word(key), out var mark)
            ? mark
            : throw Part(key).Refuse($"Độ chắc chắn phải là một trong: {string.Join(", ", MarkWords.All)}.");

    /// <summary>The keys cite, mark and note of a dated value.</summary>
    public Source Source()
    {
        var cite = WordOrNull("cite") ?? throw Problem(LawConsistency.NoSource, "Giá trị không ghi căn cứ (cite).");
        return new Source(cite, Mark("mark"), WordOrNull("note"), Where);
    }

    /// <summary>The keys of a mapping in their order, all taken as asked for.</summary>
    public IEnumerable<(string Key, YamlPart Part)> Entries()
    {
        foreach (var (key, child) in Mapping().Children)
        {
            var name = ((YamlScalarNode)key).Value ?? "";
            asked.Add(name);
            yield return (name, new YamlPart(file, child));
        }
    }

    /// <summary>Refuses keys nobody asked for: a misspelt key must never be ignored.</summary>
    public void NothingElse()
    {
        foreach (var key in Mapping().Children.Keys.OfType<YamlScalarNode>())
        {
            if (!asked.Contains(key.Value ?? ""))
            {
                throw Refuse($"{file}:{key.Start.Line}", $"Không có khóa \"{key.Value}\" ở chỗ này.");
            }
        }
    }

    private LawFileException Problem(string code, string sentence) => new([new LawProblem(code, sentence, Where)]);

    private YamlMappingNode Mapping() =>
        node as YamlMappingNode ?? throw Refuse("Chỗ này phải là các khóa và giá trị.");
}
