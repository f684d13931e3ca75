namespace AnSinh.Core.Payments;

/// <summary>What a paper can be had as.</summary>
public enum PaperKind
{
    Docx,
    Pdf,
    Xml,
}

/// <summary>One finished paper: its file name, its media type for a download, and its bytes.</summary>
public sealed record PaperFile(string Name, string MediaType, byte[] Content)
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Csv = "text/csv; charset=utf-8";
    public const string Xml = "application/xml";
    public const string Pdf = "application/pdf";
}

/// <summary>Names of the files written, and what a reader should know of them (how to get PDF when LibreOffice is missing).</summary>
public sealed record PapersWritten(IReadOnlyList<string> Names, string? Note);
