using System.Globalization;
using AnSinh.Core.Bookkeeping;
using AnSinh.Core.Payments;
using AnSinh.Core.Reconciliation.Formats;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Reconciliation;

/// <summary>The settlement statement (biên bản đối chiếu, quyết toán) that a paying unit and a provider sign.</summary>
public sealed class SettlementPapers(AppDb db)
{
    /// <summary>The statement of a settlement, for a download.</summary>
    public PaperFile Bytes(Settlement settlement, PaperKind kind = PaperKind.Docx)
    {
        var unit = db.Areas.AsNoTracking().Single(area => area.Id == settlement.PayingUnitId);
        var name = string.Create(
            CultureInfo.InvariantCulture, $"quyet-toan-{settlement.Month.Code}-{settlement.Provider}-{unit.Code}.docx");
        return new PaperFile(name, PaperFile.Docx, StatementDocument.Make(Content(settlement, unit))).As(kind);
    }

    private StatementContent Content(Settlement settlement, Area unit) => new(
        settlement, unit, DateOnly.FromDateTime(settlement.SettledAt.ToOffset(VietnamClock.Offset).DateTime),
        PaperSettings.Of(db).ProviderName(settlement.Provider), Batches(settlement), ResultFiles(settlement),
        new SettlementQueries(db).LinesByState(settlement.Month, settlement.Provider, [settlement.PayingUnitId]));

    private List<string> Batches(Settlement settlement) => Names(
        """
        SELECT DISTINCT b.number FROM payment_batches b JOIN payment_batch_lists l ON l.batch_id = b.id
        JOIN payment_order_lists o ON o.list_id = l.list_id AND o.provider = l.provider
        JOIN payment_orders p ON p.id = o.order_id
        WHERE p.month = @p0 AND p.provider = @p1 AND p.paying_unit_id = @p2
        """, settlement);

    private List<string> ResultFiles(Settlement settlement) => Names(
        """
        SELECT DISTINCT f.name FROM payment_orders p JOIN payment_order_lists o ON o.order_id = p.id
        JOIN instructions i ON i.list_id = o.list_id AND i.provider = o.provider
        JOIN result_lines r ON r.reference = i.reference
        JOIN result_files f ON f.id = r.file_id AND f.provider = p.provider
        WHERE p.month = @p0 AND p.provider = @p1 AND p.paying_unit_id = @p2
        """, settlement);

    private List<string> Names(string sql, Settlement settlement)
    {
        var names = new List<string>();
        using var reader = db.Read(sql, settlement.Month, settlement.Provider, settlement.PayingUnitId);
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
