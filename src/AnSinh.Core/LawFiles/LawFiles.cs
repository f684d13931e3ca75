using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using AnSinh.Policy.Calendar;
using AnSinh.Policy.Law;

namespace AnSinh.Core.LawFiles;

/// <summary>
/// The law as it was read: the book, its worked examples, and the SHA-256 (hex) of the files that make the rules, which
/// a payment run keeps so that it can be replayed. Examples and territories are not part of the hash.
/// </summary>
public sealed record LoadedLaw(LawBook Book, string Sha256)
{
    /// <summary>The worked cases beside the law.</summary>
    public IReadOnlyList<LawExample> Examples { get; init; } = [];

    /// <summary>Days off of state offices; not part of the hash, for no amount follows from them.</summary>
    public HolidayTable Holidays { get; init; } = new([], []);

    /// <summary>Procedures, forms, reports; not part of the hash either.</summary>
    public LawPractice Practice { get; init; } = LawPractice.Empty;

    /// <summary>The files that make the rules, by name: what the hash is of.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// Reads the law files, those inside the program or a folder, strictly: an unknown key, a missing source, a gap or an
/// overlap refuses the whole law with file, line and reason (<see cref="LawFileException"/>).
/// </summary>
public static class LawFiles
{
    private const string Prefix = "law/";
    private const string ExamplesFolder = "examples/";
    private const string HolidaysFile = "holidays.yaml";

    private static readonly Lazy<LoadedLaw> EmbeddedLaw = new(() => Load(EmbeddedTexts()));

    /// <summary>The law that travels inside the program. Read once.</summary>
    public static LoadedLaw Embedded() => EmbeddedLaw.Value;

    /// <summary>The law of a folder with the same layout as law/ in the sources.</summary>
    public static LoadedLaw Read(string folder)
    {
        var texts = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .ToDictionary(
                path => Path.GetRelativePath(folder, path).Replace('\\', '/'),
                File.ReadAllText, StringComparer.Ordinal);
        return Load(texts);
    }

    /// <summary>The law of texts by file name, for instance a draft that is to be simulated.</summary>
    public static LoadedLaw Load(IReadOnlyDictionary<string, string> texts)
    {
        var rules = texts.Where(t => IsRule(t.Key)).OrderBy(t => t.Key, StringComparer.Ordinal).ToList();
        var book = new LawBook(ContentOf(rules));
        var holidays = texts.TryGetValue(HolidaysFile, out var table)
            ? HolidayParts.Table(YamlPart.Load(HolidaysFile, table)) : new HolidayTable([], []);
        var practice = PracticeOf(texts);
        var problems = LawConsistency.Check(book)
            .Concat(LawConsistency.Cited(book.Content, holidays.Sources.Concat(practice.Sources)))
            .Concat(practice.UnknownForms.Select(form => new LawProblem(
                LawConsistency.Unknown, $"Không có biểu mẫu \"{form}\" trong forms.yaml.", "procedures.yaml")))
            .ToList();
        if (problems.Count > 0)
        {
            throw new LawFileException(problems);
        }

        return new LoadedLaw(book, Hash(rules))
        {
            Texts = rules.ToDictionary(rule => rule.Key, rule => rule.Value, StringComparer.Ordinal),
            Holidays = holidays,
            Practice = practice,
            Examples = [.. texts.Where(t => t.Key.StartsWith(ExamplesFolder, StringComparison.Ordinal))
                .OrderBy(t => t.Key, StringComparer.Ordinal)
                .SelectMany(t => ExampleParts.Examples(YamlPart.Load(t.Key, t.Value)))],
        };
    }

    /// <summary>The texts of the embedded law by file name ("categories/nd20-2021.yaml"), examples included.</summary>
    public static IReadOnlyDictionary<string, string> EmbeddedTexts()
    {
        var assembly = typeof(LawFiles).Assembly;
        return assembly.GetManifestResourceNames()
            .Select(name => (Resource: name, File: name.Replace('\\', '/')))
            .Where(n => n.File.StartsWith(Prefix, StringComparison.Ordinal)
                && n.File.EndsWith(".yaml", StringComparison.Ordinal))
            .ToDictionary(n => n.File[Prefix.Length..], n => TextOf(assembly, n.Resource), StringComparer.Ordinal);
    }

    private static LawContent ContentOf(IReadOnlyList<KeyValuePair<string, string>> rules)
    {
        YamlPart One(string file) => rules.FirstOrDefault(r => r.Key == file) is { Key: not null } found
            ? YamlPart.Load(found.Key, found.Value)
            : throw YamlPart.Refuse($"{file}:1", "Thiếu tệp này.");

        IEnumerable<YamlPart> All(string folder) =>
            rules.Where(r => r.Key.StartsWith(folder, StringComparison.Ordinal))
                .Select(r => YamlPart.Load(r.Key, r.Value));

        var local = LawParts.Local(One("local-rates.yaml"));
        return new LawContent(
            LawParts.Instruments(One("instruments.yaml")),
            [.. All("parameters/").Select(LawParts.Parameter)],
            [.. All("categories/").Append(One("care.yaml")).SelectMany(GroundParts.Grounds),
                .. local.SelectMany(rates => rates.Groups)],
            LawParts.Overlaps(One("overlap.yaml")),
            local);
    }

    private static LawPractice PracticeOf(IReadOnlyDictionary<string, string> texts)
    {
        IEnumerable<YamlPart> Items(string file) =>
            texts.TryGetValue(file, out var text) ? YamlPart.Load(file, text).Items() : [];

        return new LawPractice(
            [.. Items("procedures.yaml").Select(PracticeParts.Procedure)],
            [.. Items("forms.yaml").Select(PracticeParts.Form)],
            [.. Items("reports.yaml").Select(PracticeParts.Report)]);
    }

    /// <summary>A file nobody reads would be law that nobody applies, so a strange name is refused.</summary>
    private static bool IsRule(string file)
    {
        if (file is HolidaysFile or "procedures.yaml" or "forms.yaml" or "reports.yaml"
            || file.StartsWith(ExamplesFolder, StringComparison.Ordinal)
            || file.StartsWith("territories/", StringComparison.Ordinal))
        {
            return false;
        }

        return file is "instruments.yaml" or "care.yaml" or "overlap.yaml" or "local-rates.yaml"
            || file.StartsWith("parameters/", StringComparison.Ordinal)
            || file.StartsWith("categories/", StringComparison.Ordinal)
                ? true
                : throw YamlPart.Refuse($"{file}:1", "Tệp này không thuộc thư mục nào của law/, sẽ không được đọc.");
    }

    private static string Hash(IReadOnlyList<KeyValuePair<string, string>> rules)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (file, text) in rules)
        {
            // Line ends are unified: the same law on Windows and Linux has the same hash.
            hash.AppendData(
                Encoding.UTF8.GetBytes(file + "\n" + text.Replace("\r\n", "\n", StringComparison.Ordinal) + "\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string TextOf(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
