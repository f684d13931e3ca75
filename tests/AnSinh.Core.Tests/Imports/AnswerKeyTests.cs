using System.Text.Json;
using AnSinh.Core.Imports;
using AnSinh.Core.Tests.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Imports;

public class AnswerKeyTests
{
    private const string PaymentList = "01_ds-chi-tra-thang-8-2024_buu-dien.xlsx";
    private const string SoftwareExport = "12_xuat-phan-mem_ma-cot.xls";
    private const string BankReturn = "09_ket-qua-chi-luong_ngan-hang_windows-1258.csv";

    [Theory]
    [InlineData(PaymentList, null)]
    [InlineData(PaymentList, "payment-list")]
    [InlineData(SoftwareExport, null)]
    [InlineData(BankReturn, null)]
    [InlineData("04_danh-sach-btxh-2019_tcvn3.xls", null)]
    [InlineData("05_ds-tro-cap_vni-windows.csv", null)]
    [InlineData("06_export-macos_nfd.tsv", null)]
    [InlineData("07_D03-TS_BHYT-thang-8-2024.xlsx", null)]
    [InlineData("08_bien-dong-tang-giam-dieu-chinh_T7-2024.xlsx", null)]
    [InlineData("11_chuc-tho-mung-tho-2025.docx", null)]
    [InlineData("16_bang-html-gia-xls.xls", null)]
    [InlineData("04_danh-sach-btxh-2019_tcvn3.xls", "registry-list")]
    [InlineData("16_bang-html-gia-xls.xls", "payment-list")]
    public void The_report_agrees_with_the_answer_key(string name, string? kind)
    {
        using var key = Key(name);
        using var report = JsonDocument.Parse(Read(name, kind).ToJson());
        foreach (var field in (
            string[])["file", "sheet", "kind", "period", "base", "year", "header_rows", "column_number_row", "counts"])
        {
            if (key.RootElement.TryGetProperty(field, out var expected))
            {
                Text(report.RootElement.GetProperty(field)).ShouldBe(Text(expected), field);
            }
        }

        Rows(report, "expected").ShouldBe(Rows(key, "expected"));
        Rows(report, "rejected").ShouldBe(Rows(key, "rejected"));
        Ignored(report).ShouldBe(Ignored(key));
    }

    [Fact]
    public void Warnings_of_the_key_are_raised_too()
    {
        foreach (var name in Directory.GetFiles(Samples.PathOf("lists")).Select(path => Path.GetFileName(path)!))
        {
            using var key = Key(name);
            using var report = JsonDocument.Parse(Read(name).ToJson());
            Warnings(key).Except(Warnings(report)).ShouldBeEmpty(name);
        }
    }

    [Fact]
    public void A_list_that_does_not_add_up_is_refused_as_a_file()
    {
        var report = Read(PaymentList);
        report.FileErrors.ShouldHaveSingleItem().Code.ShouldBe("TOTAL_MISMATCH");
        report.FileErrors[0].Acceptable.ShouldBeTrue();
        report.Totals!.DeclaredCount.ShouldBe(85);
        report.Totals.DeclaredAmount.ShouldBe(86_200_000);
        report.Totals.ComputedAmount.ShouldBe(86_350_000);
        report.Totals.FileLevelErrors.ShouldBe(["TOTAL_MISMATCH"]);
        Read(SoftwareExport).FileErrors.ShouldBeEmpty();
        Read(BankReturn).FileErrors.ShouldBeEmpty();
    }

    [Fact]
    public void The_trailer_of_a_bank_agrees_with_its_rows()
    {
        var totals = Read(BankReturn).Totals!;
        totals.DeclaredCount.ShouldBe(220);
        totals.DeclaredAmount.ShouldBe(151_250_000);
        totals.PaidAmount.ShouldBe(124_000_000);
    }

    [Fact]
    public void Every_reason_has_a_sentence_with_row_and_column()
    {
        foreach (var row in Read(SoftwareExport).Rejected.Concat(Read(PaymentList).Rejected))
        {
            row.Sentences!.Count.ShouldBe(row.Reasons!.Count);
            row.Sentences.ShouldAllBe(sentence => sentence.StartsWith($"Dòng {row.Row}, cột "));
            row.Reasons.ShouldAllBe(code => ImportReasons.Codes.Contains(code));
        }

        Read(PaymentList).Rejected.Single(row => row.Row == 66).Sentences!.Single()
            .ShouldStartWith("Dòng 66, cột F (Hệ số): hệ số “1.7”");
    }

    [Fact]
    public void Without_a_month_the_export_takes_the_latest_month_of_its_rows()
    {
        var report = ImportReader.Read(
            Samples.Bytes("lists/" + SoftwareExport), SoftwareExport, ReadingOptions.Of(null));
        report.Period.ShouldBe("2024-07");
        report.PeriodAssumed.ShouldBe(true);
        report.Counts.Expected.ShouldBe(258);
    }

    [Fact]
    public void Another_month_than_the_title_says_is_refused()
    {
        var options = ReadingOptions.Of(new Month(2024, 9));
        ImportReader.Read(Samples.Bytes("lists/" + PaymentList), PaymentList, options).FileErrors
            .ShouldContain(error => error.Code == "MONTH_MISMATCH" && !error.Acceptable);
    }

    [Fact]
    public void A_table_without_known_headings_is_refused_with_what_is_needed()
    {
        var report = ImportReader.Read("a,b\n1,2\n"u8.ToArray(), "x.csv", ReadingOptions.Of(null));
        report.FileErrors.ShouldHaveSingleItem().Code.ShouldBe("KIND_UNKNOWN");
        ImportReader.Read([], "x.csv", ReadingOptions.Of(null)).FileErrors[0].Code.ShouldBe("FILE_EMPTY");
    }

    private static ImportReport Read(string name, string? kind = null)
    {
        var options = ReadingOptions.Of(name == SoftwareExport ? new Month(2024, 8) : null);
        options = kind is null ? options : options with { Kind = kind };
        return ImportReader.Read(Samples.Bytes("lists/" + name), name, options);
    }

    private static JsonDocument Key(string name) =>
        JsonDocument.Parse(Samples.Bytes($"keys/{Path.GetFileNameWithoutExtension(name)}.key.json"));

    private static List<string> Rows(JsonDocument document, string part) =>
        [.. document.RootElement.GetProperty(part).EnumerateArray().Select(row =>
            $"{row.GetProperty("row").GetInt32()} {Text(row.GetProperty("fields"))} "
            + (row.TryGetProperty("reasons", out var reasons) && reasons.ValueKind == JsonValueKind.Array
                ? Text(reasons)
                : ""))];

    private static List<int> Ignored(JsonDocument document) =>
        [.. document.RootElement.GetProperty("ignored_rows")
            .EnumerateArray().Select(row => row.GetProperty("row").GetInt32())];

    private static List<string> Warnings(JsonDocument document) =>
        [.. ((string[])["expected", "rejected"])
            .SelectMany(part => document.RootElement.GetProperty(part).EnumerateArray())
            .SelectMany(row => row.GetProperty("warnings").EnumerateArray()
                .Select(warning => $"{row.GetProperty("row").GetInt32()} {warning.GetString()}"))];

    /// <summary>One text per content: names sorted, 1.0 as 1.</summary>
    private static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object =>
            "{" + string.Join(", ", element.EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal)
            .Select(field => field.Name + "=" + Text(field.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(", ", element.EnumerateArray().Select(Text)) + "]",
        JsonValueKind.Number => (element.GetDecimal() / 1.000000m)
            .ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
        _ => element.ToString(),
    };
}
