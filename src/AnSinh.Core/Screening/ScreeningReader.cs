using System.Globalization;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Screening;

/// <summary>Somebody as read, before the law is asked.</summary>
internal sealed class ReadPerson(Payee payee)
{
    public Payee Payee => payee;

    public string? Hamlet { get; init; }

    public string AreaName { get; init; } = "";

    public string Province { get; init; } = "";

    public bool IsCaredFor { get; init; }

    public (Month Last, string? Reason)? Ended { get; set; }

    public DateTimeOffset? ChangedAt { get; set; }

    public ScreeningClosing? Closing { get; set; }
}

/// <summary>
/// Reads everybody who lives and has no running decision of an allowance: four statements, however many people there
/// are. A record merged into another stands for nobody.
/// </summary>
internal sealed class ScreeningReader(AppDb db, ScreeningAsk ask)
{
    private readonly Dictionary<Guid, ReadPerson> people = [];

    private string Waiting =>
        $"""
        p.died_on IS NULL
            AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id AND g.programme = '{Grant.Allowance}'
                AND (g.until_month IS NULL OR g.until_month >= {Month}))
            AND NOT EXISTS (SELECT 1 FROM person_merges m WHERE m.gone_id = p.id AND m.undone_at IS NULL)
            {(ask.AreaIds is { } ids ? $"AND p.area_id IN ({AreaList.Sql(ids)})" : "")}
            {(ask.PersonId is { } id ? $"AND p.id = {BulkReader.Literal(id)}" : "")}
        """;

    private string Month => ask.Month.Code.ToString(CultureInfo.InvariantCulture);

    public IReadOnlyCollection<ReadPerson> Read()
    {
        ReadPersons();
        if (people.Count > 0)
        {
            ReadFacts();
            ReadEnded();
            ReadClosings();
        }

        return people.Values;
    }

    private void ReadPersons()
    {
        using var reader = db.Read(
            $"""
            SELECT p.id, p.code, p.area_id, p.full_name, p.birth, p.in_facility_from, p.hamlet, a.name, v.code,
                CASE WHEN EXISTS (SELECT 1 FROM grants c WHERE c.cared_person_id = p.id
                    AND c.from_month <= {Month} AND (c.until_month IS NULL OR c.until_month >= {Month}))
                    THEN 1 ELSE 0 END
            FROM persons p JOIN areas a ON a.id = p.area_id JOIN areas v ON v.id = a.province_id
            WHERE {Waiting} ORDER BY p.sort_key, p.code
            """);
        while (reader.Read())
        {
            var payee = new Payee
            {
                PersonId = reader.GetGuid(0),
                Code = reader.GetString(1),
                AreaId = reader.GetInt32(2),
                FullName = reader.GetString(3),
                CitizenId = null,
                Birth = BirthDate.Parse(reader.GetString(4)),
                DiedOn = null,
                InFacilityFrom = reader.DayOrNull(5),
            };
            people.Add(payee.PersonId, new ReadPerson(payee)
            {
                Hamlet = reader.TextOrNull(6),
                AreaName = reader.GetString(7),
                Province = reader.GetString(8),
                IsCaredFor = reader.GetInt32(9) == 1,
            });
        }
    }

    /// <summary>
    /// What holds, and when anything was last recorded or taken back; a reform of units is no change.
    /// </summary>
    private void ReadFacts()
    {
        using var reader = db.Read(
            $"""
            SELECT f.person_id, f.kind, f.value, f.from_on, f.until_on, f.recorded_at, f.superseded_at
            FROM facts f JOIN persons p ON p.id = f.person_id
            WHERE f.kind <> '{FactKinds.Unit}' AND {Waiting} ORDER BY f.recorded_at, f.id
            """);
        while (reader.Read())
        {
            if (!people.TryGetValue(reader.GetGuid(0), out var one))
            {
                continue;
            }

            var recorded = reader.InstantAt(5);
            var changed = reader.IsDBNull(6) ? recorded : reader.InstantAt(6);
            one.ChangedAt = one.ChangedAt > changed ? one.ChangedAt : changed;
            if (reader.IsDBNull(6))
            {
                (one.Payee.Facts ??= []).Add(new FactRow(
                    reader.GetString(1), reader.GetString(2), reader.DayOrNull(3)!.Value, reader.DayOrNull(4),
                    recorded));
            }
        }
    }

    private void ReadEnded()
    {
        using var reader = db.Read(
            $"""
            SELECT g.person_id, g.until_month, g.end_reason FROM grants g JOIN persons p ON p.id = g.person_id
            WHERE g.programme = '{Grant.Allowance}' AND g.until_month >= g.from_month AND {Waiting}
            ORDER BY g.until_month
            """);
        while (reader.Read())
        {
            if (people.TryGetValue(reader.GetGuid(0), out var one))
            {
                one.Ended = (Policy.Month.FromCode(reader.GetInt32(1)), reader.TextOrNull(2));
            }
        }
    }

    private void ReadClosings()
    {
        var open = db.ScreeningClosings.AsNoTracking().Where(one => one.ReopenedAt == null);
        if (ask.PersonId is { } person)
        {
            open = open.Where(one => one.PersonId == person);
        }

        foreach (var closing in open)
        {
            if (people.TryGetValue(closing.PersonId, out var one))
            {
                one.Closing = closing;
            }
        }
    }
}
