using System.Security.Cryptography;
using System.Text;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>
/// Takes a signed payment list into the register. It names no category: everybody new enters with the ground unclear
/// and the amount as paid, and one work item asks for the category. What was paid becomes a closed list of the month.
/// </summary>
internal sealed class PaymentHistoryImport(ImportScene scene, CommuneOnDay commune)
{
    private readonly HashSet<string> codes = new(StringComparer.Ordinal);

    /// <summary>
    /// The code a person without identifier gets: the same for the same person in every file of the commune.
    /// </summary>
    public static NamedPerson Named(ImportRow row, CommuneOnDay commune)
    {
        var name = row.Text("full_name")!;
        var birth = RowPeople.BirthOf(row)!.Value;
        var text =
            $"{commune.Code}|{VietnameseText.MatchKey(name)}|{birth.Year}|{row.Text("sex")}|{row.Text("decision_no")}";
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];
        return new NamedPerson($"{commune.Code}-{hash}", row.Text("id_no"), name, birth, commune.Id);
    }

    /// <summary>The person of a row, new or known.</summary>
    public Person Apply(ImportRow row, KnownPeople known)
    {
        var named = known.NamedIn(row);
        while (!codes.Add(named.Code!))
        {
            named = named with { Code = named.Code + "B" };
        }

        return known.Find(named) is { } found ? Update(row, named, found) : AddNew(row, named);
    }

    private Person AddNew(ImportRow row, NamedPerson named)
    {
        var person = scene.AddPerson(row, named);
        scene.Part.PaymentMethods.Add(Cash(person));
        AddGrant(row, person);
        scene.CountNew(commune.Id);
        return person;
    }

    private Person Update(ImportRow row, NamedPerson named, KnownPerson known)
    {
        var update = new PersonUpdate(scene, known);
        update.Person(new PersonSaid(
            named.Name, named.Birth, row.Text("sex"), named.Identity, null, commune.Id, row.Text("hamlet")), row);
        if (known.Method is null)
        {
            update.Method(Cash(known.Person));
        }

        if (!known.Grants.Exists(grant => grant.Programme == Grant.Allowance))
        {
            update.Added(AddGrant(row, known.Person));
        }

        update.Done();
        return known.Person;
    }

    private Guid AddGrant(ImportRow row, Person person)
    {
        var id = scene.Ids.Next();
        scene.FixedGrants.Add(new Grant
        {
            Id = id,
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
        return id;
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
}
