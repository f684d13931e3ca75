using System.Text.RegularExpressions;
using AnSinh.Core.Access;
using AnSinh.Core.Shared;

namespace AnSinh.Tidy.Tests;

/// <summary>What is declared is used: crash points, actions, packages, lock files.</summary>
public partial class UseTests
{
    [Fact]
    public void Every_crash_point_is_passed_once_and_no_other_name_is_used() =>
        CrashFaults([.. Crash.Points, .. Crash.CopyPoints], Repository.Product).ShouldBeEmpty();

    [Fact]
    public void Control_crash_points_unused_twice_and_unknown_are_found() => CrashFaults(
        ["a-before", "a-after", "b-before"],
        [new("x.cs", "Crash.At(\"a-before\"); Crash.At(\"b-before\");\nCrash.At(\"b-before\"); Crash.At(\"c\");")])
        .ShouldBe(["a-after is passed 0 times", "b-before is passed 2 times", "c is not in Crash.Points"]);

    [Fact]
    public void Every_action_of_the_office_is_asked_for_at_a_door() => ActionFaults(
        Enum.GetNames<OfficeAction>(),
        Repository.Product.Where(s => !s.Path.EndsWith("/Permissions.cs", StringComparison.Ordinal))
            .Concat(Repository.Under("src", ".cshtml"))).ShouldBeEmpty();

    [Fact]
    public void Control_an_action_that_nobody_asks_for_is_found() =>
        ActionFaults(["Approve", "Dream"], [new("x.cs", "Ask(OfficeAction.Approve)")])
            .ShouldBe(["nobody asks for Dream"]);

    [Trait("Check", "S27")]
    [Fact]
    public void Versions_stand_in_one_place_and_every_project_is_locked() => PackageFaults(
        Repository.All.Where(s => s.Path.EndsWith(".csproj", StringComparison.Ordinal)),
        Repository.All.Select(s => s.Path).ToHashSet(), Repository.File("Directory.Packages.props")).ShouldBeEmpty();

    [Trait("Check", "S27")]
    [Fact]
    public void Control_a_version_a_floating_one_and_a_missing_lock_are_found() => PackageFaults(
        [new("src/A/A.csproj", "<PackageReference Include=\"X\" Version=\"1.0\" />")],
            new HashSet<string> { "src/A/A.csproj" },
        new("Directory.Packages.props", "<PackageVersion Include=\"Y\" Version=\"10.0.*\" />")).ShouldBe(
    [
        "src/A/A.csproj: names a version", "src/A/A.csproj: no packages.lock.json beside it",
        "Directory.Packages.props: 10.0.* floats",
    ]);

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.File("AnSinh.slnx").Text;
        Repository.All.Where(s => s.Path.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(s => !solution.Contains($"\"{s.Path}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> CrashFaults(IReadOnlyList<string> points, IEnumerable<Source> sources)
    {
        var passed = sources.SelectMany(s => CrashAt().Matches(s.Text)).Select(m => m.Groups["name"].Value).ToList();
        foreach (var point in points.Where(point => passed.Count(name => name == point) != 1))
        {
            yield return $"{point} is passed {passed.Count(name => name == point)} times";
        }

        foreach (var name in passed.Distinct().Except(points))
        {
            yield return $"{name} is not in Crash.Points";
        }
    }

    private static IEnumerable<string> ActionFaults(IEnumerable<string> actions, IEnumerable<Source> sources)
    {
        var asked = sources.SelectMany(s => Asked().Matches(s.Text)).Select(m => m.Groups["name"].Value).ToHashSet();
        return actions.Where(action => !asked.Contains(action)).Select(action => $"nobody asks for {action}");
    }

    private static IEnumerable<string> PackageFaults(
        IEnumerable<Source> projects, HashSet<string> paths, Source central)
    {
        foreach (var project in projects)
        {
            if (Versioned().IsMatch(project.Text))
            {
                yield return $"{project.Path}: names a version";
            }

            if (!paths.Contains(Path.GetDirectoryName(project.Path)!.Replace('\\', '/') + "/packages.lock.json"))
            {
                yield return $"{project.Path}: no packages.lock.json beside it";
            }
        }

        foreach (Match version in CentralVersion().Matches(central.Text))
        {
            if (version.Groups["name"].Value.Any(letter => letter is '*' or '[' or '(' or ','))
            {
                yield return $"{central.Path}: {version.Groups["name"].Value} floats";
            }
        }
    }

    [GeneratedRegex(@"Crash\.At\(""(?<name>[\w-]+)""\)", RegexOptions.None, 1000)]
    private static partial Regex CrashAt();

    [GeneratedRegex(@"OfficeAction\.(?<name>\w+)", RegexOptions.None, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"PackageReference[^>]*(?:Version|VersionOverride)=", RegexOptions.None, 1000)]
    private static partial Regex Versioned();

    [GeneratedRegex(@"<PackageVersion [^>]*Version=""(?<name>[^""]+)""", RegexOptions.None, 1000)]
    private static partial Regex CentralVersion();
}
