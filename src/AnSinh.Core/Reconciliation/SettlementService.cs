using System.Globalization;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Ledger.Transfers;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Reconciliation;

/// <summary>Lines of a month and provider by state.</summary>
public sealed record StateCount(string State, int Lines, long AmountVnd);

/// <summary>The settlement with the states behind it.</summary>
public sealed record SettleResult(Settlement Settlement, bool AlreadySettled, IReadOnlyList<StateCount> LinesByState);

/// <summary>
/// Settles a provider's month to the đồng from the ledger: what it held + what it got = what it paid + gave back + still holds.
/// Refuses while a đồng has no state; once every provider of a list is settled the list is CLOSED.
/// </summary>
public sealed class SettlementService(AppDb db, TimeProvider clock, IdSource ids)
{
    public SettleResult Settle(Month month, string provider, Actor actor)
    {
        using var transaction = db.Database.BeginTransaction();
        var states = LinesByState(month, provider);
        if (db.Settlements.AsNoTracking().FirstOrDefault(row => row.Month == month && row.Provider == provider) is { } done)
        {
            return new SettleResult(done, true, states);
        }

        RefuseUnfinished(month, provider, states);
        var settlement = Compute(month, provider, actor);
        db.Settlements.Add(settlement);
        new AuditLog(db, clock, ids).Add(
            actor, "SETTLED", ("settlement", $"{month}/{provider}"),
            $"Quyết toán tháng {month.Number:00}/{month.Year} với {provider}: đã chi {VndText.Format(settlement.PaidVnd)}, chuyển kỳ sau {VndText.Format(settlement.CarriedForwardVnd)}");
        db.SaveChanges();
        CloseLists(month);
        Crash.At("settle-before-commit");
        transaction.Commit();
        return new SettleResult(settlement, false, states);
    }

    public IReadOnlyList<StateCount> LinesByState(Month month, string provider) => new SettlementQueries(db).LinesByState(month, provider);

    /// <summary>The parts of the settlement so far, whether or not it can be closed. Đồng.</summary>
    public Settlement Compute(Month month, string provider, Actor actor)
    {
        var identity = SettlementIdentity.From(Sums(month, provider, "<"), Sums(month, provider, "="));
        return new Settlement
        {
            Id = ids.Next(),
            Month = month,
            Provider = provider,
            BroughtForwardVnd = identity.BroughtForwardVnd,
            TransferredVnd = identity.TransferredVnd,
            PaidVnd = identity.PaidVnd,
            ReturnedVnd = identity.ReturnedVnd,
            CarriedForwardVnd = identity.CarriedForwardVnd,
            SettledBy = actor.Login,
            SettledAt = clock.GetUtcNow(),
        };
    }

    private ProviderSums Sums(Month month, string provider, string comparison)
    {
        var sums = new List<(TransferKind, long)>();
        using var reader = db.Read(
            $"SELECT kind, SUM(amount_vnd) FROM transfers WHERE provider = @p1 AND month {comparison} @p0 GROUP BY kind", month, provider);
        while (reader.Read())
        {
            sums.Add((Code.Parse<TransferKind>(reader.GetString(0)), Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture)));
        }

        return ProviderSums.Of(sums);
    }

    private void RefuseUnfinished(Month month, string provider, IReadOnlyList<StateCount> states)
    {
        var unsent = db.Number(
            """
            SELECT COUNT(*) FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id
            WHERE h.month = @p0 AND h.origin = 'PREPARED' AND h.state = 'APPROVED' AND l.provider = @p1
                AND NOT EXISTS (SELECT 1 FROM payment_batch_lists b WHERE b.list_id = l.list_id AND b.provider = l.provider)
            """, month, provider);
        if (unsent > 0)
        {
            throw new RefusedException(new Refusal(
                "NOT_EXPORTED", $"Còn {unsent} dòng đã duyệt chưa chuyển cho {provider}. Lập ủy nhiệm chi và chuyển danh sách trước."));
        }

        if (states.Count == 0)
        {
            throw new RefusedException(new Refusal(
                "NOTHING_SENT", $"Tháng {month.Number:00}/{month.Year} chưa chuyển danh sách nào cho {provider}."));
        }

        if (states.FirstOrDefault(state => state.State == "SENT") is { } open)
        {
            throw new RefusedException(new Refusal(
                "NO_RESULT", $"Còn {open.Lines} dòng, {VndText.Format(open.AmountVnd)} chưa có kết quả của {provider}. Nhận kết quả trước khi quyết toán."));
        }
    }

    private void CloseLists(Month month) => db.Execute(
        """
        UPDATE payroll_lists SET state = 'CLOSED'
        WHERE month = @p0 AND state = 'APPROVED' AND NOT EXISTS (
            SELECT 1 FROM payroll_lines l WHERE l.list_id = payroll_lists.id AND NOT EXISTS (
                SELECT 1 FROM settlements s WHERE s.month = payroll_lists.month AND s.provider = l.provider))
        """, month);
}
