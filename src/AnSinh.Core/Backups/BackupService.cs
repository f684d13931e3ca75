using System.Data;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Backups;

/// <summary>
/// Copies a running database into one file with a manifest beside it. Others go on writing; file, counts and root are
/// of one moment. The log says who took a copy, and the root made for it covers everything before.
/// </summary>
public sealed class BackupService(DatabaseAddress address, TimeProvider clock, IdSource ids)
{
    public const string Action = "BACKUP_MADE";

    public async Task<BackupManifest> MakeAsync(string file, Actor actor, CancellationToken stop = default)
    {
        var full = Path.GetFullPath(file);
        if (File.Exists(full))
        {
            throw new RefusedException(new Refusal(
                "BACKUP_EXISTS", "Đã có tệp này và bản sao cũ không bị ghi đè. Ghi một tên khác, ví dụ thêm ngày.",
                file));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        using (var db = Open(address))
        {
            Note(db, actor, Path.GetFileName(full));
        }

        var part = full + ".part";
        NewPrivateFile(part);
        var made = await CopyAsync(part, actor, stop);
        Flush(part);
        made = made with { Bytes = new FileInfo(part).Length, Sha256 = BackupManifest.HashOf(part) };
        await File.WriteAllTextAsync(BackupManifest.PathFor(full), made.ToJson(), stop);
        Flush(BackupManifest.PathFor(full));
        Crash.At("backup-before-place");
        File.Move(part, full);
        return made;
    }

    internal static AppDb Open(DatabaseAddress address) =>
        new AppDb(DatabaseSetup.Options(address)).Enter(DataScope.Everywhere);

    private async Task<BackupManifest> CopyAsync(string part, Actor actor, CancellationToken stop)
    {
        var at = EventDigest.Kept(clock.GetUtcNow());
        using var db = Open(address);
        await using var moment = await MomentAsync(db, stop);
        var manifest = Manifest(db, at, actor);
        if (db.IsPostgres)
        {
            await PostgresCopy.MakeAsync(db, part, stop);
        }
        else
        {
            SqliteCopy.Make(db, part);
        }

        return manifest;
    }

    /// <summary>A transaction that goes on seeing what it saw first, and keeps nobody from writing.</summary>
    private static async Task<IAsyncDisposable> MomentAsync(AppDb db, CancellationToken stop)
    {
        if (db.IsPostgres)
        {
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        }

        await db.Database.OpenConnectionAsync(stop);
        var reading = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(reading, stop);
        return reading;
    }

    private BackupManifest Manifest(AppDb db, DateTimeOffset at, Actor actor)
    {
        var root = new AuditRoots(db, clock).Last();
        return new BackupManifest(
            BackupManifest.CurrentFormat, address.Engine, Schema(db), at, actor.Login, 0, string.Empty,
            TableCounts.Read(db), root is null ? null : AuditAnchor.Of(root))
        { FieldKeys = Keys(db) };
    }

    private static SortedDictionary<string, string> Keys(AppDb db)
    {
        var keys = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var reader = db.Read("SELECT id, check_value FROM field_keys WHERE retired_at IS NULL");
        while (reader.Read())
        {
            keys[reader.GetString(0)] = reader.GetString(1);
        }

        return keys;
    }

    private void Note(AppDb db, Actor actor, string name)
    {
        new AuditLog(db, clock, ids).Add(
            actor, Action, ("database", name), $"{actor.Login} lập bản sao toàn bộ cơ sở dữ liệu vào tệp {name}.");
        db.SaveChanges();
        new AuditRoots(db, clock).Make();
    }

    private static List<string> Schema(AppDb db)
    {
        var names = new List<string>();
        using var reader = db.Read("SELECT name FROM schema_versions ORDER BY name");
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    /// <summary>An empty file that only its owner reads: a backup holds everything of everybody.</summary>
    private static void NewPrivateFile(string path)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(path, options).Dispose();
    }

    private static void Flush(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
