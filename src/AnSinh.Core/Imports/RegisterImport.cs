using AnSinh.Core.Registry;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>
/// Takes the people of a coded export into the register: person, decision, way of payment, and what the category
/// asserts.
/// </summary>
internal sealed class RegisterImport(ImportScene scene, SourceProfile source, CommuneDirectory communes)
{
    private readonly CategoryEntry entry = new(scene);

    public static bool Enters(ImportRow row) => row.Reasons is null || row.Reasons is ["STATUS_NOT_ACTIVE"];

    public static NamedPerson Named(ImportRow row, CommuneDirectory communes, Month month) => new(
        row.Text("person_code"), row.Text("id_no"), row.Text("full_name")!, BirthDate.Parse(row.Text("dob")!),
        communes.ByCode(row.Text("commune_code")!, month.LastDay)!.Id);

    public void Apply(ImportRow row, KnownPeople known)
    {
        var named = Named(row, communes, scene.Month);
        var category = source.Categories[row.Text("category")!];
        var since = Month.Parse(row.Text("since")!);
        if (known.Find(named) is { } found)
        {
            Update(row, named, category, since, found);
        }
        else
        {
            AddNew(row, named, category, since);
        }
    }

    private void AddNew(ImportRow row, NamedPerson named, SourceCategory category, Month since)
    {
        var person = scene.AddPerson(row, named);
        scene.Part.Grants.Add(entry.GrantOf(row, person, category, since));
        scene.Part.PaymentMethods.Add(MethodOf(row, person));
        foreach (var (kind, value) in CategoryEntry.FactsOf(row, category))
        {
            scene.AddFact(person, kind, value, since.FirstDay, row);
        }

        entry.Ask(row, person, category, []);
        scene.CountNew(person.AreaId);
    }

    private void Update(ImportRow row, NamedPerson named, SourceCategory category, Month since, KnownPerson known)
    {
        var update = new PersonUpdate(scene, known);
        update.Person(new PersonSaid(
            named.Name, named.Birth, row.Text("sex"), named.Identity, row.Text("ethnic"), named.AreaId, null), row);
        update.Method(MethodOf(row, known.Person));
        update.Grant(entry.GrantOf(row, known.Person, category, since));
        foreach (var (kind, value) in CategoryEntry.FactsOf(row, category))
        {
            update.Fact(kind, value, since.FirstDay, row);
        }

        entry.Ask(row, known.Person, category, known.OpenWork);
        update.Done();
    }

    private PaymentMethod MethodOf(ImportRow row, Person person)
    {
        var bin = row.Text("bank_bin");
        var cash = row.Text("channel") == "cash";
        return new PaymentMethod
        {
            Id = scene.Ids.Next(),
            PersonId = person.Id,
            Channel = row.Text("channel") switch
            {
                "bank" => PaymentMethod.Bank,
                "digital" => PaymentMethod.Digital,
                _ => PaymentMethod.Cash,
            },
            Provider = cash || bin is null ? PaymentMethod.Post : BankDirectory.CodeOf(bin) ?? PaymentMethod.Post,
            BankBin = cash ? null : bin,
            AccountName = cash ? null : person.FullName,
            FromOn = scene.Month.FirstDay,
            RecordedAt = scene.Now,
            RecordedBy = scene.Actor.Login,
        }.Into(scene.Vault, cash ? null : row.Text("account_no"));
    }
}
