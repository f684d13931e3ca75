using System.Diagnostics;
using System.Text;

namespace AnSinh.Core.Tests.Payments;

/// <summary>What a reader of a PDF sees, by pdftotext (poppler).</summary>
internal static class PdfText
{
    private const string Program = "/usr/bin/pdftotext";

    public static bool IsHere => File.Exists(Program);

    public static string Of(string path)
    {
        var start = new ProcessStartInfo(Program, [path, "-"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd();
    }

    public static string Of(byte[] pdf)
    {
        var path = AnSinh.Tests.TestFolder.NewFile(".pdf");
        File.WriteAllBytes(path, pdf);
        return Of(path);
    }
}
