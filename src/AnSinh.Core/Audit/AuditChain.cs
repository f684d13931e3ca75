using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Audit;

/// <summary>
/// Gives events their place in the chain of their area, in the transaction that writes them. The rows of the chains are
/// locked in the order of their ids, so that two hands wait for each other and do not stand in each other's way; a
/// constant number of statements, however many events.
/// </summary>
public static class AuditChain
{
    /// <summary>The chain of events that belong to no area.</summary>
    public const int Whole = 0;

    /// <summary>Links the events that are saved with the unit of work at hand.</summary>
    public static void LinkSaved(AppDb db) => Link(
        db, [.. db.ChangeTracker.Entries<AuditEvent>().Where(entry => entry.State == EntityState.Added)
            .Select(entry => entry.Entity)]);

    /// <summary>Links events that the caller writes in the same transaction.</summary>
    public static void Link(AppDb db, IReadOnlyCollection<AuditEvent> events)
    {
        if (events.Count == 0)
        {
            return;
        }

        var chains = events.Select(ChainOf).Distinct().Order().ToList();
        var ends = Lock(db, chains);
        using (var rows = BulkWriter.Open(
            db, "audit_links", "chain", "seq", "event_id", "salt", "digest", "hash"))
        {
            foreach (var one in events)
            {
                WriteLink(rows, one, ends);
            }

            rows.Complete();
        }

        db.Execute(
            $"""
            UPDATE audit_heads SET seq = (SELECT MAX(l.seq) FROM audit_links l WHERE l.chain = audit_heads.chain)
            WHERE chain IN ({AreaList.Sql(chains)})
            """);
    }

    /// <summary>Links the events of a database that had no chain yet; where one was begun, it does nothing.</summary>
    public static void Begin(AppDb db)
    {
        using var transaction = db.Database.BeginTransaction();
        if (db.Number("SELECT (SELECT COUNT(*) FROM audit_heads) + (SELECT COUNT(*) FROM audit_roots)") == 0)
        {
            Link(db, [.. db.AuditEvents.AsNoTracking().OrderBy(one => one.At).ThenBy(one => one.Id)]);
        }

        transaction.Commit();
    }

    internal static int ChainOf(AuditEvent one) => one.AreaId ?? Whole;

    private static void WriteLink(BulkWriter rows, AuditEvent one, Dictionary<int, (long Seq, string Hash)> ends)
    {
        var chain = ChainOf(one);
        var (seq, before) = ends[chain];
        var salt = EventDigest.NewSalt();
        var digest = EventDigest.Of(salt, one);
        var hash = EventDigest.Link(before, digest);
        ends[chain] = (seq + 1, hash);
        rows.Write(chain);
        rows.Write(seq + 1);
        rows.Write(one.Id);
        rows.Write(salt);
        rows.Write(digest);
        rows.Write(hash);
        rows.EndRow();
    }

    /// <summary>
    /// Locks the chains and reads their ends. The hash is read after the lock is held, by a statement of its own: a
    /// joined row would be the one of before the wait.
    /// </summary>
    private static Dictionary<int, (long Seq, string Hash)> Lock(AppDb db, List<int> chains)
    {
        var among = AreaList.Sql(chains);
        if (LockHeads(db, among) < chains.Count)
        {
            var rows = string.Join(", ", chains.Select(chain => $"({AreaList.Sql([chain])}, 0)"));
            db.Execute($"INSERT INTO audit_heads (chain, seq) VALUES {rows} ON CONFLICT (chain) DO NOTHING");
            LockHeads(db, among);
        }

        var ends = chains.ToDictionary(chain => chain, _ => (0L, EventDigest.Start));
        using var reader = db.Read(
            $"""
            SELECT h.chain, h.seq, l.hash FROM audit_heads h
            JOIN audit_links l ON l.chain = h.chain AND l.seq = h.seq
            WHERE h.chain IN ({among})
            """);
        while (reader.Read())
        {
            ends[reader.GetInt32(0)] = (reader.GetInt64(1), reader.GetString(2));
        }

        return ends;
    }

    private static int LockHeads(AppDb db, string among)
    {
        var found = 0;
        using var reader = db.Read(
            $"SELECT chain FROM audit_heads WHERE chain IN ({among}) ORDER BY chain"
            + (db.IsPostgres ? " FOR UPDATE" : string.Empty));
        while (reader.Read())
        {
            found++;
        }

        return found;
    }
}
