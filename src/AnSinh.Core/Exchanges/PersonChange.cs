using System.Globalization;
using AnSinh.Core.Audit;
using AnSinh.Core.Imports;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Exchanges;

/// <summary>
/// Writes what was accepted into the register, as an import or the desk would: nothing is overwritten that has a
/// history. The caller has a transaction and saves.
/// </summary>
internal sealed class PersonChange(AppDb db, TimeProvider clock, IdSource ids)
{
    private const string BirthChanged = "BIRTH_CHANGED";

    public async Task ApplyAsync(
        Exchange exchange, DifferenceRow row, string reason, Actor actor, CancellationToken stop)
    {
        if (row.Difference.Field == DifferenceField.Death)
        {
            // CourseDesk reads the person itself; nothing of this decision is waiting to be saved yet.
            Die(row, reason, actor);
            return;
        }

        var person = await db.Persons.SingleAsync(one => one.Id == row.Difference.PersonId, stop);
        var theirs = row.Theirs;
        switch (row.Difference.Field)
        {
            case DifferenceField.FullName:
                person.FullName = theirs;
                person.SortKey = VietnameseText.SortKey(theirs);
                person.SearchKey = VietnameseText.SearchKey(theirs);
                break;
            case DifferenceField.Sex:
                person.Sex = theirs;
                break;
            case DifferenceField.Hamlet:
                person.Hamlet = theirs;
                break;
            case DifferenceField.Ethnicity:
                person.Ethnicity = db.Vault.Close(theirs, person.Id, SealedField.Ethnicity);
                break;
            case DifferenceField.CitizenId:
                await NumberAsync(person, row, stop);
                break;
            case DifferenceField.Birth:
                person.Birth = BirthDate.Parse(theirs);
                await AskAsync(person, stop);
                break;
            case DifferenceField.Account:
                await AccountAsync(person, theirs, actor, stop);
                break;
            default:
                await FactAsync(exchange, row, reason, actor, stop);
                break;
        }
    }

    private void Die(DifferenceRow row, string reason, Actor actor)
    {
        var died = BirthDate.Parse(row.Theirs).Earliest;
        if (new CourseDesk(db, clock, ids).Record(
            row.Difference.PersonId, new CourseRequest(CourseChange.Death, died, reason), actor) is { } refusal)
        {
            throw new RefusedException(refusal);
        }
    }

    /// <summary>A number is of one person, wherever that one is.</summary>
    private async Task NumberAsync(Person person, DifferenceRow row, CancellationToken stop)
    {
        if (row.Entry.RepresentativeId is { } id)
        {
            var one = await db.Representatives.SingleAsync(other => other.Id == id, stop);
            one.CitizenId = db.Vault.Close(row.Theirs, one.PersonId, SealedField.RepresentativeCitizenId);
            one.CitizenKey = db.Vault.Mark(row.Theirs, SealedField.CitizenId);
            return;
        }

        var key = db.Vault.Mark(row.Theirs, SealedField.CitizenId);
        using (db.LookEverywhere())
        {
            if (await db.Persons.AnyAsync(other => other.CitizenKey == key && other.Id != person.Id, stop))
            {
                throw new RefusedException(new Refusal(
                    "IDENTIFIER_TAKEN",
                    $"Số định danh {NumberText.Ending(row.Theirs)} đã đứng tên một người khác trong sổ. Không ghi gì; "
                        + "xem hai hồ sơ có phải một người ở trang Nghi trùng.", "chosen"));
            }
        }

        person.SetCitizenId(db.Vault, row.Theirs);
    }

    /// <summary>Another birth may move the first month of a right: somebody looks, nothing is computed back.</summary>
    private async Task AskAsync(Person person, CancellationToken stop)
    {
        if (await db.WorkItems.AnyAsync(
            item => item.Kind == BirthChanged && item.PersonId == person.Id && item.ClosedAt == null, stop))
        {
            return;
        }

        db.WorkItems.Add(new WorkItem
        {
            Id = ids.Next(),
            Kind = BirthChanged,
            AreaId = person.AreaId,
            PersonId = person.Id,
            Sentence = $"Ngày sinh của {person.FullName} đã đổi thành {DateText.Show(person.Birth)}. Xem lại tháng bắt "
                + "đầu hưởng và các mốc tuổi.",
            OpenedAt = clock.GetUtcNow(),
        });
    }

    /// <summary>The way of payment before ends the day before and is kept.</summary>
    private async Task AccountAsync(Person person, string theirs, Actor actor, CancellationToken stop)
    {
        var (bin, account, name) = HeldValues.AccountParts(theirs);
        var today = clock.Today();
        if (await db.PaymentMethods.SingleOrDefaultAsync(
            one => one.PersonId == person.Id && one.UntilOn == null, stop) is { } old)
        {
            old.UntilOn = today > old.FromOn ? today.AddDays(-1) : old.FromOn;
            // Of two open methods the database takes none: the old one ends first.
            await db.SaveChangesAsync(stop);
        }

        db.PaymentMethods.Add(new PaymentMethod
        {
            Id = ids.Next(),
            PersonId = person.Id,
            Channel = PaymentMethod.Bank,
            Provider = BankDirectory.CodeOf(bin)!,
            BankBin = bin,
            AccountName = name,
            FromOn = today,
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = actor.Login,
        }.Into(db.Vault, account));
    }

    /// <summary>A pension, its end, or the last day of a paper; the fact before is superseded where it says the same
    /// days.</summary>
    private async Task FactAsync(
        Exchange exchange, DifferenceRow row, string reason, Actor actor, CancellationToken stop)
    {
        var isPension = row.Difference.Field == DifferenceField.Pension;
        var kind = isPension ? FactKinds.Pension : FactKinds.IdentityPaper;
        var day = row.Theirs == HeldValues.NoPension ? exchange.AskedOn : BirthDate.Parse(row.Theirs).Earliest;
        var from = isPension ? day : exchange.AskedOn;
        var now = clock.GetUtcNow();
        foreach (var old in await db.Facts.Where(one => one.PersonId == row.Difference.PersonId && one.Kind == kind
            && one.SupersededAt == null && one.FromOn >= from).ToListAsync(stop))
        {
            old.SupersededAt = now;
        }

        db.Facts.Add(new Fact
        {
            Id = ids.Next(),
            PersonId = row.Difference.PersonId,
            Kind = kind,
            Value = !isPension ? "identity_card" : row.Theirs == HeldValues.NoPension ? FactKinds.None : "receives",
            FromOn = from,
            UntilOn = isPension ? null : day,
            Evidence = string.Create(
                CultureInfo.InvariantCulture, $"{ExchangeWords.PartnerOf(exchange)}, lô {exchange.Number}: {reason}"),
            RecordedAt = now,
            RecordedBy = actor.Login,
        });
    }
}
