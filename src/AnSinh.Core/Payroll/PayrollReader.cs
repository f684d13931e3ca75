using System.Globalization;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>
/// Reads what the lists of a set of communes are made of: a constant number of statements, however many people there are.
/// </summary>
public sealed class PayrollReader(
    AppDb db, Month month, IReadOnlyDictionary<int, List<RelawedMonth>>? relawed = null)
{
    /// <summary>The columns of persons and grants that a payee is read from, in the order of reading.</summary>
    internal const string PersonColumns =
        "id, code, area_id, full_name, citizen_id, birth, died_on, in_facility_from";

    internal const string GrantColumns =
        """
        programme, asserted_ground, care_kind,
            CASE WHEN cared_person_id IS NOT NULL
                THEN (SELECT c.birth FROM persons c WHERE c.id = cared_person_id) END,
            CASE WHEN cared_person_id IS NOT NULL
                THEN (SELECT c.died_on FROM persons c WHERE c.id = cared_person_id) END,
            decision_no, from_month, accountable_from_month, until_month, suspended_from_month, end_reason,
            fixed_amount_vnd, asserted_coefficient, recorded_at
        """;

    /// <summary>Everybody of the communes; whoever has a decision becomes a payee of a commune.</summary>
    private readonly Dictionary<Guid, Payee> payees = [];
    private readonly Dictionary<int, CommuneInput> communes = [];
    private Successions successions = null!;
    private Guid first;
    private Guid last;

    public IReadOnlyCollection<CommuneInput> Read(IReadOnlyCollection<int> areaIds)
    {
        using var wide = db.LookEverywhere();
        var areas = Areas(areaIds);
        successions = Successions.Of(db, areaIds);
        ReadListDates(areas, areaIds);
        ReadPersons(areas);
        var scope = ScopeOf(areas);
        ReadGrants(scope);
        ReadPaymentMethods(scope);
        Collectors.Read(db, scope, month, payees);
        ReadFacts(scope);
        ReadPrior(Areas([.. areaIds, .. successions.OldAreas]));
        ReadUncollected(Areas([.. areaIds, .. successions.OldAreas]));
        ReadListed(areas);
        ReadLawDecisions(scope);
        ReadListedElsewhere(areas);
        ReadUnconfirmed();
        return communes.Values;
    }

    internal static string Areas(IEnumerable<int> areaIds) =>
        string.Join(", ", areaIds.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    private void ReadListDates(string areas, IReadOnlyCollection<int> areaIds)
    {
        var dates = new Dictionary<int, (Month First, DateTimeOffset FirstAt, Month Last, DateTimeOffset LastAt)>();
        using (var reader = db.Read(
            $"""
            SELECT area_id, month, prepared_at FROM (
                SELECT area_id, month, prepared_at, state FROM payroll_lists WHERE area_id IN ({areas})
                UNION ALL
                SELECT s.new_area_id, h.month, h.prepared_at, h.state FROM payroll_lists h
                JOIN area_successions s ON s.old_area_id = h.area_id WHERE s.new_area_id IN ({areas})) listed
            WHERE state <> 'RETURNED' AND month < @p0 ORDER BY month, prepared_at DESC
            """,
            month))
        {
            while (reader.Read())
            {
                var area = reader.GetInt32(0);
                var at = reader.InstantAt(2);
                var listed = Month.FromCode(reader.GetInt32(1));
                dates[area] = dates.TryGetValue(area, out var seen)
                    ? (seen.First, seen.FirstAt, listed, at) : (listed, at, listed, at);
            }
        }

        var provinces = ReadProvinces(areas);
        foreach (var area in areaIds)
        {
            var known = dates.TryGetValue(area, out var found);
            communes[area] = new CommuneInput
            {
                AreaId = area,
                ProvinceCode = provinces[area],
                Payees = [],
                Gone = [],
                Uncollected = [],
                FirstList = known ? (found.First, found.FirstAt) : null,
                Relawed = relawed?.GetValueOrDefault(area) ?? [],
                LastMonth = known ? found.Last : null,
                LastPreparedAt = known ? found.LastAt : null,
            };
        }
    }

    private Dictionary<int, string> ReadProvinces(string areas)
    {
        var provinces = new Dictionary<int, string>();
        using var reader = db.Read(
            $"SELECT a.id, p.code FROM areas a JOIN areas p ON p.id = a.province_id WHERE a.id IN ({areas})");
        while (reader.Read())
        {
            provinces[reader.GetInt32(0)] = reader.GetString(1);
        }

        return provinces;
    }

    private void ReadPersons(string areas)
    {
        using var reader = BulkReader.Open(
            db,
            $"""
            SELECT {PersonColumns}
            FROM persons WHERE area_id IN ({areas})
            """);
        while (reader.Next())
        {
            var payee = ReadPayee(reader);
            payees.Add(payee.PersonId, payee);
            first = payees.Count == 1 || payee.PersonId.CompareTo(first) < 0 ? payee.PersonId : first;
            last = payee.PersonId.CompareTo(last) > 0 ? payee.PersonId : last;
        }
    }

    /// <summary>
    /// Which rows of other tables belong to these people, as a condition on person_id. Identifiers follow the time
    /// people were taken in, so those of a piece mostly lie together: then the range from the first to the last is
    /// read, without a join; where it would hold many others, the people are named by their communes.
    /// </summary>
    private string ScopeOf(string areas)
    {
        var range = $"BETWEEN {BulkReader.Literal(first)} AND {BulkReader.Literal(last)}";
        var most = payees.Count + (payees.Count / 2);
        var within =
            db.Number($"SELECT COUNT(*) FROM (SELECT id FROM persons WHERE id {range} LIMIT {most + 1}) people");
        return within <= most ? "person_id " + range
            : $"person_id IN (SELECT id FROM persons WHERE area_id IN ({areas}))";
    }

    private void ReadGrants(string scope)
    {
        using var reader = BulkReader.Open(
            db,
            $"""
            SELECT person_id, {GrantColumns}
            FROM grants WHERE {scope} AND from_month <= {month.Code}
            """);
        while (reader.Next())
        {
            var person = reader.Id();
            var grant = ReadGrant(reader);
            if (!payees.TryGetValue(person, out var payee))
            {
                continue;
            }

            if (payee.Grants.Count == 0)
            {
                communes[payee.AreaId].Payees.Add(payee);
            }

            payee.Grants.Add(grant);
        }
    }

    private void ReadPaymentMethods(string scope)
    {
        using var reader = BulkReader.Open(
            db,
            $"""
            SELECT person_id, channel, provider, bank_bin, account_no, account_key, recorded_at FROM payment_methods
            WHERE {scope} AND until_on IS NULL
            """);
        while (reader.Next())
        {
            if (payees.TryGetValue(reader.Id(), out var payee))
            {
                payee.Channel = reader.Word();
                payee.Provider = reader.Word();
                payee.BankBin = reader.WordOrNull();
                payee.AccountNo = reader.SealedOrNull();
                payee.AccountKey = reader.TextOrNull();
                payee.MethodSince = reader.Instant();
            }
            else
            {
                reader.SkipRest(6);
            }
        }
    }

    internal static Payee ReadPayee(BulkReader reader) => new()
    {
        PersonId = reader.Id(),
        Code = reader.Text(),
        AreaId = reader.Int(),
        FullName = reader.Text(),
        CitizenId = reader.SealedOrNull(),
        Birth = reader.Birth(),
        DiedOn = reader.DayOrNull(),
        InFacilityFrom = reader.DayOrNull(),
    };

    internal static GrantRow ReadGrant(BulkReader reader) => new(
        Known(reader.Word()),
        reader.WordOrNull(),
        reader.WordOrNull(),
        reader.TextOrNull() is { } birth ? BirthDate.Parse(birth) : null,
        reader.DayOrNull(),
        reader.TextOrNull(),
        Month.FromCode(reader.Int()),
        Month.FromCode(reader.Int()),
        reader.IntOrNull() is { } until ? Month.FromCode(until) : null,
        reader.IntOrNull() is { } suspended ? Month.FromCode(suspended) : null,
        reader.TextOrNull(),
        reader.LongOrNull(),
        reader.IntOrNull(),
        reader.Instant());

    private void ReadFacts(string scope)
    {
        using var reader = BulkReader.Open(
            db,
            $"""
            SELECT person_id, kind, value, from_on, until_on, recorded_at
            FROM facts WHERE {scope} AND superseded_at IS NULL AND from_on <= {BulkReader.Literal(month.LastDay)}
            """);
        while (reader.Next())
        {
            if (payees.TryGetValue(reader.Id(), out var payee))
            {
                (payee.Facts ??= new List<FactRow>(2)).Add(
                    new FactRow(reader.Word(), reader.Word(), reader.Day(), reader.DayOrNull(), reader.Instant()));
            }
            else
            {
                reader.SkipRest(5);
            }
        }
    }

    private void ReadPrior(string areas)
    {
        var gone = new List<(int Area, Guid Person, string Programme, long AmountVnd)>();
        using (var reader = BulkReader.Open(
            db,
            $"""
            SELECT h.area_id, l.person_id, l.programme, l.ground, l.coefficient, l.amount_vnd {PriorLines(areas)}
            """))
        {
            while (reader.Next())
            {
                var (area, person, programme) = (reader.Int(), reader.Id(), Known(reader.Word()));
                var prior = new PriorLine(reader.Word(), reader.Int(), reader.Long());
                if (!payees.TryGetValue(person, out var payee) || payee.Grants.Count == 0
                    || successions.HeirOf(area, payee.AreaId) != payee.AreaId)
                {
                    gone.Add((area, person, programme, prior.AmountVnd));
                }
                else if (programme == Grant.Allowance)
                {
                    payee.PriorAllowance = prior;
                }
                else
                {
                    payee.PriorCare = prior;
                }
            }
        }

        if (gone.Count > 0)
        {
            AddGone(areas, gone);
        }
    }

    /// <summary>Code and name are read only of those who left: the others have them in the register.</summary>
    private void AddGone(string areas, List<(int Area, Guid Person, string Programme, long AmountVnd)> gone)
    {
        var people = string.Join(", ", gone.Select(line => line.Person).Distinct().Select(BulkReader.Literal));
        var names = new Dictionary<(int Area, Guid Person), (string Code, string Name)>();
        using (var reader = BulkReader.Open(
            db,
            $"""
            SELECT h.area_id, l.person_id, l.person_code, l.payee_name {PriorLines(areas)} AND l.person_id IN ({people})
            """))
        {
            while (reader.Next())
            {
                names[(reader.Int(), reader.Id())] = (reader.Text(), reader.Text());
            }
        }

        var homes = HomesOf(gone.Where(line => !communes.ContainsKey(line.Area)).Select(line => line.Person));
        foreach (var (area, person, programme, amountVnd) in gone)
        {
            var (code, name) = names[(area, person)];
            if (Heir(area, person, homes) is { } commune)
            {
                commune.Gone.Add(new GoneLine(person, code, name, programme, amountVnd));
            }
        }
    }

    /// <summary>The commune of these that a row of an old unit goes on in; none when it is another one.</summary>
    private CommuneInput? Heir(int area, Guid person, Dictionary<Guid, int> homes) => communes.GetValueOrDefault(
        successions.HeirOf(area, homes.TryGetValue(person, out var home) ? home : null));

    /// <summary>Where people of ended units live now; read only where units have ended.</summary>
    private Dictionary<Guid, int> HomesOf(IEnumerable<Guid> people)
    {
        var homes = new Dictionary<Guid, int>();
        var among = string.Join(", ", people.Distinct().Select(BulkReader.Literal));
        if (among.Length > 0)
        {
            using var reader = db.Read($"SELECT id, area_id FROM persons WHERE id IN ({among})");
            while (reader.Read())
            {
                homes[reader.GetGuid(0)] = reader.GetInt32(1);
            }
        }

        return homes;
    }

    private string PriorLines(string areas) =>
        $"""
        FROM payroll_lists h JOIN payroll_lines l ON l.list_id = h.id
        WHERE h.month = {month.Plus(-1).Code} AND h.area_id IN ({areas}) AND h.state IN ('APPROVED', 'CLOSED')
            AND l.kind = 'REGULAR' AND l.live
        """;

    private void ReadUncollected(string areas)
    {
        var found = new List<(int Area, UncollectedLine Line)>();
        using (var reader = db.Read(
            $"""
            SELECT h.area_id, l.list_id, l.line_no, l.person_id, l.person_code, l.programme, l.benefit_month, l.ground, l.coefficient,
                l.amount_vnd, l.payee_name, l.citizen_id, l.channel, l.provider, l.bank_bin, l.account_no,
                CASE WHEN EXISTS (
                    SELECT 1 FROM payroll_lines r
                    JOIN instructions q ON q.list_id = r.list_id AND q.line_no = r.line_no
                    WHERE r.person_id = l.person_id AND r.programme = l.programme AND r.benefit_month = l.benefit_month
                        AND r.kind = 'REGULAR' AND r.live AND q.state <> 'PAID') THEN 1 ELSE 0 END
            FROM instructions i
            JOIN payroll_lines l ON l.list_id = i.list_id AND l.line_no = i.line_no
            JOIN payroll_lists h ON h.id = l.list_id
            WHERE i.state IN ('RETURNED', 'REVERSED') AND h.month < @p0 AND h.area_id IN ({areas})
            """, month))
        {
            while (reader.Read())
            {
                found.Add((reader.GetInt32(0), new UncollectedLine(
                    reader.GetGuid(1), reader.GetInt32(2), reader.GetGuid(3), reader.GetString(4),
                    Known(reader.GetString(5)), Month.FromCode(reader.GetInt32(6)), reader.GetString(7),
                    reader.GetInt32(8), reader.GetInt64(9), reader.GetString(10), reader.SealedOrNull(11),
                    reader.GetString(12), reader.GetString(13), reader.TextOrNull(14), reader.SealedOrNull(15))
                {
                    IsRegular = reader.GetInt32(16) == 1,
                }));
            }
        }

        var homes = HomesOf(found.Where(one => !communes.ContainsKey(one.Area)).Select(one => one.Line.PersonId));
        foreach (var (area, line) in found)
        {
            Heir(area, line.PersonId, homes)?.Uncollected.Add(line);
        }
    }

    /// <summary>
    /// What was listed for earlier months: of everybody where a law reaches back, else only of people about whom something was
    /// recorded after the last list.
    /// </summary>
    private void ReadListed(string areas)
    {
        var back = communes.Values.SelectMany(commune => commune.Relawed).Select(one => one.Month.Code).Distinct().ToList();
        if (back.Count > 0)
        {
            ReadListed($"benefit_month IN ({Areas(back)})", ScopeOf(areas), $"benefit_month IN ({Areas(back)})");
        }

        var late = payees.Values.Where(payee => PayrollPlan.IsLate(payee,
            communes[payee.AreaId].LastPreparedAt)).Select(payee => payee.PersonId).ToList();
        if (late.Count > 0)
        {
            var others = back.Count == 0 ? string.Empty : $" AND benefit_month NOT IN ({Areas(back)})";
            ReadListed(
                $"benefit_month IN ({ListMonths.Before(db, month)}){others}",
                $"person_id IN ({string.Join(", ", late.Select(BulkReader.Literal))})",
                $"benefit_month < {month.Code}{others}");
        }
    }

    private void ReadListed(string regularMonths, string people, string arrearsMonths)
    {
        using var reader = db.Read(
            $"""
            SELECT person_id, programme, benefit_month, SUM(amount_vnd)
            FROM (
                SELECT person_id, programme, benefit_month, amount_vnd FROM payroll_lines
                WHERE live AND kind = 'REGULAR' AND {regularMonths} AND {people}
                UNION ALL
                SELECT person_id, programme, benefit_month, amount_vnd FROM payroll_lines
                WHERE live AND kind = 'ARREARS' AND kind <> 'REGULAR' AND {arrearsMonths} AND {people}
                    AND list_id NOT IN (SELECT id FROM payroll_lists WHERE month >= @p0)) listed
            GROUP BY person_id, programme, benefit_month
            """, month);
        while (reader.Read())
        {
            if (payees.TryGetValue(reader.GetGuid(0), out var payee))
            {
                (payee.Listed ??= []).Add(new ListedMonth(
                    payee.PersonId, Known(reader.GetString(1)), Month.FromCode(reader.GetInt32(2)),
                    Convert.ToInt64(reader.GetValue(3), CultureInfo.InvariantCulture)));
            }
        }
    }

    /// <summary>Decisions about a change of law, only where a law reaches back.</summary>
    private void ReadLawDecisions(string scope)
    {
        if (communes.Values.All(commune => commune.Relawed.Count == 0))
        {
            return;
        }

        foreach (var decision in LawDecisions.Read(db, scope))
        {
            if (payees.TryGetValue(decision.PersonId, out var payee))
            {
                (payee.LawDecisions ??= []).Add(decision);
            }
        }
    }

    /// <summary>
    /// The month's lines that other communes have of people who moved; nothing is read where nobody did.
    /// </summary>
    private void ReadListedElsewhere(string areas)
    {
        var moved = payees.Values.Where(payee => payee.Facts is { } facts
            && facts.Exists(static fact => fact.Kind == FactKinds.Residence)).Select(payee => payee.PersonId).ToList();
        if (moved.Count == 0)
        {
            return;
        }

        using var reader = db.Read(
            $"""
            SELECT l.person_id, l.programme FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id
            WHERE l.live AND l.kind = 'REGULAR' AND l.benefit_month = @p0 AND h.area_id NOT IN ({areas})
                AND l.person_id IN ({string.Join(", ", moved.Select(BulkReader.Literal))})
            """, month);
        while (reader.Read())
        {
            (payees[reader.GetGuid(0)].ListedElsewhere ??= []).Add(Known(reader.GetString(1)));
        }
    }

    /// <summary>
    /// Who is to be paid into an account for the first time without its bank having confirmed it. An account that the
    /// last list paid into is not asked about again.
    /// </summary>
    private void ReadUnconfirmed()
    {
        var newly = communes.Values.SelectMany(commune => commune.Payees.Where(payee =>
            payee.AccountKey is not null
                && ((payee.PriorAllowance is null && payee.PriorCare is null)
                    || payee.MethodSince > commune.LastPreparedAt))).ToList();
        var confirmed = AccountChecks.VerifiedOf(db, [.. newly.Select(payee => payee.PersonId)]);
        foreach (var payee in newly)
        {
            payee.IsUnconfirmed = !confirmed.Contains(payee.PersonId);
        }
    }

    private static string Known(string programme) => programme == Grant.Allowance ? Grant.Allowance : Grant.Care;
}
