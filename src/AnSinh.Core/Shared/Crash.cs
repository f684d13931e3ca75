using System.Diagnostics;

namespace AnSinh.Core.Shared;

/// <summary>
/// Named places where a test kills the process as a power cut would (environment variable ANSINH_CRASH_AT). Without the
/// variable nothing happens.
/// </summary>
public static class Crash
{
    /// <summary>Every crash point of a month; a test goes through all of them.</summary>
    public static readonly IReadOnlyList<string> Points =
    [
        "prepare-before-commit", "prepare-after-commit", "submit-before-commit",
        "approve-before-commit", "approve-after-commit", "order-before-commit", "order-after-commit",
        "export-before-commit", "export-after-commit", "result-before-commit", "result-after-commit",
        "settle-before-commit",
    ];

    /// <summary>Those of a backup and of a restore, in the order in which they are passed.</summary>
    public static readonly IReadOnlyList<string> CopyPoints =
        ["backup-before-place", "restore-before-place", "restore-before-fill"];

    /// <summary>Those of a change of keys, in the order in which they are passed.</summary>
    public static readonly IReadOnlyList<string> KeyPoints = ["rotate-before-register", "reseal-between-pieces"];

    private static readonly string? Chosen = Environment.GetEnvironmentVariable("ANSINH_CRASH_AT");

    public static void At(string point)
    {
        if (Chosen == point)
        {
            Process.GetCurrentProcess().Kill();
        }
    }
}
