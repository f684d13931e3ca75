using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Imports;

/// <summary>A person of the register with what an import may touch.</summary>
internal sealed class KnownPerson(Person person, FieldVault vault)
{
    public Person Person { get; } = person;

    public string? CitizenId { get; } = vault.Open(person.CitizenId, person.Id, SealedField.CitizenId);

    public string? OldId { get; } = vault.Open(person.OldId, person.Id, SealedField.OldId);

    public List<Grant> Grants { get; } = [];

    public List<Fact> Facts { get; } = [];

    public PaymentMethod? Method { get; set; }

    public HashSet<string> OpenWork { get; } = new(StringComparer.Ordinal);
}

/// <summary>Whom a row names, as the source wrote it.</summary>
internal sealed record NamedPerson(string? Code, string? Identity, string Name, BirthDate Birth, int AreaId)
{
    private string? matchKey;

    /// <summary>The name as it is compared.</summary>
    public string MatchKey => matchKey ??= VietnameseText.MatchKey(Name);
}

/// <summary>
/// The people a file can mean, found by code, else by identity number, else by name, birth and commune. Read in a
/// constant number of statements per thousand rows.
/// </summary>
internal sealed class KnownPeople
{
    private const int Chunk = 1_000;

    private readonly Dictionary<Guid, KnownPerson> people = [];
    private readonly Dictionary<string, KnownPerson> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPerson> byIdentity = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Area, string Name), List<KnownPerson>> byName = [];

    private IReadOnlyDictionary<(string? Sheet, int Row), NamedPerson> rows =
        new Dictionary<(string? Sheet, int Row), NamedPerson>();

    /// <summary>Reads the people that rows of a file name, and keeps whom each of them names.</summary>
    public static KnownPeople Read(AppDb db, IReadOnlyDictionary<(string? Sheet, int Row), NamedPerson> rows)
    {
        var known = Read(db, [.. rows.Values]);
        known.rows = rows;
        return known;
    }

    /// <summary>Whom a row names, of the rows read.</summary>
    public NamedPerson NamedIn(ImportRow row) => rows[(row.Sheet, row.Row)];

    public static KnownPeople Read(AppDb db, IReadOnlyCollection<NamedPerson> named)
    {
        var known = new KnownPeople();
        foreach (var areas in named.Select(name => name.AreaId).Distinct().Chunk(Chunk))
        {
            known.Add(db, db.Persons.Where(person => areas.Contains(person.AreaId)));
        }

        foreach (var codes in named.Select(name => name.Code).OfType<string>().Chunk(Chunk))
        {
            known.Add(db, db.Persons.Where(person => codes.Contains(person.Code)));
        }

        foreach (var numbers in named.Select(name => name.Identity).OfType<string>().Chunk(Chunk))
        {
            var citizens = numbers.Select(number => db.Vault.Mark(number, SealedField.CitizenId)!).ToList();
            known.Add(db, db.Persons.Where(
                person => person.CitizenKey != null && citizens.Contains(person.CitizenKey)));
            var olds = numbers.Select(number => db.Vault.Mark(number, SealedField.OldId)!).ToList();
            known.Add(db, db.Persons.Where(person => person.OldIdKey != null && olds.Contains(person.OldIdKey)));
        }

        known.ReadBelongings(db);
        return known;
    }

    public KnownPerson? ByIdentity(string? identity) => identity is null
        ? null
        : byIdentity.GetValueOrDefault(identity);

    /// <summary>The code stands in the register for somebody whose number, name and birth are all different.</summary>
    public bool IsCodeOfAnother(NamedPerson named) =>
        named.Code is { } code && byCode.TryGetValue(code, out var owner) && !MaybeSame(owner, named);

    private static bool MaybeSame(KnownPerson known, NamedPerson named) =>
        (named.Identity is { } identity && (identity == known.CitizenId || identity == known.OldId))
        || VietnameseText.MaybeSameName(known.Person.FullName, named.Name)
        || (named.Birth.IsWhole && named.Birth == known.Person.Birth && !OtherIdentity(known, named.Identity));

    public KnownPerson? Find(NamedPerson named)
    {
        if (named.Code is { } code && byCode.TryGetValue(code, out var found) && MaybeSame(found, named))
        {
            return found;
        }

        if (ByIdentity(named.Identity) is { } same)
        {
            return same;
        }

        var alike = byName.Count == 0 ? null : byName.GetValueOrDefault((named.AreaId, named.MatchKey))?
            .Where(person => Compatible(person.Person.Birth, named.Birth)
                && !OtherIdentity(person, named.Identity)).ToList();
        return alike is [var only] ? only : null;
    }

    /// <summary>The same day as far as both say: 1950 and 1950-02-01 agree.</summary>
    public static bool Compatible(BirthDate one, BirthDate other) =>
        one.Earliest <= other.Latest && other.Earliest <= one.Latest;

    private static bool OtherIdentity(KnownPerson known, string? identity) =>
        identity is not null && (known.CitizenId ?? known.OldId) is { } own
            && own.Length == identity.Length && own != identity;

    private void Add(AppDb db, IQueryable<Person> found)
    {
        foreach (var person in found.ToList().Where(person => !people.ContainsKey(person.Id)))
        {
            var known = new KnownPerson(person, db.Vault);
            people[person.Id] = known;
            byCode[person.Code] = known;
            foreach (var number in new[] { known.CitizenId, known.OldId }.OfType<string>())
            {
                byIdentity[number] = known;
            }

            var key = (person.AreaId, VietnameseText.MatchKey(person.FullName));
            if (!byName.TryGetValue(key, out var alike))
            {
                byName[key] = alike = [];
            }

            alike.Add(known);
        }
    }

    private void ReadBelongings(AppDb db)
    {
        foreach (var ids in people.Keys.Chunk(Chunk))
        {
            // A decision that ends before it begins was taken back: it never held.
            foreach (var grant in db.Grants.Where(grant => ids.Contains(grant.PersonId)).AsEnumerable()
                .Where(grant => grant.UntilMonth is not { } until || until >= grant.FromMonth))
            {
                people[grant.PersonId].Grants.Add(grant);
            }

            foreach (var fact in db.Facts.Where(fact => ids.Contains(fact.PersonId) && fact.SupersededAt == null))
            {
                people[fact.PersonId].Facts.Add(fact);
            }

            foreach (var method in db.PaymentMethods.Where(
                method => ids.Contains(method.PersonId) && method.UntilOn == null))
            {
                people[method.PersonId].Method = method;
            }

            foreach (var item in db.WorkItems.Where(
                item => item.ClosedAt == null && item.PersonId != null && ids.Contains(item.PersonId.Value)))
            {
                people[item.PersonId!.Value].OpenWork.Add(item.Kind);
            }
        }
    }
}
