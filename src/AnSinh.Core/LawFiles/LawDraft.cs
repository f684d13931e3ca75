using AnSinh.Core.Shared;

namespace AnSinh.Core.LawFiles;

/// <summary>
/// A draft of the law: one file, or a folder laid out as law/, laid over the law in force. Nothing of it is kept; an
/// error is refused with file, line and reason (<see cref="LawFileException"/>), and the running law stays.
/// </summary>
public static class LawDraft
{
    public static LoadedLaw Read(string path)
    {
        var texts = new Dictionary<string, string>(LawFiles.EmbeddedTexts(), StringComparer.Ordinal);
        foreach (var (file, text) in Directory.Exists(path) ? OfFolder(path) : OfFile(path, texts.Keys))
        {
            texts[file] = text;
        }

        return LawFiles.Load(texts);
    }

    private static IEnumerable<(string File, string Text)> OfFolder(string path) =>
        Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories).Select(file =>
            (Path.GetRelativePath(path, file).Replace('\\', '/'), File.ReadAllText(file)));

    /// <summary>A single file takes the place of the one with its name, wherever that lies in law/.</summary>
    private static IEnumerable<(string File, string Text)> OfFile(string path, IEnumerable<string> known)
    {
        if (!File.Exists(path))
        {
            throw new RefusedException(new Refusal(
                "FILE_MISSING", $"Không có tệp hay thư mục {Path.GetFileName(path)}. Kiểm tra tên và thư mục.",
                    "--law"));
        }

        var name = Path.GetFileName(path);
        var file = known.FirstOrDefault(one => one == name || one.EndsWith("/" + name, StringComparison.Ordinal))
            ?? throw new RefusedException(new Refusal(
                "LAW_FILE_UNKNOWN",
                $"Không có tệp luật nào tên {name}. Giữ nguyên tên tệp của law/, ví dụ standard-rate.yaml, "
                    + "hoặc đưa cả thư mục.",
                "--law"));
        return [(file, File.ReadAllText(path))];
    }
}
