using AnSinh.Core.Store;

namespace AnSinh.Core.Sealing;

/// <summary>The bytes of waiting files, which are few and gone in two days, closed one by one.</summary>
internal sealed class StagedResealing(AppDb db)
{
    /// <summary>What a database from before the keys holds in clear.</summary>
    public void CloseClear() => Each((id, content) =>
        db.Vault.CloseBytes(content, id, SealedField.StagedContent));

    public void CloseAgain() => Each((id, content) => db.Vault.CloseBytes(
        db.Vault.OpenBytes(content, id, SealedField.StagedContent), id, SealedField.StagedContent));

    private void Each(Func<Guid, byte[], byte[]> close)
    {
        foreach (var id in Waiting())
        {
            byte[] content;
            using (var reader = db.Read("SELECT content FROM import_staging WHERE id = @p0", id))
            {
                reader.Read();
                content = reader.GetFieldValue<byte[]>(0);
            }

            if (content.Length > 0)
            {
                db.Execute(
                    "UPDATE import_staging SET content = @p1 WHERE id = @p0 AND done_at IS NULL AND content = @p2",
                    id, close(id, content), content);
            }
        }
    }

    private List<Guid> Waiting()
    {
        var ids = new List<Guid>();
        using var reader = db.Read("SELECT id FROM import_staging WHERE done_at IS NULL ORDER BY id");
        while (reader.Read())
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }
}
