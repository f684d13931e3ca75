using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Privacy;

/// <summary>A request with whom it is about.</summary>
public sealed record DataRequestRow(DataRequest Request, string PersonCode, string FullName);

/// <summary>Requests of the places given; null means everywhere.</summary>
public static class DataRequestQueries
{
    /// <summary>Open ones first, the longest waiting on top; then the done ones, latest first.</summary>
    public static async Task<IReadOnlyList<DataRequestRow>> AllAsync(
        AppDb db, IReadOnlyCollection<int>? areaIds, int most, CancellationToken stop = default)
    {
        var requests = Seen(db, areaIds);
        var open = await Rows(
            db, requests.Where(one => one.CompletedOn == null).OrderBy(one => one.ReceivedOn).Take(most))
            .ToListAsync(stop);
        var done = await Rows(
            db, requests.Where(one => one.CompletedOn != null).OrderByDescending(one => one.CompletedOn)
                .Take(most - open.Count)).ToListAsync(stop);
        return
        [
            .. open.OrderBy(row => row.Request.ReceivedOn),
            .. done.OrderByDescending(row => row.Request.CompletedOn),
        ];
    }

    public static Task<DataRequestRow?> OneAsync(
        AppDb db, Guid id, IReadOnlyCollection<int>? areaIds, CancellationToken stop = default) =>
        Rows(db, Seen(db, areaIds).Where(one => one.Id == id)).SingleOrDefaultAsync(stop);

    private static IQueryable<DataRequest> Seen(AppDb db, IReadOnlyCollection<int>? areaIds)
    {
        var requests = db.DataRequests.AsNoTracking();
        return areaIds is null ? requests : requests.Where(one => areaIds.Contains(one.AreaId));
    }

    private static IQueryable<DataRequestRow> Rows(AppDb db, IQueryable<DataRequest> requests) =>
        from request in requests
        join person in db.Persons.AsNoTracking() on request.PersonId equals person.Id
        select new DataRequestRow(request, person.Code, person.FullName);
}
