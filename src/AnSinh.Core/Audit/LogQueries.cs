using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Audit;

/// <summary>
/// What is asked of the log: places (null: everywhere, with the events of no place), days in Viet Nam, who, and words
/// of the sentence or the subject.
/// </summary>
public sealed record LogAsk(IReadOnlyCollection<int>? AreaIds, DateOnly From, DateOnly Until)
{
    public string? Login { get; init; }

    public string? Words { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 50;
}

/// <summary>An event with its place in the chain (null where it has none, which the verification names).</summary>
public sealed record LogRow(AuditEvent Event, long? Seq);

/// <summary>Reads the process log, the latest first.</summary>
public static class LogQueries
{
    public static async Task<(IReadOnlyList<LogRow> Rows, int Total)> ReadAsync(
        AppDb db, LogAsk ask, CancellationToken stop = default)
    {
        var found = Matching(db, ask);
        var total = await found.CountAsync(stop);
        var rows = await (
            from one in found.OrderByDescending(one => one.At).ThenByDescending(one => one.Id)
                .Skip((ask.Page - 1) * ask.PageSize).Take(ask.PageSize)
            join link in db.Set<AuditLink>() on one.Id equals link.EventId into links
            from link in links.DefaultIfEmpty()
            orderby one.At descending, one.Id descending
            select new LogRow(one, link == null ? null : link.Seq)).ToListAsync(stop);
        return (rows, total);
    }

    private static IQueryable<AuditEvent> Matching(AppDb db, LogAsk ask)
    {
        var from = Start(ask.From);
        var until = Start(ask.Until.AddDays(1));
        var found = db.AuditEvents.AsNoTracking().Where(one => one.At >= from && one.At < until);
        if (ask.AreaIds is { } areas)
        {
            found = found.Where(one => one.AreaId != null && areas.Contains(one.AreaId.Value));
        }

        if (!string.IsNullOrWhiteSpace(ask.Login))
        {
            found = found.Where(one => one.Login == ask.Login.Trim());
        }

        if (!string.IsNullOrWhiteSpace(ask.Words))
        {
            var words = ask.Words.Trim().Normalize();
            found = found.Where(one => one.Sentence.Contains(words) || one.SubjectId == words);
        }

        return found;
    }

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), VietnamClock.Offset);
}
