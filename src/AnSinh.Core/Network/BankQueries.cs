using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Network;

/// <summary>A bank's area with the commune's name and the fees waived.</summary>
public sealed record BankAreaRow(
    BankArea Area, string AreaCode, string AreaName, IReadOnlyList<BankAreaWaiver> Waivers)
{
    /// <summary>Whether the bank had promised on a day not to take a fee there.</summary>
    public bool Waives(string waiver, DateOnly day) =>
        Area.HoldsOn(day) && Waivers.Any(one => one.Waiver == waiver && one.HoldsOn(day));
}

/// <summary>A reported fee, about whom, and whether the bank had promised not to take it there.</summary>
public sealed record FeeRow(FeeReport Report, string PersonCode, string FullName)
{
    public bool IsPromised { get; init; }

    /// <summary>Open for longer than the bank has to answer.</summary>
    public bool IsOverdue { get; init; }
}

/// <summary>Reads the areas of banks and reported fees of the places given; null means everywhere.</summary>
public static class BankQueries
{
    /// <summary>By commune, bank and first day; also what has ended.</summary>
    public static IReadOnlyList<BankAreaRow> Areas(AppDb db, IReadOnlyCollection<int>? areaIds)
    {
        var seen = db.BankAreas.AsNoTracking().Where(one => areaIds == null || areaIds.Contains(one.AreaId));
        var waivers = db.BankAreaWaivers.AsNoTracking().Where(one => seen.Any(area => area.Id == one.BankAreaId))
            .ToList().ToLookup(one => one.BankAreaId);
        var order = FeeWaivers.All.Select((one, at) => (one.Code, at)).ToDictionary(pair => pair.Code, pair => pair.at);
        return
        [
            .. (from one in seen
                join area in db.Areas.AsNoTracking() on one.AreaId equals area.Id
                select new { one, area.Code, area.Name }).ToList()
                .OrderBy(row => row.Code, StringComparer.Ordinal).ThenBy(row => row.one.Bank, StringComparer.Ordinal)
                .ThenBy(row => row.one.FromOn).ThenBy(row => row.one.Id)
                .Select(row => new BankAreaRow(
                    row.one, row.Code, row.Name,
                    [.. waivers[row.one.Id].OrderBy(one => order.GetValueOrDefault(one.Waiver, int.MaxValue))])),
        ];
    }

    /// <summary>
    /// Open ones that the bank has not answered in time, the oldest first; other open ones; then answered ones, the
    /// latest first.
    /// </summary>
    public static IReadOnlyList<FeeRow> Fees(AppDb db, IReadOnlyCollection<int>? areaIds, DateOnly today, int most)
    {
        var seen = db.FeeReports.AsNoTracking().Where(one => areaIds == null || areaIds.Contains(one.AreaId));
        var open = Rows(db, seen.Where(one => one.Answer == null).OrderBy(one => one.ReportedOn).ThenBy(one => one.Id)
            .Take(most), today);
        var closed = open.Count >= most ? [] : Rows(db, seen.Where(one => one.Answer != null)
            .OrderByDescending(one => one.ClosedAt).ThenBy(one => one.Id).Take(most - open.Count), today);
        return
        [
            .. open.OrderBy(row => row.Report.ReportedOn).ThenBy(row => row.Report.Id),
            .. closed.OrderByDescending(row => row.Report.ClosedAt).ThenBy(row => row.Report.Id),
        ];
    }

    public static FeeRow? Fee(AppDb db, Guid id, IReadOnlyCollection<int>? areaIds, DateOnly today) => Rows(
        db, db.FeeReports.AsNoTracking().Where(one => one.Id == id
            && (areaIds == null || areaIds.Contains(one.AreaId))), today).SingleOrDefault();

    private static List<FeeRow> Rows(AppDb db, IQueryable<FeeReport> reports, DateOnly today)
    {
        var days = FeeWaivers.Of(db).AnswerDays;
        var found = (from one in reports
                     join person in db.Persons.AsNoTracking() on one.PersonId equals person.Id
                     select new { one, person.Code, person.FullName }).ToList();
        var areas = Areas(db, [.. found.Select(row => row.one.AreaId).Distinct()]).ToLookup(row => row.Area.AreaId);
        return
        [
            .. found.Select(row => new FeeRow(row.one, row.Code, row.FullName)
            {
                IsPromised = areas[row.one.AreaId].Any(
                    area => area.Area.Bank == row.one.Bank && area.Waives(row.one.Waiver, row.one.ChargedOn)),
                IsOverdue = row.one.Answer is null && row.one.ReportedOn.AddDays(days) < today,
            }),
        ];
    }
}
