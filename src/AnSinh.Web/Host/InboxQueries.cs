using AnSinh.Core.Store;

namespace AnSinh.Web.Host;

/// <summary>An open entry of the work list, as a row of the inbox.</summary>
public sealed record InboxRow(
    Guid Id, string Kind, string Sentence, Guid? PersonId, string AreaName, int? Month, DateOnly? DueOn,
    DateTime OpenedAt);

/// <summary>The work list of an area: due first, then oldest first.</summary>
public static class InboxQueries
{
    public static Task<List<InboxRow>> OpenAsync(AppDb db, int? areaId, int most, CancellationToken stop = default) =>
        db.Database.SqlQuery<InboxRow>(
            $"""
            SELECT w.id AS "Id", w.kind AS "Kind", w.sentence AS "Sentence", w.person_id AS "PersonId",
                a.name AS "AreaName", w.month AS "Month", w.due_on AS "DueOn", w.opened_at AS "OpenedAt"
            FROM work_items w JOIN areas a ON a.id = w.area_id
            WHERE w.closed_at IS NULL AND (CAST({areaId} AS INTEGER) IS NULL OR w.area_id = {areaId})
            ORDER BY CASE WHEN w.due_on IS NULL THEN 1 ELSE 0 END, w.due_on, w.opened_at LIMIT {most}
            """).ToListAsync(stop);

    public static Task<int> CountAsync(AppDb db, int? areaId, CancellationToken stop = default) =>
        db.Database.SqlQuery<int>(
            $"""
            SELECT CAST(COUNT(*) AS INTEGER) AS "Value" FROM work_items
            WHERE closed_at IS NULL AND (CAST({areaId} AS INTEGER) IS NULL OR area_id = {areaId})
            """).SingleAsync(stop);
}
