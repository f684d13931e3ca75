using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Imports;

/// <summary>A commune with its names above, as valid on one day.</summary>
public sealed record CommuneOnDay(int Id, string Code, string Name, string? Parent, string Province)
{
    /// <summary>xã Hải Yến, huyện Cao Lộc, tỉnh Lạng Sơn.</summary>
    public string FullName =>
        string.Join(", ", new[] { Name, Parent, Province }.Where(name => name is not null).Distinct().Select(Lower!));

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

/// <summary>
/// The communes valid on a day, by code and by the names that lists carry above their title. Of several with one name
/// the one that is among the account's own places is meant.
/// </summary>
internal sealed class CommuneDirectory(AppDb db, IReadOnlyCollection<int>? own = null)
{
    private static readonly string[] Offices =
        [VietnameseText.MatchKey("UBND") + " ", VietnameseText.MatchKey("Ủy ban nhân dân") + " "];

    private readonly Dictionary<DateOnly, Dictionary<string, CommuneOnDay>> days = [];
    private readonly Dictionary<DateOnly, CommuneNames> folded = [];

    public CommuneOnDay? ByCode(string code, DateOnly day) => On(day).GetValueOrDefault(code);

    public CommuneOnDay? ById(int id, DateOnly day) => On(day).Values.FirstOrDefault(commune => commune.Id == id);

    /// <summary>
    /// The one commune that an issuer text "UBND XÃ HẢI YẾN, HUYỆN CAO LỘC" can mean; null when none or several.
    /// </summary>
    public CommuneOnDay? ByIssuer(string issuer, DateOnly day)
    {
        var names = issuer.Split(',').Select(Key).ToList();
        var found = On(day).Values.Where(commune => names.Contains(Key(commune.Name))).ToList();
        foreach (var name in names.Where(name => found.Count > 1))
        {
            var narrower = found.Where(commune =>
                (commune.Parent is { } parent && Key(parent) == name) || Key(commune.Province) == name).ToList();
            found = narrower.Count > 0 ? narrower : found;
        }

        return CommuneNames.One(found, own);
    }

    /// <summary>
    /// The one commune whose name stands in the lines above a table, within the district named there.
    /// </summary>
    public CommuneOnDay? ByTitle(string title, DateOnly day)
    {
        var key = " " + VietnameseText.MatchKey(title.Replace(',', ' ')) + " ";
        var named = On(day).Values.Where(commune => Within(key, commune.Name)).ToList();
        var near = named.Where(commune => commune.Parent is { } parent && Within(key, parent)).ToList();
        near = near.Count > 0 ? near : [.. named.Where(commune => Within(key, commune.Province))];
        return CommuneNames.One(near.Count > 0 ? near : named, own);
    }

    private static bool Within(string key, string name) =>
        key.Contains(" " + VietnameseText.MatchKey(name) + " ", StringComparison.Ordinal);

    /// <summary>
    /// The commune that a list names in words, within the district or province of the office that sent it; null when
    /// none or several can be meant.
    /// </summary>
    public CommuneOnDay? ByName(string text, string? issuer, DateOnly day) =>
        NamesOn(day).Find(text, issuer);

    /// <summary>The name as it is compared, without the office before it.</summary>
    private static string Key(string name)
    {
        var key = VietnameseText.MatchKey(name);
        foreach (var office in Offices)
        {
            key = key.StartsWith(office, StringComparison.Ordinal) ? key[office.Length..] : key;
        }

        return key;
    }

    private CommuneNames NamesOn(DateOnly day)
    {
        if (!folded.TryGetValue(day, out var known))
        {
            folded[day] = known = new CommuneNames(On(day).Values, own);
        }

        return known;
    }

    private Dictionary<string, CommuneOnDay> On(DateOnly day)
    {
        if (days.TryGetValue(day, out var known))
        {
            return known;
        }

        var communes = new Dictionary<string, CommuneOnDay>(StringComparer.Ordinal);
        using var reader = db.Read(
            """
            SELECT c.id, c.code, c.name, p.name, v.name FROM areas c
            LEFT JOIN areas f ON f.id = c.parent_id
            LEFT JOIN areas p ON p.level = f.level AND p.code = f.code
                AND p.valid_from <= @p0 AND (p.valid_until IS NULL OR p.valid_until >= @p0)
            JOIN areas v ON v.id = c.province_id
            WHERE c.level = 'COMMUNE' AND c.valid_from <= @p0 AND (c.valid_until IS NULL OR c.valid_until >= @p0)
            """, day);
        while (reader.Read())
        {
            var commune = new CommuneOnDay(
                reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.TextOrNull(3),
                reader.GetString(4));
            communes[commune.Code] = commune;
        }

        days[day] = communes;
        return communes;
    }
}
