using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;

namespace AnSinh.Web.Host;

/// <summary>An open entry of the work list, as a row of the inbox.</summary>
public sealed record InboxRow(
    Guid Id, string Kind, string Sentence, string? PersonCode, string AreaName, Month? Month, DateOnly? DueOn,
    DateTimeOffset OpenedAt)
{
    /// <summary>Where the work is done: the person, the discrepancies, or the month.</summary>
    public string? Href => PersonCode is not null ? "/doi-tuong/" + Uri.EscapeDataString(PersonCode)
        : Kind.StartsWith("RESULT", StringComparison.Ordinal) ? "/doi-chieu"
        : Month is { } month ? "/ky-chi-tra/" + month
        : null;
}

/// <summary>The work list of some places (null: everywhere): due first, then oldest first.</summary>
public static class InboxQueries
{
    public static Task<List<InboxRow>> OpenAsync(
        AppDb db, IReadOnlyCollection<int>? areaIds, int most, CancellationToken stop = default) =>
        (from item in Open(db, areaIds)
         join area in db.Areas on item.AreaId equals area.Id
         join person in db.Persons on item.PersonId equals (Guid?)person.Id into people
         from person in people.DefaultIfEmpty()
         orderby item.DueOn == null ? 1 : 0, item.DueOn, item.OpenedAt
         select new InboxRow(
             item.Id, item.Kind, item.Sentence, person.Code, area.Name, item.Month, item.DueOn, item.OpenedAt))
        .Take(most).ToListAsync(stop);

    public static Task<int> CountAsync(
        AppDb db, IReadOnlyCollection<int>? areaIds, CancellationToken stop = default) =>
        Open(db, areaIds).CountAsync(stop);

    public static Task<int> LateAsync(
        AppDb db, IReadOnlyCollection<int>? areaIds, DateOnly today, CancellationToken stop = default) =>
        Open(db, areaIds).CountAsync(item => item.DueOn < today, stop);

    private static IQueryable<WorkItem> Open(AppDb db, IReadOnlyCollection<int>? areaIds)
    {
        var open = db.WorkItems.AsNoTracking().Where(item => item.ClosedAt == null);
        return areaIds is null ? open : open.Where(item => areaIds.Contains(item.AreaId));
    }
}
