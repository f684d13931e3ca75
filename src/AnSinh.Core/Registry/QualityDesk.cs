using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>
/// Keeps the figures of the month for the trend: those of communes that have none yet, in one transaction with one
/// event. Asked again, nothing is written.
/// </summary>
public sealed class QualityDesk(AppDb db, TimeProvider clock, IdSource ids)
{
    /// <summary>How many communes got their figures now.</summary>
    public int Keep(IReadOnlyList<CommuneQuality> communes, Actor actor)
    {
        var month = Month.Of(clock.Today());
        if (Missing(communes, month).Count == 0)
        {
            return 0;
        }

        try
        {
            using var transaction = db.Database.BeginTransaction();
            var missing = Missing(communes, month);
            if (missing.Count > 0)
            {
                Write(missing, month);
                new AuditLog(db, clock, ids).Add(
                    actor, "QUALITY_SNAPSHOT", ("quality", month.ToString()),
                    $"Giữ số liệu chất lượng dữ liệu tháng {PolicyText.MonthText(month)} của {missing.Count} xã",
                    missing.Count == 1 ? missing[0].AreaId : null);
                db.SaveChanges();
            }

            transaction.Commit();
            return missing.Count;
        }
        catch (Exception exception) when (Meanwhile.IsChange(exception))
        {
            // Somebody else looked at the same moment and kept the same figures.
            db.ChangeTracker.Clear();
            return 0;
        }
    }

    private List<CommuneQuality> Missing(IReadOnlyList<CommuneQuality> communes, Month month)
    {
        var there = new HashSet<int>();
        using var reader = db.Read("SELECT DISTINCT area_id FROM quality_snapshots WHERE month = @p0", month);
        while (reader.Read())
        {
            there.Add(reader.GetInt32(0));
        }

        return [.. communes.Where(commune => !there.Contains(commune.AreaId))];
    }

    private void Write(List<CommuneQuality> communes, Month month)
    {
        var at = clock.GetUtcNow();
        using var rows = BulkWriter.Open(
            db, "quality_snapshots", "month", "area_id", "measure", "good", "total", "taken_at");
        foreach (var commune in communes)
        {
            foreach (var (measure, tally) in QualityTerms.All.Select(term => (term.Measure, commune.Of(term.Measure)))
                .Where(one => one.Item2.Total > 0))
            {
                rows.Write(month.Code);
                rows.Write(commune.AreaId);
                rows.Write(Code.Of(measure));
                rows.Write(tally.Good);
                rows.Write(tally.Total);
                rows.Write((DateTimeOffset?)at);
                rows.EndRow();
            }
        }

        rows.Complete();
    }
}
