using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace AnSinh.Tidy.Tests;

/// <summary>
/// One of the thirty checks of docs/security.md as checks.txt tells it: its number, what it says, what of it nobody
/// tests yet, the feature it waits for, and the steps of ./test that are part of it.
/// </summary>
public sealed record SecurityCheck(
    string Number, string Words, string? Missing, string? WaitsFor, IReadOnlyList<string> Gates);

/// <summary>
/// A test that carries the number of a check, over all its cases: it passed when one case passed and none failed.
/// <paramref name="FullOnly"/> says that it runs in ./test full alone.
/// </summary>
public sealed record CheckTest(string Check, string Type, string Method, bool FullOnly, bool Passed)
{
    public string Name => $"{Type}.{Method}";
}

/// <summary>
/// docs/security.md: which check is held by which tests, from the results of a run. No mark without a test that passed;
/// the same text from ./test and from ./test full.
/// </summary>
public static class SecurityTable
{
    private const string Head =
        """
        # Security checks

        Thirty things that must hold about who may do what, what is written down and what cannot be lost. `./test`
        writes this page from its own results and fails when it says something else; no test that passed, no "held"
        ([how](adr/0020-security-checks-from-the-run.md)). A test says which check it is by
        `[Trait("Check", "S01")]`; what is missing stands in `tests/AnSinh.Tidy.Tests/checks.txt`. After a change that
        is meant: `cp artifacts/test-results/security.md docs/security.md`.

        | No. | Check | State |
        |---|---|---|

        """;

    /// <summary>
    /// Reads checks.txt: <c>S01 | words | missing: … | waits: … | gate: …</c>, the last three as needed.
    /// </summary>
    public static IReadOnlyList<SecurityCheck> Checks(IEnumerable<string> lines) =>
        [.. lines.Where(line => line.Length > 0 && line[0] != '#').Select(line =>
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            return new SecurityCheck(
                parts[0], parts[1], Said(parts, "missing").FirstOrDefault(), Said(parts, "waits").FirstOrDefault(),
                [.. Said(parts, "gate")]);
        })];

    /// <summary>The tests with a number in the result files of xunit (format v2 and later).</summary>
    public static IReadOnlyList<CheckTest> Tests(IEnumerable<XDocument> results) =>
        [.. results.SelectMany(result => result.Descendants("test"))
            .SelectMany(test => Traits(test, "Check").Select(number => (number, test)))
            .GroupBy(one => (one.number, Type: Last(one.test.Attribute("type")!.Value),
                Method: one.test.Attribute("method")!.Value))
            .Select(cases => new CheckTest(
                cases.Key.number, cases.Key.Type, cases.Key.Method,
                cases.Any(one => Traits(one.test, "Run").Contains("full")),
                cases.Any(one => Ended(one.test, "Pass")) && !cases.Any(one => Ended(one.test, "Fail"))))
            .OrderBy(test => test.Name, StringComparer.Ordinal)];

    /// <summary>
    /// What contradicts checks.txt. <paramref name="full"/> says that the run was ./test full, in which tests and steps
    /// that belong there must have passed; <paramref name="gates"/> are the steps of the run that passed.
    /// </summary>
    public static IEnumerable<string> Faults(
        IReadOnlyList<SecurityCheck> checks, IReadOnlyList<CheckTest> tests, IReadOnlySet<string> gates, bool full)
    {
        foreach (var test in tests)
        {
            var check = checks.FirstOrDefault(one => one.Number == test.Check);
            if (check is null)
            {
                yield return $"{test.Name}: {test.Check} is no check of checks.txt";
            }
            else if (check.WaitsFor is not null)
            {
                yield return $"{test.Name}: {test.Check} waits for {check.WaitsFor} and is tested";
            }

            if (!test.Passed && (full || !test.FullOnly))
            {
                yield return $"{test.Name}: {test.Check} is not held by it, it did not pass";
            }
        }

        foreach (var check in checks.Where(_ => full))
        {
            foreach (var gate in check.Gates.Where(gate => !gates.Contains(gate)))
            {
                yield return $"{gate}: {check.Number} is not held by it, it did not pass";
            }
        }
    }

    public static string Write(IReadOnlyList<SecurityCheck> checks, IReadOnlyList<CheckTest> tests)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var check in checks)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {check.Number} | {check.Words} | {State(check, Of(check, tests))} |\n");
        }

        foreach (var check in checks)
        {
            Names(text, check, Of(check, tests));
        }

        return text.ToString();
    }

    private static List<CheckTest> Of(SecurityCheck check, IReadOnlyList<CheckTest> tests) =>
        [.. tests.Where(test => test.Check == check.Number && (test.Passed || test.FullOnly))];

    private static string State(SecurityCheck check, List<CheckTest> tests)
    {
        if (check.WaitsFor is { } feature)
        {
            return $"waits for {feature}";
        }

        var now = tests.Count(test => !test.FullOnly);
        var later = tests.Count - now + check.Gates.Count;
        var missing = check.Missing is { } what ? $"; missing: {what}" : "";
        var more = later == 0 ? "" : $", {later} more only in `./test full`";
        var part = check.Missing is null ? "" : "in part ";
        return (now, later) switch
        {
            (0, 0) => $"not held{missing}",
            (0, _) => $"only in `./test full`, by {later}{missing}",
            _ => $"held {part}by {now} {(now == 1 ? "test" : "tests")}{more}{missing}",
        };
    }

    private static void Names(StringBuilder text, SecurityCheck check, List<CheckTest> tests)
    {
        if (tests.Count + check.Gates.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\n## {check.Number}\n\n");
        foreach (var type in tests.GroupBy(test => test.Type))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {type.Key}: ")
                .AppendJoin(", ", type.Select(test => $"`{test.Method}`{(test.FullOnly ? " (`./test full`)" : "")}"))
                .Append('\n');
        }

        foreach (var gate in check.Gates)
        {
            text.Append(CultureInfo.InvariantCulture, $"- step “{gate}” of `./test full`\n");
        }
    }

    private static IEnumerable<string> Said(IEnumerable<string> parts, string word) =>
        parts.Where(part => part.StartsWith(word + ": ", StringComparison.Ordinal))
            .Select(part => part[(word.Length + 2)..]);

    private static IEnumerable<string> Traits(XElement test, string name) =>
        test.Elements("traits").Elements("trait").Where(trait => trait.Attribute("name")?.Value == name)
            .Select(trait => trait.Attribute("value")!.Value);

    private static bool Ended(XElement test, string result) => test.Attribute("result")?.Value == result;

    private static string Last(string type) => type.Split('.', '+')[^1];
}
