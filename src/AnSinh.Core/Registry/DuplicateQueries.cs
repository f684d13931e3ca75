using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>
/// One of two records beside each other. Of another commune no more is told than what shows whether it is the same
/// person. Amounts in đồng.
/// </summary>
public sealed record DuplicateSide(
    Guid Id, string Code, string FullName, BirthDate Birth, string? Sex, string? Hamlet, string AreaName, int AreaId,
    string? CitizenId, string? Phone, string Programmes, long PaidVnd, int PaidMonths);

/// <summary>A pair with both sides; <paramref name="MergedInto"/> is the kept record of a merge.</summary>
public sealed record DuplicateRow(DuplicatePair Pair, DuplicateSide One, DuplicateSide Other, Guid? MergedInto);

/// <summary>Reads pairs that concern these places; a constant number of statements for a page.</summary>
public sealed class DuplicateQueries(AppDb db)
{
    /// <summary>Pairs in a state (null: decided), those with most reasons first.</summary>
    public (IReadOnlyList<DuplicateRow> Rows, int Total) Read(
        DuplicateState? state, IReadOnlyCollection<int>? areaIds, int page, int size) => Read(
        state is { } wanted ? $"d.state = '{Code.Of(wanted)}'" : "d.state <> 'OPEN'", areaIds, (page - 1) * size, size);

    /// <summary>The pair of two records, in either order; none where these places have no part in it.</summary>
    public DuplicateRow? Of(Guid one, Guid other, IReadOnlyCollection<int>? areaIds)
    {
        var (first, second) = (BulkReader.Literal(one), BulkReader.Literal(other));
        return Read(
            $"((d.one_id = {first} AND d.other_id = {second}) OR (d.one_id = {second} AND d.other_id = {first}))",
            areaIds, 0, 1).Rows.SingleOrDefault();
    }

    private (IReadOnlyList<DuplicateRow> Rows, int Total) Read(
        string of, IReadOnlyCollection<int>? areaIds, int skip, int size)
    {
        using var wide = db.LookEverywhere();
        var inside = areaIds is null ? "1 = 1"
            : $"(p.area_id IN ({AreaList.Sql(areaIds)}) OR q.area_id IN ({AreaList.Sql(areaIds)}))";
        var rows =
            $"""
            FROM duplicate_pairs d JOIN persons p ON p.id = d.one_id JOIN persons q ON q.id = d.other_id
            WHERE {of} AND {inside}
            """;
        var total = (int)db.Number($"SELECT COUNT(*) {rows}");
        var pairs = new List<(DuplicatePair Pair, Guid? Kept)>();
        using (var reader = db.Read(
            $"""
            SELECT d.one_id, d.other_id, d.reasons, d.found_at, d.state, d.decided_by, d.decided_at, d.decision,
                (SELECT m.kept_id FROM person_merges m WHERE m.undone_at IS NULL
                    AND m.gone_id IN (d.one_id, d.other_id) AND m.kept_id IN (d.one_id, d.other_id))
            {rows} ORDER BY length(d.reasons) DESC, p.sort_key, d.one_id, d.other_id
            LIMIT {size} OFFSET {skip}
            """))
        {
            while (reader.Read())
            {
                pairs.Add((
                    new DuplicatePair
                    {
                        OneId = reader.GetGuid(0),
                        OtherId = reader.GetGuid(1),
                        Reasons = reader.GetString(2),
                        FoundAt = reader.InstantAt(3),
                        State = Code.Parse<DuplicateState>(reader.GetString(4)),
                        DecidedBy = reader.TextOrNull(5),
                        DecidedAt = reader.IsDBNull(6) ? null : reader.InstantAt(6),
                        Decision = reader.TextOrNull(7),
                    },
                    reader.IsDBNull(8) ? null : reader.GetGuid(8)));
            }
        }

        var sides = Sides([.. pairs.SelectMany(one => (Guid[])[one.Pair.OneId, one.Pair.OtherId]).Distinct()]);
        return ([.. pairs.Select(one =>
            new DuplicateRow(one.Pair, sides[one.Pair.OneId], sides[one.Pair.OtherId], one.Kept))], total);
    }

    private Dictionary<Guid, DuplicateSide> Sides(List<Guid> people)
    {
        var sides = new Dictionary<Guid, DuplicateSide>();
        if (people.Count == 0)
        {
            return sides;
        }

        var among = string.Join(", ", people.Select(BulkReader.Literal));
        var paid = Paid(among);
        var programmes = Programmes(among);
        using var reader = db.Read(
            $"""
            SELECT p.id, p.code, p.full_name, p.birth, p.sex, p.hamlet, a.name, p.area_id, p.citizen_id, p.phone
            FROM persons p JOIN areas a ON a.id = p.area_id WHERE p.id IN ({among})
            """);
        while (reader.Read())
        {
            var id = reader.GetGuid(0);
            var (months, vnd) = paid.GetValueOrDefault(id);
            sides[id] = new DuplicateSide(
                id, reader.GetString(1), reader.GetString(2), BirthDate.Parse(reader.GetString(3)),
                reader.TextOrNull(4), reader.TextOrNull(5), reader.GetString(6), reader.GetInt32(7),
                db.Vault.Open(reader.TextOrNull(8), id, SealedField.CitizenId), reader.TextOrNull(9),
                string.Join(", ", programmes[id].Order(StringComparer.Ordinal)), vnd, months);
        }

        return sides;
    }

    private Dictionary<Guid, (int Months, long Vnd)> Paid(string among)
    {
        var paid = new Dictionary<Guid, (int, long)>();
        using var reader = db.Read(
            $"""
            SELECT person_id, COUNT(*), SUM(amount_vnd) FROM payroll_lines
            WHERE benefit_month IN ({ListMonths.All(db)}) AND kind = 'REGULAR' AND live AND person_id IN ({among})
            GROUP BY person_id
            """);
        while (reader.Read())
        {
            paid[reader.GetGuid(0)] = (
                (int)RegisterQueries.Sum(reader.GetValue(1))!.Value, RegisterQueries.Sum(reader.GetValue(2)) ?? 0);
        }

        return paid;
    }

    private ILookup<Guid, string> Programmes(string among)
    {
        var running = new List<(Guid Person, string Programme)>();
        using var reader = db.Read(
            $"SELECT DISTINCT person_id, programme FROM grants WHERE until_month IS NULL AND person_id IN ({among})");
        while (reader.Read())
        {
            running.Add((reader.GetGuid(0), reader.GetString(1)));
        }

        return running.ToLookup(one => one.Person, one => one.Programme);
    }
}
