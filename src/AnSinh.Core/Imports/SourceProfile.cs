using System.Reflection;
using AnSinh.Core.Shared;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AnSinh.Core.Imports;

/// <summary>
/// What one kind of office list looks like, as data: headings by meaning, codes, how numbers and days are written.
/// </summary>
public sealed class SourceProfile
{
    private const string Prefix = "imports/";

    /// <summary>The word of the command line: payment-list, software-export, bank-return.</summary>
    public string Kind { get; set; } = "";

    public string Title { get; set; } = "";

    /// <summary>Columns without which a table is not of this kind.</summary>
    public List<string> Required { get; set; } = [];

    /// <summary>
    /// Meaning → headings as search keys; a heading over two rows is its parts from above joined by a space.
    /// </summary>
    public Dictionary<string, List<string>> Columns { get; set; } = [];

    /// <summary>Field → code in the file → word of the report.</summary>
    public Dictionary<string, Dictionary<string, string>> Codes { get; set; } = [];

    /// <summary>Phrases by which rows that are no data are known.</summary>
    public Dictionary<string, List<string>> Words { get; set; } = [];

    public SourceWriting Profile { get; set; } = new();

    /// <summary>Category codes of the source and what they assert.</summary>
    public Dictionary<string, SourceCategory> Categories { get; set; } = [];

    public static IReadOnlyList<SourceProfile> All { get; } = Load();

    public static SourceProfile? Of(string kind) => All.FirstOrDefault(source => source.Kind == kind);

    public AmountProfile Amounts => new(Profile.CommaGroups, Profile.DotZeros);

    public string? Code(string field, string read) =>
        Codes.TryGetValue(field, out var codes) && codes.TryGetValue(read, out var word) ? word : null;

    /// <summary>Whether a row text (as search key) begins with one of the phrases.</summary>
    public bool Says(string word, string searchKey) =>
        Words.TryGetValue(word, out var phrases) && phrases.Exists(phrase =>
            searchKey == phrase || searchKey.StartsWith(phrase + " ", StringComparison.Ordinal));

    private static List<SourceProfile> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)
            && name.EndsWith(".yaml", StringComparison.Ordinal)).Order().Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return yaml.Deserialize<SourceProfile>(reader);
        })];
    }
}

/// <summary>How the source writes amounts, days and codes.</summary>
public sealed class SourceWriting
{
    public bool CommaGroups { get; set; }

    public bool DotZeros { get; set; }

    public bool CompactDates { get; set; }

    public bool TwoDigitYears { get; set; }

    /// <summary>Commune codes of four digits have lost their leading nought.</summary>
    public bool PadCommuneCode { get; set; }
}

/// <summary>What a category code of a source asserts about a person.</summary>
public sealed class SourceCategory
{
    /// <summary>Point of Article 5 of Decree 20/2021/NĐ-CP, such as 5.5.c.</summary>
    public string Ground { get; set; } = "";

    /// <summary>Kinds and values of facts.</summary>
    public Dictionary<string, string> Facts { get; set; } = [];

    /// <summary>The category promises at least this age.</summary>
    public int? FromAge { get; set; }

    /// <summary>The category promises an age below this.</summary>
    public int? UnderAge { get; set; }

    /// <summary>The coefficient counts the children raised, whose births the source does not give.</summary>
    public bool ChildrenByCoefficient { get; set; }

    /// <summary>The kind of work item that asks the office for what the source does not say.</summary>
    public string? Ask { get; set; }
}
