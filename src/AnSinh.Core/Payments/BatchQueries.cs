using System.Globalization;
using AnSinh.Core.Payments.Formats;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payments;

/// <summary>Reads what a provider's file says of a batch. Nothing here can change after the export, so neither can the file.</summary>
public sealed class BatchQueries(AppDb db)
{
    public BatchContent Content(PaymentBatch batch)
    {
        var parts = Parts(batch);
        var rows = Rows(batch, parts.Select((part, index) => (part.OrderNumber, index)).ToDictionary(pair => pair.OrderNumber, pair => pair.index));
        var sender = parts.Count == 1 ? parts[0].UnitName : SenderAbove(batch);
        return new BatchContent(
            batch.Number, batch.Month, batch.Provider, batch.ExportedAt, batch.Lines, batch.AmountVnd, sender, parts, rows);
    }

    private List<BatchPart> Parts(PaymentBatch batch)
    {
        var parts = new List<BatchPart>();
        using var reader = db.Read(
            """
            SELECT p.number, u.code, u.name, SUM(o.lines), SUM(o.amount_vnd)
            FROM payment_batch_lists b
            JOIN payment_order_lists o ON o.list_id = b.list_id AND o.provider = b.provider
            JOIN payment_orders p ON p.id = o.order_id
            JOIN areas u ON u.id = p.paying_unit_id
            WHERE b.batch_id = @p0 GROUP BY p.number, u.code, u.name ORDER BY u.code, p.number
            """, batch.Id);
        while (reader.Read())
        {
            parts.Add(new BatchPart(
                reader.GetString(0), reader.GetString(1), IssuingBody.NameOf(reader.GetString(2)),
                Convert.ToInt32(reader.GetValue(3), CultureInfo.InvariantCulture),
                Convert.ToInt64(reader.GetValue(4), CultureInfo.InvariantCulture)));
        }

        return parts;
    }

    /// <summary>Codes, versions and line numbers sort alike in every database; the text of a reference need not.</summary>
    private List<BatchLine> Rows(PaymentBatch batch, Dictionary<string, int> orders)
    {
        var rows = new List<BatchLine>(batch.Lines);
        using var reader = BulkReader.Open(
            db,
            $"""
            SELECT i.reference, l.payee_name, l.person_id, l.citizen_id, a.name, i.amount_vnd, l.channel, l.bank_bin,
                l.person_id, l.account_no, p.number, c.full_name, l.person_id, c.citizen_id
            FROM instructions i
            JOIN payroll_lines l ON l.list_id = i.list_id AND l.line_no = i.line_no
            JOIN payroll_lists h ON h.id = i.list_id
            JOIN areas a ON a.id = h.area_id
            JOIN payment_order_lists o ON o.list_id = i.list_id AND o.provider = i.provider
            JOIN payment_orders p ON p.id = o.order_id
            LEFT JOIN payroll_collectors c ON c.list_id = l.list_id AND c.person_id = l.person_id
                AND c.provider = l.provider AND l.channel = '{PaymentMethod.Cash}'
            WHERE i.batch_id = {BulkReader.Literal(batch.Id)} ORDER BY a.code, h.version, i.line_no
            """);
        while (reader.Next())
        {
            rows.Add(new BatchLine(
                reader.Text(), reader.Text(), reader.Opened(db.Vault, SealedField.CitizenId), reader.Word(),
                reader.Long(), reader.Word(), reader.WordOrNull(), reader.Opened(db.Vault, SealedField.AccountNo),
                orders[reader.Word()])
            {
                CollectorName = reader.TextOrNull(),
                CollectorId = reader.Opened(db.Vault, SealedField.RepresentativeCitizenId),
            });
        }

        return rows;
    }

    /// <summary>The province, where a batch is of several paying units.</summary>
    private string SenderAbove(PaymentBatch batch)
    {
        var province = (int)db.Number(
            """
            SELECT MIN(a.province_id) FROM payment_batch_lists b
            JOIN payroll_lists h ON h.id = b.list_id JOIN areas a ON a.id = h.area_id WHERE b.batch_id = @p0
            """, batch.Id);
        return IssuingBody.NameOf(db.Areas.AsNoTracking().Single(area => area.Id == province).Name);
    }
}
