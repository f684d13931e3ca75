using System.Collections.Concurrent;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Reporting.Upcoming;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Web.Host;

/// <summary>
/// How many people are about to change until the end of the next month, for the home page. Of a province of 200,000
/// people it takes about a second, so it is remembered for some minutes; the page of the changes always reads anew.
/// </summary>
public sealed class UpcomingFigure(
    AppDb db, LoadedLaw law, CurrentUser user, UpcomingMemory memory, TimeProvider clock)
{
    /// <summary>Of the places of the account (null: everywhere).</summary>
    public int People(IReadOnlyCollection<int>? areaIds)
    {
        var now = clock.GetUtcNow();
        var month = Month.Of(clock.Today());
        var key = (user.Required.Places is { } places ? string.Join(',', places) : "all", month);
        if (memory.Known.TryGetValue(key, out var known) && known.Until > now)
        {
            return known.People;
        }

        var people = new UpcomingQueries(db, law).Read(new UpcomingAsk(month, 1, areaIds))
            .DistinctBy(change => change.PersonCode).Count();
        memory.Known[key] = (people, now + UpcomingMemory.Lasts);
        return people;
    }
}

/// <summary>The figures of the last minutes, for all requests.</summary>
public sealed class UpcomingMemory
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    internal ConcurrentDictionary<(string Places, Month Month), (int People, DateTimeOffset Until)> Known { get; } = [];
}
