using System.Text.Json;
using AnSinh.Core.Audit;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Imports;

/// <summary>Which file is taken back, why and by whom.</summary>
internal sealed record UndoScene(ImportFile File, string Reason, Actor Actor);

/// <summary>Takes back what a file did, person by person, in the transaction of the caller.</summary>
internal sealed class UndoWriter(AppDb db, TimeProvider clock, IdSource ids, UndoScene scene)
{
    private const int Chunk = 500;

    private readonly AuditLog audit = new(db, clock, ids);
    private readonly string why = $"Rút lại tệp {scene.File.Name}: {scene.Reason}";

    /// <summary>Codes of people who left the register.</summary>
    public List<string> Removed { get; } = [];

    public int RestoredPeople { get; private set; }

    /// <summary>One sentence for each that stayed.</summary>
    public List<string> Stayed { get; } = [];

    /// <summary>People for whom something was taken back.</summary>
    public int Done { get; private set; }

    /// <summary>The list that the file made: as one that was sent back, its lines in force no more.</summary>
    public void Send(PayrollList? list)
    {
        if (list is not null)
        {
            list.State = ListState.Returned;
            db.SaveChanges();
            db.Execute("UPDATE payroll_lines SET live = @p0 WHERE list_id = @p1", false, list.Id);
        }
    }

    /// <summary>Nothing refers to them: the record goes with what hangs from it.</summary>
    public void Remove(IReadOnlyCollection<Guid> people)
    {
        foreach (var some in people.Chunk(Chunk))
        {
            Removed.AddRange(db.Persons.Where(one => some.Contains(one.Id)).Select(one => one.Code));
            db.DuplicatePairs.Where(one => some.Contains(one.OneId) || some.Contains(one.OtherId)).ExecuteDelete();
            db.WorkItems.Where(one => one.PersonId != null && some.Contains(one.PersonId.Value)).ExecuteDelete();
            db.Facts.Where(one => some.Contains(one.PersonId)).ExecuteDelete();
            db.Grants.Where(one => some.Contains(one.PersonId)).ExecuteDelete();
            db.PaymentMethods.Where(one => some.Contains(one.PersonId)).ExecuteDelete();
            db.Representatives.Where(one => some.Contains(one.PersonId)).ExecuteDelete();
            db.Persons.Where(one => some.Contains(one.Id)).ExecuteDelete();
        }

        Removed.Sort(StringComparer.Ordinal);
        Done += people.Count;
    }

    /// <summary>A list names them: the record stays, without what the file gave it.</summary>
    public void Empty(IReadOnlyCollection<Guid> people)
    {
        foreach (var id in people)
        {
            var person = db.Persons.Single(one => one.Id == id);
            NeverHeld([.. db.Grants.Where(one => one.PersonId == id)]);
            Supersede([.. db.Facts.Where(one => one.PersonId == id)]);
            Close([.. db.PaymentMethods.Where(one => one.PersonId == id && one.UntilOn == null)]);
            CloseWork(db.WorkItems.Where(one => one.PersonId == id && one.ClosedAt == null));
            Told(person, "một danh sách có tên người này nên hồ sơ ở lại, không còn quyết định hưởng");
            Event(person);
            Done++;
        }

        db.SaveChanges();
    }

    public void Restore(IReadOnlyCollection<ImportChange> changes)
    {
        foreach (var change in changes)
        {
            var person = db.Persons.Single(one => one.Id == change.PersonId);
            var kept = JsonSerializer.Deserialize<KeptChange>(
                db.Vault.Open(change.ChangeJson, person.Id, SealedField.ImportChange)!)!;
            var now = PersonFields.Of(person, db.Vault);
            var then = now.Back(kept.Before, kept.After!);
            if (NumberOfAnother(person, now, then))
            {
                Told(person, "số định danh trước khi nhập nay thuộc người khác; đối chiếu hai người");
                continue;
            }

            then.Into(person, db.Vault);
            Restore(kept);
            CloseWork(db.WorkItems.Where(one => one.PersonId == person.Id && one.ClosedAt == null
                && one.OpenedAt == scene.File.ImportedAt));
            Event(person);
            RestoredPeople++;
            Done++;
        }

        db.SaveChanges();
    }

    public void Stay(Dictionary<Guid, string> held)
    {
        foreach (var some in held.Keys.Chunk(Chunk))
        {
            foreach (var person in db.Persons.AsNoTracking().Where(one => some.Contains(one.Id)).ToList())
            {
                Told(person, held[person.Id]);
            }
        }

        Stayed.Sort(StringComparer.Ordinal);
    }

    private void Restore(KeptChange kept)
    {
        foreach (var grant in db.Grants.Where(one => kept.Ended.Keys.Contains(one.Id)).ToList())
        {
            var before = kept.Ended[grant.Id];
            grant.UntilMonth = before.UntilMonth is { } until ? Policy.Month.FromCode(until) : null;
            grant.SuspendedFromMonth = before.SuspendedFromMonth is { } from ? Policy.Month.FromCode(from) : null;
            grant.EndReason = before.EndReason;
            Touch(grant);
        }

        NeverHeld([.. db.Grants.Where(one => kept.Grants.Contains(one.Id))]);
        Supersede([.. db.Facts.Where(one => kept.Facts.Contains(one.Id))]);
        Close([.. db.PaymentMethods.Where(one => kept.Methods.Contains(one.Id))]);
        foreach (var one in db.Representatives.Where(one => kept.Representatives.Contains(one.Id)).ToList())
        {
            one.UntilOn = one.FromOn.AddDays(-1);
        }

        // One way of payment is open at a time: the file's is closed first.
        db.SaveChanges();
        foreach (var method in db.PaymentMethods.Where(one => kept.Closed.Contains(one.Id)).ToList())
        {
            method.UntilOn = null;
        }

        foreach (var one in db.Representatives.Where(one => kept.Closed.Contains(one.Id)).ToList())
        {
            one.UntilOn = null;
        }
    }

    /// <summary>Another record has taken the number that this one had before.</summary>
    private bool NumberOfAnother(Person person, PersonFields now, PersonFields then)
    {
        var key = now.CitizenId == then.CitizenId ? null : db.Vault.Mark(then.CitizenId, SealedField.CitizenId);
        return key is not null && db.Persons.Any(one => one.CitizenKey == key && one.Id != person.Id);
    }

    private void NeverHeld(List<Grant> grants)
    {
        foreach (var grant in grants)
        {
            (grant.UntilMonth, grant.EndReason) = (grant.FromMonth.Plus(-1), why);
            Touch(grant);
        }
    }

    private void Supersede(List<Fact> facts)
    {
        foreach (var fact in facts)
        {
            fact.SupersededAt ??= clock.GetUtcNow();
        }
    }

    private static void Close(List<PaymentMethod> methods)
    {
        foreach (var method in methods)
        {
            method.UntilOn = method.FromOn.AddDays(-1);
        }
    }

    private void CloseWork(IQueryable<WorkItem> work)
    {
        foreach (var item in work.ToList())
        {
            (item.ClosedAt, item.ClosedBy, item.Outcome) = (clock.GetUtcNow(), scene.Actor.Login, why);
        }
    }

    private void Touch(Grant grant) =>
        (grant.RecordedAt, grant.RecordedBy) = (clock.GetUtcNow(), scene.Actor.Login);

    private void Told(Person person, string sentence) =>
        Stayed.Add($"{person.FullName} ({person.Code}): {sentence}.");

    private void Event(Person person) => audit.Add(
        scene.Actor, ImportUndoService.Restored, ("person", person.Id.ToString()),
        $"{person.FullName} ({person.Code}) như trước khi nhập tệp {scene.File.Name}: {scene.Reason}", person.AreaId);
}
