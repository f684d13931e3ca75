using System.Globalization;
using AnSinh.Core.Audit;
using AnSinh.Core.Bookkeeping;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Ledger.Transfers;
using AnSinh.Policy;

namespace AnSinh.Core.Reconciliation;

/// <summary>The settlements of the paying units asked for, their sum, and the states behind them.</summary>
public sealed record SettleResult(
    IReadOnlyList<Settlement> Settlements, bool AlreadySettled, IReadOnlyList<StateCount> LinesByState)
{
    public SettlementIdentity Sums => Settlement.Sum(Settlements);
}

/// <summary>
/// Settles a provider's month to the đồng from the ledger, for each paying unit: what it held + what it got = what it paid + gave
/// back + still holds. Refuses while a đồng has no state; once every part of a list is settled the list is CLOSED.
/// </summary>
public sealed class SettlementService(AppDb db, TimeProvider clock, IdSource ids)
{
    public const string NotExported = "NOT_EXPORTED";

    private readonly SettlementQueries queries = new(db);

    /// <summary>Settles every paying unit of the communes; units settled before stay as they are.</summary>
    public SettleResult Settle(Month month, string provider, IReadOnlyCollection<int> areaIds, Actor actor)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        var units = queries.Units(month, provider, areaIds);
        var unitIds = units.Select(unit => unit.UnitId).ToList();
        var settled = queries.Settled(month, provider, unitIds);
        var open = units.Where(unit => !unit.Settled).ToList();
        if (units.Count == 0 || open.Count > 0)
        {
            if (Unfinished(month, provider, areaIds, open) is { } refusal)
            {
                throw new RefusedException(refusal);
            }

            var made = Compute(month, provider, open, actor);
            db.Settlements.AddRange(made);
            Log(made, open, actor);
            db.SaveChanges();
            new ListCloser(db).Close(month, areaIds);
            Crash.At("settle-before-commit");
            transaction.Commit();
            settled = [.. settled, .. made];
        }

        return new SettleResult(settled, open.Count == 0, queries.LinesByState(month, provider, unitIds));
    }

    /// <summary>The parts of each unit's settlement so far, whether or not it can be closed. Đồng.</summary>
    public IReadOnlyList<Settlement> Compute(Month month, string provider, IReadOnlyList<UnitMonth> units, Actor actor)
    {
        var before = Sums(month, provider, "<");
        var now = Sums(month, provider, "=");
        return [.. units.Select(unit =>
        {
            var account = Account.Held(provider, unit.Code).Text;
            var identity = SettlementIdentity.From(before.GetValueOrDefault(account), now.GetValueOrDefault(account));
            return new Settlement
            {
                Month = month,
                Provider = provider,
                PayingUnitId = unit.UnitId,
                BroughtForwardVnd = identity.BroughtForwardVnd,
                TransferredVnd = identity.TransferredVnd,
                PaidVnd = identity.PaidVnd,
                ReturnedVnd = identity.ReturnedVnd,
                CarriedForwardVnd = identity.CarriedForwardVnd,
                SettledBy = actor.Login,
                SettledAt = clock.GetUtcNow(),
            };
        })];
    }

    /// <summary>What each account held at the provider got and gave.</summary>
    private Dictionary<string, ProviderSums> Sums(Month month, string provider, string comparison)
    {
        var sums = new List<(string Account, TransferKind Kind, long AmountVnd)>();
        using var reader = db.Read(
            $"""
            SELECT account, kind, SUM(amount_vnd) FROM (
                SELECT CASE WHEN debit LIKE 'held:%' THEN debit ELSE credit END AS account, kind, amount_vnd
                FROM transfers WHERE provider = @p1 AND month {comparison} @p0
                UNION ALL
                SELECT credit, kind, -amount_vnd
                FROM transfers WHERE provider = @p1 AND month {comparison} @p0 AND kind = 'HANDED_OVER') moved
            GROUP BY account, kind
            """, month, provider);
        while (reader.Read())
        {
            sums.Add((
                reader.GetString(0), Code.Parse<TransferKind>(reader.GetString(1)),
                Convert.ToInt64(reader.GetValue(2), CultureInfo.InvariantCulture)));
        }

        return sums.GroupBy(sum => sum.Account, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => ProviderSums.Of(group.Select(sum => (sum.Kind, sum.AmountVnd))));
    }

    private void Log(IReadOnlyList<Settlement> made, List<UnitMonth> units, Actor actor) =>
        new AuditLog(db, clock, ids).AddMany(actor, "SETTLED", "settlement", made.Zip(units, (one, unit) => (
            $"{one.Month}/{one.Provider}/{unit.Code}",
            $"Quyết toán tháng {one.Month.Number:00}/{one.Month.Year} với {one.Provider}, {unit.Name}: đã chi "
                + $"{VndText.Format(one.PaidVnd)}, chuyển kỳ sau {VndText.Format(one.CarriedForwardVnd)}",
            (int?)unit.UnitId)));

    /// <summary>What a settlement would be refused for now; none when it can be made, or was made.</summary>
    public Refusal? WhyNot(Month month, string provider, IReadOnlyCollection<int> areaIds)
    {
        using var wide = db.LookEverywhere();
        var units = queries.Units(month, provider, areaIds);
        var open = units.Where(unit => !unit.Settled).ToList();
        return units.Count > 0 && open.Count == 0 ? null : Unfinished(month, provider, areaIds, open);
    }

    private Refusal? Unfinished(Month month, string provider, IReadOnlyCollection<int> areaIds, List<UnitMonth> open)
    {
        var unsent = queries.Unsent(month, provider, areaIds);
        if (unsent > 0)
        {
            return new Refusal(
                NotExported,
                $"Còn {unsent} dòng đã duyệt chưa chuyển cho {provider}. Lập ủy nhiệm chi và chuyển danh sách trước.");
        }

        if (open.Count == 0)
        {
            return new Refusal(
                "NOTHING_SENT", $"Tháng {month.Number:00}/{month.Year} chưa chuyển danh sách nào cho {provider}.");
        }

        if (open.Find(unit => unit.Beyond) is { } beyond)
        {
            return new Refusal(
                "AREA", $"{beyond.Name} chi trả cho cả xã ngoài địa bàn được chọn. Quyết toán cả {beyond.Name}.", beyond.Code);
        }

        return queries.WithoutAnswer(month, provider, [.. open.Select(unit => unit.UnitId)]) is { } waiting
            ? new Refusal(
                "NO_RESULT",
                $"Còn {waiting.Lines} dòng, {VndText.Format(waiting.AmountVnd)} chưa có kết quả của {provider}. "
                + "Nhận kết quả trước khi quyết toán.")
            : null;
    }
}
