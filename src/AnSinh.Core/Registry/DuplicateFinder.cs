using System.Data.Common;
using AnSinh.Core.Store;

namespace AnSinh.Core.Registry;

/// <summary>
/// Looks for records that may be one person, across communes: the same name without accents with the same year of
/// birth, the same old number; account and telephone make it stronger. Two different identifiers are two people. A
/// constant number of statements; a pair that was decided is not proposed again.
/// </summary>
public sealed class DuplicateFinder(AppDb db, TimeProvider clock)
{
    private const string Columns =
        """
        p.id, q.id, p.birth, q.birth, p.phone, q.phone, p.old_id_key, q.old_id_key, a.account_key, b.account_key
        """;

    /// <summary>Two living records, p and q, that nothing tells apart and no merge has joined.</summary>
    internal const string MaybeOne =
        """
        p.died_on IS NULL AND q.died_on IS NULL AND (p.citizen_key IS NULL OR q.citizen_key IS NULL)
            AND NOT EXISTS (SELECT 1 FROM person_merges m WHERE m.undone_at IS NULL
                AND m.gone_id IN (p.id, q.id))
        """;

    /// <summary>Of two people without an identifier the pair is met once.</summary>
    private const string WithoutIdentifier = "p.citizen_key IS NULL AND (q.citizen_key IS NOT NULL OR p.id < q.id)";

    /// <summary>Keeps the pairs that are new, of which one record at least is in these places; says how many.</summary>
    public int Find(IReadOnlyCollection<int>? areaIds)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        var found = Keep(areaIds is null ? Read([WithoutIdentifier]) : Read(
            [.. "pq".Select(one => $"{WithoutIdentifier} AND {one}.area_id IN ({AreaList.Sql(areaIds)})")]));
        transaction.Commit();
        return found;
    }

    /// <summary>
    /// Keeps the new pairs of the people whom a file brought, when it comes in. In the transaction of the caller.
    /// </summary>
    public int FindOf(Guid file)
    {
        using var wide = db.LookEverywhere();
        return Keep(Read(["p.source_file_id = @p0 AND (p.citizen_key IS NULL OR q.citizen_key IS NULL)"], file));
    }

    /// <summary>Each of the sides is a way to begin, with an index of its own.</summary>
    private List<(Guid One, Guid Other, string Reasons)> Read(string[] sides, params object?[] values)
    {
        var found = new List<(Guid, Guid, string)>();
        string[] links = ["q.search_key = p.search_key AND q.birth_year = p.birth_year", "q.old_id_key = p.old_id_key"];
        var alike = sides.SelectMany(side => links.Select(link =>
            $"SELECT p.id AS p_id, q.id AS q_id FROM persons p JOIN persons q ON {link} "
            + $"WHERE q.id <> p.id AND {side}"));
        using var reader = db.Read(
            $"""
            WITH alike AS ({string.Join(" UNION ", alike)})
            SELECT {Columns}
            FROM alike x JOIN persons p ON p.id = x.p_id JOIN persons q ON q.id = x.q_id
            LEFT JOIN payment_methods a ON a.person_id = p.id AND a.until_on IS NULL
            LEFT JOIN payment_methods b ON b.person_id = q.id AND b.until_on IS NULL
            WHERE {MaybeOne}
                AND NOT EXISTS (SELECT 1 FROM duplicate_pairs d WHERE d.one_id = p.id AND d.other_id = q.id)
                AND NOT EXISTS (SELECT 1 FROM duplicate_pairs d WHERE d.one_id = q.id AND d.other_id = p.id)
            """, values);
        while (reader.Read())
        {
            if (Reasons(reader) is { } reasons)
            {
                found.Add((reader.GetGuid(0), reader.GetGuid(1), reasons));
            }
        }

        return found;
    }

    /// <summary>
    /// Null where only the year of birth is the same and both days are known: that is two people.
    /// </summary>
    private static string? Reasons(DbDataReader reader)
    {
        var reasons = new List<string>();
        var (birth, other) = (reader.GetString(2), reader.GetString(3));
        reasons.Add(birth == other ? DuplicateReasons.NameAndBirth : DuplicateReasons.NameAndYear);
        AddSame(reasons, DuplicateReasons.OldId, reader.TextOrNull(6), reader.TextOrNull(7));
        AddSame(reasons, DuplicateReasons.Account, reader.TextOrNull(8), reader.TextOrNull(9));
        AddSame(reasons, DuplicateReasons.Phone, reader.TextOrNull(4), reader.TextOrNull(5));
        if (birth[..4] != other[..4])
        {
            reasons.RemoveAt(0);
        }

        return reasons is [DuplicateReasons.NameAndYear] && birth.Length >= 10 && other.Length >= 10
            ? null : string.Join(' ', reasons);
    }

    /// <summary>A pair of two new people is met from both sides: kept once. How many were kept.</summary>
    private int Keep(List<(Guid One, Guid Other, string Reasons)> found)
    {
        var pairs = found.Select(pair => pair.One < pair.Other ? pair : (pair.Other, pair.One, pair.Reasons))
            .DistinctBy(pair => (pair.Item1, pair.Item2)).ToList();
        if (pairs.Count == 0)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        using var rows = BulkWriter.Open(
            db, "duplicate_pairs", "one_id", "other_id", "reasons", "found_at", "state");
        foreach (var (one, other, reasons) in pairs)
        {
            rows.Write(one);
            rows.Write(other);
            rows.Write(reasons);
            rows.Write((DateTimeOffset?)now);
            rows.Write(Code.Of(DuplicateState.Open));
            rows.EndRow();
        }

        rows.Complete();
        return pairs.Count;
    }

    private static void AddSame(List<string> reasons, string reason, string? one, string? other)
    {
        if (one is not null && one == other)
        {
            reasons.Add(reason);
        }
    }
}
