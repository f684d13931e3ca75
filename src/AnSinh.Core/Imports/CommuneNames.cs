using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>Communes as lists name them: Xã Bình An, xã Bình An, X. Bình An, Bình An, TT Châu Ổ.</summary>
public static class CommuneNames
{
    private static readonly (string Written, string Kind)[] Kinds =
    [
        ("thị trấn ", "thị trấn"), ("phường ", "phường"), ("xã ", "xã"), ("tt. ", "thị trấn"), ("tt ", "thị trấn"),
        ("p. ", "phường"), ("p.", "phường"), ("x. ", "xã"), ("x.", "xã"), ("p ", "phường"), ("x ", "xã"), ("đặc khu ",
            "đặc khu"),
    ];

    /// <summary>The one commune that is meant; null when none or several are.</summary>
    public static CommuneOnDay? Find(string text, string? issuer, IEnumerable<CommuneOnDay> communes)
    {
        var (kind, name) = Parts(text.Split(',')[0]);
        if (name.Length == 0)
        {
            return null;
        }

        var all = communes.ToList();
        var found = all.Where(commune => Parts(commune.Name) is var (itsKind, itsName) && itsName == name
            && (kind is null || kind == itsKind)).ToList();
        var around = " " + VietnameseText.MatchKey((issuer + " "
            + string.Join(' ', text.Split(',').Skip(1))).Replace(',', ' ')) + " ";
        return One(found.Where(commune => Names(around, commune.Parent)))
            ?? One(found.Where(commune => Names(around, commune.Province)))
            ?? InProvince(found, around, all);
    }

    /// <summary>Within the province of the district that the office names; anywhere when it names none.</summary>
    private static CommuneOnDay? InProvince(List<CommuneOnDay> found, string around, List<CommuneOnDay> all)
    {
        var provinces = all.Where(commune => Names(around, commune.Parent) || Names(around, commune.Province))
            .Select(commune => commune.Province).Distinct().ToList();
        return One(provinces.Count == 0 ? found : found.Where(commune => provinces.Contains(commune.Province)));
    }

    private static CommuneOnDay? One(IEnumerable<CommuneOnDay> communes) =>
        communes.Take(2).ToList() is [var only] ? only : null;

    /// <summary>Whether an area stands in a text, whatever its kind was then: huyện or thị xã Tịnh Biên.</summary>
    private static bool Names(string around, string? area) =>
        area is not null && around.Contains(" " + Bare(area) + " ", StringComparison.Ordinal);

    private static string Bare(string area)
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
