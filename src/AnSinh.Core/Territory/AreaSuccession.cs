using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Territory;

/// <summary>
/// One unit going on for another (sáp nhập, chia tách). A unit that was split has several; one of them is its heir.
/// </summary>
public sealed class AreaSuccession
{
    public required int OldAreaId { get; init; }

    public required int NewAreaId { get; init; }

    /// <summary>Whether what belongs to nobody still here goes on in the new unit.</summary>
    public required bool IsHeir { get; init; }

    /// <summary>The first day of the new unit.</summary>
    public required DateOnly FromOn { get; init; }

    /// <summary>How many people of the register went this way.</summary>
    public required int People { get; init; }

    public required string Paper { get; init; }

    public required string MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>What the units of a set go on for, directly or by way of others.</summary>
public sealed class Successions
{
    private readonly Dictionary<int, int> heirs;
    private readonly HashSet<(int Old, int New)> ways;

    private Successions(IReadOnlyCollection<AreaSuccession> rows)
    {
        heirs = rows.Where(row => row.IsHeir).ToDictionary(row => row.OldAreaId, row => row.NewAreaId);
        ways = [.. rows.Select(row => (row.OldAreaId, row.NewAreaId))];
        OldAreas = [.. rows.Select(row => row.OldAreaId).Distinct().Order()];
    }

    /// <summary>The units before, in the order of their ids; mostly none.</summary>
    public IReadOnlyList<int> OldAreas { get; }

    /// <summary>With all ways out of the old units, also those to units outside the set.</summary>
    public static Successions Of(AppDb db, IReadOnlyCollection<int> areaIds)
    {
        var all = db.AreaSuccessions.AsNoTracking().ToList();
        var seen = new HashSet<int>();
        var waiting = new Queue<int>(areaIds);
        var byNew = all.ToLookup(row => row.NewAreaId, row => row.OldAreaId);
        while (waiting.TryDequeue(out var area))
        {
            foreach (var old in byNew[area].Where(seen.Add))
            {
                waiting.Enqueue(old);
            }
        }

        return new Successions([.. all.Where(row => seen.Contains(row.OldAreaId))]);
    }

    /// <summary>Where a row of an old unit goes on, for somebody who lives in a unit now, if anywhere.</summary>
    public int HeirOf(int oldArea, int? home)
    {
        var at = oldArea;
        while (heirs.TryGetValue(at, out var heir))
        {
            at = home is { } own && ways.Contains((at, own)) ? own : heir;
        }

        return at;
    }
}
