using System.Diagnostics;
using System.Text;

namespace AnSinh.Core.Files.Documents;

/// <summary>
/// Makes PDF of .docx by LibreOffice, many in one process. It has a profile of its own that goes away afterwards, so neither a
/// running LibreOffice nor another of ours is in its way. Time and identifier inside the PDF are made constant: same paper, same bytes.
/// </summary>
public static class PdfMaker
{
    /// <summary>What to do where LibreOffice is missing.</summary>
    public const string HowToGet =
        "Chưa có LibreOffice nên chưa có PDF; DOCX và XML đã đủ. Cài bằng: apt-get install libreoffice-writer-nogui (Windows: "
        + "https://www.libreoffice.org), rồi chạy lại lệnh.";

    private static readonly TimeSpan Start = TimeSpan.FromSeconds(90), PerFile = TimeSpan.FromSeconds(30);

    private static readonly string[] Places =
    [
        "/usr/bin/soffice", "/usr/bin/libreoffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice", @"C:\Program Files\LibreOffice\program\soffice.exe",
    ];

    public static bool IsHere => Find() is not null;

    /// <summary>One PDF for each .docx, in the same order; null where LibreOffice is missing.</summary>
    public static IReadOnlyList<byte[]>? Make(IReadOnlyList<byte[]> papers)
    {
        if (papers.Count == 0)
        {
            return [];
        }

        if (Find() is not { } program)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("ansinh-pdf-").FullName;
        try
        {
            return Convert(program, folder, papers);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<byte[]> Convert(string program, string folder, IReadOnlyList<byte[]> papers)
    {
        var sources = papers.Select((_, number) => Path.Combine(folder, $"{number:00000}.docx")).ToList();
        foreach (var (number, content) in papers.Index())
        {
            File.WriteAllBytes(sources[number], content);
        }

        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var argument in (string[])
            [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--convert-to", "pdf", "--outdir", folder])
        {
            start.ArgumentList.Add(argument);
        }

        sources.ForEach(start.ArgumentList.Add);
        Run(start, Start + (PerFile * papers.Count));
        return [.. sources.Select(source => Path.ChangeExtension(source, ".pdf")).Select(Read)];
    }

    private static void Run(ProcessStartInfo start, TimeSpan limit)
    {
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            throw new IOException($"LibreOffice không xong trong {limit.TotalSeconds:0} giây.");
        }
    }

    private static byte[] Read(string path) => File.Exists(path)
        ? Constant(File.ReadAllBytes(path))
        : throw new IOException("LibreOffice chạy xong mà không có PDF; thử lại, hoặc cài lại libreoffice-writer-nogui.");

    /// <summary>Overwrites the time and the identifiers by noughts of the same length, so that no offset moves.</summary>
    private static byte[] Constant(byte[] pdf)
    {
        Fill(pdf, "/CreationDate(D:", 14, "20000101000000");
        Fill(pdf, "/DocChecksum /", 32, null);
        var at = Fill(pdf, "/ID [ <", 32, null);
        if (at >= 0)
        {
            Fill(pdf.AsSpan(at), "<", 32, null);
        }

        return pdf;
    }

    private static int Fill(Span<byte> pdf, string mark, int length, string? with)
    {
        var at = pdf.LastIndexOf(Encoding.ASCII.GetBytes(mark));
        if (at < 0)
        {
            return -1;
        }

        var value = pdf.Slice(at + mark.Length, length);
        Encoding.ASCII.GetBytes(with ?? new string('0', length)).CopyTo(value);
        return at + mark.Length + length;
    }

    private static string? Find()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "soffice.exe" : "soffice"));
        return onPath.Concat(Places).FirstOrDefault(File.Exists);
    }
}
