namespace AnSinh.Core.Network;

/// <summary>
/// A hamlet with people on cash whom no point of their provider serves; no name where people have none.
/// </summary>
public sealed record UnservedHamlet(string? Hamlet, string Provider, int People);

/// <summary>How many people on cash each point of a commune serves on a day, and who has no point. Pure.</summary>
public sealed class PointCoverage
{
    private readonly Dictionary<Guid, int> people = [];
    private readonly Dictionary<(string HamletKey, string Provider), int> byHamlet = [];

    public PointCoverage(IEnumerable<PointRow> points, IEnumerable<CashHamlet> cash, DateOnly day)
    {
        var serving = points.Where(point => point.HoldsOn(day))
            .SelectMany(point => point.On(day).Hamlets.Select(
                hamlet => (Key: (hamlet.HamletKey, point.On(day).Terms.Provider), point.Point.Id)))
            .DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Id);
        var unserved = new List<UnservedHamlet>();
        foreach (var group in cash.GroupBy(one => (NetworkWords.HamletKey(one.Hamlet), one.Provider)))
        {
            var count = group.Sum(one => one.People);
            Total += count;
            byHamlet[group.Key] = count;
            if (serving.TryGetValue(group.Key, out var point))
            {
                people[point] = people.GetValueOrDefault(point) + count;
            }
            else
            {
                unserved.Add(new UnservedHamlet(
                    group.Key.Item1.Length == 0 ? null : group.First().Hamlet, group.Key.Provider, count));
            }
        }

        Unserved =
        [
            .. unserved.OrderBy(one => one.Hamlet is null).ThenByDescending(one => one.People)
                .ThenBy(one => one.Hamlet, StringComparer.Ordinal),
        ];
    }

    /// <summary>Everybody on cash.</summary>
    public int Total { get; }

    /// <summary>The largest first; people without a hamlet last.</summary>
    public IReadOnlyList<UnservedHamlet> Unserved { get; }

    public int UnservedPeople => Unserved.Sum(one => one.People);

    public int At(Guid pointId) => people.GetValueOrDefault(pointId);

    /// <summary>Of a hamlet those whom a provider pays.</summary>
    public int In(string hamletKey, string provider) => byHamlet.GetValueOrDefault((hamletKey, provider));
}
