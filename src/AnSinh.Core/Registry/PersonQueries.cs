using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Registry;

/// <summary>A person in a list of found people.</summary>
public sealed record FoundPerson(
    Guid Id, string Code, string FullName, BirthDate Birth, string? Sex, string? Hamlet, string AreaName, int AreaId);

/// <summary>Finds and shows people.</summary>
public static class PersonQueries
{
    /// <summary>
    /// By any words of the name without accents, or by identifier, code or phone; ordered as Vietnamese names are.
    /// </summary>
    public static async Task<IReadOnlyList<FoundPerson>> SearchAsync(
        AppDb db, string text, IReadOnlyCollection<int>? areaIds, int most, CancellationToken stop)
    {
        if (areaIds is null && NameBeginning.Of(text) is { } name
            && await NamedAsync(db, name, most, stop) is { Count: > 0 } named)
        {
            return named;
        }

        var asked = text.Trim();
        var digits = new string([.. asked.Where(char.IsAsciiDigit)]);
        var people = db.Persons.AsNoTracking();
        if (areaIds is not null)
        {
            people = people.Where(person => areaIds.Contains(person.AreaId));
        }

        if (digits.Length >= 6 && digits.Length >= asked.Count(char.IsLetterOrDigit))
        {
            var citizen = db.Vault.Mark(digits, SealedField.CitizenId);
            var old = db.Vault.Mark(digits, SealedField.OldId);
            var account = db.Vault.Mark(digits, SealedField.AccountNo);
            var paid = db.PaymentMethods.Where(method => method.AccountKey == account)
                .Select(method => method.PersonId);
            people = people.Where(person => person.CitizenKey == citizen || person.OldIdKey == old
                || person.Phone == digits || paid.Contains(person.Id));
        }
        else if (digits.Length > 0)
        {
            var code = asked.ToUpperInvariant();
            people = people.Where(person => person.Code == code);
        }
        else
        {
            foreach (var word in VietnameseText.SearchKey(asked).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                people = people.Where(person => person.SearchKey.Contains(word));
            }
        }

        return await FirstAsync(db, people, most, stop);
    }

    private static Task<IReadOnlyList<FoundPerson>> NamedAsync(
        AppDb db, NameBeginning name, int most, CancellationToken stop) => FirstAsync(
        db,
        db.Persons.FromSql($"SELECT * FROM persons WHERE search_key >= {name.From} AND search_key < {name.Until}")
            .AsNoTracking().OrderBy(person => person.SearchKey).Take(NameBeginning.Most),
        most, stop);

    private static async Task<IReadOnlyList<FoundPerson>> FirstAsync(
        AppDb db, IQueryable<Person> people, int most, CancellationToken stop) =>
        await people.OrderBy(person => person.SortKey).ThenBy(person => person.Code).Take(most)
            .Join(db.Areas, person => person.AreaId, area => area.Id, (person, area) => new FoundPerson(
                person.Id, person.Code, person.FullName, person.Birth, person.Sex, person.Hamlet, area.Name, area.Id))
            .ToListAsync(stop);

    /// <summary>A person by code, 12-digit identifier or id.</summary>
    public static async Task<Person?> FindAsync(AppDb db, string reference, CancellationToken stop)
    {
        var text = reference.Trim();
        if (Guid.TryParse(text, out var id))
        {
            return await db.Persons.AsNoTracking().SingleOrDefaultAsync(person => person.Id == id, stop);
        }

        var key = db.Vault.Mark(text, SealedField.CitizenId);
        return await db.Persons.AsNoTracking()
            .SingleOrDefaultAsync(person => person.Code == text || person.CitizenKey == key, stop);
    }
}
