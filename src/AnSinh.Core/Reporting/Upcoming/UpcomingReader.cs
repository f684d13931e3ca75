using System.Globalization;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;

namespace AnSinh.Core.Reporting.Upcoming;

/// <summary>
/// Reads those about whom something may change: births that reach an age of the law, and whatever has a last day. Five
/// statements, however many people there are; whether something does change is decided afterwards, in memory.
/// </summary>
internal sealed class UpcomingReader(AppDb db, UpcomingBirths births)
{
    /// <summary>So many people are named in a statement; of more, what finds them is asked again.</summary>
    private const int NamedMost = 10_000;

    private readonly Dictionary<Guid, UpcomingPerson> people = [];

    public IReadOnlyCollection<UpcomingPerson> Read(IReadOnlyCollection<int>? areaIds)
    {
        var picked = Picked(areaIds);
        ReadPersons(picked);
        if (people.Count > 0)
        {
            var found = people.Count > NamedMost ? picked
                : string.Join(", ", people.Keys.Select(BulkReader.Literal));
            ReadGrants(found);
            ReadFacts(found);
            ReadRepresentatives(found);
        }

        return people.Values;
    }

    private string Picked(IReadOnlyCollection<int>? areaIds)
    {
        var places = areaIds is null ? "1 = 1"
            : areaIds.Count == 0 ? "1 = 0" : $"p.area_id IN ({PayrollReader.Areas(areaIds)})";
        var (from, until) = (births.Now, births.Now.Plus(births.Ahead));
        var days = $"BETWEEN {BulkReader.Literal(from.FirstDay)} AND {BulkReader.Literal(until.LastDay)}";
        return
            $"""
            SELECT p.id FROM persons p WHERE {places} AND p.died_on IS NULL AND ({Births("p.birth")}
                OR p.id IN (SELECT f.person_id FROM facts f WHERE f.until_on {days} AND f.superseded_at IS NULL)
                OR p.id IN (SELECT f.person_id FROM facts f
                    WHERE f.kind = '{FactKinds.Child}' AND f.superseded_at IS NULL AND ({Births("f.value")}))
                OR p.id IN (SELECT g.person_id FROM grants g WHERE g.until_month BETWEEN {from.Code} AND {until.Code})
                OR p.id IN (SELECT g.person_id FROM grants g JOIN persons c ON c.id = g.cared_person_id
                    WHERE g.cared_person_id IS NOT NULL AND ({Births("c.birth")}))
                OR p.id IN (SELECT r.person_id FROM representatives r WHERE r.until_on {days}))
            """;
    }

    /// <summary>Births that may reach an age: by their month, or by the year where no month is known.</summary>
    private string Births(string column) =>
        $"""
        SUBSTR({column}, 1, 7) IN ({Texts(births.Months.Select(month => month.ToString()))})
            OR (SUBSTR({column}, 5, 1) IN ('', ';') AND SUBSTR({column}, 1, 4) IN ({Texts(
                births.Years.Select(year => year.ToString("0000", CultureInfo.InvariantCulture)))}))
        """;

    /// <summary>Texts as the inside of IN (…), which may not be empty; no birth is written -.</summary>
    private static string Texts(IEnumerable<string> texts) =>
        string.Join(", ", texts.Append("-").Select(text => $"'{text}'"));

    private void ReadPersons(string picked)
    {
        var payees = new List<Payee>();
        using (var reader = BulkReader.Open(
            db, $"SELECT {PayrollReader.PersonColumns} FROM persons WHERE id IN ({picked})"))
        {
            while (reader.Next())
            {
                payees.Add(PayrollReader.ReadPayee(reader));
            }
        }

        var among = AreaList.Sql([.. payees.Select(payee => payee.AreaId).Distinct()]);
        var areas = new Dictionary<int, (string Name, string Province)>();
        using var places = db.Read(
            $"SELECT a.id, a.name, p.code FROM areas a JOIN areas p ON p.id = a.province_id WHERE a.id IN ({among})");
        while (places.Read())
        {
            areas[places.GetInt32(0)] = (places.GetString(1), places.GetString(2));
        }

        foreach (var payee in payees)
        {
            var (name, province) = areas[payee.AreaId];
            people.Add(payee.PersonId, new UpcomingPerson(payee, province, name));
        }
    }

    private void ReadGrants(string found)
    {
        using var reader = BulkReader.Open(
            db, $"SELECT person_id, {PayrollReader.GrantColumns} FROM grants WHERE person_id IN ({found})");
        while (reader.Next())
        {
            var (id, grant) = (reader.Id(), PayrollReader.ReadGrant(reader));
            people.GetValueOrDefault(id)?.Payee.Grants.Add(grant);
        }
    }

    private void ReadFacts(string found)
    {
        using var reader = BulkReader.Open(
            db,
            $"""
            SELECT person_id, kind, value, from_on, until_on, recorded_at
            FROM facts WHERE person_id IN ({found}) AND superseded_at IS NULL
            """);
        while (reader.Next())
        {
            var id = reader.Id();
            var fact = new FactRow(reader.Word(), reader.Word(), reader.Day(), reader.DayOrNull(), reader.Instant());
            if (people.GetValueOrDefault(id)?.Payee is { } payee)
            {
                (payee.Facts ??= new List<FactRow>(2)).Add(fact);
            }
        }
    }

    private void ReadRepresentatives(string found)
    {
        using var reader = BulkReader.Open(
            db,
            $"""
            SELECT person_id, kind, full_name, from_on, until_on FROM representatives WHERE person_id IN ({found})
            """);
        while (reader.Next())
        {
            var id = reader.Id();
            var one = new Representation(reader.Word(), reader.Text(), reader.Day(), reader.DayOrNull());
            people.GetValueOrDefault(id)?.Representatives.Add(one);
        }
    }
}
