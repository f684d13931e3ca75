using System.Security.Cryptography;
using System.Text;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>
/// Takes a signed payment list into the register. It names no category: everybody new enters with the ground unclear and the
/// amount as paid, and one work item asks for the category. What was paid becomes a closed list of the month.
/// </summary>
internal sealed class PaymentHistoryImport(AppDb db, ImportScene scene, CommuneOnDay commune)
{
    /// <summary>Stands where a prepared list names the law it was computed with.</summary>
    public const string NoLaw = "imported";

    private const string Unclear = "UNCLEAR";
    private readonly HashSet<string> codes = new(StringComparer.Ordinal);
    private readonly List<PayrollLine> lines = [];
    private readonly List<PayrollChange> changes = [];
    private readonly Guid listId = scene.Ids.Next();

    /// <summary>The code a person without identifier gets: the same for the same person in every file of the commune.</summary>
    public static NamedPerson Named(ImportRow row, CommuneOnDay commune)
    {
        var name = row.Text("full_name")!;
        var birth = BirthDate.Parse(row.Text("dob")!);
        var text = $"{commune.Code}|{VietnameseText.MatchKey(name)}|{birth.Year}|{row.Text("sex")}|{row.Text("decision_no")}";
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];
        return new NamedPerson($"{commune.Code}-{hash}", row.Text("id_no"), name, birth, commune.Id);
    }

    public void Apply(ImportRow row, KnownPeople known, bool history)
    {
        var named = Named(row, commune);
        while (!codes.Add(named.Code!))
        {
            named = named with { Code = named.Code + "B" };
        }

        var person = known.Find(named) is { } found ? Update(row, named, found) : AddNew(row, named);
        if (history)
        {
            AddLines(row, person);
        }
    }

    /// <summary>The closed list, when the month has none yet.</summary>
    public void SaveHistory()
    {
        var newVnd = lines.Where(line => line.Kind == LineKind.Regular).Sum(line => line.AmountVnd);
        var arrearsVnd = lines.Where(line => line.Kind == LineKind.Arrears).Sum(line => line.AmountVnd);
        db.PayrollLists.Add(new PayrollList
        {
            Id = listId,
            Month = scene.Month,
            AreaId = commune.Id,
            Version = 1,
            State = ListState.Closed,
            Origin = ListOrigin.Imported,
            LawSha256 = NoLaw,
            Fingerprint = ListFingerprint.Of(lines.Select(FingerprintLine.Of)),
            People = lines.Count(line => line.Kind == LineKind.Regular),
            Lines = lines.Count,
            AmountVnd = newVnd + arrearsVnd,
            OldVnd = 0,
            IncreaseVnd = newVnd,
            DecreaseVnd = 0,
            AdjustVnd = 0,
            NewVnd = newVnd,
            ArrearsVnd = arrearsVnd,
            OneTimeVnd = 0,
            CarriedOverVnd = 0,
            PreparedBy = scene.Actor.Login,
            PreparedAt = scene.Now,
        });
        db.SaveChanges();
        db.PayrollLines.AddRange(lines);
        db.PayrollChanges.AddRange(changes);
    }

    private Person AddNew(ImportRow row, NamedPerson named)
    {
        var person = new Person
        {
            Id = scene.Ids.Next(),
            Code = named.Code!,
            AreaId = commune.Id,
            FullName = named.Name,
            SortKey = VietnameseText.SortKey(named.Name),
            SearchKey = VietnameseText.SearchKey(named.Name),
            Birth = named.Birth,
            Sex = row.Text("sex"),
            CitizenId = CitizenId.IsTwelve(named.Identity) ? named.Identity : null,
            OldId = CitizenId.IsOld(named.Identity) ? named.Identity : null,
            Hamlet = row.Text("hamlet"),
            SourceFileId = scene.File.Id,
            RecordedAt = scene.Now,
        };
        scene.Part.Persons.Add(person);
        scene.Part.PaymentMethods.Add(Cash(person));
        AddGrant(row, person);
        scene.CountNew(commune.Id);
        return person;
    }

    private Person Update(ImportRow row, NamedPerson named, KnownPerson known)
    {
        var update = new PersonUpdate(scene, known);
        update.Person(new PersonSaid(
            named.Name, named.Birth, row.Text("sex"), named.Identity, null, commune.Id, row.Text("hamlet")));
        if (known.Method is null)
        {
            update.Method(Cash(known.Person));
        }

        if (!known.Grants.Exists(grant => grant.Programme == Grant.Allowance))
        {
            AddGrant(row, known.Person);
        }

        update.Done();
        return known.Person;
    }

    private void AddGrant(ImportRow row, Person person)
    {
        scene.FixedGrants.Add(new Grant
        {
            Id = scene.Ids.Next(),
            PersonId = person.Id,
            Programme = Grant.Allowance,
            DecisionNo = row.Text("decision_no"),
            FromMonth = scene.Month,
            AccountableFromMonth = scene.Month,
            FixedAmountVnd = row.Number("amount"),
            AssertedCoefficient = row.Hundredths("coefficient"),
            RecordedAt = scene.Now,
            RecordedBy = scene.Actor.Login,
        });
        scene.Ask("GROUND_UNCLEAR", person,
            $"{person.FullName} ({person.Code}): danh sách đã chi không ghi nhóm đối tượng. Tra quyết định "
            + $"{row.Text("decision_no") ?? "(chưa ghi số)"} rồi ghi nhóm và dữ kiện; đến khi đó chi mức đang chi.");
    }

    private PaymentMethod Cash(Person person) => new()
    {
        Id = scene.Ids.Next(),
        PersonId = person.Id,
        Channel = PaymentMethod.Cash,
        Provider = PaymentMethod.Post,
        FromOn = scene.Month.FirstDay,
        RecordedAt = scene.Now,
        RecordedBy = scene.Actor.Login,
    };

    private void AddLines(ImportRow row, Person person)
    {
        var amountVnd = row.Number("amount")!.Value;
        lines.Add(Line(row, person, LineKind.Regular, scene.Month, amountVnd, LineChange.Increase));
        changes.Add(new PayrollChange
        {
            ListId = listId,
            PersonId = person.Id,
            Programme = Grant.Allowance,
            PersonCode = person.Code,
            PayeeName = person.FullName,
            Kind = PayrollChange.Increase,
            BeforeVnd = 0,
            AfterVnd = amountVnd,
            Reason = $"Đã chi theo {scene.Evidence(row.Row)}; tháng trước chưa có trong sổ",
            DecisionNo = row.Text("decision_no"),
        });
        var months = (int)(row.Number("arrears_months") ?? 0);
        for (var back = months; back >= 1; back--)
        {
            var each = row.Number("arrears_amount")!.Value / months;
            lines.Add(Line(row, person, LineKind.Arrears, scene.Month.Plus(-back), each, LineChange.None));
        }
    }

    private PayrollLine Line(ImportRow row, Person person, LineKind kind, Month benefitMonth, long amountVnd, LineChange change) => new()
    {
        ListId = listId,
        LineNo = lines.Count + 1,
        PersonId = person.Id,
        PersonCode = person.Code,
        Programme = Grant.Allowance,
        Kind = kind,
        BenefitMonth = benefitMonth,
        Ground = Unclear,
        Coefficient = row.Hundredths("coefficient") ?? 0,
        AmountVnd = amountVnd,
        Change = change,
        BeforeVnd = 0,
        PayeeName = person.FullName,
        CitizenId = person.CitizenId,
        Channel = PaymentMethod.Cash,
        Provider = PaymentMethod.Post,
        Live = true,
    };
}
