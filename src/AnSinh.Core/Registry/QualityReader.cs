using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>
/// Reads everybody with a decision in force, in the order of Vietnamese names: four statements, however many people
/// there are. Likeness (the same name and birth, the same account) is looked for within the places of who asks.
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
                p.hamlet, p.phone, p.died_on, p.search_key, m.channel, m.account_key,
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
            var account = reader.TextOrNull(14);
            var seen = Enumerable.Range(16, 4).Where(column => !reader.IsDBNull(column))
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
                Channel = reader.TextOrNull(13),
                HasAccount = account is not null,
                Namesakes = namesakes.GetValueOrDefault((reader.GetString(12), birth), 1) - 1,
                HouseholdsOnAccount = account is null
                    ? 0 : accounts.GetValueOrDefault((account, reader.GetString(15)), 1),
                SeenOn = Day(looks.TryGetValue(id, out var looked) && looked > seen ? looked : seen),
            };
        }
    }

    private Dictionary<(string Name, string Birth), int> Namesakes()
    {
        var found = new Dictionary<(string, string), int>();
        using var reader = db.Read(
            $"""
            SELECT p.search_key, p.birth, COUNT(*) FROM persons p WHERE p.died_on IS NULL {places}
            GROUP BY p.search_key, p.birth HAVING COUNT(*) > 1
            """);
        while (reader.Read())
        {
            found[(reader.GetString(0), reader.GetString(1))] = reader.GetInt32(2);
        }

        return found;
    }

    /// <summary>
    /// Households on an account that several have; who is in no household is one alone. A number is of its bank.
    /// </summary>
    private Dictionary<(string Account, string Bank), int> Accounts()
    {
        var found = new Dictionary<(string, string), int>();
        using var reader = db.Read(
            $"""
            SELECT m.account_key, COALESCE(m.bank_bin, m.provider), COUNT(DISTINCT COALESCE(p.household_id, p.id))
            FROM payment_methods m JOIN persons p ON p.id = m.person_id
            WHERE m.until_on IS NULL AND m.account_key IS NOT NULL AND p.died_on IS NULL {places}
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
