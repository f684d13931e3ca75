using System.Globalization;
using AnSinh.Core.Payments;
using AnSinh.Core.Reconciliation.Formats;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Reconciliation;

/// <summary>The settlement statement (biên bản đối chiếu, quyết toán) that both sides sign.</summary>
public sealed class SettlementPapers(AppDb db)
{
    /// <summary>The statement of a settlement, for a download.</summary>
    public PaperFile Bytes(Settlement settlement, PaperKind kind = PaperKind.Docx)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"quyet-toan-{settlement.Month.Code}-{settlement.Provider}.docx");
        return new PaperFile(name, PaperFile.Docx, StatementDocument.Make(Content(settlement))).As(kind);
    }

    private StatementContent Content(Settlement settlement)
    {
        var (month, provider) = (settlement.Month, settlement.Provider);
        var batches = db.PaymentBatches.AsNoTracking().Where(batch => batch.Month == month && batch.Provider == provider)
            .OrderBy(batch => batch.Number).Select(batch => batch.Number).ToList();
        return new StatementContent(
            settlement, Giver(settlement), DateOnly.FromDateTime(settlement.SettledAt.ToOffset(VietnamClock.Offset).DateTime),
            PaperSettings.Of(db).ProviderName(provider), batches, ResultFiles(settlement), new SettlementQueries(db).LinesByState(month, provider));
    }

    /// <summary>The one paying unit of the month's orders; the province where there are several.</summary>
    private Area Giver(Settlement settlement)
    {
        var (month, provider) = (settlement.Month, settlement.Provider);
        var units = db.PaymentOrders.AsNoTracking().Where(order => order.Month == month && order.Provider == provider)
            .Select(order => order.PayingUnitId).Distinct().ToList();
        var areas = db.Areas.AsNoTracking().Where(area => units.Contains(area.Id)).OrderBy(area => area.Code).ToList();
        return areas.Count == 1 ? areas[0] : db.Areas.AsNoTracking().Single(area => area.Id == areas[0].ProvinceId);
    }

    private List<string> ResultFiles(Settlement settlement)
    {
        var names = new List<string>();
        using var reader = db.Read(
            """
            SELECT DISTINCT f.name FROM result_files f JOIN result_lines r ON r.file_id = f.id
            JOIN instructions i ON i.reference = r.reference JOIN payment_batches b ON b.id = i.batch_id
            WHERE b.month = @p0 AND b.provider = @p1
            """, settlement.Month, settlement.Provider);
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
