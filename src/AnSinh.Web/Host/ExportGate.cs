using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using AnSinh.Core.Shared;

namespace AnSinh.Web.Host;

/// <summary>How many files an account takes on one day of Viet Nam; counted by the process that answers.</summary>
public sealed class ExportGate : IDisposable
{
    public const string Action = "FILES_SLOWED";

    private readonly PartitionedRateLimiter<(Guid Account, DateOnly Day)> files;
    private readonly ConcurrentDictionary<(Guid Account, DateOnly Day), bool> told = [];
    private readonly TimeProvider clock;

    public ExportGate(WebOptions options, TimeProvider clock)
    {
        this.clock = clock;
        Most = options.Rates.ExportsPerDay;
        // The day is part of the key, so it ends by the injected clock; the window only lets old keys go.
        files = PartitionedRateLimiter.Create<(Guid, DateOnly), (Guid, DateOnly)>(key =>
            RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = Most,
                Window = TimeSpan.FromDays(1),
            }));
    }

    public int Most { get; }

    /// <summary>When files may be taken again after today's are used up.</summary>
    public DateTimeOffset Opens => new(clock.Today().AddDays(1).ToDateTime(TimeOnly.MinValue), VietnamClock.Offset);

    /// <summary>Counts one more file; false when it is one too many.</summary>
    public bool Take(Guid account)
    {
        using var permit = files.AttemptAcquire((account, clock.Today()));
        return permit.IsAcquired;
    }

    public void Dispose() => files.Dispose();

    /// <summary>Whether today's refusal was not written down yet.</summary>
    public bool IsFirstRefusal(Guid account)
    {
        var today = clock.Today();
        foreach (var past in told.Keys.Where(key => key.Day < today))
        {
            told.TryRemove(past, out _);
        }

        return told.TryAdd((account, today), true);
    }
}
