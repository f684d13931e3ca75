using System.Text.Json;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Registry;

/// <summary>
/// Writes down how somebody wants to be paid. The way before ends the day before and is kept. One transaction with its
/// audit event, which tells of an account the end only.
/// </summary>
public sealed class PaymentMethodDesk(AppDb db, TimeProvider clock, IdSource ids)
{
    /// <summary>Null when written down, now or before.</summary>
    public Refusal? Choose(Person person, PaymentChoice asked, Actor actor)
    {
        using var wide = db.LookEverywhere();
        return db.WriteWhole(() => Write(person, asked, actor));
    }

    private Refusal? Write(Person person, PaymentChoice asked, Actor actor)
    {
        var held = db.PaymentMethods.SingleOrDefault(one => one.PersonId == person.Id && one.UntilOn == null);
        var scene = Scene(person, asked, held);
        if (PaymentChoiceRules.Fault(asked, scene) is { } refusal)
        {
            return refusal;
        }

        var made = Made(asked, scene, actor);
        if (held is not null && IsSame(held, made))
        {
            return null;
        }

        if (held is not null)
        {
            held.UntilOn = made.FromOn > held.FromOn ? made.FromOn.AddDays(-1) : held.FromOn;
            // Of two open methods the database takes none: the old one ends first.
            db.SaveChanges();
        }

        db.PaymentMethods.Add(made);
        new AuditLog(db, clock, ids).Add(
            actor, "PAYMENT_METHOD_CHOSEN", ("person", person.Id.ToString()),
            $"{person.FullName} ({person.Code}) nhận tiền qua {Word(made)} từ {DateText.Show(made.FromOn)}, theo "
                + made.Paper,
            person.AreaId, held is null ? null : JsonSerializer.Serialize(Told(held)),
            JsonSerializer.Serialize(Told(made)));
        return null;
    }

    private PaymentChoiceScene Scene(Person person, PaymentChoice asked, PaymentMethod? held)
    {
        var day = asked.FromOn ?? clock.Today();
        var recipients = db.Representatives.AsNoTracking().Where(one => one.PersonId == person.Id
            && one.FromOn <= day && (one.UntilOn == null || one.UntilOn >= day)
            && one.Scope != Representative.Cash).ToList();
        var key = db.Vault.Mark(asked.Account, SealedField.AccountNo);
        var others = key is not null && db.PaymentMethods.Any(one => one.AccountKey == key && one.UntilOn == null
            && one.BankBin == asked.BankBin && one.PersonId != person.Id);
        return new PaymentChoiceScene(clock.Today(), person, held, recipients, others);
    }

    private PaymentMethod Made(PaymentChoice asked, PaymentChoiceScene scene, Actor actor)
    {
        var isCash = asked.Channel == PaymentMethod.Cash;
        return new PaymentMethod
        {
            Id = ids.Next(),
            PersonId = scene.Person.Id,
            Channel = asked.Channel!,
            Provider = asked.Channel == PaymentMethod.Bank ? asked.BankCode! : PaymentMethod.Post,
            BankBin = asked.Channel == PaymentMethod.Bank ? asked.BankBin : null,
            AccountName = isCash ? null : VietnameseText.Clean(asked.AccountName),
            Holder = isCash ? null : PaymentChoiceRules.Holder(asked, scene),
            CashReason = isCash ? asked.CashReason : null,
            Paper = VietnameseText.Clean(asked.Paper),
            FromOn = asked.FromOn!.Value,
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = actor.Login,
        }.Into(db.Vault, asked.Account);
    }

    private static bool IsSame(PaymentMethod held, PaymentMethod made) =>
        held.Channel == made.Channel && held.Provider == made.Provider && held.BankBin == made.BankBin
            && held.AccountKey == made.AccountKey && held.Holder == made.Holder && held.CashReason == made.CashReason
            && held.FromOn == made.FromOn;

    private string Word(PaymentMethod method) => method.Channel switch
    {
        PaymentMethod.Cash => "tiền mặt",
        PaymentMethod.Bank => $"tài khoản {method.Provider} {NumberText.Ending(db.Vault.Account(method))}",
        _ => $"tài khoản điện tử {NumberText.Ending(db.Vault.Account(method))}",
    };

    private object Told(PaymentMethod method) => new
    {
        method.Channel,
        method.Provider,
        account = NumberText.Ending(db.Vault.Account(method)),
        method.Holder,
        method.CashReason,
        from = method.FromOn,
        method.Paper,
    };
}
