using AnSinh.Core.Audit;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Backups;

/// <summary>
/// Puts a backup into a database that is not there or holds nobody, whole or not at all, and looks at the result. The
/// file is judged before anything is touched.
/// </summary>
public sealed class RestoreService(DatabaseAddress target, LoadedLaw law, TimeProvider clock)
{
    public const string Action = "BACKUP_RESTORED";

    private static readonly string[] Holding = ["persons", "users"];

    /// <summary>Restores and checks; a check that finds something wrong leaves the database for looking at.</summary>
    public async Task<(BackupManifest Manifest, RestoreCheck Check)> RestoreAsync(
        string file, CancellationToken stop = default)
    {
        var manifest = BackupManifest.Of(file);
        manifest.RequireFit(target.Engine);
        manifest.RequireFile(file);
        manifest.RequireKeys(target.KeysFolder);
        if (target.Engine == Engine.Sqlite)
        {
            PlaceSqlite(file, manifest);
        }
        else
        {
            await PlacePostgresAsync(file, stop);
        }

        using var db = BackupService.Open(target);
        return (manifest, await RestoreCheck.RunAsync(db, law, clock, manifest, stop));
    }

    /// <summary>
    /// The log goes on after a restore with who did it: what came after the backup is missing from here on.
    /// </summary>
    public void Note(BackupManifest manifest, Actor actor, IdSource ids)
    {
        using var db = BackupService.Open(target);
        var at = manifest.MadeAt.ToOffset(VietnamClock.Offset);
        new AuditLog(db, clock, ids).Add(
            actor, Action, ("database", manifest.Sha256),
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{actor.Login} khôi phục cơ sở dữ liệu từ bản sao lúc {at:HH:mm:ss dd/MM/yyyy}; ")
                + "việc làm sau lúc đó không có.");
        db.SaveChanges();
    }

    private void PlaceSqlite(string file, BackupManifest manifest)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target.Path!))!);
        if (File.Exists(target.Path))
        {
            try
            {
                using var db = BackupService.Open(SqliteCopy.AddressOf(target.Path));
                RequireNobody(db);
            }
            catch (Microsoft.Data.Sqlite.SqliteException other) when (other.SqliteErrorCode == 26)
            {
                throw Foreign();
            }
        }

        SqliteCopy.Place(file, manifest, target.Path!);
    }

    private async Task PlacePostgresAsync(string file, CancellationToken stop)
    {
        if (!PostgresCopy.Exists(target))
        {
            PostgresCopy.Create(target);
        }

        using var db = BackupService.Open(target);
        RequireNobody(db);
        PostgresCopy.Clear(db);
        Crash.At("restore-before-fill");
        await PostgresCopy.PlaceAsync(db, file, stop);
    }

    private void RequireNobody(AppDb db)
    {
        var tables = TableCounts.Names(db);
        if (tables.Count > 0 && !tables.Contains("schema_versions"))
        {
            throw Foreign();
        }

        foreach (var table in Holding.Where(table => tables.Contains(table)))
        {
            if (db.Number($"SELECT COUNT(*) FROM {table}") is > 0 and var rows)
            {
                throw new RefusedException(new Refusal(
                    "TARGET_FILLED",
                    $"Nơi khôi phục đang có dữ liệu ({VndText.Number(rows)} dòng trong bảng {table}) "
                    + "và không bị ghi đè. Khôi phục vào một cơ sở dữ liệu mới (--db với tên khác), "
                    + "kiểm tra rồi mới đổi sang dùng.",
                    target.Path ?? table));
            }
        }
    }

    private RefusedException Foreign() => new(new Refusal(
        "TARGET_FOREIGN",
        "Nơi khôi phục không trống và không phải cơ sở dữ liệu của AnSinh. Ghi --db với một tên chưa dùng.",
        target.Path));
}
