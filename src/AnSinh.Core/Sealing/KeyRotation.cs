using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Sealing;

/// <summary>A key that a database was closed with; retired once nothing is closed with it any more.</summary>
public sealed record KeyState(
    string Id, DateTimeOffset MadeAt, DateTimeOffset? RetiredAt, bool IsCurrent, bool IsInFile);

/// <summary>
/// Takes a new key into use while everybody works: new values are closed with it at once, old ones are closed again
/// column by column, then the old key is retired. Killed at any place and run again, it goes on. It works everywhere,
/// whoever asks: a value of another place left behind would be lost with its key.
/// </summary>
public sealed class KeyRotation(AppDb db, TimeProvider clock, IdSource ids)
{
    /// <summary>Longer than a page takes to see a new file of keys.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(1_500);

    /// <summary>The keys of this database, oldest first.</summary>
    public IReadOnlyList<KeyState> States()
    {
        var file = FieldKeyFile.Find(db.Vault.Folder);
        var states = new List<KeyState>();
        using var reader = db.Read("SELECT id, made_at, retired_at FROM field_keys");
        while (reader.Read())
        {
            var id = reader.GetString(0);
            states.Add(new KeyState(
                id, reader.InstantAt(1), reader.IsDBNull(2) ? null : reader.InstantAt(2), file?.Current == id,
                file?.Keys.ContainsKey(id) == true));
        }

        return [.. states.OrderBy(state => FieldKeyFile.Number(state.Id))];
    }

    /// <summary>
    /// Closes what a database from before the keys still has in clear. Nothing to do from then on: a clear value that
    /// turns up later is not taken in.
    /// </summary>
    public int CloseFirst()
    {
        using var wide = db.LookEverywhere();
        if (db.Number("SELECT COUNT(*) FROM settings WHERE key = @p0", FieldKeys.AllClosed) > 0)
        {
            return 0;
        }

        var closed = SealedColumn.All.Sum(column => new Resealing(db, column) { TakesClear = true }.Run());
        using var transaction = db.Database.BeginTransaction();
        new StagedResealing(db).CloseClear();
        db.Execute("INSERT INTO settings (key, value) VALUES (@p0, @p1)", FieldKeys.AllClosed, "1");
        transaction.Commit();
        return closed;
    }

    /// <summary>
    /// Makes a new key, or goes on with the one that a stopped rotation made, and retires the old one; the number of
    /// values closed again.
    /// </summary>
    public async Task<int> RotateAsync(Actor actor, Action<SealedColumn, int> progress, CancellationToken stop)
    {
        using var wide = db.LookEverywhere();
        Begin(actor);
        await Task.Delay(Settling, stop);
        var total = 0;
        foreach (var column in SealedColumn.All)
        {
            stop.ThrowIfCancellationRequested();
            var closed = new Resealing(db, column).Run();
            total += closed;
            progress(column, closed);
        }

        total += CloseRest();
        Retire(actor);
        return total;
    }

    /// <summary>
    /// Takes a retired key out of the file: what it closed in old backups stays closed. What a list that was being made
    /// while the key was retired still copied with it is closed again first.
    /// </summary>
    public void Forget(string id, Actor actor)
    {
        using var wide = db.LookEverywhere();
        var state = States().FirstOrDefault(one => one.Id == id);
        if (state?.RetiredAt is null || !state.IsInFile)
        {
            throw new RefusedException(new Refusal(
                "KEY_NOT_RETIRED",
                $"Không bỏ được khóa “{id}”: chỉ bỏ khóa đã thôi dùng và còn trong tệp khóa. Xem: keys status.", id));
        }

        CloseRest();
        Note(actor, "FIELD_KEY_FORGOTTEN", id,
            $"Bỏ khóa dữ liệu {id} khỏi tệp khóa; bản sao lưu làm trước khi đổi khóa không mở được nữa");
        db.SaveChanges();
        FieldKeyFile.Find(db.Vault.Folder)!.Without(id).Save(db.Vault.Folder);
        db.Vault.Reload();
    }

    /// <summary>Whatever is not closed with the current key yet; refuses while somebody goes on writing such.</summary>
    private int CloseRest()
    {
        var closed = SealedColumn.All.Sum(column => new Resealing(db, column).Run());
        new StagedResealing(db).CloseAgain();
        return SealedColumn.All.Sum(column => new Resealing(db, column).Left()) is > 0 and var left
            ? throw new RefusedException(new Refusal(
                "ROTATION_UNFINISHED",
                $"Còn {left} giá trị dùng khóa cũ do có người đang ghi. Chờ họ xong rồi chạy lại lệnh này.", "keys"))
            : closed;
    }

    private void Retire(Actor actor)
    {
        using var transaction = db.Database.BeginTransaction();
        foreach (var old in States().Where(state => state.RetiredAt is null && !state.IsCurrent))
        {
            db.Execute("UPDATE field_keys SET retired_at = @p1 WHERE id = @p0", old.Id, clock.GetUtcNow());
            Note(actor, "FIELD_KEY_RETIRED", old.Id,
                $"Khóa dữ liệu {old.Id} thôi dùng: không còn dữ liệu nào dùng khóa này");
        }

        db.SaveChanges();
        transaction.Commit();
    }

    private void Note(Actor actor, string action, string id, string sentence) =>
        new AuditLog(db, clock, ids).Add(actor, action, ("field_key", id), sentence);

    private void Begin(Actor actor)
    {
        var open = States().Where(state => state.RetiredAt is null).ToList();
        var file = FieldKeyFile.Find(db.Vault.Folder)
            ?? throw new RefusedException(FieldKeys.FileMissing(db.Vault.Folder));
        var isKnown = open.Exists(state => state.IsCurrent);
        if (isKnown && open.Count > 1)
        {
            return;
        }

        if (isKnown)
        {
            file = file.WithNext();
            file.Save(db.Vault.Folder);
        }

        db.Vault.Reload();
        Crash.At(Crash.KeyPoints[0]);
        using var transaction = db.Database.BeginTransaction();
        FieldKeys.Register(db, clock);
        Note(actor, "FIELD_KEY_ADDED", file.Current,
            $"Thêm khóa dữ liệu {file.Current}; dữ liệu mới được mã hóa bằng khóa này");
        db.SaveChanges();
        transaction.Commit();
    }
}
