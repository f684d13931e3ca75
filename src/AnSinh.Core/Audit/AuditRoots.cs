using System.Globalization;
using System.Text;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Audit;

/// <summary>How far a chain is, with the hash of its last event.</summary>
public readonly record struct ChainEnd(int Chain, long Seq, string Hash);

/// <summary>
/// Folds the ends of all chains that moved into the next root. A root that has left the machine shows later whether
/// anything before it was cut off or made anew.
/// </summary>
public sealed class AuditRoots(AppDb db, TimeProvider clock)
{
    public AuditRoot? Last() =>
        db.AuditRoots.AsNoTracking().OrderByDescending(root => root.Number).FirstOrDefault();

    /// <summary>Makes the next root; null when nothing happened since the last one.</summary>
    public AuditRoot? Make()
    {
        using var transaction = db.Database.BeginTransaction();
        var last = Last();
        var ends = Moved();
        if (ends.Count == 0)
        {
            return null;
        }

        var events = (last?.Events ?? 0) + ends.Sum(end => end.Moved.Seq - end.Before);
        var at = EventDigest.Kept(clock.GetUtcNow());
        var number = (last?.Number ?? 0) + 1;
        var root = new AuditRoot
        {
            Number = number,
            MadeAt = at,
            Events = events,
            Hash = HashOf(last?.Hash ?? EventDigest.Start, number, at, events, ends.Select(end => end.Moved)),
        };
        db.AuditRoots.Add(root);
        db.SaveChanges();
        Write(number, ends.Select(end => end.Moved));
        transaction.Commit();
        db.Entry(root).State = EntityState.Detached;
        return root;
    }

    /// <summary>Makes a root when the last one is of an earlier day in Viet Nam; null otherwise.</summary>
    public AuditRoot? MakeOfDay() =>
        Last() is { } last && VietnamClock.DayOf(last.MadeAt) >= clock.Today() ? null : Make();

    internal static string HashOf(
        string before, int number, DateTimeOffset at, long events, IEnumerable<ChainEnd> ends)
    {
        var text = new StringBuilder();
        foreach (var (chain, seq, hash) in ends.OrderBy(end => end.Chain))
        {
            text.Append(CultureInfo.InvariantCulture, $"{chain}:{seq}:{hash}\n");
        }

        return EventDigest.Hash(
            "ansinh-root-1", before, number.ToString(CultureInfo.InvariantCulture), EventDigest.Instant(at),
            events.ToString(CultureInfo.InvariantCulture), text.ToString());
    }

    private List<(ChainEnd Moved, long Before)> Moved()
    {
        var moved = new List<(ChainEnd, long)>();
        using var reader = db.Read(
            """
            SELECT h.chain, h.seq, l.hash, COALESCE(r.seq, 0) FROM audit_heads h
            JOIN audit_links l ON l.chain = h.chain AND l.seq = h.seq
            LEFT JOIN (SELECT chain, MAX(seq) AS seq FROM audit_root_chains GROUP BY chain) r ON r.chain = h.chain
            WHERE h.seq > COALESCE(r.seq, 0) ORDER BY h.chain
            """);
        while (reader.Read())
        {
            moved.Add((new ChainEnd(reader.GetInt32(0), reader.GetInt64(1), reader.GetString(2)), reader.GetInt64(3)));
        }

        return moved;
    }

    private void Write(int number, IEnumerable<ChainEnd> ends)
    {
        using var rows = BulkWriter.Open(db, "audit_root_chains", "root_number", "chain", "seq");
        foreach (var end in ends)
        {
            rows.Write(number);
            rows.Write(end.Chain);
            rows.Write(end.Seq);
            rows.EndRow();
        }

        rows.Complete();
    }
}
