using AnSinh.Core.Registry;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>
/// Takes a hand-made list of beneficiaries, or the increases of a month, into the register. Where a row names the
/// group, it brings the decision and what the group asserts; where not, the person enters and work asks for the rest.
/// Money comes from neither: the law computes it when a month is prepared.
/// </summary>
internal sealed class RegistryListImport(ImportScene scene, SourceProfile source)
{
    private readonly CategoryEntry entry = new(scene);
    private readonly HashSet<string> codes = new(StringComparer.Ordinal);

    public void Apply(ImportRow row, KnownPeople known)
    {
        var named = known.NamedIn(row);
        while (!codes.Add(named.Code!))
        {
            named = named with { Code = named.Code + "B" };
        }

        var category = row.Text("category") is { } code ? source.Category(code) : null;
        var since = (row.Text("start") ?? row.Text("from_month")) is { } text ? Month.Parse(text) : scene.Month;
        if (known.Find(named) is { } found)
        {
            Update(row, named, category, since, found);
        }
        else
        {
            AddNew(row, named, category, since);
        }
    }

    private void AddNew(ImportRow row, NamedPerson named, SourceCategory? category, Month since)
    {
        var person = scene.AddPerson(row, named);
        person.Phone = row.Text("phone");
        scene.Part.PaymentMethods.Add(Cash(person));
        if (category is null)
        {
            scene.Ask("GRANT_UNKNOWN", person, Unknown(person));
        }
        else
        {
            scene.Part.Grants.Add(entry.GrantOf(row, person, category, since));
            foreach (var (kind, value) in CategoryEntry.FactsOf(row, category))
            {
                scene.AddFact(person, kind, value, since.FirstDay, row);
            }

            entry.Ask(row, person, category, []);
        }

        scene.CountNew(person.AreaId);
    }

    private void Update(ImportRow row, NamedPerson named, SourceCategory? category, Month since, KnownPerson known)
    {
        var update = new PersonUpdate(scene, known);
        update.Person(new PersonSaid(
            named.Name, named.Birth, row.Text("sex"), named.Identity, null, named.AreaId, row.Text("hamlet")), row);
        update.Phone(row.Text("phone"));
        if (known.Method is null)
        {
            update.Method(Cash(known.Person));
        }

        if (category is not null)
        {
            update.Grant(entry.GrantOf(row, known.Person, category, since));
            foreach (var (kind, value) in CategoryEntry.FactsOf(row, category))
            {
                update.Fact(kind, value, since.FirstDay, row);
            }

            entry.Ask(row, known.Person, category, known.OpenWork);
        }
        else if (known.Grants.Count == 0)
        {
            update.Asked("GRANT_UNKNOWN", Unknown(known.Person));
        }

        update.Done();
    }

    private string Unknown(Person person) =>
        $"{person.FullName} ({person.Code}): tệp {scene.File.Name} không ghi nhóm đối tượng "
        + "nên chưa có quyết định hưởng trong "
        + "sổ và chưa được chi. Tra hồ sơ rồi ghi nhóm, dữ kiện và quyết định.";

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
