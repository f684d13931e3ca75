namespace AnSinh.Cli.Tests;

/// <summary>A folder of one test with databases in it; gone when the test ends.</summary>
public sealed class WorkFolder : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("ansinh-cli-").FullName;

    public string File(string name) => Path.Combine(Folder, name);

    public CommandLine Sqlite(string name) => new("sqlite:" + File(name + ".db"));

    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
