using AnSinh.Policy.Law;

namespace AnSinh.Policy.Assessment;

/// <summary>
/// What a ground or parameter says in an earlier and a later month; Before or After is null where it is not in force.
/// The source is that of the later text, of the earlier one where it ended.
/// </summary>
public sealed record LawChange(string Code, string Title, string? Before, string? After, Source Source)
{
    /// <summary>Everything that differs between the law of two months, grounds first.</summary>
    public static IReadOnlyList<LawChange> Between(LawDigest earlier, LawDigest later) =>
    [
        .. Pairs(earlier.Grounds, later.Grounds, ground => ground.Label.Code, ground => ground.Label.Label, Text,
            ground => ground.CoefficientSource ?? ground.ConditionSource),
        .. Pairs(earlier.Parameters, later.Parameters, item => item.Parameter.Id, item => item.Parameter.Title,
            item => item.Value.Value!.ToString(), item => item.Value.Source),
    ];

    private static IEnumerable<LawChange> Pairs<T>(
        IEnumerable<T> earlier, IEnumerable<T> later, Func<T, string> code, Func<T, string> title, Func<T, string> text,
        Func<T, Source> source)
        where T : class
    {
        var before = earlier.ToDictionary(code, StringComparer.Ordinal);
        var after = later.ToDictionary(code, StringComparer.Ordinal);
        foreach (var key in before.Keys.Union(after.Keys))
        {
            var (old, now) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            var change = new LawChange(
                key, title(now ?? old!), old is null ? null : text(old), now is null ? null : text(now),
                source(now ?? old!));
            if (change.Before != change.After)
            {
                yield return change;
            }
        }
    }

    private static string Text(GroundInForce ground) =>
        string.Join("; ", ground.Asked) + " → "
        + string.Join(", ", ground.Bands.Select(band => $"{band.Sentence}: {PolicyText.Vnd(band.AmountVnd)}"));
}
