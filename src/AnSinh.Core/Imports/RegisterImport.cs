using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>
/// Takes the people of a coded export into the register: person, decision, way of payment, and what the category
/// asserts.
/// </summary>
internal sealed class RegisterImport(ImportScene scene, SourceProfile source, CommuneDirectory communes)
{
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
        scene.Part.Grants.Add(GrantOf(row, person, category, since));
        scene.Part.PaymentMethods.Add(MethodOf(row, person));
        foreach (var (kind, value) in FactsOf(row, category))
        {
            scene.AddFact(person, kind, value, since.FirstDay, row.Row);
        }

        Ask(row, person, category, []);
        scene.CountNew(person.AreaId);
    }

    private void Update(ImportRow row, NamedPerson named, SourceCategory category, Month since, KnownPerson known)
    {
        var update = new PersonUpdate(scene, known);
        update.Person(new PersonSaid(
            named.Name, named.Birth, row.Text("sex"), named.Identity, row.Text("ethnic"), named.AreaId, null),
            row.Row);
        update.Method(MethodOf(row, known.Person));
        update.Grant(GrantOf(row, known.Person, category, since));
        foreach (var (kind, value) in FactsOf(row, category))
        {
            update.Fact(kind, value, since.FirstDay, row.Row);
        }

        Ask(row, known.Person, category, known.OpenWork);
        update.Done();
    }

    private Grant GrantOf(ImportRow row, Person person, SourceCategory category, Month since)
    {
        var status = row.Text("status");
        return new Grant
        {
            Id = scene.Ids.Next(),
            PersonId = person.Id,
            Programme = Grant.Allowance,
            AssertedGround = category.Ground,
            DecisionNo = row.Text("decision_no"),
            DecidedOn = row.Text("decided_on") is { } day ? BirthDate.Parse(day).Earliest : null,
            FromMonth = since,
            AccountableFromMonth = scene.Month > since ? scene.Month : since,
            SuspendedFromMonth = status == "suspended" ? scene.Month : null,
            UntilMonth = status == "stopped" ? scene.Month.Plus(-1) : null,
            EndReason = status switch
            {
                "suspended" => $"Tạm dừng theo {scene.Evidence(row.Row)}",
                "stopped" => $"Thôi hưởng theo {scene.Evidence(row.Row)}",
                _ => null,
            },
            AssertedCoefficient = row.Hundredths("coefficient"),
            RecordedAt = scene.Now,
            RecordedBy = scene.Actor.Login,
        };
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

    private static IEnumerable<(string Kind, string Value)> FactsOf(ImportRow row, SourceCategory category)
    {
        foreach (var (kind, value) in category.Facts)
        {
            yield return (kind, value);
        }

        if (category.ChildrenByCoefficient)
        {
            yield return (FactKinds.Child, $"unknown={row.Hundredths("coefficient") / 100}");
        }
    }

    /// <summary>What the source leaves open becomes work for the commune.</summary>
    private void Ask(ImportRow row, Person person, SourceCategory category, HashSet<string> open)
    {
        if (category.Ask is { } kind && !open.Contains(kind))
        {
            scene.Ask(kind, person, kind switch
            {
                "CHILD_POINT_UNKNOWN" =>
                    $"{person.FullName} ({person.Code}): tệp chỉ ghi trẻ em không có nguồn nuôi dưỡng. "
                    + "Chọn đúng điểm của khoản 1 Điều 5 theo hồ sơ.",
                _ => $"{person.FullName} ({person.Code}): tệp không ghi ngày sinh các con. Bổ sung theo giấy "
                    + "khai sinh.",
            });
        }

        if (!AgeAgrees(person.Birth, category) && !open.Contains("AGE_DISAGREES"))
        {
            scene.Ask("AGE_DISAGREES", person,
                $"{person.FullName} ({person.Code}), sinh {DateText.Show(person.Birth)}: tuổi không khớp nhóm "
                + $"{row.Text("category")} của tệp. Đối chiếu giấy tờ rồi sửa ngày sinh hoặc nhóm.");
        }
    }

    /// <summary>A partial birth date agrees when one of its days does.</summary>
    private bool AgeAgrees(BirthDate birth, SourceCategory category)
    {
        var (youngest, oldest) = (AgeOn(birth.Latest), AgeOn(birth.Earliest));
        return (category.FromAge is not { } from || oldest >= from)
            && (category.UnderAge is not { } under || youngest < under);
    }

    private int AgeOn(DateOnly birth)
    {
        var day = scene.Month.LastDay;
        var years = day.Year - birth.Year;
        return birth > day.AddYears(-years) ? years - 1 : years;
    }
}
