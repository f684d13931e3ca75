using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>What a file says of a person that may differ from the register.</summary>
internal sealed record PersonSaid(
    string Name, BirthDate Birth, string? Sex, string? Identity, string? Ethnicity, int AreaId, string? Hamlet);

/// <summary>
/// Compares a person with what a file says and takes over what is new or other; what the file leaves out stays.
/// </summary>
internal sealed class PersonUpdate
{
    private readonly ImportScene scene;
    private readonly KnownPerson known;
    private readonly KeptChange kept;
    private readonly Dictionary<string, string?> before = [];
    private readonly Dictionary<string, string?> after = [];

    public PersonUpdate(ImportScene scene, KnownPerson known)
    {
        (this.scene, this.known) = (scene, known);
        if (!scene.Kept.TryGetValue(known.Person.Id, out var change))
        {
            change = new KeptChange { Before = PersonFields.Of(known.Person, scene.Vault) };
            scene.Kept.Add(known.Person.Id, change);
        }

        kept = change;
    }

    public void Person(PersonSaid said, ImportRow row)
    {
        var person = known.Person;
        if (!VietnameseText.SameName(person.FullName, said.Name))
        {
            Note(PersonHistory.FullName, person.FullName, said.Name);
            person.FullName = said.Name;
            person.SortKey = VietnameseText.SortKey(said.Name);
            person.SearchKey = VietnameseText.SearchKey(said.Name);
        }

        if (person.Birth != said.Birth
            && (!KnownPeople.Compatible(person.Birth, said.Birth) || Exacter(said.Birth, person.Birth)))
        {
            Note(PersonHistory.Birth, person.Birth.ToString(), said.Birth.ToString());
            person.Birth = said.Birth;
        }

        person.Sex = Taken(PersonHistory.Sex, person.Sex, said.Sex);
        TakeEthnicity(person, said.Ethnicity);
        person.Hamlet = Taken(PersonHistory.Hamlet, person.Hamlet, said.Hamlet);
        TakeNumber(person, said.Identity);
        if (person.AreaId != said.AreaId)
        {
            Note("xã", Number(person.AreaId), Number(said.AreaId));
            kept.Facts.Add(scene.AddMove(person, said.AreaId, row));
            person.AreaId = said.AreaId;
        }
    }

    /// <summary>Another way to be paid starts with the month of the file.</summary>
    public void Method(PaymentMethod said)
    {
        if (known.Method is { } old)
        {
            if (said.FromOn < old.FromOn)
            {
                // A file of an earlier month says nothing about how the person is paid now.
                return;
            }

            if (old.Channel == said.Channel
                && old.Provider == said.Provider && old.AccountKey == said.AccountKey && old.BankBin == said.BankBin)
            {
                return;
            }

            Note("hình thức chi trả", Text(old), Text(said));
            old.UntilOn = said.FromOn > old.FromOn ? said.FromOn.AddDays(-1) : old.FromOn;
            kept.Closed.Add(old.Id);
        }
        else
        {
            Note("hình thức chi trả", null, Text(said));
        }

        kept.Methods.Add(said.Id);
        scene.Part.PaymentMethods.Add(said);
    }

    /// <summary>
    /// The running decision: suspended, stopped or taken up again; another category makes another decision.
    /// </summary>
    public void Grant(Grant said)
    {
        var old = known.Grants.Where(grant => grant.Programme == said.Programme)
            .OrderBy(grant => grant.FromMonth.Code).LastOrDefault();
        if (old is not null && said.AccountableFromMonth < old.AccountableFromMonth)
        {
            return;
        }

        if (old is null || old.AssertedGround != said.AssertedGround
            || old.AssertedCoefficient != said.AssertedCoefficient)
        {
            Note("quyết định hưởng", old is null ? null : Text(old), Text(said));
            if (old is { UntilMonth: null })
            {
                Keep(old);
                old.UntilMonth = scene.Month.Plus(-1);
                old.EndReason = $"Đổi nhóm đối tượng theo tệp {scene.File.Name}";
                Touch(old);
            }

            kept.Grants.Add(said.Id);
            scene.Part.Grants.Add(said);
            return;
        }

        if (Standing(old) != Standing(said))
        {
            Note("tình trạng hưởng", Standing(old), Standing(said));
            Keep(old);
            old.SuspendedFromMonth = said.SuspendedFromMonth;
            old.UntilMonth = said.UntilMonth;
            old.EndReason = said.EndReason;
            Touch(old);
        }
    }

    /// <summary>Death: the day and the fact; everything paid for later months is looked at again.</summary>
    public void Died(DateOnly on, ImportRow row)
    {
        if (known.Person.DiedOn == on)
        {
            return;
        }

        Note("ngày chết", known.Person.DiedOn is { } held ? DateText.Show(held) : null, DateText.Show(on));
        known.Person.DiedOn = on;
        kept.Facts.Add(scene.AddFact(known.Person, FactKinds.Death, BirthDate.Of(on).ToString(), on, row));
        foreach (var care in scene.CareFor(known.Person.Id))
        {
            Keep(care);
            Touch(care);
        }
    }

    /// <summary>The running decision ends with a month; false when none runs.</summary>
    public bool End(Month last, string reason)
    {
        var running = known.Grants.Where(grant => grant.Programme == Registry.Grant.Allowance)
            .OrderBy(grant => grant.FromMonth.Code).LastOrDefault();
        if (running is null)
        {
            return false;
        }

        if (running.UntilMonth is { } until && until <= last)
        {
            return true;
        }

        Note("tháng hưởng cuối", running.UntilMonth?.ToString(), last.ToString());
        Keep(running);
        running.UntilMonth = last;
        running.EndReason = reason;
        Touch(running);
        return true;
    }

    /// <summary>Another person who receives: guardian or authorised, with the paper.</summary>
    public void Receives(Representative said)
    {
        var held = scene.RepresentativesOf(known.Person.Id);
        if (held.Exists(one => one.Kind == said.Kind && VietnameseText.SameName(one.FullName, said.FullName)))
        {
            return;
        }

        foreach (var old in held.Where(one => one.Kind == said.Kind))
        {
            old.UntilOn = said.FromOn > old.FromOn ? said.FromOn.AddDays(-1) : old.FromOn;
            kept.Closed.Add(old.Id);
        }

        kept.Representatives.Add(said.Id);
        Note("người nhận thay", held.FirstOrDefault(one => one.Kind == said.Kind)?.FullName, said.FullName);
        scene.AddRepresentative(said);
    }

    public void Phone(string? said) => known.Person.Phone = Taken("điện thoại", known.Person.Phone, said);

    /// <summary>Work that the file opens: told as a change of the person.</summary>
    public void Asked(string kind, string sentence)
    {
        if (known.OpenWork.Add(kind))
        {
            scene.Ask(kind, known.Person, sentence);
            Note("việc cần làm", null, sentence);
        }
    }

    public void Fact(string kind, string value, DateOnly from, ImportRow row)
    {
        var held = known.Facts.Where(fact => fact.Kind == kind && fact.UntilOn is null)
            .OrderBy(fact => fact.FromOn).LastOrDefault();
        if (held?.Value == value || (held is not null && kind == FactKinds.ChildSituation && value == "?"))
        {
            return;
        }

        Note(kind, held?.Value, value);
        kept.Facts.Add(scene.AddFact(known.Person, kind, value, held is null ? from : scene.Month.FirstDay, row));
    }

    /// <summary>A decision that the file brings besides.</summary>
    public void Added(Guid grantId) => kept.Grants.Add(grantId);

    public void Done()
    {
        kept.After = PersonFields.Of(known.Person, scene.Vault);
        if (after.Count > 0)
        {
            scene.CountChanged(known.Person, before, after);
        }
        else
        {
            scene.CountSame();
        }
    }

    /// <summary>As the decision stood before the file, once.</summary>
    private void Keep(Grant grant) => kept.Ended.TryAdd(
        grant.Id, new KeptGrant(grant.UntilMonth?.Code, grant.SuspendedFromMonth?.Code, grant.EndReason));

    private void Touch(Grant grant)
    {
        grant.RecordedAt = scene.Now;
        grant.RecordedBy = scene.Actor.Login;
    }

    private static string Standing(Grant grant) =>
        grant.UntilMonth is not null ? "thôi hưởng" : grant.SuspendedFromMonth is not null ? "tạm dừng" : "đang hưởng";

    private static string Number(int id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A log is read by many and kept for ever: of an account or a number it tells the end only.</summary>
    private string Text(PaymentMethod method) =>
        $"{method.Channel} {method.Provider} {NumberText.Ending(scene.Vault.Account(method))}";

    private void TakeNumber(Person person, string? said)
    {
        var isTwelve = CitizenId.IsTwelve(said);
        var field = isTwelve ? SealedField.CitizenId : SealedField.OldId;
        var old = scene.Vault.Open(isTwelve ? person.CitizenId : person.OldId, person.Id, field);
        if (said is null || said == old)
        {
            return;
        }

        Note(isTwelve ? "số định danh" : "số CMND", NumberText.Ending(old), NumberText.Ending(said));
        if (isTwelve)
        {
            person.SetCitizenId(scene.Vault, said);
        }
        else
        {
            person.SetOldId(scene.Vault, said);
        }
    }

    /// <summary>Sensitive (Decree 356/2025): the log tells that it changed, not from what to what.</summary>
    private void TakeEthnicity(Person person, string? said)
    {
        var old = scene.Vault.Open(person.Ethnicity, person.Id, SealedField.Ethnicity);
        if (said is null || said == old)
        {
            return;
        }

        Note("dân tộc", old is null ? null : "đã ghi", "đã ghi");
        person.Ethnicity = scene.Vault.Close(said, person.Id, SealedField.Ethnicity);
    }

    private static string Text(Grant grant) => $"{grant.AssertedGround} {grant.AssertedCoefficient} {grant.DecisionNo}";

    private static bool Exacter(BirthDate one, BirthDate other) =>
        (one.Month > 0 && other.Month == 0) || (one.Day > 0 && other.Day == 0);

    private string? Taken(string what, string? old, string? said)
    {
        if (said is null || said == old)
        {
            return old;
        }

        Note(what, old, said);
        return said;
    }

    private void Note(string what, string? old, string? said)
    {
        before[what] = old;
        after[what] = said;
    }
}
