using System.Runtime.CompilerServices;

namespace AnSinh.Tests;

/// <summary>
/// One folder of keys for all tests and the programs they start: databases of tests are copied from templates that an
/// earlier test project may have made.
/// </summary>
internal static class TestKeys
{
    public static string Folder { get; } = Path.Combine(Path.GetTempPath(), "ansinh-test-keys");

    [ModuleInitializer]
    internal static void Use() => Environment.SetEnvironmentVariable("ANSINH_KEYS", Folder);
}
