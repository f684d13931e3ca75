using System.Globalization;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Files.Results;

/// <summary>
/// Reads what a provider says became of the lines: our table as .csv (comma) or .xlsx, pain.002 or camt.054. The file
/// is whole or it is refused: a missing, false or misplaced trailer, a short row, an unreadable amount or time refuse
/// all of it.
/// </summary>
public static class ResultFileReader
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "ma_ky", "ma_lo", "ma_dong", "ho_ten", "so_tk", "so_tien", "trang_thai", "ma_loi", "thoi_gian", "ma_gd",
    ];

    private const int SearchedRows = 10;
    private const string TrailerMark = "TONG";

    private static readonly string[] Times =
        ["dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>The code of the refusal of a table that is not ours.</summary>
    public const string NotOurTable = "RESULT_HEADER";

    /// <summary>
    /// Reads the file or throws <see cref="RefusedException"/>; the name is not trusted, the bytes tell the format.
    /// </summary>
    public static ResultFile Read(string fileName, byte[] bytes) => Read(fileName, bytes, ReadLimits.CommandLine);

    public static ResultFile Read(string fileName, byte[] bytes, ReadLimits limits)
    {
        _ = fileName;
        if (ResultMessage.LooksLikeOne(bytes))
        {
            return ResultMessage.Read(bytes, limits);
        }

        var sheet = SheetFile.Open(bytes, limits, ',').Sheets.FirstOrDefault(sheet => !sheet.Hidden)
            ?? throw ResultRefusals.Empty();
        var (header, columns) = Header(sheet);
        var rows = sheet.Rows.Where(row => row.Number > header && !row.IsEmpty).ToList();
        if (rows.Count == 0)
        {
            throw ResultRefusals.Empty();
        }

        var last = new TableRow(rows[^1], columns);
        if (last["ma_ky"] != TrailerMark)
        {
            throw ResultRefusals.NoTrailer();
        }

        var lines = new List<ResultFileLine>(rows.Count);
        var periods = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.SkipLast(1).Select(row => new TableRow(row, columns)))
        {
            lines.Add(Line(row));
            periods.Add(row["ma_ky"]);
        }

        return Whole(lines, last, [.. periods]);
    }

    private static ResultFile Whole(List<ResultFileLine> lines, TableRow trailer, List<string> months)
    {
        var count = Number(trailer["ma_dong"]);
        var vnd = trailer.Amount("so_tien", AmountProfile.Total);
        var readVnd = lines.Sum(line => line.AmountVnd);
        if (count != lines.Count || vnd != readVnd)
        {
            throw ResultRefusals.Trailer(count, vnd, lines.Count, readVnd);
        }

        if (lines.Count == 0)
        {
            throw ResultRefusals.Empty();
        }

        var batches = lines.Select(line => line.Batch).Distinct().ToList();
        if (months.Count > 1 || batches.Count > 1)
        {
            throw ResultRefusals.Mixed(months.Count > 1 ? "kỳ (ma_ky)" : "lô (ma_lo)");
        }

        return Month.TryParse(months[0], out var period)
            ? new ResultFile(period, batches[0], lines, lines.Count, readVnd)
            : throw ResultRefusals.Row(lines[0].Row, $"kỳ “{months[0]}” không viết dạng 2026-07");
    }

    private static ResultFileLine Line(TableRow row)
    {
        if (row["ma_ky"] == TrailerMark)
        {
            throw ResultRefusals.Row(row.Number, "dòng TONG không ở cuối tệp");
        }

        if (!row.Complete)
        {
            throw ResultRefusals.Row(row.Number, $"thiếu cột, cần {Columns.Count} cột");
        }

        var amountVnd = row.Amount("so_tien", AmountProfile.PayLine)
            ?? throw ResultRefusals.Row(row.Number, $"số tiền “{row["so_tien"]}” chưa đọc được chắc chắn");
        return new ResultFileLine(
            row.Number, row["ma_dong"], row.OrNull("ma_lo"), row.OrNull("ho_ten"), row.OrNull("so_tk"), amountVnd,
            Status(row["trang_thai"]), row.OrNull("ma_loi"), At(row), row.OrNull("ma_gd"));
    }

    private static string Status(string text) => text switch
    {
        "THANH_CONG" => ResultFileLine.Paid,
        "TRA_LAI" => ResultFileLine.Returned,
        "CHO_XU_LY" => ResultFileLine.Pending,
        _ => text,
    };

    /// <summary>With its offset as written; a time without offset is a time of Viet Nam.</summary>
    private static DateTimeOffset? At(TableRow row)
    {
        var cell = row.Cell("thoi_gian");
        if (cell.Kind == CellKind.Date)
        {
            var local = new DateTime(1899, 12, 30).AddMinutes((double)Math.Round(cell.Number!.Value * 1440));
            return new DateTimeOffset(local, VietnamClock.Offset);
        }

        var text = row["thoi_gian"];
        if (text.Length == 0)
        {
            return null;
        }

        if (text.Length > 19 && text[10] == 'T'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return at;
        }

        return DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, VietnamClock.Offset)
            : throw ResultRefusals.Row(row.Number, $"thời gian “{text}” chưa đọc được");
    }

    private static (int Row, Dictionary<string, int> Columns) Header(Sheet sheet)
    {
        foreach (var row in sheet.Rows.Take(SearchedRows))
        {
            var names = row.Cells.Select(cell => VietnameseText.Clean(cell.Text)).ToList();
            if (names.Contains(Columns[0]))
            {
                var missing = Columns.Where(name => names.Count(other => other == name) != 1).ToList();
                return missing.Count == 0
                    ? (row.Number, Columns.ToDictionary(name => name, names.IndexOf))
                    : throw ResultRefusals.Header(string.Join(", ", missing));
            }
        }

        throw ResultRefusals.Header(Columns[0]);
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private readonly record struct TableRow(SheetRow Row, Dictionary<string, int> Columns)
    {
        public int Number => Row.Number;

        /// <summary>
        /// A text row cut in its middle has fewer cells than its header; a spreadsheet leaves empty ends out.
        /// </summary>
        public bool Complete => Row.Cells.Length > Columns["trang_thai"] && Row.Cells.Length > Columns["ma_dong"]
            && (Row.Cells.Any(cell => cell.IsNumeric)
                || Row.Cells.Length >= Columns.Count || OrNull("ma_gd") is not null);

        public string this[string name] => VietnameseText.Clean(Row[Columns[name]].Text);

        public Cell Cell(string name) => Row[Columns[name]];

        public string? OrNull(string name) => this[name] is { Length: > 0 } text ? text : null;

        public long? Amount(string name, AmountProfile profile)
        {
            var cell = Cell(name);
            var fault = cell.IsNumeric
                ? AmountText.ReadNumber(cell.Number!.Value, profile, out var vnd)
                : AmountText.Read(cell.Text, profile, out vnd);
            return fault == AmountFault.None ? vnd : null;
        }
    }
}
