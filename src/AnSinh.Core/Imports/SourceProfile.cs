using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>
/// What one kind of office list looks like, as data: headings by meaning, codes, how numbers and days are written.
/// </summary>
public sealed class SourceProfile
{
    /// <summary>The word of the command line: payment-list, registry-list, bank-return, …</summary>
    public string Kind { get; set; } = "";

    public string Title { get; set; } = "";

    /// <summary>Another source of the same kind whose columns, fields and rules this one takes over.</summary>
    public string? Like { get; set; }

    /// <summary>Formats of files that alone are read so; all when empty.</summary>
    public List<string> Formats { get; set; } = [];

    /// <summary>Phrases above a table of this kind: they decide where headings could be of several kinds.</summary>
    public List<string> Titles { get; set; } = [];

    /// <summary>Columns without which a table is not of this kind.</summary>
    public List<string> Required { get; set; } = [];

    /// <summary>One of these is needed too.</summary>
    public List<string> AnyOf { get; set; } = [];

    /// <summary>And one of these.</summary>
    public List<string> Also { get; set; } = [];

    /// <summary>Headings are those written here and no others, as programs write them.</summary>
    public bool OwnHeadings { get; set; }

    /// <summary>
    /// Meaning → headings as search keys; a heading over two rows is its parts from above joined by a space.
    /// </summary>
    public Dictionary<string, List<string>> Columns { get; set; } = [];

    /// <summary>Field of the report → how its cell is read.</summary>
    public Dictionary<string, string> Fields { get; set; } = [];

    /// <summary>What is checked of a row or the whole.</summary>
    public List<string> Rules { get; set; } = [];

    /// <summary>Tables of several shapes in one file.</summary>
    public List<SourceTable> Tables { get; set; } = [];

    /// <summary>Lines inside a table that say what the rows below are: increase → tăng.</summary>
    public Dictionary<string, List<string>> Sections { get; set; } = [];

    /// <summary>Field → code in the file → word of the report.</summary>
    public Dictionary<string, Dictionary<string, string>> Codes { get; set; } = [];

    /// <summary>Phrases by which rows that are no data are known.</summary>
    public Dictionary<string, List<string>> Words { get; set; } = [];

    public SourceWriting Profile { get; set; } = new();

    /// <summary>The list is of a year and not of a month.</summary>
    public bool Yearly { get; set; }

    /// <summary>The list names no month; the day it is read counts.</summary>
    public bool Undated { get; set; }

    /// <summary>
    /// What an officer is told of a list that is read and matched but has no place in the register yet.
    /// </summary>
    public string? ReadOnly { get; set; }

    /// <summary>The source whose categories this one names in words.</summary>
    public string? CategoriesOf { get; set; }

    /// <summary>Category codes of the source and what they assert.</summary>
    public Dictionary<string, SourceCategory> Categories { get; set; } = [];

    /// <summary>Category → how lists in words begin to name it.</summary>
    public Dictionary<string, List<string>> CategoryWords { get; set; } = [];

    public static IReadOnlyList<SourceProfile> All => SourceFiles.All;

    /// <summary>One source for each kind, to choose from.</summary>
    public static IReadOnlyList<SourceProfile> Kinds { get; } =
        [.. SourceFiles.All.DistinctBy(source => source.Kind)];

    public static SourceProfile? Of(string kind) => All.FirstOrDefault(source => source.Kind == kind);

    /// <summary>The tables a file of this kind may hold; one where nothing else is said.</summary>
    public IReadOnlyList<SourceTable> Shapes => Tables.Count > 0 ? Tables
        : [new SourceTable { Required = Required, Fields = Fields, Rules = Rules }];

    /// <summary>Sources whose columns an officer can name: their rows go into the register.</summary>
    public static IReadOnlyList<SourceProfile> Mappable { get; } =
        [.. Kinds.Where(source => source.ReadOnly is null && source.Kind != ImportKinds.BankReturn)];

    /// <summary>The shape that the columns make; null where one that is needed is not there.</summary>
    internal SourceTable? ShapeOf(IReadOnlyCollection<string> columns) =>
        Required.TrueForAll(columns.Contains) && Any(AnyOf, columns) && Any(Also, columns)
            ? Shapes.FirstOrDefault(shape => shape.Required.TrueForAll(columns.Contains)) : null;

    internal static bool Any(List<string> wanted, IReadOnlyCollection<string> columns) =>
        wanted.Count == 0 || wanted.Exists(columns.Contains);

    /// <summary>How an officer calls a column.</summary>
    public static string NameOf(string meaning) => SourceFiles.Common.Names.GetValueOrDefault(meaning, meaning);

    /// <summary>The code of a category named in words or by its code; null when unknown.</summary>
    public string? CategoryOf(string text)
    {
        var source = CategoriesOf is { } other ? Of(other)! : this;
        var key = VietnameseText.SearchKey(text);
        return source.Categories.Keys.FirstOrDefault(code => code.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? source.CategoryWords
                .SelectMany(pair => pair.Value.Where(word => Begins(key, word)).Select(word => (pair.Key, word.Length)))
                .OrderByDescending(found => found.Length).Select(found => found.Key).FirstOrDefault();
    }

    /// <summary>What a category asserts; null when the code is unknown.</summary>
    public SourceCategory? Category(string code) =>
        (CategoriesOf is { } other ? Of(other)! : this).Categories.GetValueOrDefault(code);

    public AmountProfile Amounts => new(Profile.CommaGroups, Profile.DotZeros, Millions: Profile.MillionUnit);

    public string? Code(string field, string read) =>
        Codes.TryGetValue(field, out var codes) && codes.TryGetValue(read, out var word) ? word : null;

    /// <summary>Whether a row text (as search key) begins with one of the phrases.</summary>
    public bool Says(string word, string searchKey) =>
        Words.TryGetValue(word, out var phrases) && phrases.Exists(phrase => Begins(searchKey, phrase));

    /// <summary>
    /// The word of the phrase of a field that stands anywhere in the text, where it is written with * before it; else
    /// of
    /// the longest with which the text begins.
    /// </summary>
    public string? CodeInWords(string field, string text)
    {
        var key = VietnameseText.SearchKey(text);
        return Codes.TryGetValue(field, out var codes)
            ? codes.Where(pair => pair.Key.StartsWith('*')
                    ? $" {key} ".Contains($" {pair.Key[1..]} ", StringComparison.Ordinal) : Begins(key, pair.Key))
                .OrderByDescending(pair => pair.Key.StartsWith('*')).ThenByDescending(pair => pair.Key.Length)
                .Select(pair => pair.Value).FirstOrDefault()
            : null;
    }

    /// <summary>What a line inside a table says of the rows below; null when it says nothing.</summary>
    public string? Section(string searchKey) =>
        Sections.FirstOrDefault(pair => pair.Value.Exists(phrase => Begins(searchKey, phrase))).Key;

    private static bool Begins(string key, string phrase) =>
        key == phrase || key.StartsWith(phrase + " ", StringComparison.Ordinal);
}

/// <summary>One shape of table of a source: which columns it needs, which fields it gives.</summary>
public sealed class SourceTable
{
    /// <summary>What its rows are: increase, decrease, adjust; null where a list has one shape.</summary>
    public string? Change { get; set; }

    public List<string> Required { get; set; } = [];

    public Dictionary<string, string> Fields { get; set; } = [];

    public List<string> Rules { get; set; } = [];
}

/// <summary>How the source writes amounts, days and codes.</summary>
public sealed class SourceWriting
{
    public bool CommaGroups { get; set; }

    public bool DotZeros { get; set; }

    public bool CompactDates { get; set; }

    public bool TwoDigitYears { get; set; }

    /// <summary>0,5 trđ is 500000.</summary>
    public bool MillionUnit { get; set; }

    /// <summary>hoà is given back as hòa: two ways to write the same name are one.</summary>
    public bool ToneOnFirst { get; set; }

    /// <summary>An empty cell for the sex is a man's, where women are marked.</summary>
    public bool BlankIsMan { get; set; }

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
