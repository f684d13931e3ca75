using System.Diagnostics;
using System.Globalization;

namespace AnSinh.Core.Benchmarks;

/// <summary>The times of one page in milliseconds, and how often it was away or wrong.</summary>
public sealed record LoadPageFigures(
    string Page, int Requests, int Errors, int Away, int P50, int P95, int P99, int Most);

/// <summary>
/// A stretch in which answers were missing, milliseconds from the start of the load: connections refused or cut, or the
/// page that says that the database is away.
/// </summary>
public sealed record LoadOutage(long FromMs, long UntilMs, int Requests);

/// <summary>Collects the times, errors and outages of all browsers of a load.</summary>
public sealed class LoadFigures
{
    private const int ErrorsShown = 30;
    private const long Apart = 8_000;

    private readonly Lock gate = new();
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Dictionary<string, Page> pages = new(StringComparer.Ordinal);
    private readonly List<long> away = [];
    private readonly List<string> errors = [];

    public long Ms => watch.ElapsedMilliseconds;

    public int Errors { get; private set; }

    public IReadOnlyList<string> FirstErrors => errors;

    public int Requests => pages.Values.Sum(page => page.Times.Count);

    public void Took(string page, long ms)
    {
        lock (gate)
        {
            Of(page).Times.Add((int)ms);
        }
    }

    /// <summary>No answer, or the page that says that the database is away.</summary>
    public void Missed(string page)
    {
        lock (gate)
        {
            Of(page).Away++;
            away.Add(Ms);
        }
    }

    public void Failed(string page, string what)
    {
        lock (gate)
        {
            Of(page).Errors++;
            Errors++;
            if (errors.Count < ErrorsShown)
            {
                errors.Add(string.Create(CultureInfo.InvariantCulture, $"{Ms / 1000} s, {page}: {what}"));
            }
        }
    }

    public IReadOnlyList<LoadPageFigures> Pages() =>
        [.. pages.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => Figures(one.Key, one.Value))];

    /// <summary>Missed answers that are not far apart are one outage.</summary>
    public IReadOnlyList<LoadOutage> Outages()
    {
        var found = new List<LoadOutage>();
        foreach (var at in away.Order())
        {
            if (found.Count > 0 && at - found[^1].UntilMs <= Apart)
            {
                found[^1] = found[^1] with { UntilMs = at, Requests = found[^1].Requests + 1 };
            }
            else
            {
                found.Add(new LoadOutage(at, at, 1));
            }
        }

        return found;
    }

    private static LoadPageFigures Figures(string name, Page page)
    {
        var times = page.Times.Order().ToList();
        int At(int hundredths) =>
            times.Count == 0 ? 0 : times[Math.Min(times.Count - 1, times.Count * hundredths / 100)];
        return new LoadPageFigures(
            name, times.Count, page.Errors, page.Away, At(50), At(95), At(99), times.Count == 0 ? 0 : times[^1]);
    }

    private Page Of(string name)
    {
        if (!pages.TryGetValue(name, out var page))
        {
            pages[name] = page = new Page();
        }

        return page;
    }

    private sealed class Page
    {
        public List<int> Times { get; } = [];

        public int Errors { get; set; }

        public int Away { get; set; }
    }
}
