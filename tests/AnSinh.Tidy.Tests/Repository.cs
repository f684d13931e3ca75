namespace AnSinh.Tidy.Tests;

/// <summary>A text file of the repository: its path from the root, with forward slashes, and its text.</summary>
public sealed record Source(string Path, string Text)
{
    public IReadOnlyList<string> Lines => Text.Split('\n');
}

/// <summary>The repository that the tests were built from: its files, without what builds leave behind.</summary>
public static class Repository
{
    private static readonly string[] Skipped =
        [".git", "bin", "obj", "artifacts", "data", "node_modules", "TestResults", "StrykerOutput", ".vs"];

    private static readonly Lazy<string> Rooted = new(FindRoot);
    private static readonly Lazy<IReadOnlyList<Source>> Found = new(() => [.. Read(new DirectoryInfo(Root))]);

    public static string Root => Rooted.Value;

    /// <summary>Every text file that belongs to the repository.</summary>
    public static IReadOnlyList<Source> All => Found.Value;

    public static IEnumerable<Source> Code =>
        All.Where(source => source.Path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>The C# files of the product.</summary>
    public static IEnumerable<Source> Product =>
        Code.Where(source => source.Path.StartsWith("src/", StringComparison.Ordinal));

    public static IEnumerable<Source> Under(string folder, params string[] endings) => All.Where(source =>
        source.Path.StartsWith(folder + "/", StringComparison.Ordinal)
        && endings.Any(ending => source.Path.EndsWith(ending, StringComparison.Ordinal)));

    public static Source File(string path) => All.Single(source => source.Path == path);

    private static IEnumerable<Source> Read(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(Root, entry.FullName).Replace('\\', '/');
            if (entry is DirectoryInfo inner)
            {
                if (!Skipped.Contains(inner.Name) && path != "src/AnSinh.Web/wwwroot/lib")
                {
                    foreach (var source in Read(inner))
                    {
                        yield return source;
                    }
                }
            }
            else if (IsText(entry.Name) && entry.Name != ".git")
            {
                yield return new Source(path, System.IO.File.ReadAllText(entry.FullName).ReplaceLineEndings("\n"));
            }
        }
    }

    private static bool IsText(string name) => Path.GetExtension(name)
        is ".cs" or ".cshtml" or ".csproj" or ".props" or ".slnx" or ".sql" or ".yaml" or ".json" or ".md" or ".txt"
        or ".css" or ".js" or ".cmd" or ".config" or ".editorconfig" or ".gitignore" or ".npmrc" or "";

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "AnSinh.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("the repository's root was not found");
        }

        return folder.FullName;
    }
}
