namespace AnSinh.Core.Audit;

/// <summary>Follows the links of each chain in their order and keeps the first fault of each.</summary>
internal sealed class ChainWalk(List<AuditFault> faults)
{
    private readonly HashSet<int> seen = [];
    private int chain = -1;
    private long seq;
    private string hash = EventDigest.Start;
    private bool broken;

    public void Take(AuditLink link, AuditEvent? one, IReadOnlyDictionary<int, long> heads)
    {
        if (link.Chain != chain)
        {
            EndChain(heads);
            seen.Add(link.Chain);
            (chain, seq, hash, broken) = (link.Chain, 0, EventDigest.Start, false);
        }

        if (!broken && FaultOf(link, one) is { } fault)
        {
            broken = true;
            faults.Add(fault);
        }

        (seq, hash) = (link.Seq, link.Hash);
    }

    /// <summary>Ends the last chain, finds chains of which no link is left; returns how many there are.</summary>
    public int End(IReadOnlyDictionary<int, long> heads)
    {
        EndChain(heads);
        foreach (var (lost, length) in heads.Where(head => !seen.Contains(head.Key)))
        {
            faults.Add(Cut(lost, 0, length));
        }

        return seen.Count;
    }

    private void EndChain(IReadOnlyDictionary<int, long> heads)
    {
        if (chain >= 0 && !broken && heads.GetValueOrDefault(chain) is var length && length != seq)
        {
            faults.Add(Cut(chain, seq, length));
        }
    }

    private AuditFault? FaultOf(AuditLink link, AuditEvent? one)
    {
        if (link.Seq != seq + 1)
        {
            return Fault("DELETED", link, one, $"thiếu sự kiện từ số {seq + 1} đến số {link.Seq - 1}");
        }

        if (one is null)
        {
            return Fault("DELETED", link, one, "sự kiện đã bị xóa");
        }

        if (AuditChain.ChainOf(one) != link.Chain || EventDigest.Of(link.Salt, one) != link.Digest)
        {
            return Fault("CHANGED", link, one, $"sự kiện {one.Action} của {one.Login} không còn như lúc ghi");
        }

        return EventDigest.Link(hash, link.Digest) == link.Hash
            ? null
            : Fault("BROKEN", link, one, $"sự kiện {one.Action} của {one.Login} không nối vào sự kiện trước nó");
    }

    private static AuditFault Fault(string code, AuditLink link, AuditEvent? one, string what) => new(
        code, link.Chain, link.Seq, link.EventId, one?.At, $"Chuỗi {link.Chain}, số {link.Seq}: {what}.");

    private static AuditFault Cut(int chain, long left, long length) => new(
        "CUT", chain, left + 1, null, null,
        $"Chuỗi {chain}: đã ghi {length} sự kiện, nay còn {left}; phần cuối đã bị cắt.");
}
