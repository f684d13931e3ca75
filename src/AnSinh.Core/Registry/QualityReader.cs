using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>
/// Reads everybody with a decision in force, in the order of Vietnamese names: four statements, however many people
/// there are. Likeness (the same name and birth, the same account) is looked for everywhere, as by
/// <see cref="DuplicateFinder"/>: of who is elsewhere no more is told than that there is somebody.
/// </summary>
internal sealed class QualityReader(AppDb db, QualityAsk ask)
{
    private readonly string places = ask.AreaIds is { } ids ? $"AND p.area_id IN ({AreaList.Sql(ids)})" : "";

    private string Only => ask.Only is { } ids ? $"AND p.area_id IN ({AreaList.Sql(ids)})" : "";

    public IEnumerable<QualityPerson> People()
    {
        var namesakes = Namesakes();
        var accounts = Accounts();
        var looks = Looks();
        using var reader = db.Read(
            $"""
            SELECT p.id, p.code, p.full_name, p.area_id, a.name, a.valid_until, p.birth, p.sex, p.citizen_id,
                p.hamlet, p.phone, p.died_on, m.channel, m.account_key,
                COALESCE(m.bank_bin, m.provider), p.recorded_at, m.recorded_at,
                (SELECT MAX(g.recorded_at) FROM grants g WHERE g.person_id = p.id),
                (SELECT MAX(COALESCE(f.superseded_at, f.recorded_at)) FROM facts f
                    WHERE f.person_id = p.id AND f.kind <> '{FactKinds.Hiv}')
            FROM persons p JOIN areas a ON a.id = p.area_id
            LEFT JOIN payment_methods m ON m.person_id = p.id AND m.until_on IS NULL
            WHERE EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id AND g.from_month <= @p0
                AND (g.until_month IS NULL OR g.until_month >= @p0)) {places} {Only}
            ORDER BY p.sort_key, p.code
            """, Month.Of(ask.Today));
        while (reader.Read())
        {
            var id = reader.GetGuid(0);
            var birth = reader.GetString(6);
            var account = reader.TextOrNull(13);
            var seen = Enumerable.Range(15, 4).Where(column => !reader.IsDBNull(column))
                .Max(column => reader.InstantAt(column));
            yield return new QualityPerson
            {
                Id = id,
                Code = reader.GetString(1),
                FullName = reader.GetString(2),
                AreaId = reader.GetInt32(3),
                AreaName = reader.GetString(4),
                AreaUntil = reader.DayOrNull(5),
                Birth = BirthDate.Parse(birth),
                Sex = reader.TextOrNull(7),
                CitizenId = db.Vault.Open(reader.TextOrNull(8), id, SealedField.CitizenId),
                Hamlet = reader.TextOrNull(9),
                Phone = reader.TextOrNull(10),
                DiedOn = reader.DayOrNull(11),
                Channel = reader.TextOrNull(12),
                HasAccount = account is not null,
                Namesakes = namesakes.GetValueOrDefault(id),
                HouseholdsOnAccount = account is null
                    ? 0 : accounts.GetValueOrDefault((account, reader.GetString(14)), 1),
                SeenOn = Day(looks.TryGetValue(id, out var looked) && looked > seen ? looked : seen),
            };
        }
    }

    /// <summary>Others of the same name and birth, wherever they live, that may be the same person.</summary>
    private Dictionary<Guid, int> Namesakes()
    {
        using var wide = db.LookEverywhere();
        var found = new Dictionary<Guid, int>();
        using var reader = db.Read(
            $"""
            SELECT p.id, COUNT(*) FROM persons p
            JOIN persons q ON q.search_key = p.search_key AND q.birth_year = p.birth_year AND q.birth = p.birth
                AND q.id <> p.id
            WHERE {DuplicateFinder.MaybeOne} {places} AND NOT EXISTS (SELECT 1 FROM duplicate_pairs d
                WHERE d.state = '{Code.Of(DuplicateState.Different)}'
                    AND ((d.one_id = p.id AND d.other_id = q.id) OR (d.one_id = q.id AND d.other_id = p.id)))
            GROUP BY p.id
            """);
        while (reader.Read())
        {
            found[reader.GetGuid(0)] = reader.GetInt32(1);
        }

        return found;
    }

    /// <summary>
    /// Households on an account that several have, wherever they live; who is in no household is one alone. A number is
    /// of its bank.
    /// </summary>
    private Dictionary<(string Account, string Bank), int> Accounts()
    {
        using var wide = db.LookEverywhere();
        var found = new Dictionary<(string, string), int>();
        using var reader = db.Read(
            """
            SELECT m.account_key, COALESCE(m.bank_bin, m.provider), COUNT(DISTINCT COALESCE(p.household_id, p.id))
            FROM payment_methods m JOIN persons p ON p.id = m.person_id
            WHERE m.until_on IS NULL AND m.account_key IS NOT NULL AND p.died_on IS NULL
            GROUP BY m.account_key, COALESCE(m.bank_bin, m.provider)
            HAVING COUNT(DISTINCT COALESCE(p.household_id, p.id)) > 1
            """);
        while (reader.Read())
        {
            found[(reader.GetString(0), reader.GetString(1))] = reader.GetInt32(2);
        }

        return found;
    }

    /// <summary>When the log last names a person; that somebody opened an illness does not count.</summary>
    private Dictionary<Guid, DateTimeOffset> Looks()
    {
        var found = new Dictionary<Guid, DateTimeOffset>();
        var since = new DateTimeOffset(
            ask.Today.AddMonths(-QualityRules.MonthsUnseenMost), TimeOnly.MinValue, VietnamClock.Offset);
        using var reader = db.Read(
            """
            SELECT subject_id, MAX(at) FROM audit_events
            WHERE subject_kind = 'person' AND action <> 'HEALTH_OPENED' AND at >= @p0 GROUP BY subject_id
            """, since);
        while (reader.Read())
        {
            if (Guid.TryParse(reader.GetString(0), out var id))
            {
                found[id] = reader.InstantAt(1);
            }
        }

        return found;
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(VietnamClock.Offset).DateTime);
}
