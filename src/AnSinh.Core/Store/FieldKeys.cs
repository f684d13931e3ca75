using AnSinh.Core.Shared;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace AnSinh.Core.Store;

/// <summary>
/// Which keys a database was closed with. A database and a file of keys that do not belong together are refused before
/// anything is written.
/// </summary>
public static class FieldKeys
{
    /// <summary>The setting that says that nothing is in clear any more: a clear value is refused then.</summary>
    public const string AllClosed = "fields-closed";

    private const string Word = "ansinh";

    /// <summary>
    /// Makes the file of keys for a database that has none yet; else refuses a file that cannot open this database.
    /// </summary>
    public static void Ensure(AppDb db, TimeProvider clock)
    {
        if (db.Number("SELECT COUNT(*) FROM field_keys") > 0)
        {
            Require(db);
            return;
        }

        FieldKeyFile.FindOrMake(db.Vault.Folder);
        db.Vault.Reload();
        Register(db, clock);
        if (db.Number("SELECT COUNT(*) FROM persons") == 0)
        {
            db.Execute(
                "INSERT INTO settings (key, value) VALUES (@p0, @p1) ON CONFLICT (key) DO NOTHING", AllClosed, "1");
        }
    }

    /// <summary>Notes that the current key closes values of this database from now on.</summary>
    public static void Register(AppDb db, TimeProvider clock) => db.Execute(
        "INSERT INTO field_keys (id, check_value, made_at) VALUES (@p0, @p1, @p2) ON CONFLICT (id) DO NOTHING",
        db.Vault.CurrentKey, db.Vault.Close(Word, Guid.Empty, SealedField.Check)!.Value.Text, clock.GetUtcNow());

    /// <summary>
    /// Refuses a file of keys that cannot open what this database was closed with. Every key in use shows itself by a
    /// word closed with it; a new one that a rotation is about to register does not matter.
    /// </summary>
    public static void Require(AppDb db)
    {
        using var reader = db.Read("SELECT check_value FROM field_keys WHERE retired_at IS NULL");
        while (reader.Read())
        {
            try
            {
                db.Vault.Open(reader.GetString(0), Guid.Empty, SealedField.Check);
            }
            catch (RefusedException other) when (other.Refusal.Code == FieldVault.Unreadable)
            {
                throw new RefusedException(new Refusal(
                    "FIELD_KEYS_OTHER",
                    $"Thư mục khóa {db.Vault.Folder} thuộc cơ sở dữ liệu khác. Đặt đúng thư mục khóa (ANSINH_KEYS).",
                    db.Vault.Folder));
            }
        }
    }

    internal static Refusal FileMissing(string folder) => new(
        "FIELD_KEYS_MISSING",
        $"Không thấy tệp khóa dữ liệu {FieldKeyFile.Name} trong {folder}. Đặt đúng thư mục khóa (ANSINH_KEYS) hoặc lấy "
            + "lại từ bản cất giữ riêng; với cơ sở dữ liệu mới, chạy: migrate.",
        folder);

    /// <summary>Carries the folder of keys from the address of a database to its context.</summary>
    internal sealed class FolderExtension(string folder) : IDbContextOptionsExtension
    {
        public string Folder => folder;

        public DbContextOptionsExtensionInfo Info => field ??= new About(this);

        public void ApplyServices(IServiceCollection services)
        {
        }

        public void Validate(IDbContextOptions options)
        {
        }

        private sealed class About(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
        {
            public override bool IsDatabaseProvider => false;

            public override string LogFragment => "";

            public override int GetServiceProviderHashCode() => 0;

            public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is About;

            public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
            {
            }
        }
    }
}
