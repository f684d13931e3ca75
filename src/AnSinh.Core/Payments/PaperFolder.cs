using AnSinh.Core.Files.Documents;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Payments;

/// <summary>Papers on their way to people: as PDF, and into a folder.</summary>
public static class PaperFolder
{
    /// <summary>The paper as the kind asked for, made of its DOCX.</summary>
    public static PaperFile As(this PaperFile docx, PaperKind kind) => kind switch
    {
        PaperKind.Docx => docx,
        PaperKind.Pdf => Pdf(docx, (PdfMaker.Make([docx.Content]) ?? throw new RefusedException(new Refusal(
            "NO_LIBREOFFICE", PdfMaker.HowToGet, docx.Name)))[0]),
        _ => throw new RefusedException(new Refusal("PAPER_KIND", $"Giấy {docx.Name} chỉ có DOCX và PDF; không có XML.", docx.Name)),
    };

    /// <summary>The papers with their PDF, made by one LibreOffice, and further files as they are.</summary>
    public static PapersWritten Write(string folder, IReadOnlyList<PaperFile> docx, params IReadOnlyList<PaperFile> others)
    {
        Directory.CreateDirectory(folder);
        var pdf = PdfMaker.Make([.. docx.Select(file => file.Content)]);
        var files = docx.Concat(others).Concat(pdf is null ? [] : docx.Zip(pdf, Pdf)).ToList();
        foreach (var file in files)
        {
            File.WriteAllBytes(Path.Combine(folder, file.Name), file.Content);
        }

        return new PapersWritten([.. files.Select(file => file.Name)], pdf is null ? PdfMaker.HowToGet : null);
    }

    private static PaperFile Pdf(PaperFile docx, byte[] content) =>
        new(Path.ChangeExtension(docx.Name, ".pdf"), PaperFile.Pdf, content);
}
