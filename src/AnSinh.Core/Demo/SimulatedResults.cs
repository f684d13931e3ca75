using System.Globalization;
using System.Text;
using AnSinh.Core.Payments;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Demo;

/// <summary>
/// Plays the provider: answers each line of a batch as paid, but for about one in a hundred and fifty that nobody came
/// to collect. Which ones follows from the line's reference alone, so the answer of a batch is the same each time.
/// </summary>
public sealed class SimulatedResults(AppDb db)
{
    private const int OneNotCollectedIn = 150;

    public byte[] For(PaymentBatch batch, Month month)
    {
        var text = new StringBuilder("ma_ky,ma_lo,ma_dong,ho_ten,so_tk,so_tien,trang_thai,ma_loi,thoi_gian,ma_gd\r\n");
        int lines = 0;
        long totalVnd = 0;
        using var reader = db.Read(
            """
            SELECT i.reference, l.payee_name, l.account_no, i.amount_vnd, l.person_id
            FROM instructions i JOIN payroll_lines l ON l.list_id = i.list_id AND l.line_no = i.line_no
            WHERE i.batch_id = @p0 ORDER BY i.reference
            """, batch.Id);
        while (reader.Read())
        {
            var reference = reader.GetString(0);
            var amountVnd = reader.GetInt64(3);
            var account = db.Vault.Open(reader.TextOrNull(2), reader.GetGuid(4), SealedField.AccountNo);
            var collected = Mixed(reference) % OneNotCollectedIn != 0;
            lines++;
            totalVnd += amountVnd;
            text.Append(CultureInfo.InvariantCulture,
                $"{month},{batch.Number},{reference},{reader.GetString(1)},{account},{amountVnd},")
                .Append(collected ? "THANH_CONG," : "TRA_LAI,KHONG_DEN_NHAN")
                .Append(CultureInfo.InvariantCulture,
                    $",{month}-{1 + (lines % 12):00}T08:00:00+07:00,GD{month.Code}{lines:000000}\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"TONG,,{lines},,,{totalVnd},,,,\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>FNV-1a: a number that depends on the reference only.</summary>
    private static uint Mixed(string reference)
    {
        var mixed = 2166136261u;
        foreach (var letter in reference)
        {
            mixed = (mixed ^ letter) * 16777619u;
        }

        return mixed;
    }
}
