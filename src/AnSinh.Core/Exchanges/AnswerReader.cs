using System.Globalization;
using AnSinh.Core.Files;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Exchanges;

/// <summary>
/// Reads an answer: the file that was sent, with its answer columns filled in, as .xlsx or .csv. What is wrong with the
/// whole file refuses it; what is wrong with a cell is told of its line.
/// </summary>
public static class AnswerReader
{
    private const int SearchedRows = 10;

    private static readonly string[] Needed =
        [ExchangeFile.Number, ExchangeFile.LineNo, ExchangeFile.FullName, ExchangeFile.CitizenId, ExchangeFile.Result];

    /// <summary>Reads the bytes or throws a <see cref="RefusedException"/>; no day may be after today.</summary>
    public static AnswerFile Read(byte[] bytes, ReadLimits limits, DateOnly today)
    {
        var sheet = SheetFile.Open(bytes, limits).Sheets.FirstOrDefault(one => !one.Hidden)
            ?? throw new RefusedException(ExchangeRefusals.Empty());
        var (header, columns) = Header(sheet);
        var rows = sheet.Rows.Where(row => row.Number > header && !row.IsEmpty)
            .Select(row => new AnswerRow(row, columns, today)).ToList();
        if (rows.Count == 0)
        {
            throw new RefusedException(ExchangeRefusals.Empty());
        }

        var number = rows[0][ExchangeFile.Number] ?? "";
        var kind = rows[0][ExchangeFile.Kind];
        foreach (var row in rows)
        {
            if ((row[ExchangeFile.Number] ?? "") != number)
            {
                throw new RefusedException(
                    ExchangeRefusals.Mixed(number, row[ExchangeFile.Number] ?? "", row.Number));
            }

            kind = row[ExchangeFile.Kind] == kind ? kind : $"{kind}, {row[ExchangeFile.Kind]}";
        }

        return new AnswerFile(number, kind, [.. rows.Select(row => row.Line())]);
    }

    private static (int Row, Dictionary<string, int> Columns) Header(Sheet sheet)
    {
        foreach (var row in sheet.Rows.Take(SearchedRows))
        {
            var columns = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var column = 0; column < row.Cells.Length; column++)
            {
                columns.TryAdd(row.Cells[column].Text.Trim().ToLowerInvariant(), column);
            }

            if (Needed.All(columns.ContainsKey))
            {
                return (row.Number, columns);
            }
        }

        throw new RefusedException(ExchangeRefusals.Header());
    }

    /// <summary>A row by the names of its columns; remembers the first cell that could not be read.</summary>
    private sealed class AnswerRow(SheetRow row, Dictionary<string, int> columns, DateOnly today)
    {
        private LineFault? fault;

        public int Number => row.Number;

        public string? this[string column]
        {
            get
            {
                var text = VietnameseText.Clean(Cell(column).Text).Normalize();
                text = text.StartsWith('\'') ? text[1..] : text;
                return text.Length == 0 ? null : text;
            }
        }

        public AnswerLine Line()
        {
            var line = new AnswerLine(row.Number, LineNo())
            {
                EchoName = this[ExchangeFile.FullName],
                EchoCitizenId = Digits(ExchangeFile.CitizenId),
                Result = this[ExchangeFile.Result]?.ToUpperInvariant(),
                FullName = this["kq_ho_ten"],
                Birth = Birth("kq_ngay_sinh"),
                Sex = Sex("kq_gioi_tinh"),
                Ethnicity = this["kq_dan_toc"] is { Length: 1 } digit ? "0" + digit : this["kq_dan_toc"],
                CitizenId = Digits("kq_so_dinh_danh"),
                Hamlet = this["kq_thon"],
                DiedOn = Day("kq_ngay_chet", today),
                PensionFrom = Day("kq_tu_ngay", today),
                PaperUntil = Day("kq_het_han", DateOnly.MaxValue),
                Account = Digits("kq_so_tai_khoan"),
                AccountName = this["kq_ten_tai_khoan"],
                Note = this[ExchangeFile.Note],
            };
            return line with { Fault = fault };
        }

        private int? LineNo() =>
            int.TryParse(this[ExchangeFile.LineNo], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number : null;

        /// <summary>A number as written; a numeric cell of ten or eleven digits lost its leading noughts.</summary>
        private string? Digits(string column)
        {
            if (this[column] is not { } text)
            {
                return null;
            }

            return CitizenId.Read(text, Cell(column).IsNumeric, out var number) == CitizenIdFault.PrecisionLost
                ? Fault<string>(column, text, "bảng tính đã làm mất số cuối; định dạng cột là văn bản rồi gõ lại")
                : number.Length > 0 ? number : text;
        }

        private string? Sex(string column) => this[column] is not { } text ? null
            : VietnameseText.SearchKey(text) switch
            {
                "nam" => "M",
                "nu" => "F",
                _ => Fault<string>(column, text, "ghi nam hoặc nữ"),
            };

        private DateOnly? Day(string column, DateOnly last)
        {
            if (Birth(column, last) is not { } day)
            {
                return null;
            }

            return day.IsWhole ? day.Earliest
                : (DateOnly?)FaultOf(column, this[column]!, "ghi đủ ngày, tháng, năm, ví dụ 05/11/2026");
        }

        private BirthDate? Birth(string column, DateOnly? last = null)
        {
            if (this[column] is not { } text)
            {
                return null;
            }

            var profile = new DateProfile(last ?? today);
            var cell = Cell(column);
            var read = cell.Kind == CellKind.Date && cell.Number is { } serial
                ? DateText.ReadSerial(serial, profile, out var day)
                : DateText.Read(text, profile, out day);
            return read is DateFault.None or DateFault.VeryOld ? day
                : (BirthDate?)FaultOf(column, text, read == DateFault.Future
                    ? "ngày này chưa đến" : "ghi ngày trước tháng sau, ví dụ 05/11/2026");
        }

        private object? FaultOf(string column, string text, string repair) => Fault<object>(column, text, repair);

        private T? Fault<T>(string column, string text, string repair)
            where T : class
        {
            fault ??= new LineFault(
                "CELL", $"Dòng {row.Number}, cột {column}: đã đọc “{text}”, {repair}.");
            return null;
        }

        private Cell Cell(string column) => columns.TryGetValue(column, out var at) ? row[at] : Files.Cell.Empty;
    }
}
