using System.Reflection;
using System.Text.RegularExpressions;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;

namespace AnSinh.Tidy.Tests;

/// <summary>docs/glossary.md joins the Vietnamese and the English word of everything that is stored or shown.</summary>
public partial class GlossaryTests
{
    /// <summary>Rooms whose words no officer meets: the building kit of documents and the bench.</summary>
    private static readonly string[] Technical = ["AnSinh.Core.Files.Documents", "AnSinh.Core.Benchmarks"];

    [Fact]
    public void Every_entity_and_enum_is_in_the_glossary_and_no_word_has_two_meanings()
    {
        using var db = new AppDb(DatabaseSetup.Options(DatabaseAddress.Parse("sqlite::memory:")));
        var entities = db.Model.GetEntityTypes().Select(entity => entity.ClrType.Name);
        var enums = typeof(Area).Assembly.GetExportedTypes()
            .Where(type => type.IsEnum && !Technical.Any(type.Namespace!.StartsWith)).Select(type => type.Name);

        Faults(entities.Concat(enums), Repository.File("docs/glossary.md").Text).ShouldBeEmpty();
    }

    [Fact]
    public void Control_a_missing_word_and_a_word_with_two_meanings_are_found() => Faults(["Person", "Gift"], """
        | người | `Person` | a | | |
        | đối tượng | `Person` | b | | |
        | người | `Payee` | c | | |
        """).ShouldBe(
    [
        "Gift is not in the glossary", "Person has two Vietnamese words: người, đối tượng",
        "người has two English words: Person, Payee",
    ]);

    /// <summary>What the glossary calls a type has to be one, or a word of the documents (marked by no type).</summary>
    [Fact]
    public void The_law_and_ledger_enums_are_there_too() => Faults(
        Assemblies().SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.IsEnum)
            .Select(type => type.Name).Where(name => name != "InstructionEvent"),
        Repository.File("docs/glossary.md").Text).ShouldBeEmpty();

    private static IEnumerable<Assembly> Assemblies() =>
        [typeof(Policy.Month).Assembly, typeof(Ledger.Transfers.Book).Assembly];

    private static IEnumerable<string> Faults(IEnumerable<string> names, string glossary)
    {
        var rows = Row().Matches(glossary)
            .Select(match => (Vietnamese: match.Groups["vi"].Value, English: match.Groups["en"].Value)).ToList();
        foreach (var name in names.Distinct().Where(name => rows.All(row => row.English != name)))
        {
            yield return $"{name} is not in the glossary";
        }

        foreach (var word in rows.GroupBy(row => row.English).Where(word => word.Count() > 1))
        {
            yield return $"{word.Key} has two Vietnamese words: "
                + $"{string.Join(", ", word.Select(row => row.Vietnamese))}";
        }

        foreach (var word in rows.GroupBy(row => row.Vietnamese).Where(word => word.Count() > 1))
        {
            yield return $"{word.Key} has two English words: {string.Join(", ", word.Select(row => row.English))}";
        }
    }

    [GeneratedRegex(@"^\s*\| (?<vi>[^|]+) \| `(?<en>\w+)` \|", RegexOptions.Multiline, 1000)]
    private static partial Regex Row();
}
