using AnSinh.Core.Audit;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Ledger.Instructions;
using AnSinh.Policy;

namespace AnSinh.Core.Reconciliation;

/// <summary>
/// Lines whose provider did not say in time what became of them: after the day of the report they may be set to
/// UNKNOWN, so that the month can be settled. The provider still holds their money, and nobody is paid a second time
/// before it says "not executed" (trust 1.3).
/// </summary>
public sealed class OverdueService(AppDb db, TimeProvider clock, IdSource ids, LoadedLaw law)
{
    /// <summary>
    /// The last day for the provider's report on a month (20/2021/NĐ-CP Điều 34 khoản 5); null where no law tells it.
    /// </summary>
    public DateOnly? ReportDay(Month month) => law.Book.NumberIn("payment-report-day", month) is { } day
        ? new DateOnly(month.Year, month.Number, (int)day)
        : null;

    public bool IsOver(Month month) => ReportDay(month) is { } last && clock.Today() > last;

    /// <summary>
    /// Sets what is still SENT for the month, or one before it, to UNKNOWN; one audit event for each commune; returns
    /// how many lines.
    /// </summary>
    public int MarkUnknown(Month month, string provider, IReadOnlyCollection<int> areaIds, Actor actor)
    {
        if (!IsOver(month))
        {
            throw new RefusedException(new Refusal(
                "REPORT_NOT_DUE",
                ReportDay(month) is { } last
                    ? $"Đơn vị chi trả còn hạn báo cáo đến hết ngày {last:dd/MM/yyyy}. Chờ kết quả."
                    : $"Luật không ghi hạn báo cáo kết quả của tháng {month.Number:00}/{month.Year}. Chờ kết quả.",
                month.ToString()));
        }

        using var transaction = db.Database.BeginTransaction();
        var communes = Waiting(month, provider, areaIds);
        var lines = communes.Sum(commune => commune.Lines);
        var to = InstructionGraph.Next(InstructionState.Sent, InstructionEvent.DeadlinePassed)!.Value;
        if (db.Execute(
            $"UPDATE instructions SET state = @p2, reason = 'QUA_HAN_BAO_CAO' WHERE {StillSent(areaIds)}",
            month, provider, Code.Of(to)) != lines)
        {
            throw new RefusedException(new Refusal(
                "CHANGED_MEANWHILE", "Kết quả vừa đến trong lúc ghi. Xem lại rồi làm lại.", $"{month}/{provider}"));
        }

        new AuditLog(db, clock, ids).AddMany(
            actor, "RESULT_OVERDUE", "payment_month",
            communes.Select(commune => (
                $"{month}/{provider}",
                $"Quá hạn báo cáo: {commune.Lines} dòng đến tháng {month.Number:00}/{month.Year} của {provider} "
                    + "ghi là chưa rõ kết quả. Không chi lại.",
                (int?)commune.AreaId)));
        transaction.Commit();
        return lines;
    }

    private List<(int AreaId, int Lines)> Waiting(Month month, string provider, IReadOnlyCollection<int> areaIds)
    {
        var communes = new List<(int, int)>();
        using var reader = db.Read(
            $"""
            SELECT h.area_id, COUNT(*) FROM instructions JOIN payroll_lists h ON h.id = list_id
            WHERE {StillSent(areaIds)} GROUP BY h.area_id ORDER BY h.area_id
            """, month, provider);
        while (reader.Read())
        {
            communes.Add((reader.GetInt32(0), (int)reader.GetInt64(1)));
        }

        return communes;
    }

    private static string StillSent(IReadOnlyCollection<int> areaIds) =>
        $"""
        instructions.state = 'SENT' AND instructions.provider = @p1 AND instructions.list_id IN (
            SELECT id FROM payroll_lists WHERE month <= @p0 AND area_id IN ({AreaList.Sql(areaIds)}))
        """;
}
