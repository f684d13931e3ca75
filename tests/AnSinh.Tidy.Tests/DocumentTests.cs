using System.Text.RegularExpressions;

namespace AnSinh.Tidy.Tests;

/// <summary>Documents say what is there: links lead somewhere, commands exist, codes are given by the code.</summary>
public partial class DocumentTests
{
    private static readonly string[] Headings =
        ["Status", "Context", "Decision", "Consequences", "What would change our mind"];

    [Fact]
    public void Links_commands_and_codes_are_true()
    {
        var documents = Repository.All.Where(s => s.Path.EndsWith(".md", StringComparison.Ordinal));
        Faults(documents, Repository.Product.ToList(), path => Path.Exists(Path.Combine(Repository.Root, path)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Control_a_dead_link_an_unknown_command_and_an_unknown_code_are_found() => Faults(
        [new("docs/a.md",
            "[x](b.md) [y](../c.md) [z](https://example.org)\n./ansinh payment dance --month\n`NEVER_GIVEN`")],
        [new("src/AnSinh.Cli/x.cs", "new Command(\"payment\") new Command(\"show\") \"GIVEN\"")],
        path => path == "docs/b.md").ShouldBe(
    [
        "docs/a.md: ../c.md is not there", "docs/a.md: no command dance", "docs/a.md: no code NEVER_GIVEN",
    ]);

    [Fact]
    public void Every_decision_has_the_five_headings_and_fits_on_a_page() =>
        DecisionFaults(Repository.Under("docs/adr", ".md")).ShouldBeEmpty();

    [Fact]
    public void Control_a_decision_without_a_heading_and_a_gap_are_found() => DecisionFaults(
    [
        new("docs/adr/0001-a.md", string.Concat(Headings.Select(heading => $"## {heading}\n"))),
        new("docs/adr/0003-b.md", "## Status\n## Context\n## Decision\n## Consequences\n"),
    ]).ShouldBe(["docs/adr/0003-b.md: no What would change our mind", "docs/adr/0003-b.md: is not number 0002"]);

    private static IEnumerable<string> Faults(
        IEnumerable<Source> documents, List<Source> product, Func<string, bool> exists)
    {
        var commands = product.Where(s => s.Path.StartsWith("src/AnSinh.Cli/", StringComparison.Ordinal))
            .SelectMany(s => Declared().Matches(s.Text)).Select(m => m.Groups["name"].Value).ToHashSet();
        foreach (var document in documents)
        {
            foreach (Match link in Link().Matches(document.Text))
            {
                var target = link.Groups["to"].Value;
                var folder = Path.GetDirectoryName(document.Path)!;
                if (!exists(Path.GetRelativePath(".", Path.Combine(folder, target)).Replace('\\', '/')))
                {
                    yield return $"{document.Path}: {target} is not there";
                }
            }

            foreach (var word in CommandLine().Matches(document.Text)
                .SelectMany(match => match.Groups["word"].Captures).Select(word => word.Value).Distinct())
            {
                if (!commands.Contains(word))
                {
                    yield return $"{document.Path}: no command {word}";
                }
            }

            foreach (var code in Code().Matches(document.Text).Select(match => match.Groups["name"].Value).Distinct())
            {
                if (!product.Any(source => source.Text.Contains(code, StringComparison.Ordinal)))
                {
                    yield return $"{document.Path}: no code {code}";
                }
            }
        }
    }

    private static IEnumerable<string> DecisionFaults(IEnumerable<Source> decisions)
    {
        var number = 0;
        foreach (var decision in decisions)
        {
            number++;
            foreach (var heading in Headings.Where(
                heading => !decision.Text.Contains($"## {heading}\n", StringComparison.Ordinal)))
            {
                yield return $"{decision.Path}: no {heading}";
            }

            if (!Path.GetFileName(decision.Path).StartsWith($"{number:0000}-", StringComparison.Ordinal))
            {
                yield return $"{decision.Path}: is not number {number:0000}";
            }

            if (decision.Lines.Count > 60)
            {
                yield return $"{decision.Path}: is longer than a page";
            }
        }
    }

    [GeneratedRegex(@"\]\((?<to>[\w./-]+)\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"""(?<name>[a-z]+)""", RegexOptions.None, 1000)]
    private static partial Regex Declared();

    /// <summary>ansinh, then words; an argument in capitals, an option or a quote ends them.</summary>
    [GeneratedRegex(@"^(?:\./)?ansinh(?: (?<word>[a-z]+)(?![\w./])){1,2}", RegexOptions.Multiline, 1000)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"`(?<name>[A-Z]{3,}(?:_[A-Z]+)+)`", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
