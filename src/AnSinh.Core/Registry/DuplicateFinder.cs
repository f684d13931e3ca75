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

    /// <summary>p is without an identifier; of two such people the pair is met once.</summary>
    private const string Alike =
        $"""
        p.citizen_key IS NULL AND q.id <> p.id AND (q.citizen_key IS NOT NULL OR p.id < q.id) AND {MaybeOne}
            AND NOT EXISTS (SELECT 1 FROM duplicate_pairs d WHERE d.one_id = p.id AND d.other_id = q.id)
            AND NOT EXISTS (SELECT 1 FROM duplicate_pairs d WHERE d.one_id = q.id AND d.other_id = p.id)
        """;

    /// <summary>Keeps the pairs that are new, of which one record at least is in these places; says how many.</summary>
    public int Find(IReadOnlyCollection<int>? areaIds)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        var found = Read(areaIds is null ? "1 = 1"
            : $"(p.area_id IN ({AreaList.Sql(areaIds)}) OR q.area_id IN ({AreaList.Sql(areaIds)}))");
        Keep(found);
        transaction.Commit();
        return found.Count;
    }

    /// <summary>
    /// Keeps the new pairs of the people whom a file brought, when it comes in. In the transaction of the caller.
    /// </summary>
    public int FindOf(Guid file)
    {
        using var wide = db.LookEverywhere();
        var id = BulkReader.Literal(file);
        var found = Read($"p.source_file_id = {id}").Union(Read($"q.source_file_id = {id}")).ToList();
        Keep(found);
        return found.Count;
    }

    private List<(Guid One, Guid Other, string Reasons)> Read(string inside)
    {
        var found = new List<(Guid, Guid, string)>();
        using var reader = db.Read(
            $"""
            SELECT {Columns}
            FROM persons p JOIN persons q ON q.search_key = p.search_key
                AND substr(q.birth, 1, 4) = substr(p.birth, 1, 4)
            LEFT JOIN payment_methods a ON a.person_id = p.id AND a.until_on IS NULL
            LEFT JOIN payment_methods b ON b.person_id = q.id AND b.until_on IS NULL
            WHERE {Alike} AND {inside}
            UNION
            SELECT {Columns}
            FROM persons p JOIN persons q ON q.old_id_key = p.old_id_key
            LEFT JOIN payment_methods a ON a.person_id = p.id AND a.until_on IS NULL
            LEFT JOIN payment_methods b ON b.person_id = q.id AND b.until_on IS NULL
            WHERE {Alike} AND {inside}
            """);
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

    private void Keep(List<(Guid One, Guid Other, string Reasons)> found)
    {
        var now = clock.GetUtcNow();
        using var rows = BulkWriter.Open(
            db, "duplicate_pairs", "one_id", "other_id", "reasons", "found_at", "state");
        foreach (var (one, other, reasons) in found)
        {
            rows.Write(one < other ? one : other);
            rows.Write(one < other ? other : one);
            rows.Write(reasons);
            rows.Write((DateTimeOffset?)now);
            rows.Write(Code.Of(DuplicateState.Open));
            rows.EndRow();
        }

        rows.Complete();
    }

    private static void AddSame(List<string> reasons, string reason, string? one, string? other)
    {
        if (one is not null && one == other)
        {
            reasons.Add(reason);
        }
    }
}
