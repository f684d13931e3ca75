using System.Globalization;
using AnSinh.Core.Files;

namespace AnSinh.Core.Payments.Formats;

/// <summary>
/// The provider's table, .xlsx and .csv. It carries the columns of the result table, empty, so that the provider may fill in the
/// same file and send it back; its last row says how many lines there are and how much they come to.
/// </summary>
public static class ProviderTable
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "ma_ky", "ma_lo", "ma_dong", "ho_ten", "so_dinh_danh", "dia_ban", "so_tien", "hinh_thuc", "ngan_hang", "so_tk",
        "trang_thai", "ma_loi", "thoi_gian", "ma_gd",
    ];

    /// <summary>At the end, only where somebody collects for another: files sent before stay as they were.</summary>
    public static readonly IReadOnlyList<string> CollectorColumns =
        ["nguoi_nhan_thay", "so_dinh_danh_nguoi_nhan_thay"];

    private static readonly int[] Widths = [9, 18, 23, 28, 15, 24, 13, 14, 12, 18, 14, 16, 20, 16, 24, 24];

    public static void WriteXlsx(Stream stream, BatchContent batch)
    {
        using var sheet = new XlsxWriter(stream, batch.Number);
        sheet.Layout(Widths, frozenRows: 1);
        sheet.Header([.. Header(batch)]);
        foreach (var row in Rows(batch))
        {
            sheet.Row(row);
        }
    }

    public static void WriteCsv(Stream stream, BatchContent batch)
    {
        using var csv = new CsvWriter(stream);
        csv.Row([.. Header(batch).Select(column => (XlsxCell)column)]);
        foreach (var row in Rows(batch))
        {
            csv.Row(row);
        }
    }

    private static bool NamesCollectors(BatchContent batch) => batch.Rows.Any(line => line.CollectorName is not null);

    private static IEnumerable<string> Header(BatchContent batch) =>
        NamesCollectors(batch) ? Columns.Concat(CollectorColumns) : Columns;

    private static IEnumerable<XlsxCell[]> Rows(BatchContent batch)
    {
        var namesCollectors = NamesCollectors(batch);
        var month = batch.Month.ToString();
        var totalVnd = 0L;
        foreach (var line in batch.Rows)
        {
            totalVnd += line.AmountVnd;
            XlsxCell[] collector = namesCollectors ? [line.CollectorName, line.CollectorId] : [];
            yield return
            [
                month, batch.Number, line.Reference, line.Name, line.CitizenId, line.AreaName, line.AmountVnd,
                ChannelName.Of(line.Channel), line.BankBin, line.AccountNo, "", "", "", "",
                .. collector,
            ];
        }

        XlsxCell[] nobody = namesCollectors ? ["", ""] : [];
        yield return
        [
            "TONG", "", batch.Rows.Count.ToString(CultureInfo.InvariantCulture), "", "", "", totalVnd, "", "", "", "", "", "", "",
            .. nobody,
        ];
    }
}
