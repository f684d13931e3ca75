namespace AnSinh.Tests;

/// <summary>A folder of the running test project for files that tests make; it goes when the project ends.</summary>
public static class TestFolder
{
    private static readonly string Root = Make();
    private static int counter;

    /// <summary>A path that nothing is at yet.</summary>
    public static string NewFile(string suffix) => Path.Combine(Root, Interlocked.Increment(ref counter) + suffix);

    public static string NewFolder()
    {
        var path = NewFile("");
        Directory.CreateDirectory(path);
        return path;
    }

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("ansinh-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        };
        return folder;
    }
}
