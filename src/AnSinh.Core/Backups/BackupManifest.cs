using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Backups;

/// <summary>
/// What stands beside a backup in <c>FILE.json</c>, so that a restore can judge the file before it touches anything:
/// which engine and schema texts, when, length in bytes and SHA-256, rows of every table, the last root of the log.
/// </summary>
public sealed record BackupManifest(
    string Format, Engine Engine, IReadOnlyList<string> Schema, DateTimeOffset MadeAt, string MadeBy, long Bytes,
    string Sha256, SortedDictionary<string, long> Rows, AuditAnchor? Anchor)
{
    public const string CurrentFormat = "ansinh-backup-1";

    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    /// <summary>
    /// The keys that the sensitive columns are closed with, each with a word that shows the right one; the keys
    /// themselves are in no backup.
    /// </summary>
    public SortedDictionary<string, string> FieldKeys { get; init; } = [];

    public static string PathFor(string file) => file + ".json";

    public string ToJson() => JsonSerializer.Serialize(this, Form);

    /// <summary>The manifest of a backup, refused when it is missing or cannot be understood.</summary>
    public static BackupManifest Of(string file)
    {
        var path = PathFor(file);
        if (!File.Exists(file) || !File.Exists(path))
        {
            throw new RefusedException(new Refusal(
                "BACKUP_MISSING",
                "Bản sao gồm hai tệp đi cùng nhau: tệp dữ liệu và bản kê có thêm đuôi .json. Chép đủ cả hai vào một "
                + "thư mục rồi chạy lại.", File.Exists(file) ? path : file));
        }

        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllText(path), Form);
            return manifest is { Format: CurrentFormat } ? manifest : throw new JsonException(manifest?.Format);
        }
        catch (JsonException unread)
        {
            throw new RefusedException(new Refusal(
                "MANIFEST_UNREADABLE",
                $"Chưa đọc được bản kê của bản sao (dòng {(unread.LineNumber ?? 0) + 1}). Lấy lại bản kê từ nơi giữ "
                + "bản thứ hai; không sửa tay.", path));
        }
    }

    /// <summary>Refuses a file that is not the one the manifest was written for.</summary>
    public void RequireFile(string file)
    {
        var length = new FileInfo(file).Length;
        if (length != Bytes)
        {
            throw new RefusedException(new Refusal(
                "BACKUP_DAMAGED",
                $"Tệp bản sao dài {VndText.Number(length)} byte, bản kê ghi {VndText.Number(Bytes)}: tệp chép thiếu "
                + "hoặc bị đổi. Chép lại từ nơi giữ bản thứ hai.", file));
        }

        if (HashOf(file) != Sha256)
        {
            throw new RefusedException(new Refusal(
                "BACKUP_DAMAGED",
                "Mã SHA-256 của tệp bản sao khác bản kê: có byte đã đổi. Chép lại từ nơi giữ bản thứ hai.", file));
        }
    }

    /// <summary>Refuses where the keys that open this backup are not at hand.</summary>
    public void RequireKeys(string folder)
    {
        foreach (var (id, check) in FieldKeys)
        {
            try
            {
                FieldVault.At(folder).Open(check, Guid.Empty, SealedField.Check);
            }
            catch (RefusedException)
            {
                throw new RefusedException(new Refusal(
                    "BACKUP_KEYS",
                    $"Bản sao này mã hóa bằng khóa {id}, không có trong {folder}. Chép tệp khóa {FieldKeyFile.Name} "
                    + "(cất riêng với bản sao) vào đó hoặc đặt ANSINH_KEYS, rồi chạy lại. Chưa khôi phục gì.", folder));
            }
        }
    }

    /// <summary>Refuses the other engine, and schema texts that this program does not know.</summary>
    public void RequireFit(Engine engine)
    {
        if (Engine != engine)
        {
            throw new RefusedException(new Refusal(
                "BACKUP_ENGINE",
                $"Bản sao này của {Name(Engine)}, nơi khôi phục (--db) là {Name(engine)}. "
                + $"Khôi phục vào {Name(Engine)}: "
                + (Engine == Engine.Sqlite ? "--db sqlite:ĐƯỜNG-DẪN." : "--db \"Host=…;Database=…\"."),
                Name(engine)));
        }

        var known = SchemaRunner.Texts(engine == Engine.Postgres).ToHashSet(StringComparer.Ordinal);
        if (Schema.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new RefusedException(new Refusal(
                "BACKUP_NEWER",
                $"Bản sao lập bằng phiên bản mới hơn (có {unknown}). Cài phiên bản AnSinh đó rồi khôi phục.", unknown));
        }
    }

    internal static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string Name(Engine engine) => engine == Engine.Sqlite ? "SQLite" : "PostgreSQL";
}
