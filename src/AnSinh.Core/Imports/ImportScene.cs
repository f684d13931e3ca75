using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AnSinh.Core.Audit;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Imports;

/// <summary>One file being applied: who, when, which month, and what it adds to the register. Counts people.</summary>
internal sealed class ImportScene(AppDb db, IdSource ids, DateTimeOffset now, Actor actor, ImportFile file)
{
    private static readonly JsonSerializerOptions Json =
        new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly Dictionary<int, (int New, int Changed)> areas = [];
    private Dictionary<int, string>? codes;

    public RegisterPart Part { get; } = new();

    /// <summary>Grants of unclear ground, which carry a fixed amount.</summary>
    public List<Grant> FixedGrants { get; } = [];

    public List<WorkItem> Work { get; } = [];

    /// <summary>What the file did to each person the register knew, for taking it back.</summary>
    public Dictionary<Guid, KeptChange> Kept { get; } = [];

    public FieldVault Vault => db.Vault;

    public AuditLog Audit { get; } = new(db, new Instant(now), ids);

    public IdSource Ids => ids;

    public DateTimeOffset Now => now;

    public Actor Actor => actor;

    public ImportFile File => file;

    public Month Month => file.Month!.Value;

    public void CountNew(int areaId)
    {
        file.NewPeople++;
        areas[areaId] = areas.GetValueOrDefault(areaId) is var (added, changed) ? (added + 1, changed) : (1, 0);
    }

    public void CountSame() => file.SamePeople++;

    /// <summary>A changed person has an audit event with what was and what is.</summary>
    public void CountChanged(
        Person person, IReadOnlyDictionary<string, string?> before, IReadOnlyDictionary<string, string?> after)
    {
        file.ChangedPeople++;
        areas[person.AreaId] = areas.GetValueOrDefault(person.AreaId) is var (added, changed)
            ? (added, changed + 1)
            : (0, 1);
        Audit.Add(
            actor, "PERSON_CHANGED", ("person", person.Id.ToString()),
            $"Sửa {string.Join(", ", after.Keys)} của {person.FullName} ({person.Code}) theo tệp {file.Name}",
            person.AreaId, JsonSerializer.Serialize(before, Json), JsonSerializer.Serialize(after, Json));
    }

    /// <summary>A person the register did not know, as the row names them.</summary>
    public Person AddPerson(ImportRow row, NamedPerson named)
    {
        var person = new Person
        {
            Id = ids.Next(),
            Code = named.Code!,
            AreaId = named.AreaId,
            FullName = named.Name,
            SortKey = VietnameseText.SortKey(named.Name),
            SearchKey = VietnameseText.SearchKey(named.Name),
            Birth = named.Birth,
            Sex = row.Text("sex"),
            Hamlet = row.Text("hamlet"),
            SourceFileId = file.Id,
            RecordedAt = now,
        };
        person.SetCitizenId(Vault, CitizenId.IsTwelve(named.Identity) ? named.Identity : null);
        person.SetOldId(Vault, CitizenId.IsOld(named.Identity) ? named.Identity : null);
        person.Ethnicity = Vault.Close(row.Text("ethnic"), person.Id, SealedField.Ethnicity);
        Part.Persons.Add(person);
        return person;
    }

    public void Ask(string kind, Person person, string sentence) => Work.Add(new WorkItem
    {
        Id = ids.Next(),
        Kind = kind,
        AreaId = person.AreaId,
        PersonId = person.Id,
        Month = Month,
        Sentence = sentence,
        OpenedAt = now,
    });

    /// <summary>The id of the new fact.</summary>
    public Guid AddFact(Person person, string kind, string value, DateOnly from, ImportRow row)
    {
        var id = ids.Next();
        Part.Facts.Add(new Fact
        {
            Id = id,
            PersonId = person.Id,
            Kind = kind,
            Value = value,
            FromOn = from,
            Evidence = Evidence(row),
            RecordedAt = now,
            RecordedBy = actor.Login,
        });
        return id;
    }

    public void AddRepresentative(Representative representative) => db.Add(representative);

    /// <summary>
    /// Grants by which somebody is paid for caring for a person: looked at again when something happens.
    /// </summary>
    public List<Grant> CareFor(Guid personId) => [.. db.Grants.Where(grant => grant.CaredPersonId == personId)];

    public List<Representative> RepresentativesOf(Guid personId) =>
        [.. db.Representatives.Where(one => one.PersonId == personId && one.UntilOn == null)];

    /// <summary>The person lives in another commune from the month of the file; the id of the fact.</summary>
    public Guid AddMove(Person person, int toAreaId, ImportRow row)
    {
        codes ??= db.Areas.AsNoTracking().Where(area => area.Level == AreaLevel.Commune)
            .ToDictionary(area => area.Id, area => area.Code);
        return AddFact(
            person, FactKinds.Residence, $"{codes[person.AreaId]}>{codes[toAreaId]}", Month.FirstDay, row);
    }

    public string Evidence(ImportRow row) =>
        $"Tệp {file.Name}, " + (row.Sheet is { } sheet ? $"trang {sheet}, " : "") + $"dòng {row.Row}";

    /// <summary>Writes what was gathered; one audit event per commune, and the file's own.</summary>
    public void Save(ImportReport report)
    {
        db.SaveChanges();
        new RegisterWriter(db).Write(Part);
        WriteKept();
        db.Grants.AddRange(FixedGrants);
        new RegisterWriter(db).WriteWork(Work);
        foreach (var (area, (added, changed)) in areas.OrderBy(pair => pair.Key))
        {
            Audit.Add(
                actor, "IMPORT_APPLIED", ("import_file", file.Id.ToString()),
                $"Nhập tệp {file.Name}: {added} người mới, {changed} người thay đổi", area);
        }

        Audit.Add(
            actor, "IMPORT_STORED", ("import_file", file.Id.ToString()),
            $"Nhập tệp {file.Name} ({file.Kind}, tháng {DateText.Show(Month)}): {report.Counts.Expected} dòng tốt, "
            + $"{report.Counts.Rejected} dòng từ chối, sha256 {file.Sha256}");
        db.SaveChanges();
    }

    private void WriteKept()
    {
        using var rows = BulkWriter.Open(db, "import_changes", "id", "file_id", "person_id", "change_json");
        foreach (var (person, change) in Kept)
        {
            rows.Write(ids.Next());
            rows.Write(file.Id);
            rows.Write(person);
            rows.Write(change.IsNothing ? null
                : Vault.Close(JsonSerializer.Serialize(change, Json), person, SealedField.ImportChange)!.Value.Text);
            rows.EndRow();
        }

        rows.Complete();
    }

    private sealed class Instant(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
