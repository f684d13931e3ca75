using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Backups;

/// <summary>Copies a SQLite database while others write, by SQLite's own online backup.</summary>
internal static class SqliteCopy
{
    /// <summary>
    /// One file with nothing beside it, of the moment that the transaction of <paramref name="db"/> sees.
    /// </summary>
    public static void Make(AppDb db, string file)
    {
        var from = (SqliteConnection)db.Database.GetDbConnection();
        using var to = Open(file);
        from.BackupDatabase(to);
        Run(to, "PRAGMA journal_mode = DELETE");
        if (Run(to, "PRAGMA quick_check") is not "ok" and var fault)
        {
            throw new RefusedException(new Refusal(
                "BACKUP_SOURCE",
                $"Cơ sở dữ liệu nguồn đã hỏng ({fault}). Không lập bản sao hỏng; khôi phục từ bản sao gần nhất.",
                from.DataSource));
        }
    }

    /// <summary>
    /// Puts the file in the place of a database that nobody has open; it appears whole or not at all.
    /// </summary>
    public static void Place(string file, BackupManifest manifest, string target)
    {
        var part = target + ".part";
        File.Copy(file, part, overwrite: true);
        manifest.RequireFile(part);
        using (var copy = Open(part))
        {
            Run(copy, "PRAGMA journal_mode = WAL");
        }

        if (File.Exists(target))
        {
            CloseLog(target);
        }

        Crash.At("restore-before-place");
        File.Move(part, target, overwrite: true);
    }

    /// <summary>An address without a pool: no handle stays on a file that is about to be moved.</summary>
    public static DatabaseAddress AddressOf(string path) => new(Engine.Sqlite, Text(path), path);

    /// <summary>
    /// Writes what waits in the -wal file into the empty database that goes away: beside the new one it would be
    /// taken for its own. Refused while a program has it open.
    /// </summary>
    private static void CloseLog(string target)
    {
        try
        {
            using var old = Open(target);
            if (Run(old, "PRAGMA journal_mode = DELETE") == "delete")
            {
                return;
            }
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
        {
            // Said below.
        }

        throw new RefusedException(new Refusal(
            "TARGET_OPEN", "Có chương trình đang mở cơ sở dữ liệu này. Dừng trang web (serve) rồi chạy lại lệnh.",
            target));
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(Text(path));
        connection.Open();
        return connection;
    }

    private static string Text(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        ForeignKeys = true,
        Pooling = false,
        DefaultTimeout = 5,
    }.ConnectionString;

    private static string? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }
}
