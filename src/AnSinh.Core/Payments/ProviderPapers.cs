using AnSinh.Core.Store;

namespace AnSinh.Core.Payments;

/// <summary>A file made of a batch, as written.</summary>
public sealed record WrittenFile(string Name, string Sha256);

/// <summary>Writes the provider's files of batches into a folder.</summary>
public sealed class ProviderPapers(AppDb db, TimeProvider clock)
{
    public void RefuseFormat(string format) => _ = (db, format);

    public IReadOnlyList<WrittenFile> Write(IReadOnlyList<PaymentBatch> batches, string format, string folder)
    {
        _ = (db, clock);
        return [];
    }
}
