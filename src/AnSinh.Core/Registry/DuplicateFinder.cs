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
        p.died_on IS NULL AND q.died_on IS NULL
            AND (p.citizen_key IS NULL OR q.citizen_key IS NULL OR p.citizen_key = q.citizen_key)
            AND NOT EXISTS (SELECT 1 FROM person_merges m WHERE m.undone_at IS NULL
                AND m.gone_id IN (p.id, q.id))
        """;

    private const string Alike =
        $"""
        p.id < q.id AND {MaybeOne}
            AND NOT EXISTS (SELECT 1 FROM duplicate_pairs d WHERE d.one_id = p.id AND d.other_id = q.id)
        """;

    /// <summary>Keeps the pairs that are new, of which one record at least is in these places; says how many.</summary>
    public int Find(IReadOnlyCollection<int>? areaIds)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        var inside = areaIds is null ? "1 = 1"
            : $"(p.area_id IN ({AreaList.Sql(areaIds)}) OR q.area_id IN ({AreaList.Sql(areaIds)}))";
        var found = Read(
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
        var now = clock.GetUtcNow();
        using (var rows = BulkWriter.Open(
            db, "duplicate_pairs", "one_id", "other_id", "reasons", "found_at", "state"))
        {
            foreach (var (one, other, reasons) in found)
            {
                rows.Write(one);
                rows.Write(other);
                rows.Write(reasons);
                rows.Write((DateTimeOffset?)now);
                rows.Write(Code.Of(DuplicateState.Open));
                rows.EndRow();
            }

            rows.Complete();
        }

        transaction.Commit();
        return found.Count;
    }

    private List<(Guid One, Guid Other, string Reasons)> Read(string sql)
    {
        var found = new List<(Guid, Guid, string)>();
        using var reader = db.Read(sql);
        while (reader.Read())
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

            // Year alone is the birth of many: without anything else, two whole different days are two people.
            if (reasons is not [DuplicateReasons.NameAndYear] || birth.Length < 10 || other.Length < 10)
            {
                found.Add((reader.GetGuid(0), reader.GetGuid(1), string.Join(' ', reasons)));
            }
        }

        return found;
    }

    private static void AddSame(List<string> reasons, string reason, string? one, string? other)
    {
        if (one is not null && one == other)
        {
            reasons.Add(reason);
        }
    }
}
