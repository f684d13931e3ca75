using AnSinh.Core.Network;
using AnSinh.Web.Host;

namespace AnSinh.Web.Pages.Network.Points;

/// <summary>A commune with its points and whom they serve today.</summary>
public sealed record CommunePoints(ScopeArea Area, IReadOnlyList<PointRow> Rows, PointCoverage Coverage)
{
    /// <summary>Points that are there or will be.</summary>
    public IReadOnlyList<PointRow> Open(DateOnly today) =>
        [.. Rows.Where(row => row.Point.UntilOn is not { } last || last >= today)];

    public IReadOnlyList<PointRow> Ended(DateOnly today) => [.. Rows.Except(Open(today))];
}
