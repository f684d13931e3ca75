// Writes the list of parts (CycloneDX 1.5) from every packages.lock.json and package-lock.json of the repository:
//   dotnet run tools/sbom.cs -- [FILE]      (artifacts/sbom.json when no file is named)
// Needs no network: the hash is the one of the lock file; the licence is the one that the restored package or the lock
// file names, none where neither is here. Parts of tests only have the scope "excluded": they are not shipped.
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

if (args.Length > 1 || !File.Exists("AnSinh.slnx"))
{
    Console.Error.WriteLine("at the root of the repository: dotnet run tools/sbom.cs -- [FILE]");
    return 2;
}

const string FileOf = "in the package: ";
string[] skipped = ["bin", "obj", "node_modules", "artifacts", ".git"];
var target = args is [var named] ? named : Path.Combine("artifacts", "sbom.json");
var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
    ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
var parts = new SortedDictionary<string, Part>(StringComparer.Ordinal);
foreach (var file in Locks("."))
{
    using var document = JsonDocument.Parse(File.ReadAllText(file));
    foreach (var part in file.EndsWith("packages.lock.json", StringComparison.Ordinal)
        ? NuGet(document.RootElement, file) : Npm(document.RootElement, file))
    {
        parts[part.Url] = parts.TryGetValue(part.Url, out var known)
            ? known with { Shipped = known.Shipped || part.Shipped, Locks = [.. known.Locks, .. part.Locks] }
            : part;
    }
}

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
File.WriteAllText(target, Document().ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
var bare = parts.Values.Count(part => part.Licence is null);
Console.WriteLine($"{target}: {parts.Count} parts, {parts.Values.Count(part => part.Shipped)} of them shipped, "
    + $"{bare} without a licence that is known here");
return 0;

IEnumerable<string> Locks(string folder) =>
    Directory.GetFiles(folder, "package*lock.json")
        .Where(path => Path.GetFileName(path) is "packages.lock.json" or "package-lock.json")
        .Concat(Directory.GetDirectories(folder).Where(one => !skipped.Contains(Path.GetFileName(one)))
            .SelectMany(Locks))
        .Order(StringComparer.Ordinal);

IEnumerable<Part> NuGet(JsonElement root, string file) =>
    root.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
        .Where(one => one.Value.GetProperty("type").GetString() != "Project")
        .Select(one =>
        {
            var version = one.Value.GetProperty("resolved").GetString()!;
            return new Part(
                one.Name, version, $"pkg:nuget/{one.Name}@{version}",
                Convert.ToHexStringLower(Convert.FromBase64String(one.Value.GetProperty("contentHash").GetString()!)),
                NuGetLicence(one.Name, version), IsShipped(file), [Shown(file)]);
        });

IEnumerable<Part> Npm(JsonElement root, string file) =>
    root.GetProperty("packages").EnumerateObject().Where(one => one.Name.Length > 0).Select(one =>
    {
        var name = one.Name[(one.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + 13)..];
        var version = one.Value.GetProperty("version").GetString()!;
        var integrity = one.Value.GetProperty("integrity").GetString()!;
        return new Part(
            name, version, $"pkg:npm/{name.Replace("@", "%40", StringComparison.Ordinal)}@{version}",
            Convert.ToHexStringLower(Convert.FromBase64String(integrity["sha512-".Length..])),
            one.Value.TryGetProperty("license", out var licence) ? licence.GetString() : null,
            IsShipped(file), [Shown(file)]);
    });

// An expression of SPDX, the address of a text, or the name of the text in the package, as the package says it.
string? NuGetLicence(string name, string version)
{
    var id = name.ToLowerInvariant();
    var path = Path.Combine(cache, id, version.ToLowerInvariant(), id + ".nuspec");
    if (!File.Exists(path))
    {
        return null;
    }

    var about = XDocument.Load(path).Root!.Elements().Single(one => one.Name.LocalName == "metadata").Elements();
    return about.FirstOrDefault(one => one.Name.LocalName == "license") is { } licence
        ? (string?)licence.Attribute("type") == "expression" ? licence.Value : FileOf + licence.Value
        : about.FirstOrDefault(one => one.Name.LocalName == "licenseUrl")?.Value;
}

JsonObject Document() => new()
{
    ["bomFormat"] = "CycloneDX",
    ["specVersion"] = "1.5",
    ["version"] = 1,
    ["metadata"] = new JsonObject
    {
        ["component"] = new JsonObject { ["type"] = "application", ["name"] = "AnSinh", ["bom-ref"] = "ansinh" },
    },
    ["components"] = new JsonArray([.. parts.Values.Select(Component)]),
};

JsonNode Component(Part part)
{
    var component = new JsonObject
    {
        ["type"] = "library",
        ["bom-ref"] = part.Url,
        ["name"] = part.Name,
        ["version"] = part.Version,
        ["scope"] = part.Shipped ? "required" : "excluded",
        ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = part.Sha512 }),
    };
    if (part.Licence is { } licence)
    {
        component["licenses"] = new JsonArray(
            licence.StartsWith("http", StringComparison.Ordinal) ? Named("see url", licence)
            : licence.StartsWith(FileOf, StringComparison.Ordinal) ? Named(licence, null)
            : new JsonObject { ["expression"] = licence });
    }

    component["purl"] = part.Url;
    component["properties"] = new JsonArray([.. part.Locks.Select(JsonNode (path) =>
        new JsonObject { ["name"] = "ansinh:locked-by", ["value"] = path })]);
    return component;
}

static JsonObject Named(string name, string? url)
{
    var licence = new JsonObject { ["name"] = name };
    if (url is not null)
    {
        licence["url"] = url;
    }

    return new JsonObject { ["license"] = licence };
}

static bool IsShipped(string file) => Shown(file).StartsWith("src/", StringComparison.Ordinal);

static string Shown(string file) => Path.GetRelativePath(".", file).Replace('\\', '/');

/// <summary>A package at a version, with every lock file that names it.</summary>
internal sealed record Part(
    string Name, string Version, string Url, string Sha512, string? Licence, bool Shipped, string[] Locks);
