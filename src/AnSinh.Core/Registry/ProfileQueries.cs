using AnSinh.Core.Audit;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Registry;

/// <summary>What stands above every page of a person. The amount is the regular one of the month's list,
/// đồng.</summary>
public sealed record ProfileHead(
    Person Person, Area Area, Month Month, RegisterState State, long? AmountVnd, PaymentMethod? Method)
{
    /// <summary>District, former where it is one, and province of the commune.</summary>
    public required PlaceAbove Above { get; init; }
}

/// <summary>A line paid or listed for a person, with the state of its instruction. Đồng; coefficient in
/// hundredths.</summary>
public sealed record PersonLine(
    Month ListMonth, string Programme, string Kind, Month BenefitMonth, string Ground, int Coefficient, long AmountVnd,
    string Channel, string Provider, string? AccountNo, string ListState, string? InstructionState, string? Reason,
    DateTimeOffset? PaidAt);

/// <summary>Somebody tied to a person: cared for, caring, or of the same household.</summary>
public sealed record Relative(
    string Code, string FullName, BirthDate Birth, string Tie, string? CareKind, Month? FromMonth, Month? UntilMonth);

/// <summary>Reads one person for the pages of the register.</summary>
public static class ProfileQueries
{
    public const string CaresFor = "CARES_FOR";
    public const string CaredBy = "CARED_BY";
    public const string SameHousehold = "HOUSEHOLD";

    private const int LinesMost = 400;
    private const int EventsMost = 200;
    private const int HouseholdMost = 50;

    /// <summary>The person of a code within the places (null: all); null when there is none there.</summary>
    public static async Task<ProfileHead?> HeadAsync(
        AppDb db, string code, IReadOnlyCollection<int>? areaIds, Month month, CancellationToken stop)
    {
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(one => one.Code == code, stop);
        if (person is null || areaIds?.Contains(person.AreaId) == false)
        {
            return null;
        }

        var area = await db.Areas.AsNoTracking().SingleAsync(one => one.Id == person.AreaId, stop);
        var method = await db.PaymentMethods.AsNoTracking()
            .SingleOrDefaultAsync(one => one.PersonId == person.Id && one.UntilOn == null, stop);
        var above = await new AreaMap(db).AboveAsync(area, stop);
        using var reader = db.Read(
            $"SELECT {RegisterQueries.StateSql}, {RegisterQueries.AmountSql} FROM persons p WHERE p.id = @p1", month,
                person.Id);
        reader.Read();
        return new ProfileHead(
            person, area, month, (RegisterState)reader.GetInt32(0), RegisterQueries.Sum(reader.GetValue(1)), method)
        {
            Above = above,
        };
    }

    /// <summary>The lines of a person, latest list first; at most the last years.</summary>
    public static IReadOnlyList<PersonLine> Lines(AppDb db, Guid personId)
    {
        // The reference is written before it is looked for: guarded rows are found by an index only when nothing but two
        // columns is compared (a function could tell what it was given).
        const string Columns =
            """
            SELECT h.month, l.programme, l.kind, l.benefit_month, l.ground, l.coefficient, l.amount_vnd, l.channel,
                l.provider, l.account_no, h.state, l.list_id, l.line_no,
                CAST(h.month AS TEXT) || '-' || a.code || '-' || CAST(h.version AS TEXT) || '-'
                    || SUBSTR('00000', 1, 5 - LENGTH(CAST(l.line_no AS TEXT))) || CAST(l.line_no AS TEXT) AS reference
            FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id JOIN areas a ON a.id = h.area_id
            WHERE l.person_id = @p0 AND l.live AND
            """;
        var lines = new List<PersonLine>();
        var months = ListMonths.All(db);
        using var reader = db.Read(
            $"""
            WITH own AS MATERIALIZED (
                {Columns} l.kind = 'REGULAR' AND l.benefit_month IN ({months})
                UNION ALL {Columns} l.kind <> 'REGULAR')
            SELECT o.month, o.programme, o.kind, o.benefit_month, o.ground, o.coefficient, o.amount_vnd, o.channel,
                o.provider, o.account_no, o.state, i.state AS instruction, i.reason, i.paid_at
            FROM own o LEFT JOIN instructions i ON i.reference = o.reference
            ORDER BY o.month DESC, o.benefit_month DESC, o.list_id, o.line_no LIMIT {LinesMost}
            """, personId);
        while (reader.Read())
        {
            lines.Add(new PersonLine(
                Month.FromCode(reader.GetInt32(0)), reader.GetString(1), reader.GetString(2),
                    Month.FromCode(reader.GetInt32(3)),
                reader.GetString(4), reader.GetInt32(5), reader.GetInt64(6), reader.GetString(7), reader.GetString(8),
                db.Vault.Open(reader.TextOrNull(9), personId, SealedField.AccountNo), reader.GetString(10),
                reader.TextOrNull(11), reader.TextOrNull(12),
                reader.IsDBNull(13) ? null : reader.InstantAt(13)));
        }

        return lines;
    }

    public static Task<List<Grant>> GrantsAsync(AppDb db, Guid personId, CancellationToken stop) =>
        db.Grants.AsNoTracking().Where(grant => grant.PersonId == personId)
            .OrderBy(grant => grant.Programme).ThenByDescending(grant => grant.RecordedAt).ToListAsync(stop);

    public static Task<List<Fact>> FactsAsync(AppDb db, Guid personId, CancellationToken stop) =>
        db.Facts.AsNoTracking().Where(fact => fact.PersonId == personId)
            .OrderByDescending(fact => fact.FromOn).ThenByDescending(fact => fact.RecordedAt).ThenBy(fact => fact.Kind)
            .ToListAsync(stop);

    public static Task<List<PaymentMethod>> MethodsAsync(AppDb db, Guid personId, CancellationToken stop) =>
        db.PaymentMethods.AsNoTracking().Where(method => method.PersonId == personId)
            .OrderByDescending(method => method.FromOn).ThenByDescending(method => method.RecordedAt).ToListAsync(stop);

    public static Task<List<Representative>> RepresentativesAsync(AppDb db, Guid personId, CancellationToken stop) =>
        db.Representatives.AsNoTracking().Where(one => one.PersonId == personId)
            .OrderByDescending(one => one.FromOn).ToListAsync(stop);

    /// <summary>What was done to the person, latest first.</summary>
    public static Task<List<AuditEvent>> EventsAsync(AppDb db, Guid personId, CancellationToken stop)
    {
        var subject = personId.ToString();
        return db.AuditEvents.AsNoTracking().Where(one => one.SubjectKind == "person" && one.SubjectId == subject)
            .OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Take(EventsMost).ToListAsync(stop);
    }

    /// <summary>Those cared for, those who care, and the household, each once per tie; ordered by name within a
    /// tie.</summary>
    public static IReadOnlyList<Relative> Relatives(AppDb db, Person person)
    {
        var relatives = new List<Relative>();
        using var reader = db.Read(
            $"""
            SELECT p.code, p.full_name, p.birth, '{CaresFor}' AS tie, g.care_kind, g.from_month, g.until_month,
                p.sort_key
            FROM grants g JOIN persons p ON p.id = g.cared_person_id WHERE g.person_id = @p0
            UNION ALL
            SELECT p.code, p.full_name, p.birth, '{CaredBy}', g.care_kind, g.from_month, g.until_month, p.sort_key
            FROM grants g JOIN persons p ON p.id = g.person_id WHERE g.cared_person_id = @p0
            UNION ALL
            SELECT * FROM (
                SELECT p.code, p.full_name, p.birth, '{SameHousehold}', NULL, CAST(NULL AS INTEGER),
                    CAST(NULL AS INTEGER), p.sort_key
                FROM persons p WHERE p.household_id = @p1 AND p.id <> @p0 ORDER BY p.sort_key LIMIT {HouseholdMost}) members
            ORDER BY 4, 8
            """, person.Id, person.HouseholdId ?? Guid.Empty);
        while (reader.Read())
        {
            relatives.Add(new Relative(
                reader.GetString(0), reader.GetString(1), BirthDate.Parse(reader.GetString(2)), reader.GetString(3),
                reader.TextOrNull(4), MonthOrNull(reader.IntOrNull(5)), MonthOrNull(reader.IntOrNull(6))));
        }

        return relatives;
    }

    private static Month? MonthOrNull(int? code) => code is { } value ? Month.FromCode(value) : null;
}
