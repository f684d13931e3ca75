using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnSinh.Tidy.Tests;

/// <summary>
/// Sizes (CONTRIBUTING.md): file ≤ 500 lines, method ≤ 70, line ≤ 120 characters, constructor ≤ 6 parameters, page
/// model ≤ 150 lines. What is over stands in ratchet.txt with its number, which only goes down.
/// </summary>
public class SizeTests
{
    private const string RatchetFile = "tests/AnSinh.Tidy.Tests/ratchet.txt";

    private static readonly Dictionary<string, int> Limits = new()
    {
        ["file"] = 500,
        ["method"] = 70,
        ["long-lines"] = 0,
        ["constructor"] = 6,
        ["page-model"] = 150,
    };

    [Fact]
    public void Nothing_is_larger_than_agreed() =>
        Faults(Repository.Code, Repository.File(RatchetFile).Lines).ShouldBeEmpty();

    [Fact]
    public void Control_each_measure_is_found()
    {
        var lines = string.Join('\n', Enumerable.Repeat("        F();", 71));
        var model = string.Join('\n', Enumerable.Repeat("// line", 151));
        Source[] sources =
        [
            new("src/A.cs", string.Join('\n', Enumerable.Repeat("// line", 501))),
            new("src/B.cs", $"class B\n{{\n    void F()\n    {{\n{lines}\n    }}\n}}"),
            new("src/C.cs", "// " + new string('x', 118)),
            new("src/D.cs", "class D(int a, int b, int c, int d, int e, int f, int g);"),
            new("src/E.cshtml.cs", model),
            new("src/F.cs", "class F(int a, int b, int c, int d, int e, int f);\n// " + new string('đ', 117)),
            new("src/G.cs", "public record G(int a, int b, int c, int d, int e, int f, int g);"),
        ];

        Faults(sources, []).ShouldBe(
        [
            "file src/A.cs 501: over 500", "method src/B.cs:F 74: over 70", "long-lines src/C.cs 1: over 0",
            "constructor src/D.cs:D 7: over 6", "page-model src/E.cshtml.cs 151: over 150",
        ]);
    }

    [Fact]
    public void Control_the_ratchet_turns_one_way()
    {
        Source[] sources = [new("src/C.cs", "// " + new string('x', 118))];

        Faults(sources, ["long-lines src/C.cs 1"]).ShouldBeEmpty();
        Faults(sources, ["long-lines src/C.cs 2"])
            .ShouldBe(["long-lines src/C.cs 2: only 1 is needed now, write that in ratchet.txt"]);
        Faults(sources, ["long-lines src/C.cs 1", "long-lines src/Gone.cs 3"])
            .ShouldBe(["long-lines src/Gone.cs 3: not needed any more, take it out of ratchet.txt"]);
    }

    private static List<string> Faults(IEnumerable<Source> sources, IEnumerable<string> ratchet)
    {
        var agreed = ratchet.Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' '))
            .ToDictionary(
                parts => $"{parts[0]} {parts[1]}", parts => int.Parse(parts[2], CultureInfo.InvariantCulture));
        var faults = new List<string>();
        foreach (var (measure, where, size) in sources.SelectMany(Measured))
        {
            var key = $"{measure} {where}";
            var limit = agreed.GetValueOrDefault(key, Limits[measure]);
            if (size > limit)
            {
                faults.Add($"{key} {size}: over {limit}");
            }
            else if (size < limit && agreed.ContainsKey(key) && size > Limits[measure])
            {
                faults.Add($"{key} {limit}: only {size} is needed now, write that in ratchet.txt");
            }

            if (size > Limits[measure])
            {
                agreed.Remove(key);
            }
        }

        return [.. faults, .. agreed.Select(
            pair => $"{pair.Key} {pair.Value}: not needed any more, take it out of ratchet.txt")];
    }

    private static IEnumerable<(string Measure, string Where, int Size)> Measured(Source source)
    {
        var lines = source.Text.TrimEnd('\n').Split('\n');
        yield return ("file", source.Path, lines.Length);
        yield return ("long-lines", source.Path, lines.Count(line => line.Length > 120));
        if (source.Path.EndsWith(".cshtml.cs", StringComparison.Ordinal))
        {
            yield return ("page-model", source.Path, lines.Length);
        }

        foreach (var node in CSharpSyntaxTree.ParseText(source.Text).GetRoot().DescendantNodes())
        {
            if (node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
            {
                yield return ("method", $"{source.Path}:{NameOf(node)}", LinesOf(node));
            }

            if (ParametersOf(node) is { } parameters)
            {
                yield return ("constructor", $"{source.Path}:{NameOf(node)}", parameters.Parameters.Count);
            }
        }
    }

    /// <summary>
    /// Records of values are lists of named fields, not services that are given their parts: not counted.
    /// </summary>
    private static ParameterListSyntax? ParametersOf(SyntaxNode node) => node switch
    {
        ConstructorDeclarationSyntax constructor when constructor.Parent is ClassDeclarationSyntax =>
            constructor.ParameterList,
        ClassDeclarationSyntax type => type.ParameterList,
        _ => null,
    };

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        ClassDeclarationSyntax type => type.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        _ => node.Kind().ToString(),
    };
}
