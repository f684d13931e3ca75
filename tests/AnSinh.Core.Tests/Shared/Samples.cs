namespace AnSinh.Core.Tests.Shared;

/// <summary>The files under samples/: invented lists, their answer keys, and bad input.</summary>
internal static class Samples
{
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));

    /// <summary>Rows of a tab-separated corpus without its comment line; cells keep their spaces.</summary>
    public static IEnumerable<string[]> Rows(string name) =>
        File.ReadAllText(PathOf(name))
            .Split('\n').Skip(1).Where(line => line.Contains('\t')).Select(line => line.Split('\t'));
}
