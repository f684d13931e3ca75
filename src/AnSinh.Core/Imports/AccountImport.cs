using AnSinh.Core.Registry;

namespace AnSinh.Core.Imports;

/// <summary>
/// Takes what people registered: how they receive from this month on, into whose account, and who receives for them.
/// An earlier way of payment is ended and kept.
/// </summary>
internal sealed class AccountImport(ImportScene scene)
{
    public void Apply(ImportRow row, KnownPerson known)
    {
        var update = new PersonUpdate(scene, known);
        update.Phone(row.Text("phone"));
        update.Method(MethodOf(row, known.Person));
        if (row.Text("account_name") is { } name && row.Text("relation") is { } relation and not "self")
        {
            update.Receives(new Representative
            {
                Id = scene.Ids.Next(),
                PersonId = known.Person.Id,
                Kind = relation == "guardian" ? Representative.Guardian : Representative.AuthorisedRecipient,
                FullName = name,
                Paper = row.Text("note")?.Replace('\n', ' ') ?? scene.Evidence(row),
                FromOn = scene.Month.FirstDay,
                RecordedAt = scene.Now,
                RecordedBy = scene.Actor.Login,
            });
        }

        update.Done();
    }

    private PaymentMethod MethodOf(ImportRow row, Person person)
    {
        var channel = row.Text("channel");
        var bin = row.Text("bank_bin");
        return new PaymentMethod
        {
            Id = scene.Ids.Next(),
            PersonId = person.Id,
            Channel = channel switch
            {
                "bank" => PaymentMethod.Bank,
                "mobile-money" => PaymentMethod.Digital,
                _ => PaymentMethod.Cash,
            },
            Provider = channel == "bank" && bin is not null ? BankDirectory.CodeOf(bin)
                ?? PaymentMethod.Post : PaymentMethod.Post,
            BankBin = channel == "bank" ? bin : null,
            AccountName = row.Text("account_name"),
            FromOn = scene.Month.FirstDay,
            RecordedAt = scene.Now,
            RecordedBy = scene.Actor.Login,
        }.Into(scene.Vault, row.Text("account_no"));
    }
}
