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
        if (FoundHeader.Find(workbook, sources) is not { } found)
        {
            return report with { FileErrors = [KindUnknown(sources, options.Kind)] };
        }

        var header = found with { Sheet = SheetFormulas.Fill(found.Sheet) };
        var (month, assumed) = MonthOf(header, options);
        if (month is not { } period)
        {
            return report with { Kind = header.Source.Kind, FileErrors = [MonthUnknown()] };
        }

        report = Frame(report, header, options, period, assumed);
        return Filled(report, header, new ReadingScene(period, report.Base, options.Lookups));
    }

    private static ImportReport Frame(
        ImportReport report, FoundHeader header, ImportOptions options, Month period, bool assumed)
    {
        var errors = new List<FileError>();
        if (TitleMonth(header) is { } written && written != period)
        {
            errors.Add(new FileError("MONTH_MISMATCH",
                $"Tiêu đề ghi tháng {DateText.Show(written)}, lệnh nhập ghi tháng {DateText.Show(period)}. Chọn đúng "
                    + "tháng của tệp."));
        }

        return report with
        {
            Sheet = header.Sheet.Name.Length > 0 ? header.Sheet.Name : null,
            Kind = header.Source.Kind,
            Period = period.ToString(),
            PeriodAssumed = assumed ? true : null,
            Base = header.Source.Columns.ContainsKey("coefficient") ? options.Lookups.StandardRateVnd(period) : null,
            HeaderRows = [.. Enumerable.Range(header.FirstRow, header.LastRow - header.FirstRow + 1)],
            ColumnNumberRow = NumberRow(header),
            Issuer = Issuer(header),
            FileErrors = errors,
        };
    }

    private static ImportReport Filled(ImportReport report, FoundHeader header, ReadingScene scene)
    {
        var top = report.ColumnNumberRow ?? header.LastRow;
        var read = header.Source.Kind switch
        {
            "payment-list" => new PaymentListRows(header with { LastRow = top }, scene).Read(),
            "software-export" => new SoftwareExportRows(header, scene).Read(),
            _ => new BankReturnRows(header).Read(),
        };
        var titles = Enumerable.Range(1, top).Select(row => new IgnoredRow(row, top == 1 ? "header" : "header/title"));
        IgnoredRow[] ignored = [.. titles, .. read.Ignored];
        var rejected = read.Rows.Where(row => row.Reasons is not null).ToList();
        var expected = read.Rows.Where(row => row.Reasons is null).ToList();
        return report with
        {
            IgnoredRows = ignored,
            Expected = expected,
            Rejected = rejected,
            Totals = read.Totals,
            Counts = new ImportCounts(expected.Count, rejected.Count, ignored.Length),
            FileErrors = [.. report.FileErrors, .. read.Errors],
        };
    }

    /// <summary>The month the caller names, else the title's, else what the rows themselves say.</summary>
    private static (Month? Month, bool Assumed) MonthOf(FoundHeader header, ImportOptions options)
    {
        if ((options.Month ?? TitleMonth(header) ?? ContentMonth(header)) is { } known)
        {
            return (known, false);
        }

        return (SoftwareExportRows.LatestSince(header), true);
    }

    private static Month? TitleMonth(FoundHeader header)
    {
        foreach (var cell in Above(header).SelectMany(row => row.Cells))
        {
            if (MonthText.TryFind(cell.Text, out var month))
            {
                return month;
            }
        }

        return null;
    }

    private static Month? ContentMonth(FoundHeader header) =>
        header.Column("content") is { } column
        && header.Sheet.Rows.FirstOrDefault(row => row.Number > header.LastRow) is { } first
        && MonthText.TryFind(first[column].Text, out var month) ? month : null;

    /// <summary>A row under the headings that only numbers the columns: (1) (2) … or A B 1 2.</summary>
    private static int? NumberRow(FoundHeader header)
    {
        var next = header.Sheet.Rows.FirstOrDefault(row => row.Number > header.LastRow);
        var texts = next?.Cells.Where(cell => !cell.IsEmpty).Select(cell => cell.Text.Trim().Trim('(', ')')).ToList();
        var numbers = texts is { Count: > 2 }
            && texts.All(text => text.Length <= 2 && text.All(char.IsAsciiLetterOrDigit))
            && texts.Where(text => text.All(char.IsAsciiDigit)).Distinct().Count() >= texts.Count - 3;
        return numbers ? next!.Number : null;
    }

    /// <summary>The lines above the title that name the office: UBND XÃ …, HUYỆN ….</summary>
    private static string? Issuer(FoundHeader header)
    {
        var names = Above(header)
            .Select(row => VietnameseText.Clean(row[0].Text)).Where(IsOffice).Take(3).Reverse().ToList();
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
                + $"{string.Join(", ", SourceProfile.All.Select(source => source.Kind))}."
            : "Chưa nhận ra hàng tiêu đề của bảng. Danh sách cần các cột: "
                + string.Join("; ", sources.Select(source =>
                    $"{source.Title}: {string.Join(", ", source.Required.Select(name => source.Columns[name][0]))}"))
                        + ".");

    private static FileError MonthUnknown() => new(
        "MONTH_UNKNOWN", "Tệp không ghi tháng. Nhập lại và ghi rõ tháng của danh sách, ví dụ --month 2024-08.");
}
