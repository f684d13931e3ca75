using System.Reflection;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AnSinh.Core.Imports;

/// <summary>The sources as they travel inside the assembly, with the headings and words that all lists share.</summary>
internal static class SourceFiles
{
    private const string Prefix = "imports/";
    private const string CommonFile = Prefix + "headings.yaml";

    public static SharedHeadings Common { get; } = Read<SharedHeadings>(CommonFile);

    public static IReadOnlyList<SourceProfile> All { get; } = Load();

    private static List<SourceProfile> Load()
    {
        var names = Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name != CommonFile
                && name.EndsWith(".yaml", StringComparison.Ordinal)).Order();
        var sources = names.Select(Read<SourceProfile>).ToList();
        foreach (var source in sources.Where(source => source.Like is not null))
        {
            TakeOver(source, sources.First(other => other.Kind == source.Like && other.Like is null));
        }

        foreach (var source in sources.Where(source => !source.OwnHeadings))
        {
            Share(source);
        }

        return sources;
    }

    private static void TakeOver(SourceProfile source, SourceProfile other)
    {
        source.Titles = other.Titles;
        source.Required = other.Required;
        source.AnyOf = other.AnyOf;
        source.Columns = other.Columns.ToDictionary(pair => pair.Key, pair => pair.Value.ToList());
        source.Fields = other.Fields;
        source.Rules = other.Rules;
        source.Words = other.Words.ToDictionary(pair => pair.Key, pair => pair.Value.ToList());
    }

    private static void Share(SourceProfile source)
    {
        foreach (var (meaning, headings) in source.Columns)
        {
            headings.AddRange(Common.Columns.GetValueOrDefault(meaning, []).Except(headings).ToList());
        }

        foreach (var (word, phrases) in Common.Words)
        {
            // What a source says of a word itself comes before what all lists share.
            source.Words.TryAdd(word, phrases);
        }
    }

    private static T Read<T>(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
            .Deserialize<T>(reader);
    }
}

/// <summary>Headings and words of every list.</summary>
internal sealed class SharedHeadings
{
    public Dictionary<string, List<string>> Columns { get; set; } = [];

    /// <summary>How an officer calls each meaning.</summary>
    public Dictionary<string, string> Names { get; set; } = [];

    /// <summary>Words behind a heading that make it another person's.</summary>
    public List<string> Others { get; set; } = [];

    public Dictionary<string, List<string>> Words { get; set; } = [];
}
