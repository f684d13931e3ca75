using System.Security.Cryptography;
using AnSinh.Core.Payments.Formats;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payments;

/// <summary>A file made of a batch, as written.</summary>
public sealed record WrittenFile(string Name, string Sha256);

/// <summary>Makes the provider's files of batches: xlsx, csv or pain.001. A file made again has the same bytes.</summary>
public sealed class ProviderPapers(AppDb db, TimeProvider clock)
{
    private static readonly Dictionary<string, Layout> Layouts = new(StringComparer.Ordinal)
    {
        ["xlsx"] = new Layout(".xlsx", PaperFile.Xlsx, ProviderTable.WriteXlsx),
        ["csv"] = new Layout(".csv", PaperFile.Csv, ProviderTable.WriteCsv),
        ["pain.001"] = new Layout(".pain.001.xml", PaperFile.Xml, CreditTransfer.Write),
    };

    private sealed record Layout(string Extension, string MediaType, Action<Stream, BatchContent> Write);

    public static IReadOnlyList<string> Formats => [.. Layouts.Keys];

    /// <summary>Refuses a format that does not exist, before anything is sent.</summary>
    public static void RefuseFormat(string format) => _ = Of(format);

    /// <summary>The file of a batch, for a download; its fingerprint is recorded the first time.</summary>
    public PaperFile Bytes(PaymentBatch batch, string format) => Made(new BatchQueries(db).Content(batch), batch, format);

    /// <summary>The files of batches into a folder.</summary>
    public IReadOnlyList<WrittenFile> Write(IReadOnlyList<PaymentBatch> batches, string format, string folder)
    {
        RefuseFormat(format);
        Directory.CreateDirectory(folder);
        return [.. batches.Select(batch =>
        {
            var file = Bytes(batch, format);
            File.WriteAllBytes(Path.Combine(folder, file.Name), file.Content);
            return new WrittenFile(file.Name, Sha256(file.Content));
        })];
    }

    private static Layout Of(string format) => Layouts.GetValueOrDefault(format) ?? throw new RefusedException(new Refusal(
        "FORMAT_UNKNOWN", $"Chưa có dạng tệp “{format}”. Chọn một trong ba: {string.Join(", ", Formats)}.", "--format"));

    private PaperFile Made(BatchContent content, PaymentBatch batch, string format)
    {
        var layout = Of(format);
        using var stream = new MemoryStream();
        layout.Write(stream, content);
        var file = new PaperFile($"danh-sach-chi-tra-{batch.Number}{layout.Extension}", layout.MediaType, stream.ToArray());
        Record(batch, format, file);
        return file;
    }

    /// <summary>What left the house once must leave it the same: another fingerprint is a fault of the program, not a new file.</summary>
    private void Record(PaymentBatch batch, string format, PaperFile file)
    {
        var sha256 = Sha256(file.Content);
        var written = db.PaymentFiles.AsNoTracking().FirstOrDefault(row => row.BatchId == batch.Id && row.Format == format);
        if (written is not null)
        {
            _ = written.Sha256 == sha256 ? true : throw new InvalidOperationException(
                $"batch {batch.Number} as {format} was written with SHA-256 {written.Sha256} and came out as {sha256}");
            return;
        }

        db.PaymentFiles.Add(new PaymentFile
        {
            BatchId = batch.Id, Format = format, Name = file.Name, Sha256 = sha256, WrittenAt = clock.GetUtcNow(),
        });
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
