using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Imports;

/// <summary>
/// What a register says of people, as one text: the same for registers that say the same. Ids, times of recording and
/// what is over or was taken back are left out, questions to the office too where asked.
/// </summary>
internal static class RegisterContent
{
    public static string Of(AppDb db, bool work = true)
    {
        var grants = db.Grants.AsNoTracking().ToList().Where(one => one.UntilMonth is not { } until
            || until >= one.FromMonth).ToLookup(one => one.PersonId);
        var facts = db.Facts.AsNoTracking().Where(one => one.SupersededAt == null).ToLookup(one => one.PersonId);
        var methods = db.PaymentMethods.AsNoTracking().Where(one => one.UntilOn == null)
            .ToLookup(one => one.PersonId);
        var items = db.WorkItems.AsNoTracking().Where(one => one.ClosedAt == null).AsEnumerable().Where(_ => work)
            .ToLookup(one => one.PersonId);
        return string.Join('\n', db.Persons.AsNoTracking().ToList().OrderBy(one => one.Code, StringComparer.Ordinal)
            .Select(person => string.Join(" / ",
            [
                $"{person.Code} {person.FullName} {person.SortKey} {person.Birth} {person.Sex} {person.Hamlet} "
                    + $"{person.Phone} {person.AreaId} {person.DiedOn} {db.Vault.CitizenId(person)} "
                    + $"{db.Vault.Ethnicity(person)}",
                .. grants[person.Id].Select(Text).Order(StringComparer.Ordinal),
                .. facts[person.Id].Select(one => $"{one.Kind} {one.Value} {one.FromOn}")
                    .Order(StringComparer.Ordinal),
                .. methods[person.Id].Select(one => $"{one.Channel} {one.Provider} {db.Vault.Account(one)}"),
                .. items[person.Id].Select(one => one.Kind).Order(StringComparer.Ordinal),
            ])));
    }

    private static string Text(Grant grant) =>
        $"{grant.Programme} {grant.AssertedGround} {grant.AssertedCoefficient} {grant.DecisionNo} {grant.FromMonth} "
        + $"{grant.AccountableFromMonth} {grant.UntilMonth} {grant.SuspendedFromMonth} {grant.FixedAmountVnd}";
}
