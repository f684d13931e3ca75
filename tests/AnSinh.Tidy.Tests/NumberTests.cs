using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnSinh.Tidy.Tests;

/// <summary>
/// Money is whole đồng and coefficients are whole hundredths. Other numbers appear only where a spreadsheet hands them
/// over, each file with its reason. The analyzer that bans System.Double does not see the keyword; this does.
/// </summary>
public class NumberTests
{
    /// <summary>File → reason. Only decimal is ever a choice of ours; double comes from libraries.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["src/AnSinh.Core/Benchmarks/LawBench.cs"] = "seconds and their ratios, never money",
        ["src/AnSinh.Core/Benchmarks/LawBenchResult.cs"] = "seconds and their ratios, never money",
        ["src/AnSinh.Core/Benchmarks/DuplicateBench.cs"] = "seconds and their ratios, never money",
        ["src/AnSinh.Core/Benchmarks/ImportBench.cs"] = "seconds and their ratios, never money",
        ["src/AnSinh.Core/Benchmarks/RegisterBench.cs"] = "seconds and their ratios, never money",
        ["src/AnSinh.Core/Benchmarks/SearchBench.cs"] = "seconds and their ratios, never money",
        ["src/AnSinh.Core/Benchmarks/PayrollBench.cs"] = "seconds and their ratios, never money",
        ["src/AnSinh.Core/Benchmarks/ProductMonth.cs"] = "seconds of a step",
        ["src/AnSinh.Core/Benchmarks/ReferenceMonth.cs"] = "seconds of a step",
        ["src/AnSinh.Web/Pages/Imports/ImportWords.cs"] = "a coefficient as the sheet has it is shown",
        ["src/AnSinh.Core/Files/Cell.cs"] = "the exact number of a cell, before a parser accepts or refuses it",
        ["src/AnSinh.Core/Files/SheetFormulas.cs"] =
            "sums of cells must be exact before they are compared with a total",
        ["src/AnSinh.Core/Files/XlsReader.cs"] =
            "the library hands cells over as double; they are made decimal at once",
        ["src/AnSinh.Core/Files/XlsxSheet.cs"] = "the text of a numeric cell is read as decimal",
        ["src/AnSinh.Core/Files/Results/ResultFileReader.cs"] = "an Excel serial of date and time becomes minutes",
        ["src/AnSinh.Core/Imports/ImportReport.cs"] = "a coefficient as the sheet has it becomes hundredths",
        ["src/AnSinh.Core/Imports/RowDraft.cs"] = "a coefficient as the sheet has it becomes hundredths",
        ["src/AnSinh.Core/LawFiles/Cases/CaseReader.cs"] = "a number of a case becomes hundredths",
        ["src/AnSinh.Web/Components/Show.cs"] = "hundredths are shown as a coefficient or a share",
        ["src/AnSinh.Core/Shared/AmountText.cs"] = "a numeric cell is accepted as đồng only when it is whole",
        ["src/AnSinh.Core/Shared/DateText.cs"] = "an Excel serial becomes a day",
    };

    [Fact]
    public void No_number_but_whole_ones() => Faults(Repository.Product, Allowed).ShouldBeEmpty();

    [Fact]
    public void Control_keyword_type_name_and_literal_are_found_and_words_are_not() => Faults(
    [
        new("src/AnSinh.Ledger/A.cs", "class A { double x; }"),
        new("src/AnSinh.Policy/B.cs", "class B { System.Decimal x; }"),
        new("src/AnSinh.Core/Payroll/C.cs", "class C { object x = 1.5; object y = list.Single(); object d = 1; }"),
        new("src/AnSinh.Core/Payroll/D.cs", "// double\nclass D { string s = \"decimal\"; }"),
    ], []).ShouldBe(
    [
        "src/AnSinh.Ledger/A.cs:1: double", "src/AnSinh.Policy/B.cs:1: Decimal",
        "src/AnSinh.Core/Payroll/C.cs:1: 1.5",
    ]);

    [Fact]
    public void Control_an_exception_that_is_not_needed_is_found() =>
        Faults([new("src/AnSinh.Core/Shared/E.cs", "class E;")], new() { ["src/AnSinh.Core/Shared/E.cs"] = "why" })
            .ShouldBe(["src/AnSinh.Core/Shared/E.cs: listed, but has no such number"]);

    private static List<string> Faults(IEnumerable<Source> sources, Dictionary<string, string> allowed)
    {
        var faults = new List<string>();
        var used = new HashSet<string>();
        foreach (var source in sources)
        {
            var found = Numbers(source).ToList();
            if (allowed.ContainsKey(source.Path))
            {
                used.UnionWith(found.Count > 0 ? [source.Path] : []);
            }
            else
            {
                faults.AddRange(found);
            }
        }

        return [.. faults, .. allowed.Keys.Except(used).Select(path => $"{path}: listed, but has no such number")];
    }

    private static IEnumerable<string> Numbers(Source source)
    {
        var root = CSharpSyntaxTree.ParseText(source.Text).GetRoot();
        foreach (var token in root.DescendantTokens())
        {
            var word = token.Kind() switch
            {
                SyntaxKind.DoubleKeyword or SyntaxKind.FloatKeyword or SyntaxKind.DecimalKeyword => token.Text,
                SyntaxKind.NumericLiteralToken when token.Value is double or float or decimal => token.Text,
                SyntaxKind.IdentifierToken when token.Text is "Double" or "Single" or "Half" or "Decimal"
                    && IsType(token.Parent) => token.Text,
                _ => null,
            };
            if (word is not null)
            {
                yield return $"{source.Path}:{token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {word}";
            }
        }
    }

    /// <summary>list.Single() is a method; System.Single and Single.Parse are the type.</summary>
    private static bool IsType(SyntaxNode? node) =>
        node is IdentifierNameSyntax name && node.Parent is not InvocationExpressionSyntax
        && (node.Parent is not MemberAccessExpressionSyntax access || access.Expression == name
            || access.Expression.ToString() == "System");
}
