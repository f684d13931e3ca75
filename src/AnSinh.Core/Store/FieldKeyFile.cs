using System.Security.Cryptography;
using System.Text.Json;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Store;

/// <summary>
/// The keys of the sensitive columns: a file of the installation that lies beside the keys of its sessions and never in
/// the database. 256 bits each. New values are closed with <see cref="Current"/>; the others still open old ones.
/// </summary>
public sealed record FieldKeyFile(string Current, string Index, IReadOnlyDictionary<string, string> Keys)
{
    public const string Name = "fields.json";

    private const int KeyBytes = 32;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string PathIn(string folder) => Path.Combine(folder, Name);

    /// <summary>The file of a folder; null where there is none.</summary>
    public static FieldKeyFile? Find(string folder)
    {
        var path = PathIn(folder);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var file = JsonSerializer.Deserialize<FieldKeyFile>(File.ReadAllText(path), Json)!;
            return file.Keys.ContainsKey(file.Current) && file.Index.Length > 0 ? file : throw new JsonException();
        }
        catch (Exception broken) when (broken is JsonException or NullReferenceException)
        {
            throw new RefusedException(new Refusal(
                "FIELD_KEYS_BROKEN",
                $"Tệp khóa dữ liệu {path} không đọc được. Lấy lại từ bản cất giữ riêng; không tạo tệp mới thay vào.",
                path));
        }
    }

    /// <summary>The file of a folder, made now where there is none; two who make it at once end with one.</summary>
    public static FieldKeyFile FindOrMake(string folder)
    {
        if (Find(folder) is { } known)
        {
            return known;
        }

        var made = new FieldKeyFile("k1", Fresh(), new Dictionary<string, string> { ["k1"] = Fresh() });
        made.Write(folder, overwrite: false);
        return Find(folder)!;
    }

    /// <summary>The same keys and a new current one.</summary>
    public FieldKeyFile WithNext()
    {
        var next = "k" + (Keys.Keys.Max(Number) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return this with { Current = next, Keys = new Dictionary<string, string>(Keys) { [next] = Fresh() } };
    }

    public FieldKeyFile Without(string id) =>
        this with { Keys = Keys.Where(pair => pair.Key != id).ToDictionary(pair => pair.Key, pair => pair.Value) };

    public void Save(string folder) => Write(folder, overwrite: true);

    /// <summary>Whole or not at all, readable by its owner only.</summary>
    private void Write(string folder, bool overwrite)
    {
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(stream, this, Json);
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, PathIn(folder), overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(PathIn(folder)))
        {
            File.Delete(draft);
        }
    }

    internal static int Number(string id) =>
        int.Parse(id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    private static string Fresh() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
}
