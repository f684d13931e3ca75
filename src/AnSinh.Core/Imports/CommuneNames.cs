using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>Communes as lists name them: Xã Bình An, xã Bình An, X. Bình An, Bình An, TT Châu Ổ.</summary>
/// <remarks>Folded once: a list names its communes on every row.</remarks>
public sealed class CommuneNames
{
    private static readonly (string Written, string Kind)[] Kinds =
    [
        ("thị trấn ", "thị trấn"), ("phường ", "phường"), ("xã ", "xã"), ("tt. ", "thị trấn"), ("tt ", "thị trấn"),
        ("p. ", "phường"), ("p.", "phường"), ("x. ", "xã"), ("x.", "xã"), ("p ", "phường"), ("x ", "xã"), ("đặc khu ",
            "đặc khu"),
    ];

    private readonly ILookup<string, (string? Kind, CommuneOnDay Commune)> byName;
    private readonly List<CommuneOnDay> all;
    private readonly IReadOnlyCollection<int>? own;
    private readonly Dictionary<string, string> bare = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Text, string? Issuer), CommuneOnDay?> found = [];

    public CommuneNames(IEnumerable<CommuneOnDay> communes, IReadOnlyCollection<int>? own = null)
    {
        this.own = own;
        all = [.. communes];
        byName = all.Select(commune => (Parts: Parts(commune.Name), commune))
            .ToLookup(one => one.Parts.Name, one => (one.Parts.Kind, one.commune), StringComparer.Ordinal);
    }

    /// <summary>The one commune that is meant; null when none or several are.</summary>
    public CommuneOnDay? Find(string text, string? issuer)
    {
        if (!found.TryGetValue((text, issuer), out var known))
        {
            found[(text, issuer)] = known = Look(text, issuer);
        }

        return known;
    }

    private CommuneOnDay? Look(string text, string? issuer)
    {
        var (kind, name) = Parts(text.Split(',')[0]);
        if (name.Length == 0)
        {
            return null;
        }

        var named = byName[name].Where(one => kind is null || kind == one.Kind).Select(one => one.Commune).ToList();
        var around = " " + VietnameseText.MatchKey((issuer + " "
            + string.Join(' ', text.Split(',').Skip(1))).Replace(',', ' ')) + " ";
        return One(named.Where(commune => Names(around, commune.Parent)))
            ?? One(named.Where(commune => Names(around, commune.Province)))
            ?? InProvince(named, around);
    }

    /// <summary>Within the province of the district that the office names; anywhere when it names none.</summary>
    private CommuneOnDay? InProvince(List<CommuneOnDay> named, string around)
    {
        var provinces = all.Where(commune => Names(around, commune.Parent) || Names(around, commune.Province))
            .Select(commune => commune.Province).Distinct().ToList();
        return One(
            provinces.Count == 0 ? named : [.. named.Where(commune => provinces.Contains(commune.Province))], own);
    }

    /// <summary>The only one, or the only one of the account's own places; null when several may be meant.</summary>
    internal static CommuneOnDay? One(IReadOnlyCollection<CommuneOnDay> communes, IReadOnlyCollection<int>? own) =>
        communes.Count > 1 && own is not null
            ? One(communes.Where(commune => own.Contains(commune.Id))) : One(communes);

    private static CommuneOnDay? One(IEnumerable<CommuneOnDay> communes) =>
        communes.Take(2).ToList() is [var only] ? only : null;

    /// <summary>Whether an area stands in a text, whatever its kind was then: huyện or thị xã Tịnh Biên.</summary>
    private bool Names(string around, string? area) =>
        area is not null && around.Contains(Bare(area), StringComparison.Ordinal);

    private string Bare(string area)
    {
        if (!bare.TryGetValue(area, out var known))
        {
            bare[area] = known = " " + WithoutKind(area) + " ";
        }

        return known;
    }

    private static string WithoutKind(string area)
    {
        var clean = VietnameseText.Clean(area).ToLowerInvariant();
        foreach (var kind in (string[])["huyện ", "thị xã ", "thành phố ", "quận ", "tỉnh "])
        {
            clean = clean.StartsWith(kind, StringComparison.Ordinal) ? clean[kind.Length..] : clean;
        }

        return VietnameseText.MatchKey(clean);
    }

    private static (string? Kind, string Name) Parts(string text)
    {
        var clean = VietnameseText.Clean(text).ToLowerInvariant();
        foreach (var (written, kind) in Kinds)
        {
            if (clean.StartsWith(written, StringComparison.Ordinal))
            {
                return (kind, VietnameseText.MatchKey(clean[written.Length..]));
            }
        }

        return (null, VietnameseText.MatchKey(clean));
    }
}
