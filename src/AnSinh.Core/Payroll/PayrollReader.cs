using System.Globalization;
using System.Runtime.InteropServices;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>
/// Reads what the lists of a set of communes are made of: a constant number of statements, however many people there are.
/// </summary>
public sealed class PayrollReader(AppDb db, Month month)
{
    private readonly Dictionary<Guid, Payee> payees = [];
    private readonly Dictionary<int, CommuneInput> communes = [];

    public IReadOnlyCollection<CommuneInput> Read(IReadOnlyCollection<int> areaIds)
    {
        var areas = Areas(areaIds);
        ReadListDates(areas, areaIds);
        ReadPayees(areas);
        ReadFacts(areas);
        ReadPrior(areas);
        ReadUncollected(areas);
        ReadListed(areas);
        return communes.Values;
    }

    internal static string Areas(IEnumerable<int> areaIds) =>
        string.Join(", ", areaIds.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    private void ReadListDates(string areas, IReadOnlyCollection<int> areaIds)
    {
        var dates = new Dictionary<int, (Month First, DateTimeOffset FirstAt, DateTimeOffset LastAt)>();
        using (var reader = db.Read(
            $"SELECT area_id, month, prepared_at FROM payroll_lists WHERE state <> 'RETURNED' AND month < @p0 AND area_id IN ({areas}) ORDER BY month",
            month))
        {
            while (reader.Read())
            {
                var area = reader.GetInt32(0);
                var at = reader.InstantAt(2);
                dates[area] = dates.TryGetValue(area, out var seen)
                    ? (seen.First, seen.FirstAt, at) : (Month.FromCode(reader.GetInt32(1)), at, at);
            }
        }

        foreach (var area in areaIds)
        {
            var known = dates.TryGetValue(area, out var found);
            communes[area] = new CommuneInput
            {
                AreaId = area,
                Payees = [],
                Gone = [],
                Uncollected = [],
                FirstList = known ? (found.First, found.FirstAt) : null,
                LastPreparedAt = known ? found.LastAt : null,
            };
        }
    }

    private void ReadPayees(string areas)
    {
        using var reader = BulkReader.Open(
            db,
            $"""
            SELECT p.id, p.code, p.area_id, p.full_name, p.citizen_id, p.birth, p.died_on, p.in_facility_from,
                m.channel, m.provider, m.bank_bin, m.account_no,
                g.programme, g.asserted_ground, g.care_kind, c.birth, c.died_on, g.decision_no, g.from_month, g.accountable_from_month,
                g.until_month, g.suspended_from_month, g.end_reason, g.fixed_amount_vnd, g.asserted_coefficient, g.recorded_at
            FROM grants g
            JOIN persons p ON p.id = g.person_id
            LEFT JOIN payment_methods m ON m.person_id = p.id AND m.until_on IS NULL
            LEFT JOIN persons c ON c.id = g.cared_person_id
            WHERE p.area_id IN ({areas}) AND g.from_month <= {month.Code}
            """);
        while (reader.Next())
        {
            var id = reader.Id();
            ref var payee = ref CollectionsMarshal.GetValueRefOrAddDefault(payees, id, out var known);
            var read = ReadPayee(reader, id);
            if (!known)
            {
                payee = read;
                communes[payee.AreaId].Payees.Add(payee);
            }

            payee!.Grants.Add(ReadGrant(reader));
        }
    }

    private static Payee ReadPayee(BulkReader reader, Guid id) => new()
    {
        PersonId = id,
        Code = reader.Text(),
        AreaId = reader.Int(),
        FullName = reader.Text(),
        CitizenId = reader.TextOrNull(),
        Birth = BirthDate.Parse(reader.Text()),
        DiedOn = reader.DayOrNull(),
        InFacilityFrom = reader.DayOrNull(),
        Channel = reader.WordOrNull(),
        Provider = reader.WordOrNull(),
        BankBin = reader.WordOrNull(),
        AccountNo = reader.TextOrNull(),
    };

    private static GrantRow ReadGrant(BulkReader reader) => new(
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

    private void ReadFacts(string areas)
    {
        using var reader = BulkReader.Open(
            db,
            $"""
            SELECT f.person_id, f.kind, f.value, f.from_on, f.until_on, f.recorded_at
            FROM facts f JOIN persons p ON p.id = f.person_id
            WHERE p.area_id IN ({areas}) AND f.superseded_at IS NULL AND f.from_on <= {BulkReader.Literal(month.LastDay)}
            """);
        while (reader.Next())
        {
            var person = reader.Id();
            var fact = new FactRow(reader.Word(), reader.Word(), reader.Day(), reader.DayOrNull(), reader.Instant());
            if (payees.TryGetValue(person, out var payee))
            {
                (payee.Facts ??= new List<FactRow>(2)).Add(fact);
            }
        }
    }

    private void ReadPrior(string areas)
    {
        using var reader = BulkReader.Open(
            db,
            $"""
            SELECT h.area_id, l.person_id, l.person_code, l.payee_name, l.programme, l.ground, l.coefficient, l.amount_vnd
            FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id
            WHERE h.month = {month.Plus(-1).Code} AND h.area_id IN ({areas}) AND h.state IN ('APPROVED', 'CLOSED')
                AND l.kind = 'REGULAR' AND l.live
            """);
        while (reader.Next())
        {
            var area = reader.Int();
            var line = new PriorLine(
                reader.Id(), reader.Text(), reader.Text(), Known(reader.Word()), reader.Word(), reader.Int(), reader.Long());
            if (payees.TryGetValue(line.PersonId, out var payee) && payee.AreaId == area)
            {
                (payee.Prior ??= new List<PriorLine>(1)).Add(line);
            }
            else
            {
                communes[area].Gone.Add(line);
            }
        }
    }

    private void ReadUncollected(string areas)
    {
        using var reader = db.Read(
            $"""
            SELECT h.area_id, l.list_id, l.line_no, l.person_id, l.person_code, l.programme, l.benefit_month, l.ground, l.coefficient,
                l.amount_vnd, l.payee_name, l.citizen_id, l.channel, l.provider, l.bank_bin, l.account_no
            FROM instructions i
            JOIN payroll_lines l ON l.list_id = i.list_id AND l.line_no = i.line_no
            JOIN payroll_lists h ON h.id = l.list_id
            WHERE i.state IN ('RETURNED', 'REVERSED') AND h.month < @p0 AND h.area_id IN ({areas})
            """, month);
        while (reader.Read())
        {
            communes[reader.GetInt32(0)].Uncollected.Add(new UncollectedLine(
                reader.GetGuid(1), reader.GetInt32(2), reader.GetGuid(3), reader.GetString(4), Known(reader.GetString(5)),
                Month.FromCode(reader.GetInt32(6)), reader.GetString(7), reader.GetInt32(8), reader.GetInt64(9), reader.GetString(10),
                reader.TextOrNull(11), reader.GetString(12), reader.GetString(13), reader.TextOrNull(14), reader.TextOrNull(15)));
        }
    }

    /// <summary>What was listed for earlier months, only of people about whom something was recorded after the last list.</summary>
    private void ReadListed(string areas)
    {
        if (communes.Values.Min(commune => commune.LastPreparedAt) is not { } since)
        {
            return;
        }

        using var reader = db.Read(
            $"""
            SELECT l.person_id, l.programme, l.benefit_month, SUM(l.amount_vnd)
            FROM payroll_lines l
            WHERE l.live AND l.kind IN ('REGULAR', 'ARREARS') AND l.benefit_month < @p0
                AND l.person_id IN (
                    SELECT g.person_id FROM grants g JOIN persons p ON p.id = g.person_id
                    WHERE g.recorded_at > @p1 AND p.area_id IN ({areas})
                    UNION
                    SELECT f.person_id FROM facts f JOIN persons p ON p.id = f.person_id
                    WHERE f.recorded_at > @p1 AND p.area_id IN ({areas}))
            GROUP BY l.person_id, l.programme, l.benefit_month
            """, month, since);
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

    private static string Known(string programme) => programme == Grant.Allowance ? Grant.Allowance : Grant.Care;
}
