using AnSinh.Core.Store;

namespace AnSinh.Core.Registry;

/// <summary>A part of the register ready to be stored.</summary>
public sealed class RegisterPart
{
    public List<Person> Persons { get; } = [];

    public List<Fact> Facts { get; } = [];

    public List<Grant> Grants { get; } = [];

    public List<PaymentMethod> PaymentMethods { get; } = [];
}

/// <summary>Stores many new people at once, in the transaction of the caller.</summary>
public sealed class RegisterWriter(AppDb db)
{
    public void Write(RegisterPart part)
    {
        WritePersons(part.Persons);
        WriteFacts(part.Facts);
        WriteGrants(part.Grants);
        WritePaymentMethods(part.PaymentMethods);
    }

    private void WritePersons(List<Person> persons)
    {
        using var rows = BulkWriter.Open(
            db, "persons", "id", "code", "area_id", "full_name", "sort_key", "search_key", "birth",
            "sex", "citizen_id", "citizen_key",
            "old_id", "old_id_key", "ethnicity", "hamlet", "phone", "died_on", "in_facility_from",
            "source_file_id", "recorded_at");
        foreach (var person in persons)
        {
            rows.Write(person.Id);
            rows.Write(person.Code);
            rows.Write(person.AreaId);
            rows.Write(person.FullName);
            rows.Write(person.SortKey);
            rows.Write(person.SearchKey);
            rows.Write(person.Birth.ToString());
            rows.Write(person.Sex);
            rows.Write(person.CitizenId?.Text);
            rows.Write(person.CitizenKey);
            rows.Write(person.OldId?.Text);
            rows.Write(person.OldIdKey);
            rows.Write(person.Ethnicity?.Text);
            rows.Write(person.Hamlet);
            rows.Write(person.Phone);
            rows.Write(person.DiedOn);
            rows.Write(person.InFacilityFrom);
            rows.Write(person.SourceFileId);
            rows.Write((DateTimeOffset?)person.RecordedAt);
            rows.EndRow();
        }

        rows.Complete();
    }

    public void WriteFacts(IReadOnlyList<Fact> facts)
    {
        using var rows = BulkWriter.Open(
            db, "facts", "id", "person_id", "kind", "value", "from_on", "until_on", "evidence", "recorded_at",
            "recorded_by");
        foreach (var fact in facts)
        {
            rows.Write(fact.Id);
            rows.Write(fact.PersonId);
            rows.Write(fact.Kind);
            rows.Write(fact.Value);
            rows.Write((DateOnly?)fact.FromOn);
            rows.Write(fact.UntilOn);
            rows.Write(fact.Evidence);
            rows.Write((DateTimeOffset?)fact.RecordedAt);
            rows.Write(fact.RecordedBy);
            rows.EndRow();
        }

        rows.Complete();
    }

    /// <summary>New entries of the work list, open.</summary>
    public void WriteWork(IReadOnlyList<WorkItem> work)
    {
        using var rows = BulkWriter.Open(
            db, "work_items", "id", "kind", "area_id", "person_id", "month", "sentence", "due_on", "opened_at");
        foreach (var item in work)
        {
            rows.Write(item.Id);
            rows.Write(item.Kind);
            rows.Write(item.AreaId);
            rows.Write(item.PersonId);
            rows.Write(item.Month?.Code);
            rows.Write(item.Sentence);
            rows.Write(item.DueOn);
            rows.Write((DateTimeOffset?)item.OpenedAt);
            rows.EndRow();
        }

        rows.Complete();
    }

    private void WriteGrants(List<Grant> grants)
    {
        using var rows = BulkWriter.Open(
            db, "grants", "id", "person_id", "programme", "asserted_ground", "care_kind", "cared_person_id",
            "decision_no", "decided_on",
            "from_month", "accountable_from_month", "until_month", "suspended_from_month", "end_reason",
            "asserted_coefficient",
            "recorded_at", "recorded_by");
        foreach (var grant in grants)
        {
            rows.Write(grant.Id);
            rows.Write(grant.PersonId);
            rows.Write(grant.Programme);
            rows.Write(grant.AssertedGround);
            rows.Write(grant.CareKind);
            rows.Write(grant.CaredPersonId);
            rows.Write(grant.DecisionNo);
            rows.Write(grant.DecidedOn);
            rows.Write(grant.FromMonth.Code);
            rows.Write(grant.AccountableFromMonth.Code);
            rows.Write(grant.UntilMonth?.Code);
            rows.Write(grant.SuspendedFromMonth?.Code);
            rows.Write(grant.EndReason);
            rows.Write(grant.AssertedCoefficient);
            rows.Write((DateTimeOffset?)grant.RecordedAt);
            rows.Write(grant.RecordedBy);
            rows.EndRow();
        }

        rows.Complete();
    }

    private void WritePaymentMethods(List<PaymentMethod> methods)
    {
        using var rows = BulkWriter.Open(
            db, "payment_methods", "id", "person_id", "channel", "provider", "bank_bin", "account_no", "account_key",
            "account_name", "from_on",
            "recorded_at", "recorded_by");
        foreach (var method in methods)
        {
            rows.Write(method.Id);
            rows.Write(method.PersonId);
            rows.Write(method.Channel);
            rows.Write(method.Provider);
            rows.Write(method.BankBin);
            rows.Write(method.AccountNo?.Text);
            rows.Write(method.AccountKey);
            rows.Write(method.AccountName);
            rows.Write((DateOnly?)method.FromOn);
            rows.Write((DateTimeOffset?)method.RecordedAt);
            rows.Write(method.RecordedBy);
            rows.EndRow();
        }

        rows.Complete();
    }
}
