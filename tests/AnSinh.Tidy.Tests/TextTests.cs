using System.Text.RegularExpressions;

namespace AnSinh.Tidy.Tests;

/// <summary>Words that must not stand in the repository, and words that must stand in both places.</summary>
public partial class TextTests
{
    /// <summary>
    /// What is forbidden, where, and why. The patterns are written so that this file does not match itself.
    /// </summary>
    private static readonly (string Name, Regex Pattern, Func<string, bool> Where)[] Forbidden =
    [
        ("a path of one machine", MachinePath(), _ => true),
        ("a note instead of work", Note(), _ => true),
        ("a package registry's address", RegistryHost(),
            path => path.EndsWith("lock.json", StringComparison.Ordinal)
                || path.EndsWith(".npmrc", StringComparison.Ordinal)
                || path.EndsWith("NuGet.config", StringComparison.OrdinalIgnoreCase)),
        ("words that blame or beg the reader", Unkind(), path => path.StartsWith("src/", StringComparison.Ordinal)),
        ("a trailing space", TrailingSpace(), path => path.EndsWith(".cs", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Nothing_forbidden_is_written() => Faults(Repository.All).ShouldBeEmpty();

    [Fact]
    public void Control_each_forbidden_word_is_found() => Faults(
    [
        new("docs/a.md", "see /ho" + "me/an/notes"), new("src/b.cs", "// TO" + "DO later"),
        new("src/AnSinh.Web/package-lock.json", "\"resolved\": \"https://registry.np" + "mjs.org/x\""),
        new("src/c.cs", "\"Dữ liệu không hợp" + " lệ\""), new("tests/d.cs", "không hợp" + " lệ"),
        new("src/e.cs", "x; \n"),
    ]).ShouldBe(
    [
        "docs/a.md:1: a path of one machine", "src/b.cs:1: a note instead of work",
        "src/AnSinh.Web/package-lock.json:1: a package registry's address",
        "src/c.cs:1: words that blame or beg the reader", "src/e.cs:1: a trailing space",
    ]);

    /// <summary>
    /// Nobody's number is in the repository. Invented numbers begin with 999, which belongs to no province
    /// (Demo/InventedPeople); the invented lists among the samples carry their own, and a test may repeat one of those.
    /// </summary>
    [Trait("Check", "S30")]
    [Fact]
    public void Every_identifier_is_invented()
    {
        var sources = Repository.Code.Concat(Repository.Under("docs", ".md"))
            .Concat(Repository.Under("src", ".cshtml"));
        IdentifierFaults(sources, InventedLists()).ShouldBeEmpty();
    }

    [Trait("Check", "S30")]
    [Fact]
    public void Control_a_number_that_could_be_somebodys_is_found() => IdentifierFaults(
    [
        new("tests/a.cs", "\"0010" + "80012345\" \"999080012345\" \"000000000000\" 202012312359"),
    ], []).ShouldBe(["tests/a.cs: 0010" + "80012345"]);

    [Fact]
    public void Every_word_of_the_pages_is_in_the_table_and_every_word_of_the_table_is_used() => WordFaults(
        Repository.File("src/AnSinh.Web/Language/Words.Table.cs"),
        Repository.Under("src/AnSinh.Web", ".cs", ".cshtml")
            .Where(s => !s.Path.Contains("/Language/"))).ShouldBeEmpty();

    [Fact]
    public void Control_a_missing_and_an_unused_word_are_found() => WordFaults(
        new("t", "[\"Search\"] = (\"Tìm\", \"Search\"),\n        [\"Old\"] = (\"Cũ\", \"Old\"),"),
        [new("p.cshtml", "@Words[\"Search\"] @Words[\"Lost\"]")]).ShouldBe(["no word for Lost", "nobody uses Old"]);

    private static List<string> Faults(IEnumerable<Source> sources) =>
        [.. sources.SelectMany(source => source.Lines.SelectMany((line, at) => Forbidden
            .Where(rule => rule.Where(source.Path) && rule.Pattern.IsMatch(line))
            .Select(rule => $"{source.Path}:{at + 1}: {rule.Name}")))];

    private static List<string> IdentifierFaults(IEnumerable<Source> sources, HashSet<string> lists) =>
        [.. sources.SelectMany(source => TwelveDigits().Matches(source.Text).Select(match => match.Value)
            .Where(number => !number.StartsWith("999", StringComparison.Ordinal) && !lists.Contains(number)
                && number.Distinct().Count() > 2 && LooksLikeIdentifier(number))
            .Select(number => $"{source.Path}: {number}"))];

    /// <summary>A province of the 63 (001 to 096) and a century that has begun.</summary>
    private static bool LooksLikeIdentifier(string number) =>
        number[0] == '0' && number[..3] is not "000" && number[3] <= '3';

    private static HashSet<string> InventedLists()
    {
        var folder = Path.Combine(Repository.Root, "tests/AnSinh.Core.Tests/samples");
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".json" or ".csv" or ".tsv" or ".txt")
            .SelectMany(path => TwelveDigits().Matches(File.ReadAllText(path)).Select(match => match.Value))];
    }

    private static IEnumerable<string> WordFaults(Source table, IEnumerable<Source> users)
    {
        var terms = TableTerm().Matches(table.Text).Select(match => match.Groups["name"].Value).ToHashSet();
        var texts = users.ToList();
        var used = texts.SelectMany(s => UsedTerm().Matches(s.Text)).Select(m => m.Groups["name"].Value).ToHashSet();
        foreach (var term in used.Except(terms).Order(StringComparer.Ordinal))
        {
            yield return $"no word for {term}";
        }

        // A term may also be handed on as a plain text, as the navigation does.
        foreach (var term in terms.Where(term => !texts.Any(
            s => s.Text.Contains($"\"{term}\"", StringComparison.Ordinal))).Order(StringComparer.Ordinal))
        {
            yield return $"nobody uses {term}";
        }
    }

    [GeneratedRegex(@"(?<![\w.:/])(?:/home|/root|/work|/Users|[C-Z]:\\Users)[/\\]", RegexOptions.None, 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(?:TO" + "DO|FIX" + @"ME)\b", RegexOptions.None, 1000)]
    private static partial Regex Note();

    [GeneratedRegex(@"https?://[^""\s]*(?:nuget|npm|registry|artifactory)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex RegistryHost();

    [GeneratedRegex("không hợp" + " lệ|vui" + " lòng|lỗi không xác" + " định", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Unkind();

    [GeneratedRegex(@"[ \t]+$", RegexOptions.None, 1000)]
    private static partial Regex TrailingSpace();

    [GeneratedRegex(@"(?<![\w.])[0-9]{12}(?![\w.])", RegexOptions.None, 1000)]
    private static partial Regex TwelveDigits();

    [GeneratedRegex(@"^\s*\[""(?<name>\w+)""\] = \(", RegexOptions.Multiline, 1000)]
    private static partial Regex TableTerm();

    [GeneratedRegex(@"[Ww]ords\[""(?<name>\w+)""\]", RegexOptions.None, 1000)]
    private static partial Regex UsedTerm();
}
