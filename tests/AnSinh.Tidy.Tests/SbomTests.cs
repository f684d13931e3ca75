using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AnSinh.Tidy.Tests;

/// <summary>The list of parts (trust S27): every package of every lock file, no other, each with its hash.</summary>
[Trait("Check", "S27")]
public partial class SbomTests
{
    [Fact]
    public void The_list_of_parts_names_every_locked_package_with_its_hash_and_no_other()
    {
        var file = Path.Combine(Path.GetTempPath(), $"ansinh-sbom-{Guid.NewGuid():N}.json");
        var start = new ProcessStartInfo("dotnet", ["run", Path.Combine("tools", "sbom.cs"), "--", file])
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var run = Process.Start(start)!;
        var said = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        run.ExitCode.ShouldBe(0, said);
        using var bom = JsonDocument.Parse(File.ReadAllText(file));
        File.Delete(file);

        bom.RootElement.GetProperty("bomFormat").GetString().ShouldBe("CycloneDX");
        bom.RootElement.GetProperty("specVersion").GetString().ShouldBe("1.5");
        var parts = bom.RootElement.GetProperty("components").EnumerateArray().ToList();
        parts.Select(part => part.GetProperty("bom-ref").GetString()).ShouldBeUnique();
        var locked = Locked(Repository.All).ToHashSet();
        locked.Count.ShouldBeGreaterThan(100);
        Faults(parts.Select(Line).ToHashSet(), locked).ShouldBeEmpty();
        parts.Count(part => part.GetProperty("scope").GetString() == "required").ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Control_a_part_that_is_missing_one_too_many_and_another_hash_are_found()
    {
        const string nuget =
            """{ "dependencies": { "net10.0": { "A": { "resolved": "1.0", "contentHash": "AQ==" } } } }""";
        const string npm =
            """
            { "packages": { "node_modules/@b/c": {
                "version": "2.0", "integrity": "sha512-Ag==" } } }
            """;
        Source[] locks = [new("src/X/packages.lock.json", nuget), new("src/Y/package-lock.json", npm)];
        var locked = Locked(locks).ToHashSet();
        locked.ShouldBe(["A 1.0 01", "@b/c 2.0 02"], ignoreOrder: true);
        Faults(new HashSet<string> { "A 1.0 01", "@b/c 2.0 02" }, locked).ShouldBeEmpty();
        Faults(new HashSet<string> { "A 1.0 ff", "D 1.0 00" }, locked).ShouldBe(
            ["@b/c 2.0 02: not in the list of parts", "A 1.0 01: not in the list of parts", "A 1.0 ff: not locked",
                "D 1.0 00: not locked"]);
    }

    private static string Line(JsonElement part) =>
        $"{part.GetProperty("name").GetString()} {part.GetProperty("version").GetString()} "
        + part.GetProperty("hashes")[0].GetProperty("content").GetString();

    private static IEnumerable<string> Faults(HashSet<string> parts, HashSet<string> locked) =>
        locked.Except(parts).Order(StringComparer.Ordinal).Select(one => one + ": not in the list of parts")
            .Concat(parts.Except(locked).Order(StringComparer.Ordinal).Select(one => one + ": not locked"));

    /// <summary>Name, version and hash in the lock files, read as text and not as the script reads it.</summary>
    private static IEnumerable<string> Locked(IEnumerable<Source> sources)
    {
        foreach (var source in sources.Where(one => LockFile().IsMatch(one.Path)))
        {
            var isNpm = source.Path.EndsWith("package-lock.json", StringComparison.Ordinal);
            foreach (Match one in (isNpm ? NpmPart() : NuGetPart()).Matches(source.Text))
            {
                var hash = Convert.ToHexStringLower(Convert.FromBase64String(one.Groups["hash"].Value));
                yield return $"{one.Groups["name"].Value} {one.Groups["version"].Value} {hash}";
            }
        }
    }

    [GeneratedRegex("/(packages.lock|package-lock).json$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LockFile();

    [GeneratedRegex(
        """
        "(?<name>[^"]+)":\s*\{(\s*"(type|requested)":\s*"[^"]*",)*
        \s*"resolved":\s*"(?<version>[^"]+)",\s*"contentHash":\s*"(?<hash>[^"]+)"
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 5000)]
    private static partial Regex NuGetPart();

    [GeneratedRegex(
        """
        node_modules/(?<name>(@[^"/]+/)?[^"/]+)":\s*\{
        \s*"version":\s*"(?<version>[^"]+)",\s*"integrity":\s*"sha512-(?<hash>[^"]+)"
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 5000)]
    private static partial Regex NpmPart();
}
