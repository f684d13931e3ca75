using System.Data.Common;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Audit;

/// <summary>
/// The first thing wrong in a chain or a root: where (chain and place, or number of the root), which event, when, a
/// code and a sentence.
/// </summary>
public sealed record AuditFault(
    string Code, int? Chain, long? Seq, Guid? EventId, DateTimeOffset? At, string Sentence);

/// <summary>What a verification looked at and found; the earliest fault stands first.</summary>
public sealed record AuditVerification(long Events, int Chains, int Roots, IReadOnlyList<AuditFault> Faults)
{
    public AuditFault? First => Faults.Count > 0 ? Faults[0] : null;
}

/// <summary>
/// Computes the whole log again from its rows: each event, each link, each root, and an anchor from outside when there
/// is one. Reads only, in the order of the chains, with memory for one row.
/// </summary>
public sealed class AuditVerifier(AppDb db)
{
    private readonly List<AuditFault> faults = [];
    private readonly Dictionary<(int Chain, long Seq), string> rooted = [];
    private long events;
    private int chains;

    /// <summary>
    /// All faults, of each chain the first one. <paramref name="anchors"/> are roots kept outside this database.
    /// </summary>
    public AuditVerification Run(params IReadOnlyCollection<AuditAnchor> anchors)
    {
        using var wide = db.LookEverywhere();
        var ends = ReadRootEnds();
        var heads = ReadHeads();
        WalkLinks(heads, ends.SelectMany(root => root.Value).Select(end => (end.Chain, end.Seq)).ToHashSet());
        FindUnlinked();
        var roots = CheckRoots(ends, anchors);
        return new AuditVerification(
            events, chains, roots, [.. faults.OrderBy(fault => fault.At ?? DateTimeOffset.MaxValue)
                .ThenBy(fault => fault.Chain ?? int.MaxValue).ThenBy(fault => fault.Seq)]);
    }

    private Dictionary<int, long> ReadHeads()
    {
        var heads = new Dictionary<int, long>();
        using var reader = db.Read("SELECT chain, seq FROM audit_heads");
        while (reader.Read())
        {
            heads[reader.GetInt32(0)] = reader.GetInt64(1);
        }

        return heads;
    }

    private Dictionary<int, List<(int Chain, long Seq)>> ReadRootEnds()
    {
        var ends = new Dictionary<int, List<(int, long)>>();
        using var reader = db.Read("SELECT root_number, chain, seq FROM audit_root_chains ORDER BY root_number, chain");
        while (reader.Read())
        {
            var number = reader.GetInt32(0);
            (ends.TryGetValue(number, out var list) ? list : ends[number] = []).Add(
                (reader.GetInt32(1), reader.GetInt64(2)));
        }

        return ends;
    }

    private void WalkLinks(Dictionary<int, long> heads, HashSet<(int Chain, long Seq)> wanted)
    {
        var walk = new ChainWalk(faults);
        using (var reader = db.Read(
            """
            SELECT l.chain, l.seq, l.event_id, l.salt, l.digest, l.hash, e.id, e.at, e.login, e.os_user, e.action,
                e.subject_kind, e.subject_id, e.area_id, e.sentence, e.before_json, e.after_json
            FROM audit_links l LEFT JOIN audit_events e ON e.id = l.event_id ORDER BY l.chain, l.seq
            """))
        {
            while (reader.Read())
            {
                var link = LinkOf(reader);
                walk.Take(link, reader.IsDBNull(6) ? null : EventOf(reader), heads);
                events++;
                if (wanted.Contains((link.Chain, link.Seq)))
                {
                    rooted[(link.Chain, link.Seq)] = link.Hash;
                }
            }
        }

        chains = walk.End(heads);
    }

    /// <summary>Events that came in past the program stand in no chain.</summary>
    private void FindUnlinked()
    {
        using var reader = db.Read(
            """
            SELECT e.id, e.at, COALESCE(e.area_id, 0), e.login, e.action FROM audit_events e
            WHERE NOT EXISTS (SELECT 1 FROM audit_links l WHERE l.event_id = e.id) ORDER BY e.at LIMIT 20
            """);
        while (reader.Read())
        {
            faults.Add(new AuditFault(
                "INSERTED", reader.GetInt32(2), null, reader.GetGuid(0), reader.InstantAt(1),
                $"Sự kiện {reader.GetString(4)} của {reader.GetString(3)} không nằm trong chuỗi: đã chèn thẳng vào "
                    + "cơ sở dữ liệu."));
        }
    }

    private int CheckRoots(
        Dictionary<int, List<(int Chain, long Seq)>> ends, IReadOnlyCollection<AuditAnchor> anchors)
    {
        var (before, count) = (EventDigest.Start, 0);
        var known = new Dictionary<int, AuditRoot>();
        foreach (var root in db.AuditRoots.AsNoTracking().OrderBy(root => root.Number))
        {
            count++;
            known[root.Number] = root;
            var missing = ends.GetValueOrDefault(root.Number, []).FirstOrDefault(end => !rooted.ContainsKey(end));
            if (missing != default)
            {
                faults.Add(new AuditFault(
                    "CUT", missing.Chain, missing.Seq, null, root.MadeAt,
                    $"Mốc số {root.Number} ghi chuỗi {missing.Chain} dài {missing.Seq} sự kiện; "
                        + "nay không còn sự kiện ấy."));
            }
            else if (root.Number != count || HashOf(root, before, ends) != root.Hash)
            {
                faults.Add(new AuditFault(
                    "ROOT", null, null, null, root.MadeAt,
                    $"Mốc số {root.Number} không khớp nhật ký: chuỗi hoặc mốc đã bị làm lại."));
            }

            before = root.Hash;
        }

        CompareAnchors(known, anchors);
        return count;
    }

    private string HashOf(AuditRoot root, string before, Dictionary<int, List<(int Chain, long Seq)>> ends) =>
        AuditRoots.HashOf(
            before, root.Number, root.MadeAt, root.Events,
            ends.GetValueOrDefault(root.Number, []).Select(end => new ChainEnd(end.Chain, end.Seq, rooted[end])));

    private void CompareAnchors(Dictionary<int, AuditRoot> known, IReadOnlyCollection<AuditAnchor> anchors)
    {
        foreach (var anchor in anchors)
        {
            if (!known.TryGetValue(anchor.Number, out var root) || AuditAnchor.Of(root) != anchor)
            {
                faults.Add(new AuditFault(
                    "ANCHOR", null, null, null, anchor.MadeAt,
                    root is null
                        ? $"Mốc số {anchor.Number} giữ ở ngoài không còn trong cơ sở dữ liệu: phần cuối nhật ký đã mất."
                        : $"Mốc số {anchor.Number} khác bản giữ ở ngoài: nhật ký trước mốc này đã bị làm lại."));
            }
        }
    }

    private static AuditLink LinkOf(DbDataReader reader) => new()
    {
        Chain = reader.GetInt32(0),
        Seq = reader.GetInt64(1),
        EventId = reader.GetGuid(2),
        Salt = reader.GetString(3),
        Digest = reader.GetString(4),
        Hash = reader.GetString(5),
    };

    private static AuditEvent EventOf(DbDataReader reader) => new()
    {
        Id = reader.GetGuid(6),
        At = reader.InstantAt(7),
        Login = reader.GetString(8),
        OsUser = reader.GetString(9),
        Action = reader.GetString(10),
        SubjectKind = reader.GetString(11),
        SubjectId = reader.GetString(12),
        AreaId = reader.IntOrNull(13),
        Sentence = reader.GetString(14),
        BeforeJson = reader.TextOrNull(15),
        AfterJson = reader.TextOrNull(16),
    };
}
