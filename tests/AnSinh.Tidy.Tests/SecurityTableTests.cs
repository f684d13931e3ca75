using System.Xml.Linq;

namespace AnSinh.Tidy.Tests;

/// <summary>docs/security.md says what a run showed, and nothing is called held that no test held.</summary>
public class SecurityTableTests
{
    private const string Page = "docs/security.md";
    private const string ChecksFile = "tests/AnSinh.Tidy.Tests/checks.txt";

    private static readonly string[] Three =
        ["S01 | rights", "S02 | places | missing: reports", "S03 | api | waits: it"];

    /// <summary>
    /// The step of ./test behind all projects: it reads the results that ANSINH_RESULTS names and leaves the page
    /// there as security.md.
    /// </summary>
    [Fact(Explicit = true)]
    public void The_page_of_security_is_what_the_run_showed()
    {
        var folder = Environment.GetEnvironmentVariable("ANSINH_RESULTS")
            ?? Path.Combine(Repository.Root, "artifacts", "test-results");
        var checks = SecurityTable.Checks(Repository.File(ChecksFile).Lines);
        var tests = SecurityTable.Tests(
            Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal).Select(path => XDocument.Load(path)));
        var steps = Path.Combine(folder, "gates.tsv");
        var passed = File.Exists(steps)
            ? File.ReadAllLines(steps).Select(line => line.Split('\t')).Where(one => one[1] == "passed")
                .Select(one => one[0]).ToHashSet()
            : [];
        var page = SecurityTable.Write(checks, tests);
        File.WriteAllText(Path.Combine(folder, "security.md"), page);
        SecurityTable.Faults(checks, tests, passed, Environment.GetEnvironmentVariable("ANSINH_FULL") == "1")
            .ShouldBeEmpty();
        var there = Repository.All.SingleOrDefault(source => source.Path == Page)?.Lines ?? [];
        page.Split('\n').Except(there).Select(line => "+ " + line)
            .Concat(there.Except(page.Split('\n')).Select(line => "- " + line))
            .ShouldBeEmpty($"{Page} says something else; the page of this run is {folder}/security.md");
        string.Join('\n', there).ShouldBe(page);
    }

    [Fact]
    public void The_thirty_checks_are_there_once_and_their_steps_are_steps_of_the_run()
    {
        var checks = SecurityTable.Checks(Repository.File(ChecksFile).Lines);
        checks.Select(check => check.Number).ShouldBe(Enumerable.Range(1, 30).Select(number => $"S{number:00}"));
        var run = Repository.File("test").Text;
        checks.SelectMany(check => check.Gates)
            .Where(gate => !run.Contains($"gate \"{gate}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_check_is_held_by_what_passed_in_part_where_something_is_missing_and_waits_without_a_mark() =>
        Lines(Run(Case("S01", "A.RightsTests", "In", "Pass"), Case("S02", "A.PlaceTests", "Own", "Pass"))).ShouldBe(
        [
            "| S01 | rights | held by 1 test |",
            "| S02 | places | held in part by 1 test; missing: reports |",
            "| S03 | api | waits for it |",
            "- RightsTests: `In`", "- PlaceTests: `Own`",
        ]);

    [Theory]
    [InlineData("Fail")]
    [InlineData("Skip")]
    [InlineData("NotRun")]
    public void Control_a_test_that_did_not_pass_holds_nothing_and_is_named(string result)
    {
        var run = Run(Case("S01", "A.RightsTests", "In", result), Case("S02", "A.PlaceTests", "Own", "Pass"));
        Lines(run)[0].ShouldBe("| S01 | rights | not held |");
        Faults(run, full: false).ShouldBe(["RightsTests.In: S01 is not held by it, it did not pass"]);
    }

    [Fact]
    public void Control_one_failed_case_of_many_is_enough() => Faults(
        Run(Case("S01", "A.RightsTests", "In", "Pass"), Case("S01", "A.RightsTests", "In", "Fail")), full: false)
        .ShouldBe(["RightsTests.In: S01 is not held by it, it did not pass"]);

    [Fact]
    public void Control_an_unknown_number_and_a_tested_feature_that_is_said_to_be_missing_are_found() => Faults(
        Run(Case("S31", "A.OddTests", "Odd", "Pass"), Case("S03", "A.ApiTests", "Asked", "Pass")), full: false)
        .ShouldBe(
    [
        "ApiTests.Asked: S03 waits for it and is tested", "OddTests.Odd: S31 is no check of checks.txt",
    ]);

    [Fact]
    public void What_belongs_to_the_full_run_reads_the_same_in_both_and_must_have_passed_in_the_full_one()
    {
        string[] checks = ["S01 | rights", "S02 | places | gate: the long walk"];
        var plain = Run(
            Case("S01", "A.RightsTests", "Long", "Skip", "full"), Case("S02", "A.PlaceTests", "Own", "Pass"));
        var full = Run(
            Case("S01", "A.RightsTests", "Long", "Pass", "full"), Case("S02", "A.PlaceTests", "Own", "Pass"));
        Lines(plain, checks).ShouldBe(Lines(full, checks));
        Lines(plain, checks)[..2].ShouldBe(
        [
            "| S01 | rights | only in `./test full`, by 1 |",
            "| S02 | places | held by 1 test, 1 more only in `./test full` |",
        ]);
        Faults(plain, full: false, checks: checks).ShouldBeEmpty();
        Faults(full, full: true, checks: checks, gate: "the long walk").ShouldBeEmpty();
        Faults(plain, full: true, checks: checks).ShouldBe(
        [
            "RightsTests.Long: S01 is not held by it, it did not pass",
            "the long walk: S02 is not held by it, it did not pass",
        ]);
    }

    private static string[] Lines(XDocument run, string[]? checks = null) =>
        [.. SecurityTable.Write(SecurityTable.Checks(checks ?? Three), SecurityTable.Tests([run])).Split('\n')
            .Where(line => line.StartsWith("| S", StringComparison.Ordinal)
                || line.StartsWith("- ", StringComparison.Ordinal))];

    private static IEnumerable<string> Faults(
        XDocument run, bool full, string[]? checks = null, string? gate = null) => SecurityTable.Faults(
            SecurityTable.Checks(checks ?? Three), SecurityTable.Tests([run]),
            gate is null ? new HashSet<string>() : new HashSet<string> { gate }, full);

    private static XDocument Run(params XElement[] cases) => new(new XElement("assemblies", new XElement(
        "assembly", new XElement("collection", cases))));

    private static XElement Case(string check, string type, string method, string result, string? run = null) => new(
        "test", new XAttribute("type", type), new XAttribute("method", method), new XAttribute("result", result),
        new XElement(
            "traits", Trait("Check", check), run is null ? null : Trait("Run", run)));

    private static XElement Trait(string name, string value) =>
        new("trait", new XAttribute("name", name), new XAttribute("value", value));
}
