using System.Security.Cryptography;
using AnSinh.Core.Files;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>
/// Reads an office's list into a report: what is good, what is refused and why, what is no data. Stores nothing and
/// asks only what <see cref="ImportLookups"/> answers.
/// </summary>
public static class ImportReader
{
    public static ImportReport Read(byte[] bytes, string fileName, ImportOptions options)
    {
        var report = new ImportReport { File = fileName, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
        try
        {
            var workbook = SheetFile.Open(bytes, options.Limits);
            return Read(workbook, report, options);
        }
        catch (RefusedException refused)
        {
            return report with { FileErrors = [new FileError(refused.Refusal.Code, refused.Refusal.Message)] };
        }
    }

    private static ImportReport Read(Workbook workbook, ImportReport report, ImportOptions options)
    {
        var any = options.Kind == ImportOptions.AnyKind;
        var sources = SourceProfile.All.Where(source => any || source.Kind == options.Kind).ToList();
        report = report with { Encoding = workbook.Encoding };
        var found = MappedTables.Find(workbook, options, out var mapping)
            ?? new TableFinder(workbook, sources).Find();
        report = report with { Mapping = mapping };
        if (found.Count == 0)
        {
            return report with { FileErrors = [KindUnknown(sources, options.Kind)] };
        }

        List<FoundHeader> tables = [.. found.Select(table => table with { Sheet = SheetFormulas.Fill(table.Sheet) })];
        var (month, assumed) = MonthOfList.Of(tables, workbook, options);
        if (month is not { } period)
        {
            return report with { Kind = tables[0].Source.Kind, FileErrors = [MonthUnknown()] };
        }

        report = Frame(report, tables, options, period, assumed);
        var source = tables[0].Source;
        return Filled(report, tables, new ReadingScene(period, report.Base, options.Lookups)
        {
            LastDay = source.Undated ? options.Today : period.LastDay,
            Issuer = report.Issuer,
            Decomposed = workbook.Decomposed,
        });
    }

    private static ImportReport Frame(
        ImportReport report, List<FoundHeader> tables, ImportOptions options, Month period, bool assumed)
    {
        var (header, errors) = (tables[0], new List<FileError>());
        var source = header.Source;
        if (!source.Yearly && !source.Undated && MonthOfList.InTitle(header) is { } written && written != period)
        {
            errors.Add(new FileError("MONTH_MISMATCH",
                $"Tiêu đề ghi tháng {DateText.Show(written)}, lệnh nhập ghi tháng {DateText.Show(period)}. Chọn đúng "
                    + "tháng của tệp."));
        }

        var pays = source.Shapes.Any(shape => shape.Fields.ContainsValue("amount") || shape.Fields.Count == 0);
        return report with
        {
            Sheet = header.Sheet.Name.Length > 0 ? header.Sheet.Name : null,
            Kind = source.Kind,
            Period = source.Yearly ? null : period.ToString(),
            Year = source.Yearly ? period.Year : null,
            PeriodAssumed = assumed ? true : null,
            Base = pays && source.Columns.ContainsKey("coefficient") ? options.Lookups.StandardRateVnd(period) : null,
            HeaderRows = [.. Enumerable.Range(header.FirstRow, header.LastRow - header.FirstRow + 1)],
            ColumnNumberRow = header.NumberRow,
            UnreadHeadings = [.. header.Headings.Where(pair => !header.Columns.Values.Contains(pair.Key))
                .Select(pair => pair.Value)],
            Issuer = Issuer(header),
            Title = string.Join(' ', header.TextsAbove.Take(40)),
            FileErrors = errors,
        };
    }

    private static ImportReport Filled(ImportReport report, List<FoundHeader> tables, ReadingScene scene)
    {
        var read = tables[0].Source.Kind switch
        {
            "software-export" => new SoftwareExportRows(scene).Read(tables),
            "bank-return" => new BankReturnRows(tables[0]).Read(),
            _ => new ListReader(tables[0].Source, scene).Read(tables),
        };
        var rejected = read.Rows.Where(row => row.Reasons is not null).ToList();
        var expected = read.Rows.Where(row => row.Reasons is null).ToList();
        return report with
        {
            IgnoredRows = read.Ignored,
            Expected = expected,
            Rejected = rejected,
            Totals = read.Totals,
            Counts = new ImportCounts(expected.Count, rejected.Count, read.Ignored.Count),
            FileErrors = [.. report.FileErrors, .. read.Errors, .. NoRow(tables[0], read)],
        };
    }

    /// <summary>Headings and nobody below: cut off, or the wrong sheet. It is not a list of nobody.</summary>
    private static IEnumerable<FileError> NoRow(FoundHeader header, RowsRead read) => read.Rows.Count > 0 ? []
        : [new FileError(
            "NO_ROW",
            $"Dưới hàng tiêu đề (dòng {header.LastRow}) không có dòng nào của một người. Tệp bị cắt, hoặc danh sách "
                + "ở trang khác; mở tệp xem rồi gửi lại.")];

    /// <summary>The lines above the title that name the office: UBND XÃ …, HUYỆN ….</summary>
    private static string? Issuer(FoundHeader header)
    {
        var names = header.Sheet.Before.Concat(Above(header).Select(row => row.Cells.FirstOrDefault(cell =>
            !cell.IsEmpty).Text ?? ""))
            .Select(VietnameseText.Clean).Where(IsOffice).Take(3).Reverse().ToList();
        return names.Count > 0 ? string.Join(", ", names) : null;
    }

    private static bool IsOffice(string text)
    {
        var key = VietnameseText.SearchKey(text);
        return ((string[])["ubnd ", "uy ban nhan dan ", "xa ", "phuong ", "thi tran ", "huyen ", "quan ", "thi xa ",
            "tinh ", "thanh pho "])
            .Any(start => key.StartsWith(start, StringComparison.Ordinal));
    }

    private static IEnumerable<SheetRow> Above(FoundHeader header) =>
        header.Sheet.Rows.Where(row => row.Number < header.FirstRow);

    private static FileError KindUnknown(List<SourceProfile> sources, string kind) => new(
        "KIND_UNKNOWN",
        sources.Count == 0
            ? $"Chưa có loại danh sách “{kind}”. Các loại đọc được: "
                + $"{string.Join(", ", SourceProfile.Kinds.Select(source => source.Kind))}."
            : "Chưa nhận ra hàng tiêu đề của bảng. Danh sách cần các cột: "
                + string.Join("; ", sources.DistinctBy(source => source.Kind).Select(Needed)) + ".");

    private static string Needed(SourceProfile source) => source.Title + ": "
        + string.Join(", ", source.Shapes[0].Required.Select(name => source.Columns[name][0]));

    private static FileError MonthUnknown() => new(
        "MONTH_UNKNOWN", "Tệp không ghi tháng. Nhập lại và ghi rõ tháng của danh sách, ví dụ --month 2024-08.");
}
