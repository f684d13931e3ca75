namespace AnSinh.Core.LawFiles;

/// <summary>
/// The law as it could be known on several earlier days: each text is read once, not once for each day.
/// </summary>
public sealed class KnownLaws(LoadedLaw law)
{
    private readonly Dictionary<string, LoadedLaw> known = new(StringComparer.Ordinal);

    public LoadedLaw On(DateOnly day)
    {
        var later = LawAsKnown.Later(law, day);
        var key = string.Join('\n', later.Order(StringComparer.Ordinal));
        if (!known.TryGetValue(key, out var then))
        {
            known[key] = then = LawAsKnown.Before(law, later);
        }

        return then;
    }
}
