using System.Text.Json;
using AnSinh.Core.Audit;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Imports;

/// <summary>
/// Takes a file back (docs/adr/0023): whom only it brought leaves the register, whom it changed stands as before, a
/// list that it made is sent back. On whom something was built since stays, and is told by name. One transaction with
/// its events.
/// </summary>
public sealed class ImportUndoService(AppDb db, TimeProvider clock, IdSource ids)
{
    /// <summary>The event of a person who was given back what stood before a file.</summary>
    public const string Restored = "PERSON_RESTORED";

    /// <summary>A file by its id or by the digest of its bytes, whose the account may look at.</summary>
    public Guid Find(string asked, IReadOnlyCollection<int>? allowed, Actor actor)
    {
        using var wide = db.LookEverywhere();
        var (id, text) = (Guid.TryParse(asked, out var given) ? given : Guid.Empty, asked.Trim().ToLowerInvariant());
        var undone = db.ImportUndos.Where(one => one.Sha256 == text).OrderByDescending(one => one.UndoneAt)
            .Select(one => one.FileId).FirstOrDefault();
        var files = db.ImportFiles.AsNoTracking();
        var file = files.FirstOrDefault(one => one.Id == id || one.Sha256 == text)
            ?? files.FirstOrDefault(one => one.Id == undone);
        return file is not null && IsTheirs(file, allowed, actor) ? file.Id : throw Unknown(asked);
    }

    public ImportUndo Undo(Guid fileId, string? reason, IReadOnlyCollection<int>? allowed, Actor actor)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        try
        {
            var file = db.ImportFiles.SingleOrDefault(one => one.Id == fileId);
            Refuse(file is null || !IsTheirs(file, allowed, actor) ? Unknown(fileId.ToString()).Refusal
                : Standing(file) ?? ReasonText.Check(reason, "lý do, ví dụ “nhập nhầm tệp của xã khác”"));
            var undo = TakeBack(file!, reason!.Trim(), allowed, actor);
            transaction.Commit();
            return undo;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private ImportUndo TakeBack(ImportFile file, string reason, IReadOnlyCollection<int>? allowed, Actor actor)
    {
        var list = OwnList(file);
        var brought = db.Persons.Where(one => one.SourceFileId == file.Id).Select(one => one.Id).ToHashSet();
        var changes = db.ImportChanges.AsNoTracking()
            .Where(one => one.FileId == file.Id && one.ChangeJson != null).ToList();
        var plan = new UndoPlan(db, file, list?.Id);
        plan.Read([.. brought, .. changes.Select(one => one.PersonId)], allowed);
        var back = new UndoWriter(db, clock, ids, new UndoScene(file, reason, actor));
        back.Send(list);
        back.Remove([.. brought.Where(id => !plan.Held.ContainsKey(id) && !plan.Named.Contains(id))]);
        back.Empty([.. brought.Where(id => !plan.Held.ContainsKey(id) && plan.Named.Contains(id))]);
        back.Restore([.. changes.Where(one => !plan.Held.ContainsKey(one.PersonId))]);
        back.Stay(plan.Held);
        if (back.Stayed.Count > 0 && back.Done == 0 && list is null)
        {
            throw new RefusedException(new Refusal("NOTHING_TO_UNDO",
                $"Không ai trong tệp còn rút lại được. {back.Stayed[0]}", file.Id.ToString()));
        }

        return Written(file, back, reason, actor);
    }

    private ImportUndo Written(ImportFile file, UndoWriter back, string reason, Actor actor)
    {
        var undo = new ImportUndo
        {
            FileId = file.Id,
            Sha256 = file.Sha256,
            RemovedPeople = back.Removed.Count,
            RestoredPeople = back.RestoredPeople,
            StayedPeople = back.Stayed.Count,
            Reason = reason,
            UndoneBy = actor.Login,
            UndoneAt = clock.GetUtcNow(),
            StayedJson = db.Vault.Close(
                JsonSerializer.Serialize(back.Stayed), file.Id, SealedField.ImportUndo)!.Value,
        };
        db.ImportUndos.Add(undo);
        // The digest finds a file that is in the register; these bytes may come again.
        file.Sha256 = "undone:" + file.Id;
        new AuditLog(db, clock, ids).Add(
            actor, "IMPORT_UNDONE", ("import_file", file.Id.ToString()),
            $"Rút lại tệp {file.Name} nhập ngày {Day(file.ImportedAt)}: {undo.RemovedPeople} người ra khỏi sổ, "
            + $"{undo.RestoredPeople} người như trước, {undo.StayedPeople} người giữ lại; lý do: {reason}",
            file.AreaId, JsonSerializer.Serialize(new { removed = back.Removed }));
        db.SaveChanges();
        return undo;
    }

    /// <summary>Why the file cannot be taken back as a whole.</summary>
    private Refusal? Standing(ImportFile file)
    {
        if (db.ImportUndos.AsNoTracking().SingleOrDefault(one => one.FileId == file.Id) is { } before)
        {
            return new Refusal("UNDONE_ALREADY",
                $"Tệp này {before.UndoneBy} đã rút lại ngày {Day(before.UndoneAt)}: {before.Reason}.",
                file.Id.ToString());
        }

        if (!file.KeepsChanges)
        {
            return new Refusal("IMPORT_TOO_OLD",
                "Tệp nhập khi chương trình chưa giữ lại những gì tệp đã thay, nên không rút lại được. "
                    + "Sửa ở hồ sơ từng người.", file.Id.ToString());
        }

        var list = OwnList(file);
        var later = list is null ? null : db.PayrollLists.AsNoTracking().Where(one => one.AreaId == list.AreaId
            && one.Month > list.Month && one.State != ListState.Returned).OrderBy(one => one.Month).FirstOrDefault();
        return later is null ? null : new Refusal("LIST_BUILT_ON",
            $"Danh sách tháng {DateText.Show(later.Month)} so với danh sách tháng {DateText.Show(list!.Month)} của tệp "
                + "này. Tệp này không rút lại được nữa; sửa ở hồ sơ từng người.", file.Id.ToString());
    }

    /// <summary>The closed list that the file made.</summary>
    private PayrollList? OwnList(ImportFile file) => file.Kind != ImportKinds.PaymentList ? null
        : db.PayrollLists.SingleOrDefault(one => one.AreaId == file.AreaId && one.Month == file.Month
            && one.Origin == ListOrigin.Imported && one.State == ListState.Closed
            && one.PreparedAt == file.ImportedAt);

    private static bool IsTheirs(ImportFile file, IReadOnlyCollection<int>? allowed, Actor actor) =>
        allowed is null || file.ImportedBy == actor.Login || (file.AreaId is { } area && allowed.Contains(area));

    private static RefusedException Unknown(string asked) => new(new Refusal(
        "IMPORT_UNKNOWN", $"Không có tệp đã nhập nào là “{asked}”. Xem trang Nhập tệp.", asked));

    private static string Day(DateTimeOffset at) =>
        DateText.Show(DateOnly.FromDateTime(at.ToOffset(VietnamClock.Offset).DateTime));

    private static void Refuse(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new RefusedException(refusal);
        }
    }
}
