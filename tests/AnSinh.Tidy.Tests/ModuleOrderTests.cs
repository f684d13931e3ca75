using System.Text.RegularExpressions;

namespace AnSinh.Tidy.Tests;

/// <summary>The modules of Core stand in one order; a module uses earlier ones only (docs/adr/0002).</summary>
public partial class ModuleOrderTests
{
    /// <summary>A total order has no cycle and reads like a table of contents.</summary>
    private static readonly string[] Modules =
    [
        "Shared", "Store", "LawFiles", "Audit", "Sealing", "Territory", "Access", "Calendars", "Files", "Registry",
        "Bookkeeping", "Payroll", "Imports", "Exchanges", "Network", "Payments", "Reconciliation", "Reporting",
        "Screening", "Privacy", "Backups", "Demo", "Benchmarks",
    ];

    [Fact]
    public void A_module_uses_only_earlier_modules() => Faults(Repository.Product).ShouldBeEmpty();

    [Fact]
    public void Control_a_later_module_and_an_unlisted_one_are_found() => Faults(
    [
        new("src/AnSinh.Core/Registry/A.cs", "using AnSinh.Core.Payroll;"),
        new("src/AnSinh.Core/Payroll/B.cs", "var grant = Core.Reporting.LedgerCheck.All;"),
        new("src/AnSinh.Core/Store/C.cs", "var kinds = Registry.FactKinds.All;"),
        new("src/AnSinh.Core/Payroll/D.cs", "using AnSinh.Core.Registry; // fine"),
        new("src/AnSinh.Core/Gifts/E.cs", ""),
        new("src/AnSinh.Core/Payroll/F.cs", "using AnSinh.Core.Gifts;"),
    ]).ShouldBe(
    [
        "src/AnSinh.Core/Registry/A.cs: Registry must not use Payroll",
        "src/AnSinh.Core/Payroll/B.cs: Payroll must not use Reporting",
        "src/AnSinh.Core/Store/C.cs: Store must not use Registry",
        "src/AnSinh.Core/Gifts/E.cs: Gifts is not in the list of modules",
        "src/AnSinh.Core/Payroll/F.cs: Payroll must not use Gifts",
    ]);

    [Fact]
    public void Law_and_ledger_reference_nothing_and_each_project_only_what_it_may() =>
        ProjectFaults(Repository.Under("src", ".csproj")).ShouldBeEmpty();

    [Fact]
    public void Control_a_reference_that_is_not_allowed_is_found() => ProjectFaults(
    [
        new("src/AnSinh.Policy/AnSinh.Policy.csproj", "<PackageReference Include=\"YamlDotNet\" />"),
        new("src/AnSinh.Core/AnSinh.Core.csproj", "<ProjectReference Include=\"../AnSinh.Web/AnSinh.Web.csproj\" />"),
        new("src/AnSinh.Cli/AnSinh.Cli.csproj", "<ProjectReference Include=\"../AnSinh.Web/AnSinh.Web.csproj\" />"),
    ]).ShouldBe(
    [
        "src/AnSinh.Policy/AnSinh.Policy.csproj: Policy references nothing",
        "src/AnSinh.Core/AnSinh.Core.csproj: Core must not reference Web",
    ]);

    private static List<string> Faults(IEnumerable<Source> sources)
    {
        var faults = new List<string>();
        foreach (var source in sources)
        {
            if (ModuleOf().Match(source.Path) is not { Success: true } found)
            {
                continue;
            }

            var module = found.Groups["name"].Value;
            var place = Array.IndexOf(Modules, module);
            if (place < 0)
            {
                faults.Add($"{source.Path}: {module} is not in the list of modules");
                continue;
            }

            faults.AddRange(Used(source.Text).Distinct()
                .Where(used => Array.IndexOf(Modules, used) is var at && (at < 0 || at > place))
                .Select(used => $"{source.Path}: {module} must not use {used}"));
        }

        return faults;
    }

    private static IEnumerable<string> Used(string text) =>
        Named().Matches(text).Select(match => match.Groups["name"].Value)
            .Concat(Relative().Matches(text).Select(match => match.Groups["name"].Value)
                .Where(name => Array.IndexOf(Modules, name) >= 0));

    private static IEnumerable<string> ProjectFaults(IEnumerable<Source> projects)
    {
        var allowed = new Dictionary<string, string[]>
        {
            ["Policy"] = [],
            ["Ledger"] = [],
            ["Core"] = ["Policy", "Ledger"],
            ["Web"] = ["Core"],
            ["Cli"] = ["Web"],
        };
        foreach (var project in projects)
        {
            var name = Project().Match(project.Path).Groups["name"].Value;
            if (name is "Policy" or "Ledger" && project.Text.Contains("Reference Include", StringComparison.Ordinal))
            {
                yield return $"{project.Path}: {name} references nothing";
                continue;
            }

            foreach (Match reference in ProjectReference().Matches(project.Text))
            {
                if (!allowed[name].Contains(reference.Groups["name"].Value))
                {
                    yield return $"{project.Path}: {name} must not reference {reference.Groups["name"].Value}";
                }
            }
        }
    }

    [GeneratedRegex(@"^src/AnSinh\.Core/(?<name>\w+)/", RegexOptions.None, 1000)]
    private static partial Regex ModuleOf();

    [GeneratedRegex(@"\bCore\.(?<name>[A-Z]\w+)", RegexOptions.None, 1000)]
    private static partial Regex Named();

    /// <summary>A module named from within AnSinh.Core without the words before it: Registry.Grant.</summary>
    [GeneratedRegex(
        @"(?<![\w.])(?<!\bnamespace )(?<name>[A-Z][a-z]\w+)\.[A-Z]\w+(?=[.;>(\s,)])", RegexOptions.None, 1000)]
    private static partial Regex Relative();

    [GeneratedRegex(@"AnSinh\.(?<name>\w+)\.csproj$", RegexOptions.None, 1000)]
    private static partial Regex Project();

    [GeneratedRegex(@"ProjectReference Include=""\.\./AnSinh\.(?<name>\w+)/", RegexOptions.None, 1000)]
    private static partial Regex ProjectReference();
}
