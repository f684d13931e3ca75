using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Exchanges;

/// <summary>
/// What the register holds now about somebody in the fields that a partner may hold otherwise, each as text. Numbers
/// are in it: it is never written anywhere unclosed.
/// </summary>
public sealed class HeldValues
{
    /// <summary>The value of <see cref="DifferenceField.Pension"/> of who has none.</summary>
    public const string NoPension = FactKinds.None;

    private readonly Dictionary<DifferenceField, string?> values = [];

    /// <summary>Null where the register holds nothing.</summary>
    public string? this[DifferenceField field] => values.GetValueOrDefault(field);

    /// <summary>Which of the grants in force the person has, as decisions assert them; for the work list.</summary>
    public IReadOnlyList<string> Grounds { get; private init; } = [];

    public required Person Person { get; init; }

    /// <summary>Of the people whom lines are about, by line; who is not in the places given is not in it.</summary>
    public static async Task<IReadOnlyDictionary<int, HeldValues>> OfAsync(
        AppDb db, IReadOnlyCollection<ExchangeEntry> entries, IReadOnlyCollection<int>? areaIds, CancellationToken stop)
    {
        // One parameter, however many people: a province has more than a statement may have parameters.
        var people = entries.Select(entry => entry.PersonId).Distinct().ToList();
        var persons = (await db.Persons.AsNoTracking()
            .Where(one => EF.Parameter(people).Contains(one.Id)).ToListAsync(stop))
            .Where(one => areaIds?.Contains(one.AreaId) is not false).ToDictionary(one => one.Id);
        var facts = (await db.Facts.AsNoTracking()
            .Where(one => EF.Parameter(people).Contains(one.PersonId) && one.SupersededAt == null
                && (one.Kind == FactKinds.Pension || one.Kind == FactKinds.IdentityPaper)).ToListAsync(stop))
            .ToLookup(one => one.PersonId);
        var methods = (await db.PaymentMethods.AsNoTracking()
            .Where(one => EF.Parameter(people).Contains(one.PersonId) && one.UntilOn == null).ToListAsync(stop))
            .ToDictionary(one => one.PersonId);
        var grants = (await db.Grants.AsNoTracking()
            .Where(one => EF.Parameter(people).Contains(one.PersonId) && one.UntilMonth == null).ToListAsync(stop))
            .ToLookup(one => one.PersonId);
        var others = entries.Where(entry => entry.RepresentativeId is not null)
            .Select(entry => entry.RepresentativeId!.Value).ToList();
        var representatives = others.Count == 0 ? []
            : await db.Representatives.AsNoTracking().Where(one => EF.Parameter(others).Contains(one.Id))
                .ToDictionaryAsync(one => one.Id, stop);
        return entries.Where(entry => persons.ContainsKey(entry.PersonId)).ToDictionary(
            entry => entry.LineNo,
            entry => entry.RepresentativeId is { } id
                ? OfRepresentative(db.Vault, persons[entry.PersonId], representatives.GetValueOrDefault(id))
                : OfPerson(
                    db.Vault, persons[entry.PersonId], [.. facts[entry.PersonId]],
                    methods.GetValueOrDefault(entry.PersonId), grants[entry.PersonId]));
    }

    /// <summary>Whether two texts of a field say the same.</summary>
    public static bool Same(DifferenceField field, string? one, string? other) => one is null || other is null
        ? one == other
        : field is DifferenceField.FullName ? VietnameseText.SameName(one, other)
        : field is DifferenceField.Hamlet ? VietnameseText.SearchKey(one) == VietnameseText.SearchKey(other)
        : one == other;

    /// <summary>An account as one text: bank, number, name.</summary>
    public static string AccountText(string? bin, string? account, string? name) => $"{bin}\t{account}\t{name}";

    /// <summary>The parts of <see cref="AccountText"/>.</summary>
    public static (string Bin, string Account, string Name) AccountParts(string text) =>
        text.Split('\t') is [var bin, var account, var name] ? (bin, account, name) : ("", "", "");

    private static HeldValues OfPerson(
        FieldVault vault, Person person, List<Fact> facts, PaymentMethod? method, IEnumerable<Grant> grants)
    {
        var held = new HeldValues
        {
            Person = person,
            Grounds = [.. grants.Select(grant => grant.AssertedGround).OfType<string>().Distinct().Order()],
        };
        held.values[DifferenceField.FullName] = person.FullName;
        held.values[DifferenceField.Sex] = person.Sex;
        held.values[DifferenceField.Hamlet] = person.Hamlet;
        held.values[DifferenceField.Ethnicity] = vault.Ethnicity(person);
        held.values[DifferenceField.CitizenId] = vault.CitizenId(person);
        held.values[DifferenceField.Birth] = person.Birth.ToString();
        held.values[DifferenceField.Death] = person.DiedOn is { } died ? BirthDate.Of(died).ToString() : null;
        held.values[DifferenceField.Pension] = Latest(facts, FactKinds.Pension) is { } pension
            ? pension.Value == FactKinds.None ? NoPension : BirthDate.Of(pension.FromOn).ToString() : null;
        held.values[DifferenceField.IdentityPaper] =
            Latest(facts, FactKinds.IdentityPaper)?.UntilOn is { } until ? BirthDate.Of(until).ToString() : null;
        held.values[DifferenceField.Account] = method is null ? null
            : AccountText(method.BankBin, vault.Account(method), method.AccountName);
        return held;
    }

    private static HeldValues OfRepresentative(FieldVault vault, Person person, Representative? one)
    {
        var held = new HeldValues { Person = person };
        if (one is { UntilOn: null })
        {
            held.values[DifferenceField.FullName] = one.FullName;
            held.values[DifferenceField.CitizenId] = vault.CitizenId(one);
        }

        return held;
    }

    private static Fact? Latest(List<Fact> facts, string kind) =>
        facts.Where(one => one.Kind == kind).OrderBy(one => one.FromOn).ThenBy(one => one.RecordedAt).LastOrDefault();
}
