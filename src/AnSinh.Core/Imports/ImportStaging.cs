using System.Security.Cryptography;
using AnSinh.Core.Audit;
using AnSinh.Core.Files;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Imports;

/// <summary>
/// Keeps a file between the steps of the page: sent, looked at, taken in or dropped. Only who sent it sees it again.
/// </summary>
public sealed class ImportStaging(AppDb db, TimeProvider clock, AuditLog audit, ImportService imports)
{
    /// <summary>How long the bytes of a forgotten file stay.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <summary>Keeps the bytes under the form's own id; the same form again changes nothing.</summary>
    public async Task StageAsync(Guid id, ImportRequest request, Actor actor, CancellationToken stop)
    {
        if (request.Bytes.Length > ReadLimits.Web.FileBytes)
        {
            throw new RefusedException(TooLarge(request.Bytes.Length));
        }

        if (await db.StagedFiles.AnyAsync(file => file.Id == id, stop))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var forgotten = now - Kept;
        db.StagedFiles.Add(new StagedFile
        {
            Id = id,
            Name = request.FileName,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(request.Bytes)),
            Kind = request.Kind,
            Content = db.Vault.CloseBytes(request.Bytes, id, SealedField.StagedContent),
            StagedBy = actor.Login,
            StagedAt = now,
        });
        audit.Add(
            actor, "IMPORT_STAGED", ("import_staging", id.ToString()),
            $"Tải lên tệp {request.FileName} để kiểm tra, chưa ghi vào sổ");
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.StagedFiles.Where(file => file.StagedAt < forgotten && file.DoneAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(file => file.Content, Array.Empty<byte>())
                .SetProperty(file => file.DoneAt, (DateTimeOffset?)now), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>The file with its bytes as they came.</summary>
    public async Task<StagedFile?> FindAsync(Guid id, Actor actor, CancellationToken stop)
    {
        var staged = await db.StagedFiles.AsNoTracking()
            .SingleOrDefaultAsync(file => file.Id == id && file.StagedBy == actor.Login, stop);
        if (staged is { DoneAt: null })
        {
            staged.Content = db.Vault.OpenBytes(staged.Content, id, SealedField.StagedContent);
        }

        return staged;
    }

    /// <summary>Takes the file in and lets its bytes go; the file in the register, or null with the reasons.</summary>
    public async Task<(ImportReport Report, Guid? FileId)> TakeAsync(
        StagedFile staged, ImportRequest request, Actor actor, CancellationToken stop)
    {
        var report = imports.Run(request with { DryRun = false }, actor);
        var taken = await FileIdAsync(report.Sha256!, report.Kind, stop);
        if (taken is not null)
        {
            await EndAsync(staged.Id, stop);
        }

        return (report, taken);
    }

    /// <summary>Reads a waiting file as the kind that its columns were said to be of.</summary>
    public Task ReadAsAsync(StagedFile staged, string kind, CancellationToken stop) =>
        db.StagedFiles.Where(file => file.Id == staged.Id && file.DoneAt == null && file.Kind != kind)
            .ExecuteUpdateAsync(set => set.SetProperty(file => file.Kind, kind), stop);

    public async Task DropAsync(StagedFile staged, Actor actor, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await EndAsync(staged.Id, stop) > 0)
        {
            audit.Add(
                actor, "IMPORT_DROPPED", ("import_staging", staged.Id.ToString()),
                $"Hủy lần nhập tệp {staged.Name}; không có gì được ghi vào sổ");
            await db.SaveChangesAsync(stop);
        }

        await transaction.CommitAsync(stop);
    }

    /// <summary>The file in the register with these bytes.</summary>
    public async Task<Guid?> FileIdAsync(string sha256, string? kind, CancellationToken stop) =>
        await db.ImportFiles.Where(file => file.Sha256 == sha256 && (kind == null || file.Kind == kind))
            .Select(file => (Guid?)file.Id).FirstOrDefaultAsync(stop);

    public static Refusal TooLarge(long bytes) => new(
        "FILE_TOO_LARGE",
        $"Tệp nặng {bytes >> 20} MB; trang nhận tệp đến {ReadLimits.Web.FileBytes >> 20} MB. "
            + "Tách tệp theo xã rồi tải lên.",
        "file");

    private Task<int> EndAsync(Guid id, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return db.StagedFiles.Where(file => file.Id == id && file.DoneAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(file => file.Content, Array.Empty<byte>())
                .SetProperty(file => file.DoneAt, (DateTimeOffset?)now), stop);
    }
}
