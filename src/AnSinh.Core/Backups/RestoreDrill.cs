using AnSinh.Core.Audit;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Npgsql;

namespace AnSinh.Core.Backups;

/// <summary>
/// What a drill measured, in milliseconds: copying, then restoring with all checks (the time to be back), and how old
/// the restored data were when that was done (what would be lost).
/// </summary>
public sealed record DrillResult(
    BackupManifest Manifest, RestoreCheck Check, long BackupMs, long RestoreMs, long DataAgeMs);

/// <summary>
/// Tries the whole way back on a running database: backup, restore beside it, every check, and the place removed again.
/// A drill that was killed is cleaned up by the next one, for its place has a fixed name.
/// </summary>
public sealed class RestoreDrill(DatabaseAddress source, LoadedLaw law, TimeProvider clock, IdSource ids)
{
    private const string Mark = "_drill";
    private const int LongestName = 63;

    public async Task<DrillResult> RunAsync(Actor actor, CancellationToken stop = default)
    {
        var (folder, target) = Place();
        Remove(folder, target);
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(
                    folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            var file = Path.Combine(folder, "drill.backup");
            var start = clock.GetTimestamp();
            await new BackupService(source, clock, ids).MakeAsync(file, actor, stop);
            var copied = clock.GetTimestamp();
            var (manifest, check) = await new RestoreService(target, law, clock).RestoreAsync(file, stop);
            return new DrillResult(
                manifest, check, Milliseconds(clock.GetElapsedTime(start, copied)),
                Milliseconds(clock.GetElapsedTime(copied)), Milliseconds(clock.GetElapsedTime(start)));
        }
        finally
        {
            Remove(folder, target);
        }
    }

    private static long Milliseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>Beside the data, for a copy of everything does not belong into a folder that others read.</summary>
    private (string Folder, DatabaseAddress Target) Place()
    {
        if (source.Engine == Engine.Sqlite)
        {
            var folder = Path.GetFullPath(source.Path!) + Mark;
            var address = SqliteCopy.AddressOf(Path.Combine(folder, "restored.db"));
            return (folder, address with { KeysFolder = source.KeysFolder });
        }

        var text = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        var name = text.Database ?? "ansinh";
        text.Database = name[..Math.Min(name.Length, LongestName - Mark.Length)] + Mark;
        return (Path.GetFullPath(Path.Combine("data", text.Database)),
            new DatabaseAddress(Engine.Postgres, text.ConnectionString, null) { KeysFolder = source.KeysFolder });
    }

    private static void Remove(string folder, DatabaseAddress target)
    {
        if (target.Engine == Engine.Postgres)
        {
            PostgresCopy.Drop(target);
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
