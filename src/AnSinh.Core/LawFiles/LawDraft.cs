using System.Globalization;
using System.Text;
using AnSinh.Core.Shared;
using AnSinh.Policy;
using AnSinh.Policy.Law;

namespace AnSinh.Core.LawFiles;

/// <summary>
/// A draft of the law: one file, or a folder laid out as law/, laid over the law in force. Nothing of it is kept; an
/// error is refused with file, line and reason (<see cref="LawFileException"/>), and the running law stays.
/// </summary>
public static class LawDraft
{
    private const string RateFile = "parameters/standard-rate.yaml";

    public static LoadedLaw Read(string path) => Over(Directory.Exists(path) ? OfFolder(path) : OfFile(path));

    /// <summary>Files as sent, each by the name it has in law/.</summary>
    public static LoadedLaw Of(IEnumerable<(string Name, string Text)> files) =>
        Over(files.Select(file => (PlaceOf(Path.GetFileName(file.Name)), file.Text)));

    /// <summary>The law in force with another standard rate from a month, đồng; every later value gives way.</summary>
    public static LoadedLaw WithRate(Month from, long rateVnd)
    {
        var kept = LawFiles.Embedded().Book.Parameter(ParameterIds.StandardRate).Values.All
            .Where(value => value.Value is not null && value.From < from.FirstDay);
        var text = new StringBuilder(
            "id: standard-rate\ntitle: Mức chuẩn trợ giúp xã hội\nunit: vnd-per-month\nvalues:\n");
        foreach (var value in kept)
        {
            Append(text, value.From, value.Value!.Number!.Value, value.Source.Citation);
        }

        Append(text, from.FirstDay, rateVnd, LawFiles.Embedded().Book.Content.Instruments[^1].Number);
        return Over([(RateFile, text.ToString())]);
    }

    private static void Append(StringBuilder text, DateOnly from, long vnd, string citation) => text.Append(
        CultureInfo.InvariantCulture,
        $"  - from: {from:yyyy-MM}\n    value: {vnd}\n    cite: {citation}\n    mark: inference\n");

    private static LoadedLaw Over(IEnumerable<(string File, string Text)> files)
    {
        var texts = new Dictionary<string, string>(LawFiles.EmbeddedTexts(), StringComparer.Ordinal);
        foreach (var (file, text) in files)
        {
            texts[file] = text;
        }

        return LawFiles.Load(texts);
    }

    private static IEnumerable<(string File, string Text)> OfFolder(string path) =>
        Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories).Select(file =>
            (Path.GetRelativePath(path, file).Replace('\\', '/'), File.ReadAllText(file)));

    /// <summary>A single file takes the place of the one with its name, wherever that lies in law/.</summary>
    private static IEnumerable<(string File, string Text)> OfFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new RefusedException(new Refusal(
                "FILE_MISSING", $"Không có tệp hay thư mục {Path.GetFileName(path)}. Kiểm tra tên và thư mục.",
                    "--law"));
        }

        return [(PlaceOf(Path.GetFileName(path)), File.ReadAllText(path))];
    }

    private static string PlaceOf(string name) => LawFiles.EmbeddedTexts().Keys
        .FirstOrDefault(one => one == name || one.EndsWith("/" + name, StringComparison.Ordinal))
        ?? throw new RefusedException(new Refusal(
            "LAW_FILE_UNKNOWN",
            $"Không có tệp luật nào tên {name}. Giữ nguyên tên tệp của law/, ví dụ standard-rate.yaml, "
                + "hoặc đưa cả thư mục.",
            "--law"));
}
